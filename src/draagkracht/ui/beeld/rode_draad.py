"""The red thread: five columns from the question to this week, cards that are links, threads between them.

It is one nested list. Wide, the style sheet lays its cards in a grid with an SVG of threads behind them; on a phone the
list itself is the tree, and only threads that the indentation cannot show are links, folded away beside the card. Loose
ends are drawn as loose ends. Teal is draagkracht that was found and is used.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from ..taal import gettext as _
from .rode_draad_plaats import place
from .svg import esc, frame, glyph, legend, n, table

COLUMN, STEP, HALF = 160, 210, 50  # of 1000 across, and per half row down
ASIDE = 20  # what carries leaves and arrives below the red thread
HIGHLIGHTS = 40  # the style sheet knows this many cards; more are shown too, without highlight


@dataclass(frozen=True)
class DraadKaart:
    """`kolom` 0-4. `los`: what is missing, in words; then the end is drawn as loose. `is_citaat`: own words."""

    sleutel: str
    kolom: int
    titel: str
    url: str = ""
    onder: str = ""
    los: str = ""
    is_citaat: bool = False


@dataclass(frozen=True)
class Draad:
    """From one card to one in a later column; `is_kracht`: found draagkracht that is used there."""

    van: str
    naar: str
    is_kracht: bool = False


@dataclass(frozen=True)
class RodeDraad:
    """Threads to cards that are not there are left out. `soorten`: what one card of a column is called."""

    kaarten: tuple[DraadKaart, ...]
    draden: tuple[Draad, ...]
    kolommen: tuple[str, ...] = ("Mijn vraag", "Wat we zagen", "Mijn doelen", "Stappen", "Deze week")
    soorten: tuple[str, ...] = ("vraag", "bevinding", "doel", "stap", "afspraak")


@dataclass
class Web:
    """The cards with their neighbours, both ways, and everything on their thread."""

    kaarten: dict[str, DraadKaart]
    draden: list[Draad]
    uit: dict[str, list[Draad]] = field(default_factory=lambda: defaultdict(list))
    terug: dict[str, list[Draad]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for draad in self.draden:
            self.uit[draad.van].append(draad)
            self.terug[draad.naar].append(draad)

    def threads(self) -> dict[str, set[str]]:
        """Per card the cards it lies on the thread of: itself, what it comes from and what it leads to."""
        order = sorted(
            self.kaarten, key=lambda key: self.kaarten[key].kolom
        )  # threads only lead to later columns
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        for key in order:
            before[key] = {key}.union(*(before[d.van] for d in self.terug[key]))
        for key in reversed(order):
            after[key] = {key}.union(*(after[d.naar] for d in self.uit[key]))
        return {key: before[key] | after[key] for key in self.kaarten}

    def tree(self) -> dict[str, list[str]]:
        """Per card the cards that stand under it, every card once; under "" those that come from nothing.

        A card stands under the first card it follows from; one that is only carried, under what carries it.
        """
        under: dict[str, list[str]] = defaultdict(list)
        told = {key: place for place, key in enumerate(self.kaarten)}
        for kaart in sorted(self.kaarten.values(), key=lambda kaart: kaart.kolom):
            origins = sorted(self.terug[kaart.sleutel], key=lambda draad: (draad.is_kracht, told[draad.van]))
            under[origins[0].van if origins else ""].append(kaart.sleutel)
        return under


def web_of(r: RodeDraad) -> Web:
    kaarten = {kaart.sleutel: kaart for kaart in r.kaarten}
    draden = [
        d
        for d in r.draden
        if d.van in kaarten and d.naar in kaarten and kaarten[d.van].kolom < kaarten[d.naar].kolom
    ]
    return Web(kaarten, draden)


def members(web: Web) -> dict[str, str]:
    """Per card the classes that let the style sheet light up a whole thread: its own number, and those it is with."""
    numbers = {key: i for i, key in enumerate(web.kaarten) if i < HIGHLIGHTS}
    out = {}
    for key, ends in web.threads().items():
        own = [f"dk-k{numbers[key]}"] if key in numbers else []
        out[key] = " ".join(
            ["dk-m", *own, *(f"dk-m{i}" for i in sorted(numbers[end] for end in ends if end in numbers))]
        )
    return out


def path(van: tuple[int, int], naar: tuple[int, int], is_kracht: bool) -> str:
    """From the right side of one card to the left side of another; (kolom, half row)."""
    lager = ASIDE if is_kracht else 0
    x1, y1 = van[0] * STEP + COLUMN, van[1] * HALF + HALF + lager
    x2, y2 = naar[0] * STEP, naar[1] * HALF + HALF + lager
    if naar[0] - van[0] == 1:
        return f"M{x1} {y1}C{x1 + 28} {y1} {x2 - 28} {y2} {x2} {y2}"
    laag = max(y1, y2) - lager + HALF if is_kracht else (y1 + y2) / 2
    return (
        f"M{x1} {y1}C{x1 + 28} {y1} {x1 + 22} {n(laag)} {x1 + 60} {n(laag)}"
        f"L{x2 - 60} {n(laag)}C{x2 - 22} {n(laag)} {x2 - 28} {y2} {x2} {y2}"
    )


def threads_drawn(web: Web, plaatsen: dict[str, int], lid: dict[str, str], prefix: str) -> Markup:
    hoog = (max(plaatsen.values(), default=0) + 2) * HALF
    parts = []
    for draad in web.draden:
        van, naar = web.kaarten[draad.van], web.kaarten[draad.naar]
        soort = "kracht" if draad.is_kracht else "rood"
        shared = set(lid[van.sleutel].split()) & set(lid[naar.sleutel].split())
        d = path((van.kolom, plaatsen[van.sleutel]), (naar.kolom, plaatsen[naar.sleutel]), draad.is_kracht)
        parts.append(
            f'<path class="dk-draad__lijn dk-draad__lijn--{soort} {" ".join(sorted(shared))}" d="{d}"/>'
        )
    return frame(
        parts, (1000, hoog), prefix, _("De rode draad"), summary(web), "dk-draad__lijnen", is_stretched=True
    )


def summary(web: Web) -> str:
    los = [f"{kaart.titel} ({kaart.los})" for kaart in web.kaarten.values() if kaart.los]
    delen = [
        _("%(kaarten)s kaarten en %(draden)s draden.")
        % {"kaarten": len(web.kaarten), "draden": len(web.draden)}
    ]
    return " ".join(
        [*delen, _("Nog los: %(wat)s.") % {"wat": "; ".join(los)} if los else _("Er hangt niets los.")]
    )


class Woorden(NamedTuple):
    """What is said on every card, looked up and escaped once for the whole picture."""

    komt_uit: str
    leidt_tot: str
    komt_ook_uit: str
    leidt_ook_tot: str
    wat_draagt: str


def words_now() -> Woorden:
    texts = (_("komt uit"), _("leidt tot"), _("komt ook uit"), _("leidt ook tot"), _("wat draagt"))
    return Woorden(*map(esc, texts))


CURL = glyph('<path d="M0 9C8 9 11 20 19 20A6.5 6.5 0 1 0 14 12"/>', 34, 26, "dk-draad__krul")


def card(kaart: DraadKaart, titel: str, soort: str) -> str:
    """`titel` and `soort` come escaped."""
    titel = f"“{titel}”" if kaart.is_citaat else titel
    klassen = "dk-draad__kaart" + (" dk-draad__kaart--citaat" if kaart.is_citaat else "")
    klassen += " dk-draad__kaart--los" if kaart.los else ""
    inner = f'<span class="dk-draad__titel">{titel}</span>'
    inner += (
        f'<span class="dk-draad__onder"><span class="dk-draad__soort">{soort}</span>{esc(kaart.onder)}</span>'
    )
    inner += f'<span class="dk-draad__los">{esc(kaart.los)}</span>' if kaart.los else ""
    if kaart.url:
        return f'<a class="{klassen}" href="{esc(kaart.url)}">{inner}</a>'
    return f'<div class="{klassen}">{inner}</div>'


def knots(web: Web, sleutel: str) -> tuple[str, str]:
    """Where threads touch the card: classes for the red ones, small marks for what carries."""
    sides = (("in", web.terug[sleutel]), ("uit", web.uit[sleutel]))
    red = "".join(
        f" dk-draad__plek--{side}" for side, draden in sides if any(not d.is_kracht for d in draden)
    )
    teal = "".join(
        f'<span class="dk-draad__knoop dk-draad__knoop--{side}" aria-hidden="true"></span>'
        for side, draden in sides
        if any(d.is_kracht for d in draden)
    )
    return red, teal


@dataclass(frozen=True)
class Drawing:
    """What every card needs of the whole: its half row, its classes and its id, the tree, and the words.

    `titels` (per card) and `soorten` (per column) are escaped.
    """

    web: Web
    rijen: dict[str, int]
    lid: dict[str, str]
    ids: dict[str, str]
    under: dict[str, list[str]]
    titels: dict[str, str]
    soorten: tuple[str, ...]
    woorden: Woorden

    def spot(self, kaart: DraadKaart) -> str:
        """A card in its place; beyond the hundredth half row the style sheet lets cards fall in line below."""
        key = kaart.sleutel
        red, teal = knots(self.web, key)
        plek = f"dk-draad__plek dk-kol{kaart.kolom} dk-rij{min(self.rijen[key], 99)}{red} {self.lid[key]}"
        inner = card(kaart, self.titels[key], self.soorten[kaart.kolom]) + teal + (CURL if kaart.los else "")
        inner += self.ways(key) + self.more(key)
        return f'<div class="{plek}" id="{self.ids[key]}">{inner}</div>'

    def branch(self, onder: str) -> str:
        """The list of the cards under this one, each with its own list."""
        if not self.under[onder]:
            return ""
        items = "".join(
            f'<li class="dk-draad__tak{self.carried(onder, key)}">'
            f"{self.spot(self.web.kaarten[key])}{self.branch(key)}</li>"
            for key in self.under[onder]
        )
        return f'<ul class="dk-draad__lijst{"" if onder else " dk-draad__lijst--alles"}">{items}</ul>'

    def carries(self, text: str, is_kracht: bool) -> str:
        return f"{text} ({self.woorden.wat_draagt})" if is_kracht else text

    def ways(self, key: str) -> str:
        """'komt uit' and 'leidt tot' in words, for who hears the picture."""
        terug = "; ".join(self.carries(self.titels[d.van], d.is_kracht) for d in self.web.terug[key])
        verder = "; ".join(self.carries(self.titels[d.naar], d.is_kracht) for d in self.web.uit[key])
        labels = ((self.woorden.komt_uit, terug), (self.woorden.leidt_tot, verder))
        words = ". ".join(f"{label}: {wat}" for label, wat in labels if wat)
        return f'<span class="dk-verborgen">{words}</span>' if words else ""

    def links(self, ends: list[tuple[str, bool]], label: str) -> str:
        if not ends:
            return ""
        anchors = ", ".join(
            self.carries(f'<a href="#{self.ids[key]}">{self.titels[key]}</a>', is_kracht)
            for key, is_kracht in ends
        )
        return f"<span>{label} {anchors}</span>"

    def more(self, key: str) -> str:
        """The threads that the tree does not show, as links both ways, folded in a button at the card's edge."""
        terug = [(d.van, d.is_kracht) for d in self.web.terug[key] if key not in self.under[d.van]]
        verder = [(d.naar, d.is_kracht) for d in self.web.uit[key] if d.naar not in self.under[key]]
        if not (terug or verder):
            return ""
        count = len(terug) + len(verder)
        naam = _("Ook verbonden: %(aantal)s") % {"aantal": count}
        inner = self.links(terug, self.woorden.komt_ook_uit) + self.links(verder, self.woorden.leidt_ook_tot)
        red = sum(not is_kracht for _end, is_kracht in terug + verder)
        return (
            f'<details class="dk-draad__meer"><summary><span class="dk-verborgen">{esc(naam)}</span>'
            f"{plus(red)}{plus(count - red, ' dk-draad__plus--kracht')}</summary>"
            f'<p class="dk-draad__paden">{inner}</p></details>'
        )

    def carried(self, van: str, naar: str) -> str:
        is_red = any(d.van == van and not d.is_kracht for d in self.web.terug[naar])
        return "" if is_red or not van else " dk-draad__tak--kracht"


