"""Looking back in one dossier: what was done and what it changed, and who looked. Every list is bounded by its page."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.toegang.models import Account, Inzage

from ..aanpak.models import Behapbaar, Stap, Voorkeur
from ..doelbereiking.models import Bijdrage, Oordeel
from ..doelen.models import Doel, Doelgesprek
from ..dossier.models import Dossier, Handeling, Inwoner, Netwerklid
from ..hulpvraag.models import Hulpvraag
from ..meting.models import Meting, Score
from ..meting.selectors import list_visible
from ..uitvoering.models import Afspraak, Notitie
from ..vraagverheldering.models import Bevinding, Visie

PER_PAGE = 25
LOOKS_PER_PAGE = 50
KEPT = (
    Inwoner,
    Netwerklid,
    Hulpvraag,
    Meting,
    Bevinding,
    Visie,
    Doel,
    Doelgesprek,
    Stap,
    Behapbaar,
    Voorkeur,
    Afspraak,
    Notitie,
    Oordeel,
    Bijdrage,
)
OWN = {
    "id",
    "dossier",
    "versie",
    "op",
    "door",
    "doel",
    "doel_versie",
    "bevinding",
    "voorbeeld",
    "moment",
    "meting",
    "account",
    "huishouden",
    "gemeente",
    "bron",
}
HIDDEN = {"bsn"}


@dataclass(frozen=True)
class Verschil:
    """One field that an act changed, in words: `oud` is "" for what is new."""

    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Regel:
    """An act, or the same act done several times in a row on one day: the last of them, and all that changed."""

    handeling: Handeling
    verschillen: list[Verschil]
    aantal: int = 1


def list_geschiedenis(*, dossier: Dossier, door: Account, bladzijde: int = 1) -> tuple[list[Regel], bool]:
    """A page of acts, newest first, each with what it changed; and whether there are more. A constant number of queries.

    The same act by the same person, several times in a row on one day, is one line. Of scores only what `door` may see
    now: looking back is no way around the blind rule.
    """
    start = (bladzijde - 1) * PER_PAGE
    acts = dossier.handelingen.select_related("door").order_by("-op", "-pk")
    found = list(acts[start : start + PER_PAGE + 1])
    shown = found[:PER_PAGE]
    ids = {act.onderwerp for act in shown if act.onderwerp}
    seen = ids & set(list_visible(dossier=dossier, door=door))
    changes = _changes(ids, seen, {act.op for act in shown})
    regels = [
        Regel(acts[0], [v for act in acts for v in changes.get((act.onderwerp, act.op), [])], len(acts))
        for acts in (list(group) for _key, group in groupby(shown, key=_kind_of))
    ]
    return regels, len(found) > PER_PAGE


def _kind_of(act: Handeling) -> tuple[str, uuid.UUID | None, dt.date]:
    return act.soort, act.door_id, timezone.localdate(act.op)


def _changes(
    ids: set[uuid.UUID], metingen: set[uuid.UUID], ops: set[dt.datetime]
) -> dict[tuple[uuid.UUID, dt.datetime], list[Verschil]]:
    """Per subject and moment what changed, from the history of every kind of object; scores of `metingen` only."""
    found: dict[tuple[uuid.UUID, dt.datetime], list[Verschil]] = {}
    if not ids:
        return found
    for model in KEPT:
        rows = model.history.filter(id__in=ids, history_date__lte=max(ops)).order_by("id", "history_id")
        for old, new in _pairs(rows):
            if new.history_date in ops:
                found.setdefault((new.id, new.history_date), []).extend(_differences(model, old, new))
    scores = Score.history.filter(meting_id__in=metingen, history_date__lte=max(ops))
    scores = scores.order_by("id", "history_id")
    for old, new in _pairs(scores):
        if new.history_date in ops:
            found.setdefault((new.meting_id, new.history_date), []).extend(
                Verschil(f"{new.onderdeel}: {v.veld}", v.oud, v.nieuw) for v in _differences(Score, old, new)
            )
    return found


def _pairs(rows: Iterable[Any]) -> Iterator[tuple[Any | None, Any]]:
    """Each line of history with the one before it of the same object."""
    before = None
    for row in rows:
        yield (before if before is not None and before.id == row.id else None), row
        before = row


def _differences(model: type[Model], old: Any | None, new: Any) -> list[Verschil]:
    found = []
    for field in model._meta.concrete_fields:
        if field.name in OWN or not hasattr(new, field.attname):
            continue
        oud, nieuw = (_words(row, field.attname) if row is not None else "" for row in (old, new))
        if oud != nieuw:
            if field.name in HIDDEN:
                oud, nieuw = _hidden(oud), _hidden(nieuw)
            found.append(Verschil(str(field.verbose_name), oud, nieuw))
    return found


def _hidden(text: str) -> str:
    return _("wordt niet getoond") if text else ""


def _words(row: Any, name: str) -> str:
    value = getattr(row, name)
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    display = getattr(row, f"get_{name}_display", None)
    if display:
        return str(display())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def list_inzages(*, dossier: Dossier, bladzijde: int = 1) -> tuple[list[Inzage], bool]:
    """A page of the read log of this dossier, newest first; and whether there are more."""
    start = (bladzijde - 1) * LOOKS_PER_PAGE
    lines: QuerySet[Inzage] = Inzage.objects.filter(keten=dossier.pk).select_related("account")
    found = list(lines.order_by("-volgnummer")[start : start + LOOKS_PER_PAGE + 1])
    return found[:LOOKS_PER_PAGE], len(found) > LOOKS_PER_PAGE
