"""What changed, part by part: small pictures on one true time axis, straight lines, first and last value in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from markupsafe import Markup

from ..taal import gettext as _
from .svg import circle, diamond, esc, frame, legend, line, n, table, text, voice

BREED, X0, X1, BOVEN, STAP = 244, 2, 242, 10, 16
SHOWN = 2  # the rest waits behind one tap: fifteen pictures are a long way on a phone


@dataclass(frozen=True)
class Meetpunt:
    op: date
    score: int


@dataclass(frozen=True)
class Verandering:
    """One part. `pan`: draaglast or draagkracht. `oordeel`: what may be said of it, as `methodiek` puts it."""

    naam: str
    pan: str
    niveaus: tuple[str, ...]
    inwoner: tuple[Meetpunt, ...] = ()
    professional: tuple[Meetpunt, ...] = ()
    oordeel: str = ""


def points(v: Verandering) -> Iterator[Meetpunt]:
    yield from v.inwoner
    yield from v.professional


def span(veranderingen: tuple[Verandering, ...]) -> tuple[date, date] | None:
    """First and last moment over all parts: every small picture has the same axis."""
    dagen = [punt.op for v in veranderingen for punt in points(v)]
    return (min(dagen), max(dagen)) if dagen else None


def x_of(op: date, van: date, tot: date) -> float:
    dagen = (tot - van).days
    return X0 + 14 + (X1 - X0 - 28) * ((op - van).days / dagen if dagen else 0.5)


def y_of(score: int, niveaus: tuple[str, ...]) -> float:
    """High scores stand high, for what weighs as for what carries; the words beside say which is which."""
    return BOVEN + (len(niveaus) - 1 - score) * STAP


def curve(v: Verandering, wie: str, punten: tuple[Meetpunt, ...], as_: tuple[date, date]) -> str:
    shift = {"inwoner": -5, "professional": 5}[wie] if v.inwoner and v.professional else 0
    plekken = [
        (x_of(p.op, *as_) + shift, y_of(p.score, v.niveaus)) for p in sorted(punten, key=lambda p: p.op)
    ]
    lijn = "L".join(f"{n(x)} {n(y)}" for x, y in plekken)
    out = f'<path class="dk-b-verloop dk-b-verloop--{wie}" d="M{lijn}"/>' if len(plekken) > 1 else ""
    for x, y in plekken:
        out += (
            circle(x, y, 6, "dk-b-inwoner") if wie == "inwoner" else diamond(x, y, 7.5, "dk-b-professional")
        )
    return out


def from_to(v: Verandering, punten: tuple[Meetpunt, ...]) -> str:
    """'van acuut naar aanpakken', 'blijft aanpakken', 'één keer: aanpakken'; nothing gives nothing."""
    if not punten:
        return ""
    rij = sorted(punten, key=lambda p: p.op)
    eerst, laatst = v.niveaus[rij[0].score], v.niveaus[rij[-1].score]
    if len(rij) == 1:
        return _("één keer: %(niveau)s") % {"niveau": eerst}
    if rij[0].score == rij[-1].score:
        return _("blijft %(niveau)s") % {"niveau": laatst}
    return _("van %(eerst)s naar %(laatst)s") % {"eerst": eerst, "laatst": laatst}


def drawing(v: Verandering, as_: tuple[date, date], prefix: str) -> Markup:
    onder = BOVEN + (len(v.niveaus) - 1) * STAP
    parts = [
        line(X0, y_of(score, v.niveaus), X1, y_of(score, v.niveaus), "dk-b-as")
        for score in range(len(v.niveaus))
    ]
    parts += [curve(v, "professional", v.professional, as_), curve(v, "inwoner", v.inwoner, as_)]
    for op, plaats, x in ((as_[0], "dk-b-begin", X0), (as_[1], "dk-b-eind", X1)):
        parts.append(text(x, onder + 24, date_format(op, "j b Y"), f"dk-b-niveau {plaats}"))
    uitleg = "; ".join(f"{woord}: {zin}" for _wie, woord, zin in sentences(v))
    return frame(
        parts,
        (BREED, onder + 30),
        prefix,
        v.naam,
        uitleg,
        f"dk-svg--{'last' if v.pan == 'draaglast' else 'kracht'}",
    )


def sentences(v: Verandering) -> list[tuple[str, str, str]]:
    """(voice, its word, what changed) for every voice that spoke."""
    rijen = (
        ("inwoner", _("inwoner"), from_to(v, v.inwoner)),
        ("professional", _("professional"), from_to(v, v.professional)),
    )
    return [rij for rij in rijen if rij[2]]


def said(zinnen: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """(marks, words) under the picture: one line where both voices say the same."""
    if len(zinnen) == 2 and zinnen[0][2] == zinnen[1][2]:
        return [(voice("inwoner") + voice("professional"), _("allebei: %(zin)s") % {"zin": zinnen[0][2]})]
    return [(voice(wie), f"{woord}: {zin}") for wie, woord, zin in zinnen]


def one(v: Verandering, as_: tuple[date, date], prefix: str) -> str:
    zinnen = said(sentences(v))
    oordeel = f'<p class="dk-klein">{esc(v.oordeel)}</p>' if v.oordeel else ""
    schaal = _("onder %(laag)s, boven %(hoog)s") % {"laag": v.niveaus[0], "hoog": v.niveaus[-1]}
    return (
        f'<li class="dk-kaart dk-verandering"><p class="dk-kaart__titel">{esc(v.naam)}</p>'
        f'<p class="dk-klein">{esc(schaal)}</p>'
        f"{drawing(v, as_, prefix)}{legend(zinnen, 'dk-verandering__zinnen')}{oordeel}</li>"
    )


def verandering(veranderingen: tuple[Verandering, ...], prefix: str = "verandering") -> Markup:
    """A grid of small pictures; without any moment a sentence that says so."""
    as_ = span(veranderingen)
    if as_ is None:
        return Markup("<p>{}</p>").format(_("Er zijn nog geen metingen om te vergelijken."))
    items = [one(v, as_, f"{prefix}-{i}") for i, v in enumerate(veranderingen)]
    first, rest = grid(items[:SHOWN]), grid(items[SHOWN:])
    if rest:
        meer = esc(_("Nog %(aantal)s onderdelen") % {"aantal": len(items) - SHOWN})
        rest = f'<details class="dk-veranderingen__meer"><summary>{meer}</summary>{rest}</details>'
    return Markup(first + rest)  # noqa: S704 - texts went through esc


def grid(items: list[str]) -> str:
    return f'<ul class="dk-beeld dk-rooster dk-veranderingen">{"".join(items)}</ul>' if items else ""


def verandering_tabel(veranderingen: tuple[Verandering, ...]) -> Markup:
    rijen = [
        (
            v.naam,
            from_to(v, v.inwoner) or _("geen meting"),
            from_to(v, v.professional) or _("geen meting"),
            v.oordeel,
        )
        for v in veranderingen
    ]
    return table(
        _("Wat er veranderde"), [_("onderdeel"), _("inwoner"), _("professional"), _("wat dit zegt")], rijen
    )
