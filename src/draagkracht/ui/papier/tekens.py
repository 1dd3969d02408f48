"""Text made fit for paper: no characters without a shape, no words wider than a page."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "fonts"
OWN = ("NotoSans-400-normal.ttf", "NotoSansArabic-400-normal.ttf")
SQUARE = "□"  # stands for a character that no font of ours has
ZERO_WIDTH_SPACE = "\u200b"  # lets a line break, shows nothing
PIECE = 8
LONG_WORD = re.compile(r"\S{36,}")
MOST_PROBES = 300  # a page of unknown characters must not cost a second

CanShow = Callable[[str], bool]

_shown: dict[str, bool] = {}


@functools.cache
def known() -> frozenset[str]:
    """The characters of our own typeface, which is two files: one has the Arabic."""
    found: set[str] = {"\n"}
    for name in OWN:
        with TTFont(FONTS / name, lazy=True) as font:
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)


def clean(value: Any, can_show: CanShow) -> Any:
    """The same structure with every text fit for paper. Numbers, None and the like stay as they are."""
    unknown = sorted(_letters(value) - known() - _shown.keys())
    if unknown:
        _probe(unknown[:MOST_PROBES], can_show)
    return _map_texts(value, lambda text: _fit(text, _is_shown))


def keep_known(value: Any) -> Any:
    """The same structure with only the characters of our own typeface."""
    return _map_texts(value, lambda text: _fit(text, known().__contains__))


def _is_shown(character: str) -> bool:
    return character in known() or _shown.get(character, False)


def _letters(value: Any) -> set[str]:
    found: set[str] = set()
    _map_texts(value, lambda text: found.update(_plain(text)) or text)
    return found


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _map_texts(item, change) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_map_texts(item, change) for item in value]
    return value


def _plain(text: str) -> str:
    """Composed (an e and its accent become one), line ends even, without control and invisible characters."""
    even = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(c for c in even if c == "\n" or unicodedata.category(c)[0] != "C")


def _fit(text: str, is_shown: Callable[[str], bool]) -> str:
    shown = "".join(c if is_shown(c) else _instead(c) for c in _plain(text))
    return LONG_WORD.sub(lambda word: _with_breaks(word.group()), re.sub(f"{SQUARE}+", SQUARE, shown))


def _instead(character: str) -> str:
    """A square; for what only changes the character before it (skin tone, accent) nothing."""
    return "" if unicodedata.category(character) in ("Mn", "Me", "Sk") else SQUARE


def _with_breaks(word: str) -> str:
    return ZERO_WIDTH_SPACE.join(word[i : i + PIECE] for i in range(0, len(word), PIECE))


def _probe(characters: list[str], can_show: CanShow) -> None:
    """Ask which of these can be shown, many at a time: half by half where a batch holds one that cannot."""
    if can_show("".join(characters)):
        _shown.update(dict.fromkeys(characters, True))
    elif len(characters) == 1:
        _shown[characters[0]] = False
    else:
        middle = len(characters) // 2
        _probe(characters[:middle], can_show)
        _probe(characters[middle:], can_show)
