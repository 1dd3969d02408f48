"""The five steps of the Dutch reporting code for violence at home, the questions of weighing, and the norm that follows.

Source: Besluit verplichte meldcode huiselijk geweld en kindermishandeling (since 2019 with a weighing whether reporting is
needed). It advises and never decides: steps may be done in any order and more than once.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .fouten import MethodiekFout

BESTAND = Path(__file__).with_name("meldcode.toml")
STAPPEN = ("signalen", "overleg", "gesprek", "weging", "besluit")
WEEGVRAGEN = ("acuut", "structureel", "hulp_gevraagd")


class Weegantwoord(StrEnum):
    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Advies(StrEnum):
    MELDEN = "melden"
    RAAD_VRAGEN = "raad_vragen"
    HULP_BIEDEN = "hulp_bieden"


@dataclass(frozen=True)
class Meldcodestap:
    """One step: what to do in it, and the question that what is written answers."""

    code: str
    naam: str
    vraag: str
    uitleg: str


@dataclass(frozen=True)
class Weegvraag:
    code: str
    vraag: str
    uitleg: str


@dataclass(frozen=True)
class Meldcoderegels:
    """What the file says; `stappen` in their order, `adviezen` by code."""

    wet: str
    veilig_thuis: str
    alarm: str
    stappen: tuple[Meldcodestap, ...]
    weegvragen: tuple[Weegvraag, ...]
    adviezen: Mapping[Advies, str]


@functools.cache
def load_meldcode(bestand: Path = BESTAND) -> Meldcoderegels:
    """Read the file. Raises MethodiekFout when it is not TOML, a text is missing or a code is not known."""
    try:
        data = tomllib.loads(bestand.read_text(encoding="utf-8"))
        rules = Meldcoderegels(
            wet=data["wet"],
            veilig_thuis=data["veilig_thuis"],
            alarm=data["alarm"],
            stappen=tuple(Meldcodestap(**row) for row in data["stap"]),
            weegvragen=tuple(Weegvraag(**row) for row in data["weegvraag"]),
            adviezen={Advies(row["code"]): row["tekst"] for row in data["advies"]},
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MethodiekFout(bestand.name, f"{bestand.name} kan niet gelezen worden: {error}.") from error
    except (KeyError, TypeError, ValueError) as error:
        raise MethodiekFout(bestand.name, f"In {bestand.name} klopt een deel niet: {error}.") from error
    for wat, codes, wanted in (
        ("stap", [row.code for row in rules.stappen], STAPPEN),
        ("weegvraag", [row.code for row in rules.weegvragen], WEEGVRAGEN),
        ("advies", sorted(rules.adviezen), sorted(Advies)),
    ):
        if tuple(codes) != tuple(wanted):
            zin = f"In {bestand.name} horen bij [[{wat}]] de codes {', '.join(wanted)}."
            raise MethodiekFout(bestand.name, zin)
    return rules


def advise(weging: Mapping[str, str]) -> Advies:
    """What the norm is after these answers to `WEEGVRAGEN`; an answer that is missing counts as not known.

    One yes is enough for reporting. Without a yes, what is not known asks for advice first.
    """
    answers = {weging.get(code, Weegantwoord.ONBEKEND) for code in WEEGVRAGEN}
    if Weegantwoord.JA in answers:
        return Advies.MELDEN
    return Advies.RAAD_VRAGEN if Weegantwoord.ONBEKEND in answers else Advies.HULP_BIEDEN
