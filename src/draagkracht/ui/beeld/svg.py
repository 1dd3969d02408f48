"""Drawing words: text measured and escaped for an SVG, and the frame that gives a picture its name.

A picture is plain strings: on a page with hundreds of shapes a template or an element tree costs more than the
database. Everything a person wrote goes through `esc`; numbers go through `n`.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import pyphen
from markupsafe import Markup, escape

# Characters that XML cannot hold at all, however they are escaped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

NARROW, WIDE = frozenset("iljItfr.,:;'|!()[]-/ "), frozenset("mwMWQOG@%&")


def esc(text: object) -> str:
    """The text, safe inside an element or an attribute."""
    words = str(text)
    return str(escape(words if words.isprintable() else FORBIDDEN.sub("", words)))


@lru_cache(maxsize=8192)
def n(number: float) -> str:
    """A coordinate: at most two decimals, no trailing zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=1024)
def char_width(char: str) -> float:
    """In em, close enough to Noto Sans to place and wrap; errs to the wide side."""
    if char in NARROW:
        return 0.33
    if char in WIDE or ord(char) > 0x2E7F:
        return 0.95
    return 0.68 if char.isupper() else 0.575


def text_width(text: str, size: float, is_bold: bool = False) -> float:
    return sum(map(char_width, text)) * size * (1.05 if is_bold else 1)


def clip(text: str, size: float, width: float, is_bold: bool = False) -> str:
    """The text, or as much as fits with an ellipsis after it."""
    if text_width(text, size, is_bold) <= width:
        return text
    while text and text_width(text + "…", size, is_bold) > width:
        text = text[:-1]
    return text.rstrip() + "…"


@cache
def hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


def split_word(word: str, size: float, width: float, is_bold: bool) -> list[str]:
    """The word, or where it is too long its longest beginning that fits with a hyphen, and the rest."""
    if text_width(word, size, is_bold) <= width:
        return [word]
    for begin, rest in hyphenation().iterate(word):
        if text_width(f"{begin}-", size, is_bold) <= width:
            return [f"{begin}-", rest]
    return [word]


def wrap(text: str, size: float, width: float, lines: int = 2, is_bold: bool = False) -> list[str]:
    """At most `lines` lines that each fit; what does not fit ends in an ellipsis. Never empty."""
    words = FORBIDDEN.sub("", text).split()
    out: list[str] = []
    while words and len(out) < lines - 1:
        line, *words = [*split_word(words[0], size, width, is_bold), *words[1:]]
        while words and text_width(f"{line} {words[0]}", size, is_bold) <= width and not line.endswith("-"):
            line = f"{line} {words.pop(0)}"
        out.append(clip(line, size, width, is_bold))
    return [*out, clip(" ".join(words), size, width, is_bold)] if words or not out else out


def text(x: float, y: float, words: str, klasse: str) -> str:
    return f'<text class="{klasse}" x="{n(x)}" y="{n(y)}">{esc(words)}</text>'


def lines_of_text(x: float, y: float, lines: list[str], klasse: str, height: float) -> str:
    """Lines under each other; y is the baseline of the first."""
    return "".join(text(x, y + i * height, line, klasse) for i, line in enumerate(lines))


def circle(x: float, y: float, r: float, klasse: str) -> str:
    return f'<circle class="{klasse}" cx="{n(x)}" cy="{n(y)}" r="{n(r)}"/>'


def diamond(x: float, y: float, r: float, klasse: str) -> str:
    return f'<path class="{klasse}" d="M{n(x)} {n(y - r)}L{n(x + r)} {n(y)}L{n(x)} {n(y + r)}L{n(x - r)} {n(y)}Z"/>'


def triangle(x: float, y: float, r: float, klasse: str) -> str:
    """Point up; x, y is the middle of what it encloses, so that it stands in line with the other marks."""
    side, low = r * 0.95, y + r * 0.62
    return f'<path class="{klasse}" d="M{n(x)} {n(y - r)}L{n(x + side)} {n(low)}L{n(x - side)} {n(low)}Z"/>'


def stripes(x: float, y: float, width: float, height: float, klasse: str) -> str:
    """A bar of upright stripes, y is its middle; its style sheet says how wide they are. Zero is one stripe."""
    return (
        f'<line class="{klasse}" x1="{n(x)}" y1="{n(y)}" x2="{n(x + max(width, 3))}" y2="{n(y)}" '
        f'stroke-width="{n(height)}"/>'
    )


