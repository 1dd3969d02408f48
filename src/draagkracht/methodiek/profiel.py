"""The profile: what a series of metingen says about both pans, between the voices and over time, as JSON
values.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from draagkracht.methodiek import balans
from draagkracht.methodiek.balans import Gemiddelde
from draagkracht.methodiek.betrouwbaarheid import Meetfout, betrouwbare_verandering
from draagkracht.methodiek.instrument import Instrument, Onderdeel
from draagkracht.methodiek.profielinvoer import Meting, read_invoer
from draagkracht.methodiek.schaal import (
    AANWEZIG,
    DRAAGKRACHT,
    DRAAGLAST,
    INWONER,
    INZETBAAR,
    PROFESSIONAL,
    SCORE,
    STEMMEN,
)

# The mean of a pan is written as part '*', as in the research files.
HELE_PAN = "*"
BALANS = "balans"
_GEMIDDELDEN = (
    ("draaglast", DRAAGLAST, SCORE),
    ("effectieve_draagkracht", DRAAGKRACHT, INZETBAAR),
    (BALANS, BALANS, BALANS),
)


def profiel_van(invoer: object, *, instrument: Instrument | None = None) -> dict[str, Any]:
    """Return the profile of metingen as JSON values; raises MethodiekFout naming the path of what it refuses.

    In: `{"instrument": code, "metingen": [{"op", "stem", "draaglast": {code: 0-4}, "draagkracht": {code:
    {"aanwezig": 0-4, "inzetbaar": 0-4}}}]}`; each pan, part and measure may be absent or null (not recorded).

    Out: `metingen` in the order of the input, each with the means, `balans` and per recorded part its
    scores and (for draagkracht) `toestand`; `verschillen` between inwoner and professional on the same
    date; `veranderingen` per voice between its first and last date, for what was recorded at both, with
    `onderdeel` '*' for a whole pan. `reden` stands beside a `gemiddelde` that is null. See
    `profielinvoer.read_invoer` for what is refused.
    """
    gekozen, metingen = read_invoer(invoer, instrument)
    return {
        "metingen": [_show_meting(meting, gekozen) for meting in metingen],
        "verschillen": list(_differences(metingen, gekozen)),
        "veranderingen": list(_changes(metingen, gekozen)),
    }


def _show_meting(meting: Meting, instrument: Instrument) -> dict[str, Any]:
    last, kracht = _means(meting)
    return {
        "op": meting.op.isoformat(),
        "stem": meting.stem,
        "draaglast": _show_mean(last),
        "effectieve_draagkracht": _show_mean(kracht),
        "balans": balans.balans(kracht, last),
        "onderdelen": {
            onderdeel.code: getoond
            for onderdeel in instrument.onderdelen
            if (getoond := _show_part(meting, onderdeel))
        },
    }


def _means(meting: Meting) -> tuple[Gemiddelde, Gemiddelde]:
    return (
        balans.draaglast(meting.van_maat(SCORE)),
        balans.effectieve_draagkracht(meting.van_maat(INZETBAAR)),
    )


def _show_mean(gemiddelde: Gemiddelde) -> dict[str, Any]:
    getoond: dict[str, Any] = {"gemiddelde": gemiddelde.waarde, "n": gemiddelde.n}
    return getoond if gemiddelde.reden is None else {**getoond, "reden": gemiddelde.reden}


def _show_part(meting: Meting, onderdeel: Onderdeel) -> dict[str, Any]:
    scores: dict[str, Any] = {
        maat: score for maat in onderdeel.maten if (score := meting.score(onderdeel.code, maat)) is not None
    }
    if scores and onderdeel.pan == DRAAGKRACHT:
        scores["toestand"] = balans.toestand(scores.get(AANWEZIG), scores.get(INZETBAAR))
    return scores


def _figures(instrument: Instrument) -> Iterator[tuple[Onderdeel, str]]:
    return ((onderdeel, maat) for onderdeel in instrument.onderdelen for maat in onderdeel.maten)


def _differences(metingen: Iterable[Meting], instrument: Instrument) -> Iterator[dict[str, Any]]:
    per_stem = {(meting.op, meting.stem): meting for meting in metingen}
    for op in sorted({op for op, _ in per_stem}):
        inwoner, professional = per_stem.get((op, INWONER)), per_stem.get((op, PROFESSIONAL))
        if inwoner is None or professional is None:
            continue
        for onderdeel, maat in _figures(instrument):
            beide = (inwoner.score(onderdeel.code, maat), professional.score(onderdeel.code, maat))
            if None not in beide:
                yield {
                    "op": op.isoformat(),
                    "onderdeel": onderdeel.code,
                    "maat": maat,
                    "inwoner": beide[0],
                    "professional": beide[1],
                    "verschil": balans.verschil(*beide),
                    "gesprekspunt": balans.is_gesprekspunt(*beide),
                }


def _changes(metingen: Iterable[Meting], instrument: Instrument) -> Iterator[dict[str, Any]]:
    op_volgorde = sorted(metingen, key=lambda meting: meting.op)
    for stem in STEMMEN:
        van_stem = [meting for meting in op_volgorde if meting.stem == stem]
        if len(van_stem) < 2:
            continue
        eerste, laatste = van_stem[0], van_stem[-1]
        for onderdeel, maat in _figures(instrument):
            van, tot = (meting.score(onderdeel.code, maat) for meting in (eerste, laatste))
            plek = {"stem": stem, "pan": onderdeel.pan, "onderdeel": onderdeel.code, "maat": maat}
            yield from _change(plek, eerste, laatste, van, tot, onderdeel.meetfouten.get(maat))
        yield from _changes_of_means(stem, eerste, laatste, instrument.meetfouten)


def _changes_of_means(
    stem: str, eerste: Meting, laatste: Meting, meetfouten: Mapping[str, Meetfout]
) -> Iterator[dict[str, Any]]:
    begin, eind = _mean_values(eerste), _mean_values(laatste)
    for figuur, pan, maat in _GEMIDDELDEN:
        plek = {"stem": stem, "pan": pan, "onderdeel": HELE_PAN, "maat": maat}
        yield from _change(plek, eerste, laatste, begin[figuur], eind[figuur], meetfouten.get(figuur))


def _mean_values(meting: Meting) -> dict[str, float | None]:
    last, kracht = _means(meting)
    return {
        "draaglast": last.waarde,
        "effectieve_draagkracht": kracht.waarde,
        BALANS: balans.balans(kracht, last),
    }


def _change(
    plek: dict[str, str],
    eerste: Meting,
    laatste: Meting,
    van: float | None,
    tot: float | None,
    meetfout: Meetfout | None,
) -> Iterator[dict[str, Any]]:
    if van is None or tot is None:
        return
    sd_t0, r = (meetfout.sd_t0, meetfout.r) if meetfout else (None, None)
    uitkomst = betrouwbare_verandering(van, tot, sd_t0=sd_t0, r=r)
    yield {
        **plek,
        "van": van,
        "tot": tot,
        "van_op": eerste.op.isoformat(),
        "tot_op": laatste.op.isoformat(),
        "verandering": uitkomst.verandering,
        "betrouwbaar": uitkomst.betrouwbaar,
        "tekst": uitkomst.tekst,
    }
