"""The left half of the profile: what weighs."""

from dataclasses import dataclass

from markupsafe import Markup

from ..taal import gettext as _
from .profiel_vormen import Last, LastRij, rij_woorden
from .profiel_woorden import OOK_IN_WOORDEN
from .svg import (
    arrow,
    circle,
    clip,
    diamond,
    frame,
    line,
    lines_of_text,
    pill,
    speech,
    text,
    triangle,
    wrap,
)

BESIDE = 7.5  # half the distance between two marks on the same level
# How high an arrow rises, per voice: so that arrows over the same ground stay apart.
ABOVE = {"inwoner": 13, "professional": 22, "naaste": 31}
BELOW = {"professional": 13, "naaste": 22}


@dataclass(frozen=True)
class Maat:
    """Measures of one variant, in units of its viewBox."""

    breed: float
    x0: float
    stap: float
    rij: float
    kop: float
    letter: float
    is_smal: bool

    def x(self, score: int) -> float:
        return self.x0 + score * self.stap


WIDE = Maat(breed=540, x0=190, stap=82, rij=68, kop=34, letter=14.5, is_smal=False)
NARROW = Maat(breed=300, x0=19, stap=65, rij=68, kop=40, letter=14.5, is_smal=True)


def axis(maat: Maat, niveaus: tuple[str, ...], hoog: float) -> list[str]:
    """Level words above, one thin line per level."""
    out = []
    for score, woord in enumerate(niveaus):
        regels = woord.split() if maat.is_smal else [woord]
        if len(regels) > 2:
            regels = [" ".join(regels[:-1]), regels[-1]]
        plaats = "" if not maat.is_smal else (" dk-b-begin", "", "", "", " dk-b-eind")[score]
        x = {" dk-b-begin": 2, " dk-b-eind": maat.breed - 2}.get(plaats, maat.x(score))
        y = maat.kop - 18 - (len(regels) - 1) * 14
        out.append(lines_of_text(x, y, regels, f"dk-b-niveau{plaats}", 14))
        klasse = "dk-b-as dk-b-as--nul" if score == 0 else "dk-b-as"
        out.append(line(maat.x(score), maat.kop - 8, maat.x(score), hoog, klasse))
    return out


def position(maat: Maat, rij: LastRij, wie: str, score: int) -> float:
    """Where a mark stands: on its level, or beside the marks of the voices that stand or stood there too."""
    here = [naam for naam, stem in rij.stemmen if naam == wie or score in (stem.score, ghost(stem))]
    return maat.x(score) + (2 * here.index(wie) - len(here) + 1) * BESIDE


def ghost(stem: Last) -> int | None:
    """The earlier score, when there is one that differs and a present one to compare it with."""
    return stem.eerder if stem.score is not None and stem.eerder != stem.score else None


def mark(wie: str, x: float, y: float, klasse: str = "") -> str:
    """Filled circle the resident, open diamond the professional, open triangle the naaste; a ghost is a little smaller."""
    less = 1 if klasse else 0
    if wie == "inwoner":
        return circle(x, y, 9.5 - less, klasse or "dk-b-inwoner")
    if wie == "professional":
        return diamond(x, y, 11.5 - less, klasse or "dk-b-professional")
    return triangle(x, y + 1, 11.5 - less, klasse or "dk-b-naaste")


def earlier(maat: Maat, rij: LastRij, wie: str, stem: Last, y: float) -> str:
    """The dashed mark and its arrow: the resident's above, the others' below unless words of the talk stand there."""
    toen = ghost(stem)
    if toen is None or stem.score is None:
        return ""
    van, naar = position(maat, rij, wie, toen), position(maat, rij, wie, stem.score)
    sign = 1 if naar > van else -1
    below = wie != "inwoner" and not rij.is_gesprekspunt
    rise = -BELOW[wie] if below else ABOVE[wie]
    return mark(wie, van, y, "dk-b-eerder") + arrow(
        van + 8 * sign, naar - 10 * sign, y + 15 if below else y - 15, rise
    )


