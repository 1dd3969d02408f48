"""What can be asked about attainment, change and closing of a dossier that was already opened."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from draagkracht.methodiek.doelbereiking import doelscore
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import Instrument, Onderdeel, load_instrument
from draagkracht.methodiek.profiel import profiel_van
from draagkracht.toegang.fouten import NietGevonden

from ..doelen.models import NIVEAUS, Doel
from ..dossier.models import Dossier
from ..meting.models import Score
from ..meting.selectors import list_open_metingen
from .models import Afsluiting, Bijdrage, Oordeel

TOLD = ("score", "inzetbaar")


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
    """Every part that some voice measured at two moments or more, in the order of the instrument.

    Only metingen with the instrument of the first one are compared; a moment that does not lie open is left out,
    because its scores are not to be seen yet. Draagkracht is told as it can be used now (`inzetbaar`).
    """
    fields = (
        "meting__instrument",
        "meting__moment__op",
        "meting__stem",
        "onderdeel",
        "score",
        "aanwezig",
        "inzetbaar",
    )
    rows = list(
        Score.objects.filter(meting__in=list_open_metingen(dossier=dossier), status=Score.Status.VASTGELEGD)
        .order_by("meting__moment__op", "pk")
        .values_list(*fields)
    )
    if not rows:
        return []
    instrument = _instrument(rows[0][0])
    invoer = _invoer(rows, instrument)
    changes = [c for c in profiel_van(invoer, instrument=instrument)["veranderingen"] if c["maat"] in TOLD]
    found = []
    for part in instrument.onderdelen:
        of_part = {c["stem"]: c for c in changes if c["onderdeel"] == part.code}
        if of_part:
            punten = _points(invoer["metingen"], part)
            found.append(Onderdeelverandering(part.naam, part.pan, punten, of_part))
    return found


def _points(metingen: list[dict[str, Any]], part: Onderdeel) -> dict[str, list[tuple[dt.date, int]]]:
    """Per voice the dates and scores of one part, the first date first."""
    found: dict[str, list[tuple[dt.date, int]]] = {}
    for meting in metingen:
        value = meting[part.pan].get(part.code)
        score = value["inzetbaar"] if isinstance(value, dict) else value
        if score is not None:
            found.setdefault(meting["stem"], []).append((dt.date.fromisoformat(meting["op"]), score))
    return found


def _instrument(code: str) -> Instrument:
    try:
        return load_instrument(code)
    except MethodiekFout:
        return load_instrument()


def _invoer(rows: list[tuple], instrument: Instrument) -> dict[str, Any]:
    """The metingen in the shape that `profiel_van` reads; parts that the instrument does not have are left out."""
    first, pans = rows[0][0], {part.code: part.pan for part in instrument.onderdelen}
    metingen: dict[tuple, dict[str, Any]] = {}
    for code, op, stem, onderdeel, score, aanwezig, inzetbaar in rows:
        if code != first or onderdeel not in pans:
            continue
        meting = metingen.setdefault(
            (op, stem), {"op": op.isoformat(), "stem": stem, "draaglast": {}, "draagkracht": {}}
        )
        values = {"draaglast": score, "draagkracht": {"aanwezig": aanwezig, "inzetbaar": inzetbaar}}
        meting[pans[onderdeel]][onderdeel] = values[pans[onderdeel]]
    return {"instrument": instrument.code, "metingen": list(metingen.values())}


def list_bijdragen(*, dossier: Dossier) -> QuerySet[Bijdrage]:
    """What every party brought, the newest first."""
    return dossier.bijdragen.select_related("doel", "door").order_by("-op")


def get_bijdrage(*, dossier: Dossier, bijdrage_id: uuid.UUID) -> Bijdrage:
    """One contribution of this dossier. Raises NietGevonden."""
    found = dossier.bijdragen.filter(pk=bijdrage_id).first()
    if found is None:
        raise NietGevonden
    return found


def list_afsluitingen(*, dossier: Dossier) -> QuerySet[Afsluiting]:
    """Every closing and reopening, the newest first."""
    return dossier.afsluitingen.select_related("gesloten_door", "heropend_door").order_by("-gesloten_op")
