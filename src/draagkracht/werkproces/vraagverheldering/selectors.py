"""What can be asked about step 3 in a dossier that was already opened."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import QuerySet

from draagkracht.methodiek.bevindingen import Beeld, Voorstel, propose_bevindingen
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import Instrument, Onderdeel, load_instrument
from draagkracht.methodiek.schaal import DRAAGLAST, SCORE, STEMMEN, niveauwoord
from draagkracht.toegang.fouten import NietGevonden

from ..dossier.akkoorden import Standpunt, list_standpunten
from ..dossier.models import Akkoord, Dossier
from ..meting.models import Meting, Moment, Score
from ..meting.selectors import is_open
from .models import Bevinding, Verband, Visie

AGREED_FIELDS = ("samenvatting", "tekst")


@dataclass(frozen=True)
class Zicht:
    """What one voice may see of a moment: the scores of finished metingen. `moment` is None when there is nothing yet.

    `is_samen` is False when only the own voice is shown, because the other has not finished.
    """

    moment: Moment | None = None
    is_samen: bool = False
    scores: list[Score] = field(default_factory=list)
    instrument: Instrument = field(default_factory=load_instrument)


@dataclass(frozen=True)
class Regel:
    """One part in the profile in brief: its name, and who sees what, in words."""

    naam: str
    pan: str
    hoogste: int
    stemmen: list[tuple[str, str]]


def read_zicht(*, dossier: Dossier, stem: str) -> Zicht:
    """The latest moment that lies open (see `meting.selectors`); without one, the latest that `stem` finished itself.

    Only finished voices: nobody reads the other's scores before, and a third voice waits for both as well.
    """
    rows = Meting.objects.filter(moment__dossier=dossier).select_related("moment")
    ordered = rows.order_by("-moment__op", "moment_id", "stem")
    moments = [list(group) for _pk, group in groupby(ordered, key=lambda meting: meting.moment_id)]
    finished = [[m for m in voices if m.afgerond_op] for voices in moments]
    is_shared = [is_open(voices[0].moment, voices) for voices in moments]
    shared = next((done for done, is_for_all in zip(finished, is_shared, strict=True) if is_for_all), None)
    own = ([m for m in done if m.stem == stem] for done in finished)
    metingen = shared or next(filter(None, own), None)
    if not metingen:
        return Zicht()
    instrument = _instrument_of(metingen[0])
    known = {part.code for part in instrument.onderdelen}
    scores = (
        Score.objects.filter(meting__in=metingen, onderdeel__in=known).select_related("meting").order_by("pk")
    )
    return Zicht(metingen[0].moment, shared is not None, list(scores), instrument)


def _instrument_of(meting: Meting) -> Instrument:
    try:
        return load_instrument(meting.instrument)
    except MethodiekFout:
        # An instrument that is no longer shipped: the standard one names the kader's parts as well.
        return load_instrument()


def beelden_of(zicht: Zicht) -> list[Beeld]:
    """The recorded scores per part, as the method's rules want them."""
    per_part: dict[str, dict[str, dict[str, int]]] = {}
    for score in zicht.scores:
        part = zicht.instrument.onderdeel(score.onderdeel)
        said = {maat: value for maat in part.maten if (value := getattr(score, maat)) is not None}
        if score.status == Score.Status.VASTGELEGD and said:
            per_part.setdefault(score.onderdeel, {})[score.meting.stem] = said
    return [Beeld(code, scores) for code, scores in per_part.items()]


def list_voorstellen(*, zicht: Zicht, bevindingen: Iterable[Bevinding]) -> list[Voorstel]:
    """What the profile suggests and nobody took along yet. A proposal is stored nowhere and never asks twice."""
    taken = {(bevinding.soort, bevinding.onderdeel) for bevinding in bevindingen}
    proposed = propose_bevindingen(beelden_of(zicht), zicht.instrument)
    return [voorstel for voorstel in proposed if (voorstel.soort, voorstel.onderdeel) not in taken]


def brief_profiel(*, zicht: Zicht) -> list[Regel]:
    """Every recorded part in words: what weighs by its score, what carries by what can be used now; highest first."""
    lines = []
    for beeld in beelden_of(zicht):
        part = zicht.instrument.onderdeel(beeld.onderdeel)
        maat = part.maten[-1] if part.pan != DRAAGLAST else SCORE
        voices = ((stem, beeld.scores.get(stem, {})) for stem in STEMMEN)
        said = [(stem, scores[maat]) for stem, scores in voices if maat in scores]
        if said:
            words = [(stem, niveauwoord(part.pan, value)) for stem, value in said]
            lines.append(Regel(part.naam, part.pan, max(value for _stem, value in said), words))
    return sorted(lines, key=lambda line: -line.hoogste)


def list_woorden(*, zicht: Zicht) -> list[tuple[Onderdeel, str, str]]:
    """(part, voice, own words) for every part about which somebody said something in own words."""
    said = [score for score in zicht.scores if score.woorden.strip()]
    return [(zicht.instrument.onderdeel(score.onderdeel), score.meting.stem, score.woorden) for score in said]


def list_bevindingen(*, dossier: Dossier) -> QuerySet[Bevinding]:
    """All findings in the order in which they were found, with what helps them (`krachten`)."""
    return dossier.bevindingen.prefetch_related("krachten").order_by("op", "pk")


def get_bevinding(*, dossier: Dossier, bevinding_id: uuid.UUID) -> Bevinding:
    """One finding of this dossier. Raises NietGevonden when it is not there, or of another dossier."""
    found = dossier.bevindingen.filter(pk=bevinding_id).first()
    if found is None:
        raise NietGevonden
    return found


def list_verbanden(*, dossier: Dossier) -> list[Verband]:
    """Which draagkracht helps with which draaglast."""
    return list(Verband.objects.filter(last__dossier=dossier).select_related("last", "kracht").order_by("pk"))


def get_visie(*, dossier: Dossier) -> Visie | None:
    """The summary and the shared vision; None when nothing was written yet."""
    return Visie.objects.filter(dossier=dossier).first()


def list_visiestandpunten(*, dossier: Dossier, visie: Visie | None) -> dict[str, Standpunt]:
    """Per voice the last answer to the shared vision, and what read differently at the time."""
    objecten = [visie] if visie else []
    found = list_standpunten(
        dossier=dossier, onderwerp=Akkoord.Onderwerp.VISIE, objecten=objecten, velden=AGREED_FIELDS
    )
    return found.get(visie.pk, {}) if visie else {}
