"""Which facilities hold a part of a word: asked of the index of letters that the database keeps (migration 0002)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from django.db import connection

from .models import Zoektekst
from .onthouden import last_change, remember

MAX_SLEUTELS = 800  # in one question to the database
MAX_GEZIEN = 1_500  # texts of the index that are looked at, over all municipalities
KORTST = 3  # letters before the index knows anything about a word
INDEX = f"{Zoektekst._meta.db_table}_letters"


def find_with(gemeente: str, woorden: Sequence[str]) -> list[Any] | None:
    """The facilities that hold all of these words, their keys as the database has them.

    None when they are so many that one comes by them soon enough anyway.
    """
    if not any(len(woord) >= KORTST for woord in woorden):
        return None
    return remember(
        gemeente, f"woorden:{quote(' '.join(woorden))}", last_change(), lambda: _find_with(gemeente, woorden)
    )


def _find_with(gemeente: str, woorden: Sequence[str]) -> list[Any] | None:
    teksten = Zoektekst.objects.filter(gemeente=gemeente)
    if connection.vendor == "sqlite":
        nummers = _find_in_letters([woord for woord in woorden if len(woord) >= KORTST])
        if len(nummers) > MAX_GEZIEN:
            return None
        teksten = teksten.filter(pk__in=nummers)
    for woord in woorden:
        if connection.vendor != "sqlite" or len(woord) < KORTST:
            teksten = teksten.filter(tekst__contains=woord)
    sleutels = list(teksten.values_list("voorziening_id", flat=True)[: MAX_SLEUTELS + 1])
    veld = Zoektekst._meta.get_field("voorziening")
    return (
        [veld.get_db_prep_value(sleutel, connection) for sleutel in sleutels]
        if len(sleutels) <= MAX_SLEUTELS
        else None
    )


def _find_in_letters(woorden: Sequence[str]) -> list[int]:
    """The numbers of the texts out of SQLite's own index, which knows no municipalities; one more than is looked at."""
    with connection.cursor() as cursor:
        # A word holds letters, figures and _, which mean nothing between quotes.
        cursor.execute(
            f"SELECT rowid FROM {INDEX} WHERE tekst MATCH %s LIMIT {MAX_GEZIEN + 1}",  # noqa: S608 - our own names
            [" AND ".join(f'"{woord}"' for woord in woorden)],
        )
        return [rij[0] for rij in cursor.fetchall()]
