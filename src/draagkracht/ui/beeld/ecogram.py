"""The people around the resident: how near, who helps whom, and what it asks of them.

Wide, names stand left and right of the rings on their own lines, so that texts never touch, up to fourteen people.
Narrow, the marks carry numbers and the names stand in the list.
"""

from dataclasses import dataclass
from math import atan2, cos, pi, sin

from markupsafe import Markup

from ..taal import gettext as _
from .svg import circle, clip, esc, frame, glyph, line, n, table, text, text_width

RINGS = (64, 112, 160)
MOST_WEIGHT = 4
SLOT = 58  # height a name needs, with the two lines below it


@dataclass(frozen=True)
class Persoon:
    """`nabijheid` 1 (close) to 3 (further away). `richting`: geeft (helps), krijgt (is helped), beide, stroef or nothing.

    `belasting` 0-4, what it asks of this person; None when nobody asked yet. `is_hulpverlener`: a square mark.
    """

    naam: str
    relatie: str
    nabijheid: int = 2
    richting: str = "geeft"
    belasting: int | None = None
    is_hulpverlener: bool = False


@dataclass(frozen=True)
class Ecogram:
    midden: str
    personen: tuple[Persoon, ...]


@dataclass(frozen=True)
class Plek:
    persoon: Persoon
    nummer: int
    x: float
    y: float


def belasting_woord(belasting: int | None) -> str:
    if belasting is None:
        return _("nog niet gevraagd wat het kost")
    woorden = (_("kost niets"), _("gaat makkelijk"), _("kost soms moeite"), _("kost veel"), _("is te veel"))
    return woorden[min(max(belasting, 0), MOST_WEIGHT)]


def richting_woord(richting: str) -> str:
    woorden = {
        "geeft": _("geeft steun"),
        "krijgt": _("krijgt steun"),
        "beide": _("steun over en weer"),
        "stroef": _("het loopt stroef"),
    }
    return woorden.get(richting, _("er is contact"))


def nabijheid_woord(nabijheid: int) -> str:
    return {1: _("heel dichtbij"), 2: _("gewoon dichtbij"), 3: _("op afstand")}.get(nabijheid, "")


def places(e: Ecogram, cx: float, cy: float) -> list[Plek]:
    """Around the middle at even angles, the near ones spread between the far ones."""
    aantal = max(len(e.personen), 1)
    order = sorted(range(len(e.personen)), key=lambda i: (i % 2, i))
    out = []
    for spot, i in enumerate(order):
        hoek = 2 * pi * (spot + 0.5) / aantal - pi / 2
        r = RINGS[min(max(e.personen[i].nabijheid, 1), 3) - 1]
        out.append(Plek(e.personen[i], i + 1, cx + r * cos(hoek), cy + r * sin(hoek)))
    return out


def head(x: float, y: float, ux: float, uy: float) -> str:
    """An arrow head with its point at x, y, pointing along (ux, uy)."""
    bx, by = x - 9 * ux, y - 9 * uy
    links, rechts = f"{n(bx - 5 * uy)} {n(by + 5 * ux)}", f"{n(bx + 5 * uy)} {n(by - 5 * ux)}"
    return f'<path class="dk-b-punt" d="M{n(x)} {n(y)}L{links}L{rechts}Z"/>'


def bond(plek: Plek, cx: float, cy: float) -> str:
    """The line between a person and the resident; heads say who helps whom, a broken line that it chafes."""
    dx, dy = plek.x - cx, plek.y - cy
    ver = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / ver, dy / ver
    x1, y1, x2, y2 = cx + 32 * ux, cy + 32 * uy, plek.x - 15 * ux, plek.y - 15 * uy
    out = line(
        x1, y1, x2, y2, f"dk-b-band{' dk-b-band--stroef' if plek.persoon.richting == 'stroef' else ''}"
    )
    if plek.persoon.richting in ("geeft", "beide"):
        out += head(x1 - 3 * ux, y1 - 3 * uy, -ux, -uy)
    if plek.persoon.richting in ("krijgt", "beide"):
        out += head(x2 + 3 * ux, y2 + 3 * uy, ux, uy)
    return out


def node(plek: Plek) -> str:
    x, y = plek.x, plek.y
    if plek.persoon.is_hulpverlener:
        shape = f'<rect class="dk-b-mens dk-b-mens--hulp" x="{n(x - 11)}" y="{n(y - 11)}" width="22" height="22" rx="3"/>'
    else:
        shape = circle(x, y, 12, "dk-b-mens")
    return shape + text(x, y + 4.5, str(plek.nummer), "dk-b-nummer")


def weight(x: float, y: float, belasting: int | None) -> str:
    """Up to four blocks: what it asks of this person."""
    if not belasting:
        return ""
    return "".join(
        f'<rect class="dk-b-gewicht" x="{n(x + i * 8)}" y="{n(y - 9)}" width="6" height="10" rx="1.500"/>'
        for i in range(min(belasting, MOST_WEIGHT))
    )


