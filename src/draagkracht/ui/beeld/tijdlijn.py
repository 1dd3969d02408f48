"""The plan on a line of weeks: steps as bars, the phase in shape, pattern and word, today, and the afspraken as marks."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from markupsafe import Markup

from ..taal import gettext as _
from .svg import (
    circle,
    clip,
    diamond,
    esc,
    frame,
    glyph,
    legend,
    line,
    lines_of_text,
    n,
    table,
    text,
    text_width,
    wrap,
)
from .tijd_as import ticks, week_date

FASEN = ("stabiliseren", "versterken", "borgen")


@dataclass(frozen=True)
class PlanStap:
    """`van` and `tot` in whole weeks from the begin of the plan, tot > van; `fase` one of FASEN.

    `sleutel` names a step whose bar people may drag to another week (see `slepen.js`); "" for one that stays.
    """

    naam: str
    van: int
    tot: int
    fase: str
    met_wie: str = ""
    sleutel: str = ""


@dataclass(frozen=True)
class PlanAfspraak:
    """`week` may lie between two weeks. `uitkomst`: gelukt, bijna, nog_niet, or nothing while it is to come."""

    tekst: str
    week: float
    uitkomst: str = ""


@dataclass(frozen=True)
class Plan:
    """`vandaag` in weeks from the begin, None to leave the line out. `titel` tells plans on one page apart."""

    begin: date
    weken: int
    stappen: tuple[PlanStap, ...]
    afspraken: tuple[PlanAfspraak, ...] = ()
    vandaag: float | None = None
    titel: str = ""

    @property
    def naam(self) -> str:
        return self.titel or _("Het plan in de tijd")


@dataclass(frozen=True)
class Maat:
    breed: float
    x0: float
    rij: float
    balk: float  # from the top of a row to the middle of its bar
    kop: float

    def x(self, plan: Plan, week: float) -> float:
        return self.x0 + (self.breed - self.x0 - 6) * min(max(week, 0), plan.weken) / max(plan.weken, 1)


WIDE = Maat(breed=860, x0=240, rij=52, balk=26, kop=44)
NARROW = Maat(breed=300, x0=4, rij=68, balk=48, kop=44)


def fase_woord(fase: str) -> str:
    """What the phase is for, in everyday words."""
    return {"stabiliseren": _("eerst lucht"), "versterken": _("leren"), "borgen": _("vasthouden")}.get(
        fase, fase
    )


def uitkomst_woord(uitkomst: str) -> str:
    return {"gelukt": _("gelukt"), "bijna": _("bijna"), "nog_niet": _("nog niet")}.get(
        uitkomst, _("komt nog")
    )


def pattern_defs(prefix: str) -> str:
    """Stripes for learning, dots for keeping; plain for relief. They read on a grey printer too."""
    return (
        f'<defs><pattern id="{prefix}-versterken" width="8" height="8" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="dk-b-streep" d="M0 0V8"/></pattern>'
        f'<pattern id="{prefix}-borgen" width="9" height="9" patternUnits="userSpaceOnUse">'
        '<circle class="dk-b-stip" cx="4.500" cy="4.500" r="1.600"/></pattern></defs>'
    )


def bar_path(fase: str, x1: float, x2: float, y: float, h: float) -> str:
    """Relief is a block, learning points onward, keeping is round. `h` is half the height."""
    if fase == "versterken":
        punt = min(10, x2 - x1)
        return f"M{n(x1)} {n(y - h)}H{n(x2 - punt)}L{n(x2)} {n(y)}L{n(x2 - punt)} {n(y + h)}H{n(x1)}Z"
    if fase == "borgen":
        r = min(h, (x2 - x1) / 2)
        bocht = f"A{n(r)} {n(h)} 0 0 1"
        heen = f"M{n(x1 + r)} {n(y - h)}H{n(x2 - r)}{bocht} {n(x2 - r)} {n(y + h)}"
        return f"{heen}H{n(x1 + r)}{bocht} {n(x1 + r)} {n(y - h)}Z"
    return f"M{n(x1)} {n(y - h)}H{n(x2)}V{n(y + h)}H{n(x1)}Z"


def bar(maat: Maat, plan: Plan, stap: PlanStap, y: float, prefix: str) -> str:
    x1, x2 = maat.x(plan, stap.van) + 1, maat.x(plan, max(stap.tot, stap.van + 0.5)) - 1
    d = bar_path(stap.fase, x1, x2, y, 11)
    out = f'<path class="dk-b-fase dk-b-fase--{esc(stap.fase)}" d="{d}"/>'
    if stap.fase in FASEN[1:]:
        out += f'<path fill="url(#{prefix}-{stap.fase})" d="{d}"/>'
    out += bar_word(maat, stap.fase, x1, x2, y)
    if not stap.sleutel:
        return out
    per_week = n(maat.x(plan, 1) - maat.x(plan, 0))
    return f'<g class="dk-b-sleep" data-stap="{esc(stap.sleutel)}" data-van="{stap.van}" data-week="{per_week}">{out}</g>'


def bar_word(maat: Maat, fase: str, x1: float, x2: float, y: float) -> str:
    """Inside the bar when it fits, else behind it, else before it."""
    woord = fase_woord(fase)
    breed = text_width(woord, 12.5, is_bold=True)
    kaal = " dk-b-kaal" if fase == "stabiliseren" else ""
    if breed + 16 <= x2 - x1:
        return text((x1 + x2) / 2, y + 4.5, woord, f"dk-b-fasewoord dk-b-midden{kaal}")
    if x2 + 6 + breed <= maat.breed:
        return text(x2 + 6, y + 4.5, woord, "dk-b-fasewoord")
    return text(x1 - 6, y + 4.5, woord, "dk-b-fasewoord dk-b-eind")


def row(maat: Maat, plan: Plan, stap: PlanStap, boven: float, prefix: str) -> str:
    y = boven + maat.balk
    if maat is NARROW:
        naam = lines_of_text(0, boven + 28, [clip(stap.naam, 14.5, maat.breed, is_bold=True)], "dk-b-naam", 0)
        return naam + bar(maat, plan, stap, y, prefix)
    regels = wrap(stap.naam, 14.5, maat.x0 - 16, 2, is_bold=True)
    met = [clip(stap.met_wie, 12.5, maat.x0 - 16)] if stap.met_wie and len(regels) == 1 else []
    begin = y + 5 - (len(regels) + len(met) - 1) * 8.5
    onder = lines_of_text(0, begin + 17, met, "dk-b-niveau dk-b-begin", 0)
    return lines_of_text(0, begin, regels, "dk-b-naam", 17) + onder + bar(maat, plan, stap, y, prefix)


def axis(maat: Maat, plan: Plan, hoog: float) -> str:
    out = ""
    for week in ticks(plan.weken, maat.breed - maat.x0, 64 if maat is WIDE else 60):
        x = maat.x(plan, week)
        plaats = " dk-b-begin" if week == 0 else (" dk-b-eind" if x > maat.breed - 24 else "")
        out += text(x, 16, week_date(plan.begin, week), f"dk-b-niveau{plaats}")
        out += line(x, 24, x, hoog, "dk-b-as")
    return out


def today(maat: Maat, plan: Plan, hoog: float) -> str:
    if plan.vandaag is None or not 0 <= plan.vandaag <= plan.weken:
        return ""
    x = maat.x(plan, plan.vandaag)
    plaats = "dk-b-eind" if x > maat.breed - 60 else "dk-b-begin"
    woord = text(x + (-5 if plaats == "dk-b-eind" else 5), 38, _("vandaag"), f"dk-b-vandaag {plaats}")
    return line(x, 24, x, hoog, "dk-b-vandaaglijn") + woord


def mark(x: float, y: float, uitkomst: str) -> str:
    """Done is full, almost is half, not yet is open; what is to come is a small diamond. No red, no cross."""
    if uitkomst == "gelukt":
        return (
            circle(x, y, 7, "dk-b-gedaan")
            + f'<path class="dk-b-vink" d="M{n(x - 3)} {n(y)}l2.200 2.400 4-5"/>'
        )
    if uitkomst == "bijna":
        half = f'<path class="dk-b-gedaan" d="M{n(x)} {n(y - 7)}A7 7 0 0 0 {n(x)} {n(y + 7)}Z"/>'
        return circle(x, y, 7, "dk-b-open") + half
    return circle(x, y, 7, "dk-b-open") if uitkomst == "nog_niet" else diamond(x, y, 7, "dk-b-straks")


def marks(maat: Maat, plan: Plan, boven: float) -> str:
    if not plan.afspraken:
        return ""
    y = boven + maat.balk
    kop = text(0, y + 5 if maat is WIDE else boven + 28, _("Afspraken"), "dk-b-naam")
    return kop + "".join(mark(maat.x(plan, a.week), y, a.uitkomst) for a in plan.afspraken)


def draw(maat: Maat, plan: Plan, prefix: str) -> Markup:
    rijen = len(plan.stappen) + bool(plan.afspraken)
    hoog = maat.kop + rijen * maat.rij
    parts = [pattern_defs(prefix), axis(maat, plan, hoog), today(maat, plan, hoog)]
    parts += [row(maat, plan, stap, maat.kop + i * maat.rij, prefix) for i, stap in enumerate(plan.stappen)]
    parts.append(marks(maat, plan, maat.kop + len(plan.stappen) * maat.rij))
    stappen = "; ".join(f"{s.naam}: {period(plan, s)}" for s in plan.stappen)
    return frame(parts, (maat.breed, hoog + 6), prefix, plan.naam, stappen, "")


def period(plan: Plan, stap: PlanStap) -> str:
    van, tot = (date_format(plan.begin + timedelta(weeks=week), "j F Y") for week in (stap.van, stap.tot))
    return _("van %(van)s tot %(tot)s") % {"van": van, "tot": tot}


def explanation(plan: Plan) -> str:
    """The outcomes that occur, each with its mark."""
    soorten = [s for s in ("gelukt", "bijna", "nog_niet", "") if any(a.uitkomst == s for a in plan.afspraken)]
    return (
        legend((glyph(mark(10, 10, soort), 20, 20), uitkomst_woord(soort)) for soort in soorten)
        if soorten
        else ""
    )


def tijdlijn(plan: Plan, prefix: str = "tijdlijn") -> Markup:
    return Markup(  # noqa: S704 - every text went through esc
        f'<figure class="dk-beeld dk-breedsmal"><div class="dk-breedsmal__breed">{draw(WIDE, plan, prefix + "-b")}</div>'
        f'<div class="dk-breedsmal__smal">{draw(NARROW, plan, prefix + "-s")}</div>{explanation(plan)}</figure>'
    )


def tijdlijn_tabel(plan: Plan) -> Markup:
    stappen = [(s.naam, fase_woord(s.fase), period(plan, s), s.met_wie) for s in plan.stappen]
    afspraken = [
        (
            a.tekst,
            _("afspraak"),
            date_format(plan.begin + timedelta(weeks=a.week), "j F Y"),
            uitkomst_woord(a.uitkomst),
        )
        for a in plan.afspraken
    ]
    return table(
        plan.naam,
        [_("wat"), _("fase"), _("wanneer"), _("met wie of hoe het ging")],
        stappen + afspraken,
    )
