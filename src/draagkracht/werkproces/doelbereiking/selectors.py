"""What can be asked about attainment, change and closing of a dossier that was already opened."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from draagkracht.methodiek.doelbereiking import doelscore
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import Instrument, Onderdeel, load_instrument
from draagkracht.methodiek.profiel import profiel_van
from draagkracht.methodiek.schaal import DRAAGLAST, INZETBAAR, SCORE
from draagkracht.toegang.fouten import NietGevonden

from ..doelen.models import NIVEAUS, Doel
from ..dossier.models import Dossier
from ..meting.models import Score
from ..meting.selectors import list_open_metingen
from ..uitvoering.partijen.models import Deelname
from .models import Afsluiting, Bijdrage, Oordeel

TOLD = (SCORE, INZETBAAR)


@dataclass(frozen=True)
class Doelstand:
    """One goal with its five texts and, per voice, the last judgement; `eerder` holds the ones before, newest first."""

    doel: Doel
    niveaus: list[tuple[int, str]]
    laatste: dict[str, Oordeel]
    eerder: list[Oordeel] = field(default_factory=list)

    def tekst_van(self, niveau: int) -> str:
        """The agreed text of a level, or "" when it was not agreed."""
        return dict(self.niveaus).get(niveau, "")


@dataclass(frozen=True)
class Onderdeelverandering:
    """One part over time. `punten`: per voice its dates and scores; `uitslagen`: per voice the change as the method
    tells it (`van`, `tot`, `betrouwbaar`, `tekst`), only for a voice with two moments or more.
    """

    naam: str
    pan: str
    punten: dict[str, list[tuple[dt.date, int]]]
    uitslagen: dict[str, dict[str, Any]]


def levels_of(doel: Doel) -> list[tuple[int, str]]:
    """The five levels of a goal from -2 to 2 with their texts; "" where none was agreed."""
    texts = [str(tekst) for tekst in doel.niveaus or []][: len(NIVEAUS)]
    return list(zip(NIVEAUS, texts + [""] * (len(NIVEAUS) - len(texts)), strict=True))


def list_doelstanden(*, dossier: Dossier) -> list[Doelstand]:
    """Every goal that is worked on or finished, in the resident's order, with its judgements. Two queries."""
    doelen = list(dossier.doelen.exclude(status=Doel.Status.GEPARKEERD).order_by("volgorde", "op"))
    rows: dict[uuid.UUID, list[Oordeel]] = {doel.pk: [] for doel in doelen}
    for oordeel in Oordeel.objects.filter(doel__in=doelen).select_related("door").order_by("-op", "-pk"):
        rows[oordeel.doel_id].append(oordeel)
    return [_stand_of(doel, rows[doel.pk]) for doel in doelen]


def is_to_judge(stand: Doelstand, vandaag: dt.date) -> bool:
    """Whether the resident may be asked how it is with an active goal that has its five sentences: the day has come, or the
    professional looked, and the resident did not look since.
    """
    doel, own, other = stand.doel, stand.laatste.get("inwoner"), stand.laatste.get("professional")
    if doel.status != Doel.Status.ACTIEF or not doel.has_niveaus:
        return False
    is_due = doel.streef_op is not None and doel.streef_op <= vandaag
    if own is None:
        return is_due or other is not None
    is_since = is_due and timezone.localdate(own.op) < doel.streef_op
    return is_since or (other is not None and other.op > own.op)


def _stand_of(doel: Doel, oordelen: list[Oordeel]) -> Doelstand:
    """`oordelen` newest first."""
    laatste: dict[str, Oordeel] = {}
    eerder = [o for o in oordelen if laatste.setdefault(o.stem, o) is not o]
    return Doelstand(doel, levels_of(doel), laatste, eerder)


def list_doelscores(standen: list[Doelstand]) -> list[tuple[str, float, int]]:
    """Per voice its T over the goals it judged, and over how many: for research, never first and never alone."""
    found = []
    for stem in ("inwoner", "professional"):
        levels = [stand.laatste[stem].niveau for stand in standen if stem in stand.laatste]
        if levels:
            found.append((stem, doelscore(levels), len(levels)))
    return found


