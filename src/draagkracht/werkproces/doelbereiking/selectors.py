"""What can be asked about attainment, change and closing of a dossier that was already opened."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from draagkracht.methodiek.doelbereiking import doelscore
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import Instrument, load_instrument
from draagkracht.methodiek.profiel import profiel_van
from draagkracht.toegang.fouten import NietGevonden

from ..doelen.models import NIVEAUS, Doel
from ..dossier.models import Dossier
from ..meting.models import Meting, Score
from .models import Afsluiting, Bijdrage, Oordeel

WHOLE_PAN = "*"


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


def get_doel(*, dossier: Dossier, doel_id: uuid.UUID) -> Doel:
    """One goal of this dossier. Raises NietGevonden."""
    found = dossier.doelen.filter(pk=doel_id).first()
    if found is None:
        raise NietGevonden
    return found


def list_doelscores(standen: list[Doelstand]) -> list[tuple[str, float, int]]:
    """Per voice its T over the goals it judged, and over how many: for research, never first and never alone."""
    found = []
    for stem in ("inwoner", "professional"):
        levels = [stand.laatste[stem].niveau for stand in standen if stem in stand.laatste]
        if levels:
            found.append((stem, doelscore(levels), len(levels)))
    return found


def list_veranderingen(*, dossier: Dossier) -> list[dict[str, Any]]:
    """Per voice and part the change between its first and last finished meting, as `profiel_van` tells it.

    Each carries `naam` as well. Only metingen with the instrument of the first one are compared; a moment in which
    somebody is still busy is left out, because its scores are not to be seen yet. Means of a pan are left out too.
    """
    busy = Meting.objects.filter(moment=OuterRef("meting__moment"), afgerond_op__isnull=True)
    rows = list(
        Score.objects.filter(meting__moment__dossier=dossier.pk, status=Score.Status.VASTGELEGD)
        .exclude(Exists(busy))
        .order_by("meting__moment__op", "pk")
        .values_list(
            "meting__instrument",
            "meting__moment__op",
            "meting__stem",
            "onderdeel",
            "score",
            "aanwezig",
            "inzetbaar",
        )
    )
    if not rows:
        return []
    instrument = _instrument(rows[0][0])
    found = profiel_van(_invoer(rows, instrument), instrument=instrument)["veranderingen"]
    return [
        {**row, "naam": instrument.onderdeel(row["onderdeel"]).naam}
        for row in found
        if row["onderdeel"] != WHOLE_PAN
    ]


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
