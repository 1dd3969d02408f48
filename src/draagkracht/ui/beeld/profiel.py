"""The profile: what weighs and what carries, side by side, in two voices. The face of the product.

It shows parts, never a sum: no total, no balance, no verdict. Levels, states and differences come in as facts; the rules
behind them are in `methodiek`. Each half is drawn twice, wide and narrow, and the style sheet shows the one that fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from ..taal import gettext as _
from . import profiel_kracht, profiel_last
from .profiel_vormen import Kracht, KrachtGroep, KrachtRij, Last, LastRij, stand_woorden, toestand_woord
from .svg import esc, glyph, legend, line, pill, table, voice

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


def legend_last(p: Profiel) -> str:
    ik, ander = voice_names(p)
    items = [(voice("inwoner"), ik), (voice("professional"), ander)]
    if has_earlier(p):
        wanneer = _("eerder, op %(op)s") % {"op": p.eerder_op} if p.eerder_op else _("vorige keer")
        items.append((voice("inwoner", "dk-b-eerder") + voice("professional", "dk-b-eerder"), wanneer))
    return legend(items)


def sample(inner: str) -> str:
    return glyph(inner, 60, 14, "dk-profiel__staal")


def legend_kracht(p: Profiel) -> str:
    items = [
        (sample(pill(1, 7, 58, 10, f"dk-b-{wie}-licht") + pill(1, 7, 30, 10, f"dk-b-{wie}-vol")), naam)
        for wie, naam in zip(("inwoner", "professional"), voice_names(p), strict=True)
    ]
    is_inwoner = p.voor == "inwoner"
    if has_earlier(p):
        items.append(
            (
                sample(line(30, 0, 30, 14, "dk-b-tik")),
                _("vorige keer") if is_inwoner else _("eerder inzetbaar"),
            )
        )
    woorden = (
        _("licht: is er · vol: kan ik nu gebruiken")
        if is_inwoner
        else _("licht: aanwezig · vol: nu inzetbaar")
    )
    return f'{legend(items)}<p class="dk-klein">{esc(woorden)}</p>'


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