def labels(plekken: list[Plek], cx: float, hoog: float, breed: float) -> str:
    """Names on lines of their own, left and right, from top to bottom along the ring so that leaders do not cross."""
    out = ""
    for is_links in (True, False):
        kant = [p for p in plekken if (p.x < cx) == is_links]
        kant.sort(key=lambda p: atan2(p.y - hoog / 2, abs(p.x - cx)))
        ruimte = hoog / max(len(kant), 1)
        out += "".join(label(plek, ruimte * (i + 0.5), is_links, breed) for i, plek in enumerate(kant))
    return out


def label(plek: Plek, y: float, is_links: bool, breed: float) -> str:
    """Name, relation and load; a thin line leads to the mark."""
    x, klasse = (0.0, "dk-b-begin") if is_links else (breed, "dk-b-eind")
    p = plek.persoon
    naam, relatie = clip(p.naam, 14.5, 190, is_bold=True), clip(p.relatie, 12.5, 190)
    kant = max(text_width(naam, 14.5, is_bold=True), text_width(relatie, 12.5)) + 8
    out = line(
        kant if is_links else breed - kant, y - 7, plek.x + (-14 if is_links else 14), plek.y, "dk-b-leider"
    )
    out += text(x, y - 9, naam, f"dk-b-naam {klasse}") + text(x, y + 8, relatie, f"dk-b-niveau {klasse}")
    if p.belasting is None:
        return out
    woord = belasting_woord(p.belasting)
    ruimte = text_width(woord, 12.5) + 6
    blokken = weight(
        ruimte if is_links else breed - ruimte - 8 * min(p.belasting, MOST_WEIGHT), y + 24, p.belasting
    )
    return out + text(x, y + 24, woord, f"dk-b-niveau {klasse}") + blokken


def draw(e: Ecogram, prefix: str, is_smal: bool) -> Markup:
    breed = 360 if is_smal else 780
    aantal = (len(e.personen) + 1) // 2 + 1
    hoog = 350 if is_smal else max(350, aantal * SLOT)
    cx, cy = breed / 2, hoog / 2
    plekken = places(e, cx, cy)
    parts = [circle(cx, cy, r, "dk-b-ring") for r in RINGS]
    parts += [bond(plek, cx, cy) for plek in plekken]
    parts += [] if is_smal else [labels(plekken, cx, hoog, breed)]
    parts += [node(plek) for plek in plekken]
    parts += [
        circle(cx, cy, 30, "dk-b-ik"),
        text(cx, cy + 5, clip(e.midden, 13, 54, is_bold=True), "dk-b-ikwoord"),
    ]
    uitleg = "; ".join(f"{p.naam}: {', '.join(facts(p))}" for p in e.personen) or _("nog niemand")
    return frame(
        parts,
        (breed, hoog),
        prefix,
        _("De mensen om %(wie)s heen") % {"wie": e.midden},
        uitleg,
        "",
    )


def facts(p: Persoon) -> list[str]:
    return [p.relatie, nabijheid_woord(p.nabijheid), richting_woord(p.richting), belasting_woord(p.belasting)]


def entry(p: Persoon) -> str:
    blokken = glyph(weight(0, 10, p.belasting), 32, 12, "dk-eco__gewicht") if p.belasting else ""
    feiten = f'<span class="dk-klein">{esc("; ".join(facts(p)))}</span>'
    return f"<li><strong>{esc(p.naam)}</strong> {blokken}<br/>{feiten}</li>"


def ecogram(e: Ecogram, prefix: str = "ecogram", has_list: bool = True) -> Markup:
    """Picture and list below each other; the numbers in the marks are those of the list.

    Without `has_list` the page itself lists the same people below it, numbered, in the same order.
    """
    lijst = f'<ol class="dk-eco__lijst">{"".join(entry(p) for p in e.personen)}</ol>' if has_list else ""
    return Markup(  # noqa: S704 - every text went through esc
        f'<figure class="dk-beeld dk-breedsmal"><div class="dk-breedsmal__breed">{draw(e, prefix + "-b", False)}</div>'
        f'<div class="dk-breedsmal__smal">{draw(e, prefix + "-s", True)}</div>'
        f"{lijst}</figure>"
    )


def ecogram_tabel(e: Ecogram) -> Markup:
    rijen = [
        (
            p.naam,
            p.relatie,
            nabijheid_woord(p.nabijheid),
            richting_woord(p.richting),
            belasting_woord(p.belasting),
        )
        for p in e.personen
    ]
    kolommen = [_("naam"), _("relatie"), _("hoe dichtbij"), _("wie helpt wie"), _("hoe zwaar het is")]
    return table(_("De mensen om %(wie)s heen") % {"wie": e.midden}, kolommen, rijen)
