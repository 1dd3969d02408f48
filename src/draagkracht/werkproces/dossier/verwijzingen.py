"""Ids and dates that come in with a form: only what is of this dossier, and no year that nobody means."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import Fout

YEARS = (2000, 2100)


def find_own(rows: models.QuerySet, pk: uuid.UUID | str | None, veld: str) -> models.Model | None:
    """The row with this id among those of the dossier, or None for none. Raises Fout when it is not one of them."""
    return find_owns(rows, [pk], veld)[0] if pk else None


def find_owns(rows: models.QuerySet, ids: Iterable[uuid.UUID | str], veld: str) -> list[models.Model]:
    """The rows with these ids among those of the dossier. Raises Fout when one is not."""
    wanted = {str(pk) for pk in ids}
    try:
        found = list(rows.filter(pk__in=wanted))
    except ValidationError:
        found = []
    if len(found) != len(wanted):
        raise Fout(_("Dit hoort niet bij dit dossier. Kies uit de lijst."), veld)
    return found


def check_jaar(dag: dt.date | None, veld: str) -> None:
    """Raise Fout for a year that is a slip of the pen; no date at all is fine."""
    if dag is not None and not YEARS[0] <= dag.year <= YEARS[1]:
        raise Fout(_("Deze datum ligt te ver weg. Kijk het jaartal na."), veld)
