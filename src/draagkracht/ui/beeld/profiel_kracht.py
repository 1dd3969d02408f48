"""The right half of the profile: what carries. Light is present, full is usable now; one bar per voice.

The resident's bar is filled, the professional's is outlined, the naaste's is striped: also without any colour.
"""

from dataclasses import dataclass

from markupsafe import Markup

from ..taal import gettext as _
from .profiel_vormen import Kracht, KrachtGroep, KrachtRij, rij_woorden, toestand_woord
from .profiel_woorden import OOK_IN_WOORDEN
from .svg import frame, line, lines_of_text, pill, speech, stripes, text, text_width, wrap

BAR = 9.5
BETWEEN = 13  # from the middle of one voice's bar to the next one's


@dataclass(frozen=True)
class Maat:
    """Measures of one variant, in units of its viewBox."""

    breed: float
    x0: float
    stap: float
    rij: float
    groep: float
    kop: float
    is_smal: bool


WIDE = Maat(breed=540, x0=190, stap=61, rij=37, groep=44, kop=26, is_smal=False)
NARROW = Maat(breed=300, x0=4, stap=72, rij=58, groep=40, kop=40, is_smal=True)


def axis(maat: Maat, niveaus: tuple[str, ...]) -> list[str]:
    out = []
    for score, woord in enumerate(niveaus):
        regels = woord.split() if maat.is_smal else [woord]
        plaats = {0: " dk-b-begin", len(niveaus) - 1: " dk-b-eind"}.get(score, "") if maat.is_smal else ""
        x = maat.breed - 2 if plaats == " dk-b-eind" else maat.x0 + score * maat.stap
        out.append(
            lines_of_text(x, maat.kop - 10 - (len(regels) - 1) * 14, regels, f"dk-b-niveau{plaats}", 14)
        )
    return out


def bars(maat: Maat, stem: Kracht, wie: str, y: float) -> str:
    """Light under full; a dashed tick where it was usable before."""
    out = ""
    if stem.aanwezig is not None:
        out += pill(maat.x0, y, stem.aanwezig * maat.stap, BAR, f"dk-b-{wie}-licht")
    if stem.inzetbaar is not None:
        full = stripes if wie == "naaste" else pill
        out += full(maat.x0, y, stem.inzetbaar * maat.stap, BAR, f"dk-b-{wie}-vol")
    if stem.eerder is not None and stem.eerder != stem.inzetbaar:
        x = maat.x0 + max(stem.eerder * maat.stap, 2)
        out += line(x, y - 8, x, y + 8, "dk-b-tik-licht") + line(x, y - 8, x, y + 8, "dk-b-tik")
    return out


def all_bars(maat: Maat, rij: KrachtRij, y: float) -> str:
    """A bar per voice, y is the middle between them; words when none gave a score."""
    if all(stem.is_empty for _wie, stem in rij.stemmen):
        return text(maat.x0, y + 5, rij_woorden(rij), "dk-b-woorden")
    top = y - extra(rij) / 2 - BETWEEN / 2
    return "".join(bars(maat, stem, wie, top + i * BETWEEN) for i, (wie, stem) in enumerate(rij.stemmen))


def extra(rij: KrachtRij) -> float:
    """What a third voice's bar adds to the height of its row; nothing where that voice gave no score."""
    return 0 if rij.naaste is None or rij.naaste.is_empty else BETWEEN


def word(maat: Maat, rij: KrachtRij, y: float) -> str:
    if not rij.woord:
        return ""
    return text(maat.breed, y, rij.woord, f"dk-b-toestand dk-b-toestand--{rij.toestand}")


def row_wide(maat: Maat, rij: KrachtRij, boven: float) -> tuple[str, float]:
    """The row and its height."""
    hoog = maat.rij + extra(rij)
    midden = boven + hoog / 2
    regels = wrap(rij.naam, 14.5, maat.x0 - (40 if rij.is_gesprekspunt else 12), 2, is_bold=True)
    naam = lines_of_text(0, midden + 5 - (len(regels) - 1) * 8.5, regels, "dk-b-naam", 17)
    praat = speech(maat.x0 - 22, midden) if rij.is_gesprekspunt else ""
    return naam + all_bars(maat, rij, midden) + praat + word(maat, rij, midden + 5), hoog


def row_narrow(maat: Maat, rij: KrachtRij, boven: float) -> tuple[str, float]:
    """Name and word on one line above the bars; a name that is too long for that takes a second line."""
    ruimte = maat.breed - 40 - text_width(rij.woord, 13, is_bold=True)
    regels = wrap(rij.naam, 14.5, ruimte, 2, is_bold=True)
    lager = 17 * (len(regels) - 1)
    naam = lines_of_text(2, boven + 16, regels, "dk-b-naam", 17)
    praat = (
        speech(text_width(regels[-1], 14.5, is_bold=True) + 18, boven + 11 + lager)
        if rij.is_gesprekspunt
        else ""
    )
    meer = extra(rij)
    drawn = naam + praat + word(maat, rij, boven + 16) + all_bars(maat, rij, boven + 37 + lager + meer / 2)
    return drawn, maat.rij + lager + meer


def group_head(maat: Maat, groep: KrachtGroep, boven: float) -> str:
    y = boven + maat.groep - 14
    return text(0, y, groep.naam, "dk-b-groep") + line(0, y + 8, maat.breed, y + 8, "dk-b-as")


def summary(groepen: tuple[KrachtGroep, ...]) -> str:
    """Per word the parts it is said of; the table tells the rest."""
    delen = []
    for toestand in ("geblokkeerd", "benutten", "versterken"):
        namen = [rij.naam for groep in groepen for rij in groep.rijen if rij.toestand == toestand]
        if namen:
            woord = toestand_woord(toestand)
            delen.append(f"{woord[0].upper()}{woord[1:]}: {', '.join(namen)}.")
    return " ".join([*delen, _("Alle onderdelen staan in de tabel.")])


def draw(
    maat: Maat, groepen: tuple[KrachtGroep, ...], niveaus: tuple[str, ...], prefix: str, titel: str = ""
) -> Markup:
    parts, y = axis(maat, niveaus), maat.kop - 14
    row = row_narrow if maat.is_smal else row_wide
    for groep in groepen:
        parts.append(group_head(maat, groep, y))
        y += maat.groep
        for rij in groep.rijen:
            drawn, hoog = row(maat, rij, y)
            parts.append(drawn)
            y += hoog
    uitleg = _(OOK_IN_WOORDEN) if titel else summary(groepen)
    titel = titel or _(
        "Wat draagt: draagkracht per onderdeel, aanwezig en inzetbaar, van %(laag)s tot %(hoog)s"
    ) % {
        "laag": niveaus[0],
        "hoog": niveaus[-1],
    }
    return frame(parts, (maat.breed, y + 4), prefix, titel, uitleg, "dk-svg--kracht")


def wide(groepen: tuple[KrachtGroep, ...], niveaus: tuple[str, ...], prefix: str) -> Markup:
    return draw(WIDE, groepen, niveaus, prefix)


def narrow(
    groepen: tuple[KrachtGroep, ...], niveaus: tuple[str, ...], prefix: str, titel: str = ""
) -> Markup:
    """The same with every name above its bars, legible from 288 pixels on."""
    return draw(NARROW, groepen, niveaus, prefix, titel)