def marks(maat: Maat, rij: LastRij, y: float) -> str:
    return "".join(
        mark(wie, position(maat, rij, wie, stem.score), y)
        for wie, stem in rij.stemmen
        if stem.score is not None
    )


def difference(maat: Maat, rij: LastRij, y: float) -> str:
    if not rij.is_gesprekspunt or rij.inwoner.score is None or rij.professional.score is None:
        return ""
    laag, hoog = sorted((maat.x(rij.inwoner.score), maat.x(rij.professional.score)))
    return line(laag + 14, y, hoog - 12, y, "dk-b-verschil") + speech((laag + hoog) / 2, y + 20)


def track(maat: Maat, rij: LastRij, y: float) -> str:
    """The row itself: a bar to the highest voice, what was, the difference, the marks."""
    scores = [stem.score for _wie, stem in rij.stemmen if stem.score is not None]
    if not scores:
        x = maat.x0 - 6 if not maat.is_smal else maat.x0
        return text(x, y + 5, rij_woorden(rij), "dk-b-woorden")
    bar = pill(maat.x0 - 6, y, maat.x(max(scores)) - maat.x0 + 6, 12, "dk-b-last")
    ghosts = "".join(earlier(maat, rij, wie, stem, y) for wie, stem in rij.stemmen)
    return bar + difference(maat, rij, y) + ghosts + marks(maat, rij, y)


def row(maat: Maat, rij: LastRij, boven: float) -> str:
    if maat.is_smal:
        naam = clip(rij.naam, maat.letter, maat.breed - 4, is_bold=True)
        return text(2, boven + 16, naam, "dk-b-naam") + track(maat, rij, boven + 39)
    midden = boven + maat.rij / 2
    regels = wrap(rij.naam, maat.letter, maat.x0 - 24, 2, is_bold=True)
    naam_y = midden + 5 - (len(regels) - 1) * 9
    return lines_of_text(0, naam_y, regels, "dk-b-naam", 18) + track(maat, rij, midden)


def summary(rijen: tuple[LastRij, ...], niveaus: tuple[str, ...]) -> str:
    """What weighs most by any voice, and where the voices differ; the table tells the rest."""
    zwaar = [
        rij.naam for rij in rijen if max(stem.score or 0 for _wie, stem in rij.stemmen) >= len(niveaus) - 2
    ]
    delen = [_("Zwaar weegt nu: %(namen)s.") % {"namen": ", ".join(zwaar)}] if zwaar else []
    punten = [rij.naam for rij in rijen if rij.is_gesprekspunt]
    if punten:
        delen.append(_("De stemmen verschillen over: %(namen)s.") % {"namen": ", ".join(punten)})
    return " ".join([*delen, _("Alle onderdelen staan in de tabel.")])


def draw(
    maat: Maat, rijen: tuple[LastRij, ...], niveaus: tuple[str, ...], prefix: str, titel: str = ""
) -> Markup:
    hoog = maat.kop + len(rijen) * maat.rij
    parts = axis(maat, niveaus, hoog)
    parts += [row(maat, rij, maat.kop + i * maat.rij) for i, rij in enumerate(rijen)]
    uitleg = _(OOK_IN_WOORDEN) if titel else summary(rijen, niveaus)
    titel = titel or _("Wat weegt: draaglast per onderdeel, van %(laag)s tot %(hoog)s") % {
        "laag": niveaus[0],
        "hoog": niveaus[-1],
    }
    return frame(parts, (maat.breed, hoog + 8), prefix, titel, uitleg, "dk-svg--last")


def wide(rijen: tuple[LastRij, ...], niveaus: tuple[str, ...], prefix: str) -> Markup:
    return draw(WIDE, rijen, niveaus, prefix)


def narrow(rijen: tuple[LastRij, ...], niveaus: tuple[str, ...], prefix: str, titel: str = "") -> Markup:
    """The same with every name above its bar, legible from 288 pixels on."""
    return draw(NARROW, rijen, niveaus, prefix, titel)