def pill(x: float, y: float, width: float, height: float, klasse: str) -> str:
    """A bar with round ends, y is its middle; never thinner than a sliver, so that zero is seen as zero."""
    width = max(width, 4)
    return (
        f'<rect class="{klasse}" x="{n(x)}" y="{n(y - height / 2)}" width="{n(width)}" '
        f'height="{n(height)}" rx="{n(min(width, height) / 2)}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, klasse: str) -> str:
    return f'<line class="{klasse}" x1="{n(x1)}" y1="{n(y1)}" x2="{n(x2)}" y2="{n(y2)}"/>'


def arrow(x1: float, x2: float, y: float, rise: float) -> str:
    """A small arc from x1 to x2 with a head at x2; a positive rise goes above, a negative one below."""
    sign = 1 if x2 >= x1 else -1
    up = 1 if rise > 0 else -1
    head = f"M{n(x2 - 7 * sign)} {n(y - 7 * up)}L{n(x2)} {n(y)}L{n(x2 - 9 * sign)} {n(y + 2 * up)}"
    return (
        f'<path class="dk-b-pijl" d="M{n(x1)} {n(y)}Q{n((x1 + x2) / 2)} {n(y - rise)} {n(x2)} {n(y)}{head}"/>'
    )


def speech(x: float, y: float) -> str:
    """The mark of a gesprekspunt; x, y is its middle."""
    return (
        f'<g transform="translate({n(x - 12)} {n(y - 9)})"><path class="dk-b-praat" d="M2 0H22V14H10L6 18V14H2Z"/>'
        '<path class="dk-b-praat-lijn" d="M7 5H17M7 9H14"/></g>'
    )


def glyph(inner: str, width: int = 24, height: int = 24, klasse: str = "dk-stem__teken") -> str:
    """A small drawing beside a word; the word says it, so it is hidden from who listens."""
    return f'<svg class="{klasse}" viewBox="0 0 {width} {height}" aria-hidden="true">{inner}</svg>'


def voice(wie: str, klasse: str = "") -> str:
    """The mark of a voice: filled circle the resident, open diamond the professional, open triangle the naaste."""
    if wie == "inwoner":
        return glyph(circle(12, 12, 8.5, klasse or "dk-b-inwoner"))
    if wie == "naaste":
        return glyph(triangle(12, 13, 10, klasse or "dk-b-naaste"))
    return glyph(diamond(12, 12, 10, klasse or "dk-b-professional"))


def marked(mark: str, woord: str) -> str:
    return f'<span class="dk-stem">{mark}<span>{esc(woord)}</span></span>'


def legend(items: Iterable[tuple[str, str]], klasse: str = "dk-legenda") -> str:
    """(mark, word) as a list under the picture."""
    return f'<ul class="{klasse}">{"".join(f"<li>{marked(mark, woord)}</li>" for mark, woord in items)}</ul>'


def frame(
    parts: Iterable[str],
    size: tuple[float, float],
    prefix: str,
    titel: str,
    uitleg: str,
    klasse: str,
    is_stretched: bool = False,
) -> Markup:
    """The SVG itself: an image with a name and a description. `prefix` makes its ids unique on the page.

    `is_stretched`: the drawing follows the box it lies in, whatever its shape; for lines behind HTML.
    """
    box = f'viewBox="0 0 {n(size[0])} {n(size[1])}"' + (' preserveAspectRatio="none"' if is_stretched else "")
    return Markup(  # noqa: S704 - every text in parts went through esc
        f'<svg class="{f"dk-svg {klasse}".strip()}" xmlns="http://www.w3.org/2000/svg" {box} role="img" '
        f'aria-labelledby="{prefix}-titel {prefix}-uitleg"><title id="{prefix}-titel">{esc(titel)}</title>'
        f'<desc id="{prefix}-uitleg">{esc(uitleg)}</desc>{"".join(parts)}</svg>'
    )


def table(
    kop: str, kolommen: list[str], rijen: Iterable[tuple[str, ...]], klasse: str = "dk-beeldtabel"
) -> Markup:
    """The same facts as a table: first cell of every row is its header."""
    head = "".join(f'<th scope="col">{esc(kolom)}</th>' for kolom in kolommen)
    body = "".join(
        f'<tr><th scope="row">{esc(rij[0])}</th>{"".join(f"<td>{esc(cel)}</td>" for cel in rij[1:])}</tr>'
        for rij in rijen
    )
    return Markup(  # noqa: S704 - every text went through esc
        f'<div class="dk-rol" tabindex="0" role="region" aria-label="{esc(kop)}"><table class="{klasse}"><caption>{esc(kop)}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
