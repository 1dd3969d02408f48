"""Reading a catalogue from disk, and what is wrong with it: each sentence names the file, the intervention and the field."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from draagkracht.methodiek.fouten import cite

from .fouten import CatalogusFout
from .regels import Kennis, find_problemen

KOP = ("code", "naam", "op", "herkomst")
BRON = {"code": str, "titel": str, "wie": str, "jaar": int, "soort": str}
BRONSOORTEN = ("wet", "richtlijn", "databank", "praktijk", "boek", "onderzoek", "overzicht")
KOPBESTAND = "catalogus.toml"
_GROOTSTE_BESTAND = 2_000_000
_MEESTE_BESTANDEN = 200


@dataclass
class Inhoud:
    """What stands in the files: the head, the sources and the interventions, each with the file it came from."""

    is_map: bool
    kop: dict[str, Any] = field(default_factory=dict)
    bronnen: list[Any] = field(default_factory=list)
    interventies: list[Any] = field(default_factory=list)
    waar: list[str] = field(default_factory=list)
    problemen: list[str] = field(default_factory=list)


def read_inhoud(pad: Path) -> Inhoud:
    """Everything in a folder of TOML files, or in one. Raises CatalogusFout when a file cannot be read."""
    try:
        paden = sorted(pad.glob("*.toml")) if pad.is_dir() else [pad]
    except (OSError, ValueError) as fout:
        raise CatalogusFout(str(pad), [f"{cite(pad.name)} is niet te lezen."]) from fout
    if not paden or len(paden) > _MEESTE_BESTANDEN:
        raise CatalogusFout(
            str(pad), [f"De map {cite(pad.name)} heeft geen, of te veel, bestanden met .toml."]
        )
    inhoud = Inhoud(is_map=len(paden) > 1 or paden[0] != pad)
    for one in paden:
        _take(inhoud, one.name, _read_toml(one))
    return inhoud


def _take(inhoud: Inhoud, naam: str, gegevens: dict[str, Any]) -> None:
    if naam == KOPBESTAND:
        inhoud.kop = gegevens
        return
    for sleutel, rijen in gegevens.items():
        if sleutel not in ("bron", "interventie") or not isinstance(rijen, list):
            inhoud.problemen.append(
                f"{naam}: {cite(sleutel)} hoort er niet; er horen [[interventie]] of [[bron]] te staan."
            )
        elif sleutel == "bron":
            inhoud.bronnen += rijen
        else:
            inhoud.interventies += rijen
            inhoud.waar += [naam] * len(rijen)


def find_problemen_of(inhoud: Inhoud, kennis: Kennis) -> list[str]:
    """Return every problem in reading order; [] when the catalogue holds. `kennis`: what it may refer to outside itself."""
    codes = [ruw.get("code") for ruw in inhoud.interventies if isinstance(ruw, dict)]
    known = Kennis(
        frozenset(kennis.interventies) | {code for code in codes if isinstance(code, str)},
        frozenset(kennis.bronnen) | {ruw["code"] for ruw in inhoud.bronnen if _has_code(ruw)},
    )
    problemen = [*inhoud.problemen, *_kop(inhoud), *_bronnen(inhoud.bronnen)]
    if not inhoud.interventies:
        problemen.append("Er staat geen enkele [[interventie]] in.")
    for nummer, (naam, ruw) in enumerate(zip(inhoud.waar, inhoud.interventies, strict=True), start=1):
        problemen += _problemen_of_one(naam, nummer, ruw, known)
    return [*problemen, *_doubles(codes), *(() if problemen else _circles(inhoud.interventies))]


def _has_code(ruw: object) -> bool:
    return isinstance(ruw, dict) and isinstance(ruw.get("code"), str)


def _problemen_of_one(naam: str, nummer: int, ruw: object, known: Kennis) -> Iterator[str]:
    if not isinstance(ruw, dict):
        yield f"{naam}: nummer {nummer} is geen interventie met velden."
        return
    code = ruw.get("code")
    plaats = f"interventie {code}" if isinstance(code, str) and code.isprintable() and len(code) < 61 else ""
    plaats = plaats or f"interventie nummer {nummer}"
    if "code" not in ruw:
        yield f"{naam}, {plaats}: code ontbreekt."
    yield from (f"{naam}, {plaats}: {probleem.zin}" for probleem in find_problemen(ruw, known))


def _kop(inhoud: Inhoud) -> Iterator[str]:
    if not inhoud.is_map:
        return
    for naam in KOP:
        if not isinstance(inhoud.kop.get(naam), str) or not inhoud.kop[naam].strip():
            yield f"{KOPBESTAND}: {naam} ontbreekt of is geen tekst."
    yield from (f"{KOPBESTAND}: {cite(naam)} is geen bekend veld." for naam in inhoud.kop if naam not in KOP)


def _bronnen(bronnen: list[Any]) -> Iterator[str]:
    for nummer, ruw in enumerate(bronnen, start=1):
        if not isinstance(ruw, dict) or set(ruw) != set(BRON):
            yield f"Bron nummer {nummer} hoort precies deze velden te hebben: {', '.join(BRON)}."
            continue
        for naam, soort in BRON.items():
            if isinstance(ruw[naam], bool) or not isinstance(ruw[naam], soort) or ruw[naam] == "":
                yield f"Bron {cite(ruw['code'])}: {naam} is {cite(ruw[naam])}, dat kan niet."
        if ruw["soort"] not in BRONSOORTEN:
            yield f"Bron {cite(ruw['code'])}: soort is {cite(ruw['soort'])}; kies uit {', '.join(BRONSOORTEN)}."
    yield from _doubles([ruw["code"] for ruw in bronnen if _has_code(ruw)], "Bron")


def _doubles(codes: list[Any], wat: str = "Interventie") -> Iterator[str]:
    counted = Counter(code for code in codes if isinstance(code, str))
    yield from (f"{wat} {cite(code)} staat er {keer} keer in." for code, keer in counted.items() if keer > 1)


def _circles(interventies: list[Mapping[str, Any]]) -> Iterator[str]:
    """What follows on itself, by way of others, can never begin."""
    before = {ruw["code"]: tuple(ruw.get("na", ())) for ruw in interventies}
    for code in before:
        seen, waiting = set[str](), list(before[code])
        while waiting:
            other = waiting.pop()
            if other == code:
                yield f"Interventie {code}: na loopt in een kring, dus dit kan nooit beginnen."
                break
            if other not in seen:
                seen.add(other)
                waiting += before.get(other, ())


def _read_toml(pad: Path) -> dict[str, Any]:
    naam = cite(pad.name)
    try:
        with pad.open("rb") as bestand:
            ruw = bestand.read(_GROOTSTE_BESTAND + 1)
    except FileNotFoundError as fout:
        raise CatalogusFout(str(pad), [f"Het bestand {naam} bestaat niet."]) from fout
    except (OSError, ValueError) as fout:
        raise CatalogusFout(str(pad), [f"Het bestand {naam} is niet te lezen."]) from fout
    if len(ruw) > _GROOTSTE_BESTAND:
        raise CatalogusFout(str(pad), [f"Het bestand {naam} is groter dan 2 MB en dus geen catalogus."])
    try:
        return tomllib.loads(ruw.decode("utf-8-sig"))
    except UnicodeDecodeError as fout:
        regel = ruw.count(b"\n", 0, fout.start) + 1
        raise CatalogusFout(str(pad), [f"{naam}, regel {regel}: dit is geen UTF-8-tekst."]) from fout
    except (ValueError, RecursionError) as fout:
        raise CatalogusFout(str(pad), [f"{naam}{_place(str(fout))}: dit is geen geldige TOML."]) from fout


def _place(melding: str) -> str:
    # tomllib only says the place in its message, in Python 3.11.
    plaats = re.search(r"line (\d+), column (\d+)", melding)
    return f", regel {plaats[1]}, teken {plaats[2]}" if plaats else ""
