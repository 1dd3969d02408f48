"""The voices beside each other, and a moment beside an earlier one: facts for every page, picture and letter.

Works on metingen that were already found visible (see selectors); what is not given in is nowhere in the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from draagkracht.methodiek import balans
from draagkracht.methodiek.instrument import Instrument, Onderdeel
from draagkracht.methodiek.profiel import HELE_PAN, profiel_van
from draagkracht.methodiek.schaal import AANWEZIG, DRAAGKRACHT, INZETBAAR, PANNEN, SCORE, niveauwoord

from ..dossier.models import Stem
from .antwoorden import instrument_of, scores_of
from .models import Meting

# What asks for something first: relief of what is stuck, then using what is there, then growing.
_ORDER = (balans.GEBLOKKEERD, balans.BENUTTEN, balans.VERSTERKEN, balans.AANWEZIG_TOESTAND)
STEMMEN = (Stem.INWONER, Stem.PROFESSIONAL, Stem.NAASTE)


@dataclass(frozen=True)
class Stemdeel:
    """One voice on one part. `eerder` holds its scores at the earlier moment; `status` is "" when nothing was said.

    `bron` is what an imported score was made from: {"systeem", "ruw": {domain: score}, "regel"}; None for our own.
    """

    scores: Mapping[str, int] = field(default_factory=dict)
    eerder: Mapping[str, int] = field(default_factory=dict)
    status: str = ""
    reden: str = ""
    woorden: str = ""
    bron: Mapping[str, Any] | None = None
    is_afgeleid: bool = False


@dataclass(frozen=True)
class Rij:
    """One part with what each voice says. `toestand` is "" where the voices call for different things."""

    onderdeel: Onderdeel
    stemmen: Mapping[str, Stemdeel]
    uiteen: tuple[str, ...]
    toestand: str

    @property
    def is_gesprekspunt(self) -> bool:
        return bool(self.uiteen)

    def woord(self, stem: str, maat: str) -> str:
        """The word for this voice's level ("snel aanpakken"), "" without a score."""
        score = self.stemmen[stem].scores.get(maat)
        return "" if score is None else niveauwoord(self.onderdeel.pan, score)


@dataclass(frozen=True)
class Verandering:
    """One measure of one part (None: the mean of the pan) of one voice, then and now."""

    onderdeel: Onderdeel | None
    pan: str
    maat: str
    stem: str
    van: float
    tot: float
    betrouwbaar: bool | None
    tekst: str


@dataclass(frozen=True)
class Vergelijking:
    """`rijen` in the instrument's order; `gemiddelden[stem]` holds both pans, each `gemiddelde` and `n` (never a sum)."""

    instrument: Instrument
    rijen: tuple[Rij, ...]
    gemiddelden: Mapping[str, Mapping[str, Mapping[str, Any]]]
    veranderingen: tuple[Verandering, ...]
    stemmen: tuple[str, ...]

    @property
    def gesprekspunten(self) -> list[Rij]:
        return [rij for rij in self.rijen if rij.is_gesprekspunt]

    @property
    def overgenomen(self) -> list[tuple[Onderdeel, str, Stemdeel]]:
        """Every score that was made from another system's, with what it was made from."""
        return [
            (rij.onderdeel, stem, deel)
            for rij in self.rijen
            for stem, deel in rij.stemmen.items()
            if deel.bron
        ]

    def van_groep(self, groep: str) -> list[Rij]:
        return [rij for rij in self.rijen if rij.onderdeel.groep == groep]


def profielinvoer(metingen: Iterable[Meting], instrument: Instrument) -> dict[str, Any]:
    """The metingen as the method's own input (`draagkracht profiel` reads the same); parts it lacks are left out."""
    return {"instrument": instrument.code, "metingen": [_invoer_of(m, instrument) for m in metingen]}


