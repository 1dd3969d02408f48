"""Our pictures on paper: the same SVG as on the screen, with the theme's colours written into it.

A PDF maker knows no style sheets of a page and no custom properties, so the rules of beeld.css are put inside the SVG with
every `var(--...)` replaced by what thema.css says. A municipality that replaces the theme gets its colours on paper too.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from xml.etree import ElementTree

STYLES = Path(__file__).resolve().parent.parent / "static" / "ui"
COMMENT = re.compile(r"/\*.*?\*/", re.S)
PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+);")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
VARIABLE = re.compile(r"var\((--[\w-]+)(?:\s*,[^()]*)?\)")
SHAPES = ("dk-svg", "dk-b-")
ON_PAPER = {"--dk-grond": "#ffffff", "--dk-papier": "#ffffff", "--dk-letter": '"Noto Sans"'}
NAMESPACE = "{http://www.w3.org/2000/svg}"


@functools.cache
def style() -> str:
    """The rules for shapes in a picture, without conditions (@media) and without variables."""
    theme = COMMENT.sub("", (STYLES / "thema.css").read_text())
    values = {**dict(PROPERTY.findall(theme)), **ON_PAPER}
    rules = RULE.findall(_without_blocks(COMMENT.sub("", (STYLES / "beeld.css").read_text())))
    kept = [
        f"{selector.strip()}{{{_without_halo(body)}}}"
        for selector, body in rules
        if any(s in selector for s in SHAPES)
    ]
    return re.sub(r"\s+", " ", _resolve("".join(kept), values))


def _without_blocks(css: str) -> str:
    """The style sheet without @media and the like, whose rules lie one level deeper."""
    return re.sub(r"@[\w-]+[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)


def _without_halo(body: str) -> str:
    """On the screen words have a halo of the ground behind them; on paper it would be drawn over them."""
    return re.sub(r"(paint-order|stroke[\w-]*)\s*:[^;]*;", "", body) if "paint-order" in body else body


def _resolve(text: str, values: dict[str, str]) -> str:
    for _depth in range(4):
        text = VARIABLE.sub(lambda match: values.get(match.group(1), "inherit").strip(), text)
    return text


def on_paper(svg: str) -> bytes:
    """The picture with its style inside it."""
    end = svg.index(">") + 1
    return f"{svg[:end]}<style>{style()}</style>{svg[end:]}".encode()


def told(svg: str) -> str:
    """What a picture says in words: its title and its description, for who hears the page."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own picture, every text in it escaped by ui.beeld.svg
    parts = [root.findtext(f"{NAMESPACE}{name}") or "" for name in ("title", "desc")]
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."