def sample(soort: str) -> str:
    return glyph(
        f'<path class="dk-draad__lijn dk-draad__lijn--{soort}" d="M2 6H38"/>', 40, 12, "dk-draad__staal"
    )


def plus(count: int, klasse: str = "") -> str:
    """How many threads more than the tree shows: red under a line, what carries under a dashed one."""
    return f'<span class="dk-draad__plus{klasse}" aria-hidden="true">+{count}</span>' if count else ""


def explanation(web: Web, has_more: bool) -> str:
    items = [(sample("rood"), _("rode draad: het een leidt tot het ander"))]
    if any(draad.is_kracht for draad in web.draden):
        items.append((sample("kracht"), _("wat draagt, ingezet")))
    if has_more:
        items.append((plus(1), _("ook verbonden met een andere kaart")))
    return legend(items, "dk-legenda dk-draad__legenda")


def rode_draad(r: RodeDraad, prefix: str = "draad") -> Markup:
    """The whole figure. Cards stand near what they come from; order within a column follows the threads."""
    web = web_of(r)
    plaatsen = place([(k.sleutel, k.kolom) for k in r.kaarten], [(d.van, d.naar) for d in web.draden])
    lid, ids = members(web), {key: f"{prefix}-{i}" for i, key in enumerate(web.kaarten)}
    koppen = "".join(f"<span>{esc(kop)}</span>" for kop in r.kolommen)
    titels = {key: esc(kaart.titel) for key, kaart in web.kaarten.items()}
    soorten = tuple(map(esc, r.soorten))
    lijst = Drawing(web, plaatsen, lid, ids, web.tree(), titels, soorten, words_now()).branch("")
    return Markup(  # noqa: S704 - every text went through esc
        f'<figure class="dk-beeld dk-draad"><div class="dk-draad__koppen" aria-hidden="true">{koppen}</div>'
        f'<div class="dk-draad__veld">{threads_drawn(web, plaatsen, lid, prefix)}'
        f"{lijst}</div>{explanation(web, 'dk-draad__meer' in lijst)}</figure>"
    )


def rode_draad_tabel(r: RodeDraad) -> Markup:
    web = web_of(r)
    rijen = []
    for kaart in sorted(web.kaarten.values(), key=lambda kaart: kaart.kolom):
        terug = "; ".join(web.kaarten[d.van].titel for d in web.terug[kaart.sleutel])
        verder = "; ".join(web.kaarten[d.naar].titel for d in web.uit[kaart.sleutel])
        rijen.append((kaart.titel, r.soorten[kaart.kolom], terug, verder, kaart.los))
    kolommen = [_("wat"), _("soort"), _("komt uit"), _("leidt tot"), _("nog los")]
    return table(_("De rode draad"), kolommen, rijen)