def _invoer_of(meting: Meting, instrument: Instrument) -> dict[str, Any]:
    out: dict[str, Any] = {
        "op": meting.moment.op.isoformat(),
        "stem": meting.stem,
        **{pan: {} for pan in PANNEN},
    }
    recorded = {score.onderdeel: scores_of(score) for score in meting.scores.all()}
    for part in instrument.onderdelen:
        if scores := recorded.get(part.code):
            out[part.pan][part.code] = scores if part.pan == DRAAGKRACHT else scores[SCORE]
    return out


def compare(nu: Sequence[Meting], eerder: Sequence[Meting] = ()) -> Vergelijking:
    """The voices of one moment beside each other, and beside those of an earlier one. `nu` holds at least one voice."""
    instrument = instrument_of(nu[0].instrument)
    deel = _parts_of(nu, eerder)
    profiel = profiel_van(profielinvoer([*eerder, *nu], instrument), instrument=instrument)
    op = nu[0].moment.op.isoformat()
    spoken = tuple(stem for stem in STEMMEN if stem in {m.stem for m in nu})
    uiteen: dict[str, list[str]] = {}
    for verschil in profiel["verschillen"]:
        if verschil["op"] == op and verschil["gesprekspunt"]:
            uiteen.setdefault(verschil["onderdeel"], []).append(verschil["maat"])
    return Vergelijking(
        instrument=instrument,
        rijen=tuple(_row(part, deel, tuple(uiteen.get(part.code, ()))) for part in instrument.onderdelen),
        gemiddelden={m["stem"]: m for m in profiel["metingen"] if m["op"] == op},
        veranderingen=tuple(_change(v, instrument) for v in profiel["veranderingen"] if v["pan"] in PANNEN),
        stemmen=spoken,
    )


def _parts_of(nu: Sequence[Meting], eerder: Sequence[Meting]) -> dict[tuple[str, str], Stemdeel]:
    before = {(m.stem, s.onderdeel): scores_of(s) for m in eerder for s in m.scores.all()}
    parts = {key: Stemdeel(eerder=scores) for key, scores in before.items()}
    for meting in nu:
        for score in meting.scores.all():
            key = (meting.stem, score.onderdeel)
            parts[key] = Stemdeel(
                scores_of(score),
                before.get(key, {}),
                score.status,
                score.reden,
                score.woorden,
                score.bron,
                score.is_afgeleid,
            )
    return parts


def _row(part: Onderdeel, parts: Mapping[tuple[str, str], Stemdeel], uiteen: tuple[str, ...]) -> Rij:
    voices = {str(stem): parts.get((stem, part.code), Stemdeel()) for stem in STEMMEN}
    said = [(v.scores.get(AANWEZIG), v.scores.get(INZETBAAR)) for v in voices.values()]
    return Rij(part, voices, uiteen, "" if part.pan != DRAAGKRACHT else state_of(said, bool(uiteen)))


def state_of(said: Iterable[tuple[int | None, int | None]], is_gesprekspunt: bool) -> str:
    """One word for a part of draagkracht, on screen and on paper; "" when nothing can be said.

    `said` holds per voice what is there and what can be used. When the voices differ by two levels and call for
    different things, they talk first: no word then.
    """
    states = {balans.toestand(aanwezig, inzetbaar) for aanwezig, inzetbaar in said} - {None}
    if is_gesprekspunt and len(states) > 1:
        return ""
    return next((state for state in _ORDER if state in states), "")


def _change(ruw: Mapping[str, Any], instrument: Instrument) -> Verandering:
    code = ruw["onderdeel"]
    return Verandering(
        onderdeel=None if code == HELE_PAN else instrument.onderdeel(code),
        pan=ruw["pan"],
        maat=ruw["maat"],
        stem=ruw["stem"],
        van=ruw["van"],
        tot=ruw["tot"],
        betrouwbaar=ruw["betrouwbaar"],
        tekst=ruw["tekst"],
    )
