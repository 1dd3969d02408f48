"""Example goals of our own, per part and direction: something to begin with, never an advice."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Voorbeelddoel:
    """One example. `code` names it for ever by its place (`financien-draaglast_verminderen-3`)."""

    code: str
    onderdeel: str
    richting: str
    tekst: str


@lru_cache(maxsize=1)
def load_voorbeelddoelen() -> dict[str, Voorbeelddoel]:
    """Every example by its code, in the order of the file."""
    groepen = tomllib.loads(Path(__file__).with_name("voorbeelddoelen.toml").read_text(encoding="utf-8"))[
        "groep"
    ]
    doelen = [
        Voorbeelddoel(f"{g['onderdeel']}-{g['richting']}-{nummer}", g["onderdeel"], g["richting"], tekst)
        for g in groepen
        for nummer, tekst in enumerate(g["doelen"], start=1)
    ]
    return {doel.code: doel for doel in doelen}


def list_voorbeelddoelen(onderdeel: str, richting: str = "") -> list[Voorbeelddoel]:
    """The examples of one part, of one direction when it is given; [] for a part without examples."""
    return [
        doel
        for doel in load_voorbeelddoelen().values()
        if doel.onderdeel == onderdeel and richting in ("", doel.richting)
    ]
