"""The scores on paper: which moments may be shown, and the voices side by side as plain data."""

from __future__ import annotations

from typing import Any

from draagkracht.methodiek.balans import is_gesprekspunt
from draagkracht.methodiek.instrument import Onderdeel, load_instrument
from draagkracht.methodiek.profiel import profiel_van
from draagkracht.methodiek.schaal import NIVEAUWOORDEN

from ..dossier.models import Dossier
from ..meting.models import Moment, Score
from ..meting.selectors import is_open
from ..meting.vergelijking import state_of

GROEPEN = (
    ("competenties", "Ik zelf"),
    ("netwerk", "Mijn mensen"),
    ("voorliggend_veld", "Mijn buurt"),
)
VOICES = ("inwoner", "professional")
NAASTE = "naaste"  # a third voice, only named on paper when there is one

Scores = dict[str, Score]


def open_moments(dossier: Dossier) -> list[Moment]:
    """The moments whose voices lie beside each other, oldest first: paper never shows a voice before its time."""
    moments = dossier.momenten.prefetch_related("metingen__scores").order_by("op")
    return [moment for moment in moments if is_open(moment, moment.metingen.all())]


def scores_of(moment: Moment, stem: str) -> Scores:
    """Per part the score of one voice; empty when this voice has none."""
    for meting in moment.metingen.all():
        if meting.stem == stem and meting.afgerond_op:
            return {score.onderdeel: score for score in meting.scores.all()}
    return {}


def voices_of(moments: list[Moment]) -> tuple[str, ...]:
    """The voices these moments speak with, in the order in which they are told."""
    has_naaste = any(scores_of(moment, NAASTE) for moment in moments)
    return (*VOICES, NAASTE) if has_naaste else VOICES


def latest_scores(dossier: Dossier, *, stem: str) -> Scores:
    """The newest scores of one voice that may be shown."""
    moments = open_moments(dossier)
    return scores_of(moments[-1], stem) if moments else {}


def collect_profiel(moments: list[Moment], without: str) -> dict[str, Any] | None:
    """Both pans of the newest moment, each voice beside the first moment's. None when there is nothing to show.

    `without` names the part that stays out (veiligheid: it has a place of its own).
    """
    if not moments:
        return None
    stemmen = voices_of(moments[-1:])
    now = {stem: scores_of(moments[-1], stem) for stem in stemmen}
    then = {stem: scores_of(moments[0], stem) if len(moments) > 1 else {} for stem in stemmen}
    instrument = load_instrument()
    return {
        "stemmen": list(stemmen),
        "op": moments[-1].op,
        "eerder_op": moments[0].op if len(moments) > 1 else None,
        "lasten": [
            _last(part, now, then) for part in instrument.van_pan("draaglast") if part.code != without
        ],
        "krachten": [
            {"naam": naam, "rijen": [_kracht(part, now, then) for part in instrument.van_groep(code)]}
            for code, naam in GROEPEN
        ],
    }


def _last(part: Onderdeel, now: dict[str, Scores], then: dict[str, Scores]) -> dict[str, Any]:
    values = {stem: _score(now[stem], part.code, "score") for stem in now}
    return {
        "naam": part.naam,
        "kort": part.naam_inwoner,
        "is_gesprekspunt": is_gesprekspunt(values["inwoner"], values["professional"]),
        **{
            stem: {
                "score": values[stem],
                "eerder": _score(then[stem], part.code, "score"),
                "stand": _stand(now[stem], part.code),
                "woorden": _words(now[stem], part.code),
            }
            for stem in now
        },
    }


def _kracht(part: Onderdeel, now: dict[str, Scores], then: dict[str, Scores]) -> dict[str, Any]:
    voices = {
        stem: {
            "aanwezig": _score(now[stem], part.code, "aanwezig"),
            "inzetbaar": _score(now[stem], part.code, "inzetbaar"),
            "eerder": _score(then[stem], part.code, "inzetbaar"),
            "stand": _stand(now[stem], part.code),
            "woorden": _words(now[stem], part.code),
        }
        for stem in now
    }
    ik, ander = voices["inwoner"], voices["professional"]
    is_apart = any(is_gesprekspunt(ik[maat], ander[maat]) for maat in part.maten)
    return {
        "naam": part.naam,
        "kort": part.naam_inwoner,
        "toestand": state_of(((v["aanwezig"], v["inzetbaar"]) for v in voices.values()), is_apart),
        "is_gesprekspunt": is_apart,
        **voices,
    }


def _score(scores: Scores, code: str, maat: str) -> int | None:
    return getattr(scores[code], maat) if code in scores else None


def _stand(scores: Scores, code: str) -> str:
    status = scores[code].status if code in scores else ""
    return "" if status == Score.Status.VASTGELEGD else status


def _words(scores: Scores, code: str) -> str:
    return scores[code].woorden if code in scores else ""


def level(pan: str, score: int | None, otherwise: str) -> str:
    """A score with its word: never one without the other."""
    return f"{score}, {NIVEAUWOORDEN[pan][score]}" if score is not None else otherwise


def collect_changes(moments: list[Moment]) -> list[dict[str, Any]]:
    """Per voice and part what changed between the first and the last moment, with how sure that is."""
    if len(moments) < 2:
        return []
    metingen = [
        {"op": moment.op.isoformat(), "stem": stem, **_as_input(scores_of(moment, stem))}
        for moment in (moments[0], moments[-1])
        for stem in voices_of(moments)
        if scores_of(moment, stem)
    ]
    profiel = profiel_van({"instrument": load_instrument().code, "metingen": metingen})
    return [row for row in profiel["veranderingen"] if row["onderdeel"] != "*" and row["verandering"]]


def _as_input(scores: Scores) -> dict[str, Any]:
    pans: dict[str, Any] = {"draaglast": {}, "draagkracht": {}}
    for part in load_instrument().onderdelen:
        if part.code in scores and scores[part.code].status == Score.Status.VASTGELEGD:
            values = {maat: getattr(scores[part.code], maat) for maat in part.maten}
            pans[part.pan][part.code] = values["score"] if part.pan == "draaglast" else values
    return pans
