"""How the two pans are weighed: means, effective draagkracht, balance, difference between voices, state
of a part.

Source: Rijnkels & Jonker (BMC, Universiteit Twente) for the two pans; the rules are our own. Nothing here
is a verdict: no figure decides, ranks or gates anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from draagkracht.methodiek.schaal import DRAAGKRACHT, DRAAGLAST, check_score, kader_codes

TE_WEINIG_GEGEVENS = "te_weinig_gegevens"
GESPREKSPUNT_VANAF = 2

BENUTTEN = "benutten"
GEBLOKKEERD = "geblokkeerd"
VERSTERKEN = "versterken"
AANWEZIG_TOESTAND = "aanwezig"
TOESTANDEN = (BENUTTEN, GEBLOKKEERD, VERSTERKEN, AANWEZIG_TOESTAND)


@dataclass(frozen=True, slots=True)
class Gemiddelde:
    """The mean of a pan: `waarde` in 0..4 over `n` recorded parts, or None with the `reden` why there is
    none.
    """

    waarde: float | None
    n: int
    reden: str | None = None


def draaglast(scores: Mapping[str, int | None]) -> Gemiddelde:
    """Return the mean draaglast over `score` per part code; parts outside the kader's pan do not count."""
    return _mean_of_pan(DRAAGLAST, scores)


def effectieve_draagkracht(inzetbaar: Mapping[str, int | None]) -> Gemiddelde:
    """Return the mean draagkracht that can be used now, over `inzetbaar` per part code; see `draaglast`."""
    return _mean_of_pan(DRAAGKRACHT, inzetbaar)


def _mean_of_pan(pan: str, scores: Mapping[str, int | None]) -> Gemiddelde:
    codes = kader_codes(pan)
    recorded = [check_score(score, code) for code in codes if (score := scores.get(code)) is not None]
    # Half of the parts is the floor: below it a mean says more about what was talked about than about the
    # person.
    if 2 * len(recorded) < len(codes):
        return Gemiddelde(None, len(recorded), TE_WEINIG_GEGEVENS)
    return Gemiddelde(sum(recorded) / len(recorded), len(recorded))


def balans(kracht: Gemiddelde, last: Gemiddelde) -> float | None:
    """Return effective draagkracht minus draaglast, in -4..4, or None when either mean is missing.

    Only ever shown with its two pans; for research and change over time, never as a verdict.
    """
    if kracht.waarde is None or last.waarde is None:
        return None
    return kracht.waarde - last.waarde


def verschil(inwoner: int | None, professional: int | None) -> int | None:
    """Return inwoner minus professional, in -4..4, or None when one of the two did not score."""
    if inwoner is None or professional is None:
        return None
    return check_score(inwoner, "inwoner") - check_score(professional, "professional")


def is_gesprekspunt(inwoner: int | None, professional: int | None) -> bool:
    """Tell whether the two voices differ by two levels or more: something to talk about, never to smooth
    out.
    """
    uiteen = verschil(inwoner, professional)
    return uiteen is not None and abs(uiteen) >= GESPREKSPUNT_VANAF


def toestand(aanwezig: int | None, inzetbaar: int | None) -> str | None:
    """Return what a draagkracht part asks for: benutten, geblokkeerd, versterken or aanwezig.

    None when a score the answer needs is missing. An `inzetbaar` of 3 or more needs nothing else: it can
    be used now. Without `inzetbaar` there is never an answer, because each of the four states could still
    apply or fail.
    """
    if inzetbaar is None:
        return None
    if check_score(inzetbaar, "inzetbaar") >= 3:
        return BENUTTEN
    if aanwezig is None:
        return None
    if check_score(aanwezig, "aanwezig") >= 3 and inzetbaar <= 1:
        return GEBLOKKEERD
    return VERSTERKEN if aanwezig <= 1 else AANWEZIG_TOESTAND
