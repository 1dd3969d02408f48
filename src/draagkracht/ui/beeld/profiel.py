"""The profile: what weighs and what carries, side by side, in two voices. The face of the product.

It shows parts, never a sum: no total, no balance, no verdict. Levels, states and differences come in as facts; the rules
behind them are in `methodiek`. Each half is drawn twice, wide and narrow, and the style sheet shows the one that fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from markupsafe import Markup

from . import profiel_kracht, profiel_last
from .profiel_vormen import Kracht, KrachtGroep, KrachtRij, Last, LastRij, stand_woorden, toestand_woord
from .svg import esc, table

__all__ = ["Kracht", "KrachtGroep", "KrachtRij", "Last", "LastRij", "Profiel", "profiel", "profiel_tabel"]

NIVEAUS_LAST = ("geen zorg", "in de gaten", "aanpakken", "snel", "acuut")
NIVEAUS_KRACHT = ("niet", "een beetje", "redelijk", "goed", "heel sterk")


@dataclass(frozen=True)
class Profiel:
    """Rows in the order of the instrument. `voor`: inwoner or professional, whose words the legend uses."""

    lasten: tuple[LastRij, ...]
    krachten: tuple[KrachtGroep, ...]
    eerder_op: str = ""
    voor: str = "professional"
    niveaus_last: tuple[str, ...] = field(default=NIVEAUS_LAST)
    niveaus_kracht: tuple[str, ...] = field(default=NIVEAUS_KRACHT)


def has_earlier(p: Profiel) -> bool:
    rijen = [*p.lasten, *(rij for groep in p.krachten for rij in groep.rijen)]
    return any(stem.eerder is not None for rij in rijen for stem in (rij.inwoner, rij.professional))


def voice_names(p: Profiel) -> tuple[str, str]:
    if p.voor == "inwoner":
        return _("wat ik vind"), _("wat de hulpverlener vindt")
    return _("inwoner"), _("professional")


def mark(shape: str, klasse: str) -> str:
    shapes = {
        "rond": '<circle class="{}" cx="12" cy="12" r="8.500"/>',
        "ruit": '<path class="{}" d="M12 2 22 12 12 22 2 12Z"/>',
    }
    return f'<svg class="dk-stem__teken" viewBox="0 0 24 24" aria-hidden="true">{shapes[shape].format(klasse)}</svg>'


def legend_last(p: Profiel) -> str:
    ik, ander = voice_names(p)
    items = [(mark("rond", "dk-b-inwoner"), ik), (mark("ruit", "dk-b-professional"), ander)]
    if has_earlier(p):
        wanneer = _("eerder, op %(op)s") % {"op": p.eerder_op} if p.eerder_op else _("vorige keer")
        items.append((mark("rond", "dk-b-eerder") + mark("ruit", "dk-b-eerder"), wanneer))
    return legend(items)


def legend_kracht(p: Profiel) -> str:
    ik, ander = voice_names(p)
    vlak = '<svg class="dk-profiel__staal" viewBox="0 0 60 14" aria-hidden="true">{}</svg>'
    vol = '<rect class="dk-b-{0}-licht" x="1" y="2" width="58" height="10" rx="5"/><rect class="dk-b-{0}-vol" x="1" y="2" width="30" height="10" rx="5"/>'
    items = [(vlak.format(vol.format("inwoner")), ik), (vlak.format(vol.format("professional")), ander)]
    if has_earlier(p):
        tik = '<line class="dk-b-tik" x1="30" y1="0" x2="30" y2="14"/>'
        items.append((vlak.format(tik), _("eerder inzetbaar") if p.voor != "inwoner" else _("vorige keer")))
    return (
        legend(items)
        + f'<p class="dk-klein">{esc(_("licht: is er · vol: kan ik nu gebruiken") if p.voor == "inwoner" else _("licht: aanwezig · vol: nu inzetbaar"))}</p>'
    )


def legend(items: list[tuple[str, str]]) -> str:
    cells = "".join(
        f'<li><span class="dk-stem">{teken}<span>{esc(woord)}</span></span></li>' for teken, woord in items
    )
    return f'<ul class="dk-legenda">{cells}</ul>'


def half(soort: str, kop: str, onder: str, beelden: tuple[str, str], legenda: str) -> str:
    breed, smal = beelden
    return (
        f'<div class="dk-profiel__helft dk-profiel__helft--{soort}"><p class="dk-profiel__kop">{esc(kop)} '
        f'<span class="dk-profiel__onder">{esc(onder)}</span></p><div class="dk-profiel__breed">{breed}</div>'
        f'<div class="dk-profiel__smal">{smal}</div>{legenda}</div>'
    )


def profiel(p: Profiel, prefix: str = "profiel") -> Markup:
    """Both halves with their legends, as one figure."""
    last = (
        profiel_last.wide(p.lasten, p.niveaus_last, f"{prefix}-lb"),
        profiel_last.narrow(p.lasten, p.niveaus_last, f"{prefix}-ls"),
    )
    kracht = (
        profiel_kracht.wide(p.krachten, p.niveaus_kracht, f"{prefix}-kb"),
        profiel_kracht.narrow(p.krachten, p.niveaus_kracht, f"{prefix}-ks"),
    )
    return Markup(  # noqa: S704 - every text went through esc
        '<figure class="dk-beeld dk-profiel"><div class="dk-profiel__helften">'
        + half("last", _("Wat weegt"), _("draaglast"), last, legend_last(p))
        + half("kracht", _("Wat draagt"), _("draagkracht"), kracht, legend_kracht(p))
        + "</div></figure>"
    )


def level(score: int | None, niveaus: tuple[str, ...], stand: str) -> str:
    return f"{score}, {niveaus[score]}" if score is not None else stand_woorden(stand)


def earlier(score: int | None) -> str:
    return _(" (eerder %(score)s)") % {"score": score} if score is not None else ""


def rows_last(p: Profiel) -> Iterator[tuple[str, ...]]:
    for rij in p.lasten:
        stemmen = [
            level(stem.score, p.niveaus_last, stem.stand) + earlier(stem.eerder)
            for stem in (rij.inwoner, rij.professional)
        ]
        yield rij.naam, *stemmen, _("gesprekspunt") if rij.is_gesprekspunt else ""


def rows_kracht(p: Profiel) -> Iterator[tuple[str, ...]]:
    for groep in p.krachten:
        for rij in groep.rijen:
            cellen = []
            for stem in (rij.inwoner, rij.professional):
                cellen.append(level(stem.aanwezig, p.niveaus_kracht, stem.stand))
                cellen.append(level(stem.inzetbaar, p.niveaus_kracht, stem.stand) + earlier(stem.eerder))
            woorden = [toestand_woord(rij.toestand), _("gesprekspunt") if rij.is_gesprekspunt else ""]
            yield f"{rij.naam} ({groep.naam})", *cellen, ", ".join(woord for woord in woorden if woord)


def profiel_tabel(p: Profiel) -> Markup:
    """The same facts, also what the picture leaves out: why a voice gave no score."""
    ik, ander = voice_names(p)
    last = table(_("Wat weegt (draaglast)"), [_("onderdeel"), ik, ander, _("bijzonder")], rows_last(p))
    kolommen = [f"{wie}: {wat}" for wie in (ik, ander) for wat in (_("aanwezig"), _("inzetbaar"))]
    kracht = table(_("Wat draagt (draagkracht)"), [_("onderdeel"), *kolommen, _("bijzonder")], rows_kracht(p))
    return last + kracht
