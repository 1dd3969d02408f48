"""Data and pictures in, the bytes of a tagged PDF out.

People's words reach typst as JSON values, never as markup: a template shows them, it cannot run them. Nothing is read from
disk or network while compiling, except the templates and the fonts of this package. The same input gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from draagkracht.toegang.fouten import Fout

from .tekens import SQUARE, clean, keep_known

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"
TEMPLATES = ("plan", "verslag", "uitnodiging", "kopie")
STANDARD = "ua-1"
MISSING = re.compile(r"could not be displayed with")


@functools.cache
def fonts() -> typst.Fonts:
    """Our own typeface, and typst's built-in ones for letters it has not; never the machine's: bytes must not differ."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


@functools.cache
def _sources() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(HERE.glob("*.typ"))}


def _compile(files: Mapping[str, bytes], op: dt.datetime) -> bytes:
    return typst.compile(
        dict(files),
        format="pdf",
        font_paths=fonts(),
        pdf_standards=[STANDARD],
        timestamp=int(op.timestamp()),
    )


def can_show(characters: str) -> bool:
    """Whether one of the fonts has all of these characters."""
    probe = b'#set document(title: "x")\n#set text(lang: "nl", font: "Noto Sans")\n#read("tekens.txt")'
    try:
        _compile({"main": probe, "tekens.txt": characters.encode()}, dt.datetime.fromtimestamp(0, dt.UTC))
    except typst.TypstError:
        return False
    return True


def make_pdf(
    template: str, gegevens: Mapping[str, Any], *, op: dt.datetime, beelden: Mapping[str, bytes] | None = None
) -> bytes:
    """A PDF/UA-1 of `gegevens` (JSON-able) by one of TEMPLATES; `beelden` are SVG files by the name the template uses.

    The time of day in `op` does not count: two PDFs of one day and the same data are the same file. A character that no
    font has becomes a square. Raises Fout when typst cannot make it.
    """
    if template not in TEMPLATES:
        raise ValueError(f"unknown template '{template}'")
    day = op.replace(hour=12, minute=0, second=0, microsecond=0)
    shown = with_note(clean(gegevens, can_show))
    main = {**_sources(), **(beelden or {}), "main": _sources()[f"{template}.typ"]}
    try:
        return _compile({**main, "gegevens.json": _as_json(shown)}, day)
    except typst.TypstError as error:
        if not MISSING.search(str(error)):
            raise Fout("De PDF kon niet worden gemaakt. Gebruik de afdrukpagina.") from error
    # Characters that can be shown apart may still have no shape together; then only our own typeface is left.
    try:
        return _compile({**main, "gegevens.json": _as_json(with_note(keep_known(shown)))}, day)
    except typst.TypstError as error:
        raise Fout("De PDF kon niet worden gemaakt. Gebruik de afdrukpagina.") from error


def with_note(shown: dict[str, Any]) -> dict[str, Any]:
    """The same data with `met_vierkant`: whether a template has to explain what a square stands for."""
    return {**shown, "met_vierkant": SQUARE in _as_json(shown).decode()}


def _as_json(gegevens: Any) -> bytes:
    return json.dumps(gegevens, ensure_ascii=False, sort_keys=True, default=str).encode()
