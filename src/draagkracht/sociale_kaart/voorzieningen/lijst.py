"""The facilities on one page of a list, read with SQL that is made once.

The SQL comes from the model, with places for twenty keys: making it anew for every page costs several times what running
it does.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models.query import get_related_populators

from .models import Voorziening

PER_KEER = 20
# What a line in a list says about a facility; the rest is asked for with the facility itself.
IN_LIJST = (
    *("naam", "organisatie", "omschrijving", "status", "plekken", "bedrag", "kosten", "leeftijd_van", "leeftijd_tot"),
    *("nagekeken_op", "nagekeken_namens", "bevestigd_op", "toegevoegd_op"),
    *(f"nagekeken_door__{veld}" for veld in ("naam", "gebruikersnaam", "rol")),
)  # fmt: skip


def load_lijst(sleutels: Sequence[uuid.UUID]) -> list[Voorziening]:
    """These facilities in this order, with who checked them; one that is gone meanwhile is left out."""
    gevonden: dict[uuid.UUID, Voorziening] = {}
    for begin in range(0, len(sleutels), PER_KEER):
        for voorziening in _load(sleutels[begin : begin + PER_KEER]):
            gevonden[voorziening.pk] = voorziening
    return [gevonden[sleutel] for sleutel in sleutels if sleutel in gevonden]


def _load(sleutels: Sequence[uuid.UUID]) -> list[Voorziening]:
    gemaakt = _made(connection.vendor)
    vol = [*sleutels, *[sleutels[0]] * (PER_KEER - len(sleutels))]
    veld = Voorziening._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(gemaakt.sql, [veld.get_db_prep_value(sleutel, connection) for sleutel in vol])
        rijen = [list(rij) for rij in cursor.fetchall()]
    voorzieningen = []
    for rij in rijen:
        for plek, functies, kolom in gemaakt.converters:
            for functie in functies:
                rij[plek] = functie(rij[plek], kolom, connection)
        voorziening = Voorziening.from_db(DEFAULT_DB_ALIAS, gemaakt.namen, rij[: len(gemaakt.namen)])
        for vul in gemaakt.verwanten:
            vul.populate(rij, voorziening)
        voorzieningen.append(voorziening)
    return voorzieningen


@dataclass(frozen=True)
class _Gemaakt:
    """The SQL with its places; what its columns are called, and how each becomes a value of Python."""

    sql: str
    namen: Sequence[str]
    converters: Sequence[tuple[int, Sequence[Any], Any]]
    verwanten: Sequence[Any]


@cache
def _made(vendor: str) -> _Gemaakt:
    """Once per kind of database."""
    vraag = Voorziening.objects.select_related("nagekeken_door").only(*IN_LIJST)
    vraag = vraag.filter(pk__in=[uuid.UUID(int=n) for n in range(PER_KEER)]).order_by()
    compiler = vraag.query.get_compiler(DEFAULT_DB_ALIAS)
    sql = compiler.as_sql()[0]
    kolommen = [kolom for kolom, _sql, _alias in compiler.select]
    return _Gemaakt(
        sql=sql,
        namen=[kolommen[plek].target.attname for plek in compiler.klass_info["select_fields"]],
        converters=[(plek, *paar) for plek, paar in compiler.get_converters(kolommen).items()],
        verwanten=get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS),
    )
