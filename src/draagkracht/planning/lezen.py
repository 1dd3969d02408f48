"""Strict reading of a planning problem: every shape and value checked, every refusal one sentence with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from draagkracht.methodiek.fouten import cite

from .fouten import Planfout
from .opgave import FASEN, RICHTINGEN, Doel, Interventie, Opgave
from .regels import is_verboden

# Bounds far above any real plan: beyond them an input is a mistake, and would only keep the machine busy.
MEESTE_WEKEN = 520
MEESTE_UREN = 168
MEESTE_TEGELIJK = 1_000
MEESTE_DOELEN = 200
MEESTE_INTERVENTIES = 10_000
LANGSTE_CODE = 200
CIJFERS = 4

_OPGAVE = ("horizon_weken", "behapbaar", "draagkracht", "doelen", "interventies")
_DOEL = ("code", "onderdeel", "richting", "ernst", "gewicht")
_INTERVENTIE = ("code", "werkt_op", "fase", "weken", "uren_per_week")
_INTERVENTIE_OOK = ("wachttijd", "na", "niet_met", "vraagt", "voorkeur", "met_wie", "vast")

Met = TypeVar("Met", Doel, Interventie)


def read_opgave(invoer: object) -> Opgave:
    """Return the problem in a JSON value of section 6; raises Planfout for the first thing that does not hold.

    Whole numbers are refused when written as 3.0, "3" or true; hours may have four decimals. A name that points to
    nothing (a goal in `werkt_op`, an intervention in `na` or `niet_met`) is refused; what is well formed and cannot
    be done is not: the plan then says why.
    """
    velden = _object(invoer, "", _OPGAVE)
    behapbaar = _object(velden["behapbaar"], "behapbaar", ("uren_per_week", "tegelijk"))
    doelen = _unique(_items(velden["doelen"], "doelen", MEESTE_DOELEN, _read_doel), "doelen")
    interventies = _unique(
        _items(velden["interventies"], "interventies", MEESTE_INTERVENTIES, _read_interventie), "interventies"
    )
    _check_verwijzingen(doelen, interventies)
    return Opgave(
        horizon=_whole(velden["horizon_weken"], "horizon_weken", 0, MEESTE_WEKEN),
        uren=_hours(behapbaar["uren_per_week"], "behapbaar.uren_per_week"),
        tegelijk=_whole(behapbaar["tegelijk"], "behapbaar.tegelijk", 0, MEESTE_TEGELIJK),
        draagkracht=_scores(velden["draagkracht"], "draagkracht", is_leeg_goed=True),
        doelen=tuple(sorted(doelen, key=lambda doel: doel.code)),
        interventies=tuple(sorted(interventies, key=lambda interventie: interventie.code)),
    )


def check_aantal(alternatieven: object, hoogstens: int = 100) -> int:
    """Return how many alternatives are asked, from 0 to `hoogstens`; raises Planfout."""
    return _whole(alternatieven, "alternatieven", 0, hoogstens)


def _read_doel(waarde: object, veld: str) -> Doel:
    velden = _object(waarde, veld, _DOEL, ("fasen",))
    fasen = _choices(velden.get("fasen", []), f"{veld}.fasen", FASEN)
    return Doel(
        code=_code(velden["code"], f"{veld}.code"),
        onderdeel=_part(velden["onderdeel"], f"{veld}.onderdeel"),
        richting=_choice(velden["richting"], f"{veld}.richting", RICHTINGEN),
        ernst=_whole(velden["ernst"], f"{veld}.ernst", 0, 4),
        gewicht=_whole(velden["gewicht"], f"{veld}.gewicht", 1, 4),
        fasen=tuple(fase for fase in FASEN if fase in fasen),
    )


def _read_interventie(waarde: object, veld: str) -> Interventie:
    velden = _object(waarde, veld, _INTERVENTIE, _INTERVENTIE_OOK)
    vast = velden.get("vast")
    return Interventie(
        code=_code(velden["code"], f"{veld}.code"),
        werkt_op=_codes(velden["werkt_op"], f"{veld}.werkt_op"),
        fase=_choice(velden["fase"], f"{veld}.fase", FASEN),
        weken=_whole(velden["weken"], f"{veld}.weken", 1, MEESTE_WEKEN),
        uren=_hours(velden["uren_per_week"], f"{veld}.uren_per_week"),
        wachttijd=_whole(velden.get("wachttijd", 0), f"{veld}.wachttijd", 0, MEESTE_WEKEN),
        na=_codes(velden.get("na", []), f"{veld}.na"),
        niet_met=_codes(velden.get("niet_met", []), f"{veld}.niet_met"),
        vraagt=_scores(velden.get("vraagt", {}), f"{veld}.vraagt"),
        voorkeur=_whole(velden.get("voorkeur", 0), f"{veld}.voorkeur", -2, 2),
        met_wie=_text(velden.get("met_wie", ""), f"{veld}.met_wie"),
        vast=None if vast is None else _whole(vast, f"{veld}.vast", 0, MEESTE_WEKEN),
    )


def _object(
    waarde: object, veld: str, verplicht: tuple[str, ...], ook: tuple[str, ...] = ()
) -> Mapping[str, Any]:
    plaats = veld or "de invoer"
    if not isinstance(waarde, dict):
        raise Planfout(veld, f"{plaats}: hier hoort een object te staan, niet {cite(waarde)}.")
    for sleutel in waarde:
        if sleutel not in verplicht and sleutel not in ook:
            _refuse_key(sleutel, veld, plaats)
    for sleutel in verplicht:
        if sleutel not in waarde:
            raise Planfout(_path(veld, sleutel), f"{plaats}: {sleutel} ontbreekt.")
    return waarde


def _refuse_key(sleutel: object, veld: str, plaats: str) -> None:
    waarom = "is onbekend"
    if is_verboden(sleutel):
        waarom = "hoort niet in een opgave: de planner rekent daar nooit mee"
    raise Planfout(_path(veld, sleutel), f"{plaats}: het veld {cite(sleutel)} {waarom}.")


def _path(veld: str, sleutel: object) -> str:
    is_plain = isinstance(sleutel, str) and re.fullmatch(r"\w{1,60}", sleutel, re.ASCII)
    naam = str(sleutel) if is_plain else cite(sleutel)
    return f"{veld}.{naam}" if veld else naam


def _items(waarde: object, veld: str, meeste: int, read: Callable[[object, str], Met]) -> list[Met]:
    lijst = _list(waarde, veld)
    if len(lijst) > meeste:
        raise Planfout(veld, f"{veld}: er staan er {len(lijst)}; hoogstens {meeste} kan.")
    return [read(ruw, f"{veld}[{nummer}]") for nummer, ruw in enumerate(lijst)]


def _unique(rijen: list[Met], veld: str) -> list[Met]:
    gezien: set[str] = set()
    for nummer, rij in enumerate(rijen):
        if rij.code in gezien:
            plek = f"{veld}[{nummer}].code"
            raise Planfout(plek, f"{plek}: {cite(rij.code)} staat er twee keer in.")
        gezien.add(rij.code)
    return rijen


def _check_verwijzingen(doelen: list[Doel], interventies: list[Interventie]) -> None:
    doelcodes = {doel.code for doel in doelen}
    codes = {interventie.code for interventie in interventies}
    for nummer, interventie in enumerate(interventies):
        plek = f"interventies[{nummer}]"
        _check_bekend(interventie.werkt_op, doelcodes, f"{plek}.werkt_op", "doel")
        _check_bekend(interventie.na, codes, f"{plek}.na", "interventie")
        _check_bekend(interventie.niet_met, codes, f"{plek}.niet_met", "interventie")


def _check_bekend(genoemd: frozenset[str], bekend: set[str], veld: str, soort: str) -> None:
    onbekend = sorted(genoemd - bekend)
    if onbekend:
        raise Planfout(veld, f"{veld}: {cite(onbekend[0])} is geen {soort} in deze opgave.")


def _list(waarde: object, veld: str) -> list[object]:
    if not isinstance(waarde, list):
        raise Planfout(veld, f"{veld}: hier hoort een lijst te staan, niet {cite(waarde)}.")
    return waarde


def _codes(waarde: object, veld: str) -> frozenset[str]:
    return frozenset(_code(ruw, f"{veld}[{nummer}]") for nummer, ruw in enumerate(_list(waarde, veld)))


def _choices(waarde: object, veld: str, keuzes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        _choice(ruw, f"{veld}[{nummer}]", keuzes) for nummer, ruw in enumerate(_list(waarde, veld))
    )


def _choice(waarde: object, veld: str, keuzes: tuple[str, ...]) -> str:
    if not isinstance(waarde, str) or waarde not in keuzes:
        raise Planfout(veld, f"{veld}: {cite(waarde)} kan niet; kies {_or(keuzes)}.")
    return waarde


def _or(keuzes: Iterable[str]) -> str:
    *eerste, laatste = keuzes
    return f"{', '.join(eerste)} of {laatste}"


def _code(waarde: object, veld: str) -> str:
    tekst = _text(waarde, veld)
    if not tekst.strip():
        raise Planfout(veld, f"{veld}: hier hoort een code te staan.")
    return tekst


def _part(waarde: object, veld: str) -> str:
    code = _code(waarde, veld)
    if is_verboden(code):
        raise Planfout(
            veld, f"{veld}: {cite(code)} hoort niet in een opgave: de planner rekent daar nooit mee."
        )
    return code


def _text(waarde: object, veld: str) -> str:
    if not isinstance(waarde, str):
        raise Planfout(veld, f"{veld}: hier hoort tekst te staan, niet {cite(waarde)}.")
    # A lone surrogate cannot be written as UTF-8, and a line break would break a sentence in two.
    if len(waarde) > LANGSTE_CODE or not waarde.isprintable():
        raise Planfout(
            veld, f"{veld}: {cite(waarde)} is te lang (meer dan {LANGSTE_CODE}) of heeft een vreemd teken."
        )
    return waarde


def _whole(waarde: object, veld: str, laag: int, hoog: int) -> int:
    if isinstance(waarde, bool) or not isinstance(waarde, int) or not laag <= waarde <= hoog:
        raise Planfout(veld, f"{veld}: {cite(waarde)} is geen heel getal van {laag} tot en met {hoog}.")
    return waarde


def _hours(waarde: object, veld: str) -> Fraction:
    # nan fails every comparison, so the range also keeps it out; Decimal(str()) reads 1.1 as eleven tenths.
    if isinstance(waarde, bool) or not isinstance(waarde, (int, float)) or not 0 <= waarde <= MEESTE_UREN:
        raise Planfout(veld, f"{veld}: {cite(waarde)} is geen aantal uren van 0 tot en met {MEESTE_UREN}.")
    uren = Fraction(Decimal(str(waarde)))
    if (uren * 10**CIJFERS).denominator != 1:
        raise Planfout(veld, f"{veld}: {cite(waarde)} heeft meer dan {CIJFERS} cijfers achter de komma.")
    return uren


def _scores(waarde: object, veld: str, *, is_leeg_goed: bool = False) -> dict[str, int]:
    """Part to score. `null` is "not known" where `is_leeg_goed`: the same as a part that is not there."""
    if not isinstance(waarde, dict):
        raise Planfout(veld, f"{veld}: hier hoort een object te staan, niet {cite(waarde)}.")
    scores: dict[str, int] = {}
    for sleutel, ruw in waarde.items():
        plek = _path(veld, sleutel)
        onderdeel = _part(sleutel, plek)
        if ruw is not None or not is_leeg_goed:
            scores[onderdeel] = _whole(ruw, plek, 0, 4)
    return scores
