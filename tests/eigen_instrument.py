"""A municipality's own instrument: the shipped one with one question more."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from draagkracht.methodiek.instrument import INSTRUMENTEN, STANDAARD, choose_instrument

CODE = "rivierveen-1"
SLAPEN = """
[[onderdeel]]
code = "slapen"
pan = "draaglast"
groep = "levensgebieden"
eigen = true
naam = "Slapen"
naam_inwoner = "Mijn slaap"
pictogram = "heart"
omschrijving = "Hoe iemand slaapt."
vraag = "Hoe slaapt u?"
gespreksvragen = ["Hoe laat gaat u naar bed?", "Waar wordt u wakker van?", "Wat helpt?"]
""" + "".join(
    f"""
[[onderdeel.score]]
niveau = {niveau}
kop = "Slaap {niveau}"
inwoner = "Ik lig {niveau} uur wakker."
professional = "Ligt {niveau} uur wakker."
"""
    for niveau in range(5)
)


def write_instrument(folder: Path, code: str = CODE, **changed: str) -> Path:
    """The file of an own instrument in `folder`; `changed` replaces words in it."""
    text = (INSTRUMENTEN / f"{STANDAARD}.toml").read_text(encoding="utf-8") + SLAPEN
    for old, new in {STANDAARD: code, **changed}.items():
        text = text.replace(old, new)
    path = folder / f"{code}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@contextlib.contextmanager
def asking(folder: Path, code: str = CODE) -> Iterator[None]:
    """Within this block the municipality asks its own instrument."""
    choose_instrument(code, folder)
    try:
        yield
    finally:
        choose_instrument()