def list_veranderingen(*, dossier: Dossier) -> list[Onderdeelverandering]:
    """Every part that some voice measured at two moments or more, in the order of the newest instrument.

    Per voice and part from the first to the last moment at which it was recorded. A moment that was measured with another
    instrument counts for the parts that have the same anchors there; one that does not lie open is left out, because its
    scores are not to be seen yet. Draagkracht is told as it can be used now (`inzetbaar`).
    """
    fields = ("meting__instrument", "meting__moment__op", "meting__stem", "onderdeel", "score", "inzetbaar")
    rows = list(
        Score.objects.filter(meting__in=list_open_metingen(dossier=dossier), status=Score.Status.VASTGELEGD)
        .order_by("meting__moment__op", "pk")
        .values_list(*fields)
    )
    instrument = _instrument(rows[-1][0] if rows else "")
    found = []
    for part in instrument.onderdelen:
        metingen = [meting for row in rows if (meting := _meting_of(row, part))]
        invoer = {"instrument": instrument.code, "metingen": metingen}
        changes = profiel_van(invoer, instrument=instrument)["veranderingen"]
        of_part = {c["stem"]: c for c in changes if c["onderdeel"] == part.code and c["maat"] in TOLD}
        if of_part:
            found.append(Onderdeelverandering(part.naam, part.pan, _points(metingen, part), of_part))
    return found


def _meting_of(row: tuple, part: Onderdeel) -> dict[str, Any] | None:
    """What one row says about this part, in the shape that `profiel_van` reads; None when it says nothing about it."""
    code, op, stem, onderdeel, score, inzetbaar = row
    value = score if part.pan == DRAAGLAST else inzetbaar
    if onderdeel != part.code or value is None or not _asks_the_same(code, part):
        return None
    scores = {part.code: value if part.pan == DRAAGLAST else {INZETBAAR: value}}
    return {"op": op.isoformat(), "stem": stem, part.pan: scores}


def _asks_the_same(code: str, part: Onderdeel) -> bool:
    """Under other sentences the same number says something else: that is no change of the resident."""
    try:
        return dict(load_instrument(code).onderdeel(part.code).ankers) == dict(part.ankers)
    except MethodiekFout:
        return False


def _points(metingen: list[dict[str, Any]], part: Onderdeel) -> dict[str, list[tuple[dt.date, int]]]:
    """Per voice the dates and scores of one part, the first date first."""
    found: dict[str, list[tuple[dt.date, int]]] = {}
    for meting in metingen:
        value = meting[part.pan][part.code]
        score = value[INZETBAAR] if isinstance(value, dict) else value
        found.setdefault(meting["stem"], []).append((dt.date.fromisoformat(meting["op"]), score))
    return found


def _instrument(code: str) -> Instrument:
    """The instrument of this code, or the one that is asked now when it is not there (any more)."""
    try:
        return load_instrument(code)
    except MethodiekFout:
        return load_instrument()


def list_bijdragen(*, dossier: Dossier) -> QuerySet[Bijdrage]:
    """What every party brought, the newest first."""
    return dossier.bijdragen.select_related("doel", "door").order_by("-op")


def list_partijbijdragen(*, deelname: Deelname) -> list[Bijdrage]:
    """What one party wrote itself, the newest first, with what it meant to each voice."""
    rows = deelname.bijdragen.select_related("doel", "door").prefetch_related("betekenissen")
    return list(rows.order_by("-op", "pk"))


def get_bijdrage(*, dossier: Dossier, bijdrage_id: uuid.UUID) -> Bijdrage:
    """One contribution of this dossier. Raises NietGevonden."""
    found = dossier.bijdragen.filter(pk=bijdrage_id).first()
    if found is None:
        raise NietGevonden
    return found


def list_afsluitingen(*, dossier: Dossier) -> QuerySet[Afsluiting]:
    """Every closing and reopening, the newest first."""
    return dossier.afsluitingen.select_related("gesloten_door", "heropend_door").order_by("-gesloten_op")
