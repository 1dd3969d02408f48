"""Strict reading of the profile's input: every shape and value checked, every refusal names its path."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.methodiek.instrument import Instrument, Onderdeel, load_instrument
from draagkracht.methodiek.schaal import DRAAGKRACHT, DRAAGLAST, MATEN, PANNEN, SCORE, check_score, check_stem


@dataclass(frozen=True, slots=True)
class Meting:
    """What one voice recorded on one date: `scores[(code, maat)]`, each 0-4. What was not recorded is not
    there.
    """

    op: date
    stem: str
    scores: Mapping[tuple[str, str], int] = field(hash=False)

    def score(self, code: str, maat: str) -> int | None:
        """Return one score, or None when it was not recorded."""
        return self.scores.get((code, maat))

    def van_maat(self, maat: str) -> dict[str, int]:
        """Return all scores of one measure by part code."""
        return {code: score for (code, welke), score in self.scores.items() if welke == maat}


def parse_invoer(ruw: bytes) -> object:
    """Return the JSON value in a file's bytes, for `read_invoer`; raises MethodiekFout when it is not JSON.

    Stricter than `json.loads`: a name that stands twice in one object is refused, because the first of its
    two values would get lost unseen, and so are NaN and Infinity, which are not JSON.
    """
    try:
        return json.loads(
            ruw.decode("utf-8-sig"), object_pairs_hook=_unique_names, parse_constant=_refuse_constant
        )
    except MethodiekFout:
        raise
    except UnicodeDecodeError as fout:
        raise MethodiekFout("", "De invoer is geen UTF-8-tekst.") from fout
    except json.JSONDecodeError as fout:
        zin = f"De invoer is geen geldige JSON: kijk op regel {fout.lineno}, teken {fout.colno}."
        raise MethodiekFout("", zin) from fout
    except (ValueError, RecursionError) as fout:
        raise MethodiekFout("", "De invoer heeft een te groot getal of is te diep genest.") from fout


def _unique_names(paren: list[tuple[str, object]]) -> dict[str, object]:
    velden: dict[str, object] = {}
    for naam, waarde in paren:
        if naam in velden:
            raise MethodiekFout(
                _path("", naam), f"Het veld {cite(naam)} staat twee keer in hetzelfde object."
            )
        velden[naam] = waarde
    return velden


def _refuse_constant(naam: str) -> NoReturn:
    raise MethodiekFout("", f"De invoer is geen geldige JSON: {naam} is geen getal.")


def read_invoer(
    invoer: object, instrument: Instrument | None = None
) -> tuple[Instrument, tuple[Meting, ...]]:
    """Return the instrument and the metingen of a profile's input, in the order of the input.

    `instrument` replaces the shipped one of the same code (a municipality's file). Raises MethodiekFout
    for an unknown key, part, voice or instrument, a part in the wrong pan, a score that is no whole
    number from 0 to 4, a date that does not exist, and a second meting of the same voice on the same
    date. `null` is "not recorded".
    """
    velden = _check_object(invoer, "", verplicht=("instrument", "metingen"))
    gekozen = _read_instrument(velden["instrument"], instrument)
    ruw = velden["metingen"]
    if not isinstance(ruw, list):
        raise MethodiekFout("metingen", f"metingen: hier hoort een lijst te staan, niet {cite(ruw)}.")
    metingen: dict[tuple[date, str], Meting] = {}
    for nummer, waarde in enumerate(ruw):
        veld = f"metingen[{nummer}]"
        meting = _read_meting(waarde, veld, gekozen)
        if (meting.op, meting.stem) in metingen:
            raise MethodiekFout(veld, f"{veld}: er is al een meting van de {meting.stem} op {meting.op}.")
        metingen[meting.op, meting.stem] = meting
    return gekozen, tuple(metingen.values())


def _check_object(
    waarde: object, veld: str, *, verplicht: tuple[str, ...], optioneel: tuple[str, ...] = ()
) -> Mapping[str, object]:
    plaats = veld or "de invoer"
    if not isinstance(waarde, dict):
        raise MethodiekFout(veld, f"{plaats}: hier hoort een object te staan, niet {cite(waarde)}.")
    for sleutel in verplicht:
        if sleutel not in waarde:
            raise MethodiekFout(_path(veld, sleutel), f"{plaats}: {sleutel} ontbreekt.")
    for sleutel in waarde:
        if sleutel not in verplicht and sleutel not in optioneel:
            raise MethodiekFout(_path(veld, sleutel), f"{plaats}: het veld {cite(sleutel)} is onbekend.")
    return waarde


def _path(veld: str, sleutel: object) -> str:
    naam = (
        sleutel
        if isinstance(sleutel, str) and re.fullmatch(r"\w{1,60}", sleutel, re.ASCII)
        else cite(sleutel)
    )
    return f"{veld}.{naam}" if veld else naam


def _read_instrument(code: object, instrument: Instrument | None) -> Instrument:
    if not isinstance(code, str):
        raise MethodiekFout("instrument", f"instrument: {cite(code)} is geen bekend instrument.")
    return instrument if instrument is not None and instrument.code == code else load_instrument(code)


def _read_meting(waarde: object, veld: str, instrument: Instrument) -> Meting:
    velden = _check_object(waarde, veld, verplicht=("op", "stem"), optioneel=PANNEN)
    op = _read_date(velden["op"], f"{veld}.op")
    stem = check_stem(velden["stem"], f"{veld}.stem")
    scores: dict[tuple[str, str], int] = {}
    for pan in PANNEN:
        # A meting of one pan only is a meting: nothing is a required field in a conversation.
        if velden.get(pan) is not None:
            scores |= _read_pan(velden[pan], f"{veld}.{pan}", pan, instrument)
    return Meting(op, stem, scores)


def _read_date(waarde: object, veld: str) -> date:
    # date.fromisoformat also takes 20260110 and 2026-W02-6; one way of writing keeps equal dates equal to
    # the eye.
    if isinstance(waarde, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", waarde, re.ASCII):
        try:
            return date.fromisoformat(waarde)
        except ValueError:
            pass
    raise MethodiekFout(veld, f"{veld}: {cite(waarde)} is geen bestaande datum in de vorm 2026-01-31.")


def _read_pan(waarde: object, veld: str, pan: str, instrument: Instrument) -> dict[tuple[str, str], int]:
    if not isinstance(waarde, dict):
        raise MethodiekFout(veld, f"{veld}: hier hoort een object te staan, niet {cite(waarde)}.")
    bekend = {onderdeel.code: onderdeel for onderdeel in instrument.onderdelen}
    scores: dict[tuple[str, str], int] = {}
    for code, ruw in waarde.items():
        plek = _path(veld, code)
        onderdeel = _check_part(bekend.get(code), code, pan, plek)
        scores |= _read_part(ruw, plek, onderdeel)
    return scores


def _check_part(onderdeel: Onderdeel | None, code: object, pan: str, veld: str) -> Onderdeel:
    if onderdeel is None:
        raise MethodiekFout(veld, f"{veld}: {cite(code)} is geen onderdeel van dit instrument.")
    if onderdeel.pan != pan:
        raise MethodiekFout(veld, f"{veld}: {onderdeel.code} hoort bij {onderdeel.pan}, niet bij {pan}.")
    return onderdeel


def _read_part(ruw: object, veld: str, onderdeel: Onderdeel) -> dict[tuple[str, str], int]:
    if ruw is None:
        return {}
    if onderdeel.pan == DRAAGLAST:
        return {(onderdeel.code, SCORE): check_score(ruw, veld)}
    velden = _check_object(ruw, veld, verplicht=(), optioneel=MATEN[DRAAGKRACHT])
    return {
        (onderdeel.code, maat): check_score(score, f"{veld}.{maat}")
        for maat, score in velden.items()
        if score is not None
    }
