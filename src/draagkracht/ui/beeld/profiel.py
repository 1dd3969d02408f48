"""The profile: what weighs and what carries, side by side, in two voices or three. The face of the product.

It shows parts, never a sum: no total, no balance, no verdict. Levels, states and differences come in as facts; the rules
behind them are in `methodiek`. Each half is drawn twice, wide and narrow, and the style sheet shows the one that fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from ..taal import gettext as _
from . import profiel_kracht, profiel_last
from . import profiel_woorden as w
from .profiel_vormen import Kracht, KrachtGroep, KrachtRij, Last, LastRij, stand_woorden, toestand_woord
from .svg import esc, glyph, legend, line, pill, stripes, table, voice

__all__ = [
    "Kracht",
    "KrachtGroep",
    "KrachtRij",
    "Last",
    "LastRij",
    "Profiel",
    "profiel",
    "profiel_inwoner",
    "profiel_tabel",
]

NIVEAUS_LAST = ("geen zorg", "in de gaten", "aanpakken", "snel", "acuut")


@dataclass(frozen=True)
class Profiel:
    """Rows in the order of the instrument. `voor`: inwoner or professional, whose words the picture uses.

    `stemmen` names who spoke: a resident's picture tells nothing of a voice that did not. Empty: both.
    """

    lasten: tuple[LastRij, ...]
    krachten: tuple[KrachtGroep, ...]
    eerder_op: str = ""
    voor: str = "professional"
    stemmen: tuple[str, ...] = ()
    niveaus_last: tuple[str, ...] = field(default=NIVEAUS_LAST)
    niveaus_kracht: tuple[str, ...] = field(default=w.NIVEAUS_KRACHT)


def rows(p: Profiel) -> Iterator[LastRij | KrachtRij]:
    yield from p.lasten
    for groep in p.krachten:
        yield from groep.rijen


def has_earlier(p: Profiel) -> bool:
    return any(stem.eerder is not None for rij in rows(p) for _wie, stem in rij.stemmen)


def voice_names(p: Profiel) -> dict[str, str]:
    """The voices of this profile in their order, each with its word; a naaste only when one spoke."""
    is_inwoner = p.voor == "inwoner"
    namen = {
        "inwoner": _(w.STEMMEN["inwoner"]) if is_inwoner else _("inwoner"),
        "professional": _(w.STEMMEN["professional"]) if is_inwoner else _("professional"),
    }
    if any(rij.naaste is not None for rij in rows(p)):
        namen["naaste"] = _(w.STEMMEN["naaste"]) if is_inwoner else _("naaste")
    if is_inwoner and p.stemmen:
        return {wie: naam for wie, naam in namen.items() if wie in p.stemmen}
    return namen


def legend_last(p: Profiel) -> str:
    namen = voice_names(p)
    items = [(voice(wie), naam) for wie, naam in namen.items()]
    if has_earlier(p):
        wanneer = _(w.EERDER) % {"op": p.eerder_op} if p.eerder_op else _(w.VORIGE_KEER)
        items.append(("".join(voice(wie, "dk-b-eerder") for wie in namen), wanneer))
    return legend(items)


def sample(inner: str) -> str:
    return glyph(inner, 60, 14, "dk-profiel__staal")


def legend_kracht(p: Profiel) -> str:
    items = []
    for wie, naam in voice_names(p).items():
        full = stripes if wie == "naaste" else pill
        bar = pill(1, 7, 58, 10, f"dk-b-{wie}-licht") + full(1, 7, 30, 10, f"dk-b-{wie}-vol")
        items.append((sample(bar), naam))
    is_inwoner = p.voor == "inwoner"
    if has_earlier(p):
        items.append(
            (
                sample(line(30, 0, 30, 14, "dk-b-tik")),
                _(w.VORIGE_KEER) if is_inwoner else _("eerder inzetbaar"),
            )
        )
    woorden = _(w.LICHT_VOL) if is_inwoner else _("licht: aanwezig · vol: nu inzetbaar")
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


def profiel_inwoner(p: Profiel, prefix: str = "beeld") -> Markup:
    """Both halves below each other as they fit a phone, with the words a resident reads; `p.voor` is inwoner.

    Only what somebody gave an answer to: a row that is empty asks why, and that was nobody's question.
    """
    lasten = tuple(
        replace(r, naam=_(r.naam))
        for r in p.lasten
        if any(stem.score is not None for _wie, stem in r.stemmen)
    )
    groepen = [
        KrachtGroep(
            g.naam, tuple(replace(r, naam=_(r.naam), voor="inwoner") for r in g.rijen if not _is_empty(r))
        )
        for g in p.krachten
    ]
    krachten = tuple(groep for groep in groepen if groep.rijen)
    last = profiel_last.narrow(lasten, _words(w.NIVEAUS_LAST), f"{prefix}-l", _(w.KOP_LAST))
    kracht = profiel_kracht.narrow(krachten, _words(p.niveaus_kracht), f"{prefix}-k", _(w.KOP_KRACHT))
    return Markup(  # noqa: S704 - every text went through esc
        '<figure class="dk-beeld dk-profiel dk-profiel--inwoner">'
        + (_part(_(w.KOP_LAST), _(w.ONDER_LAST), last, legend_last(p)) if lasten else "")
        + (_part(_(w.KOP_KRACHT), _(w.ONDER_KRACHT), kracht, legend_kracht(p)) if krachten else "")
        + "</figure>"
    )


def _is_empty(rij: KrachtRij) -> bool:
    return all(stem.is_empty for _wie, stem in rij.stemmen)


def _words(niveaus: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_(woord) for woord in niveaus)


def _part(kop: str, uitleg: str, beeld: str, legenda: str) -> str:
    return f'<h2 class="dk-profiel__kop">{esc(kop)}</h2><p class="dk-klein">{esc(uitleg)}</p>{beeld}{legenda}'


def level(score: int | None, niveaus: tuple[str, ...], stand: str) -> str:
    return f"{score}, {niveaus[score]}" if score is not None else stand_woorden(stand)


def earlier(score: int | None) -> str:
    return _(" (eerder %(score)s)") % {"score": score} if score is not None else ""


def rows_last(p: Profiel) -> Iterator[tuple[str, ...]]:
    for rij in p.lasten:
        stemmen = [
            level(stem.score, p.niveaus_last, stem.stand) + earlier(stem.eerder) for _wie, stem in rij.stemmen
        ]
        yield rij.naam, *stemmen, _("gesprekspunt") if rij.is_gesprekspunt else ""


def rows_kracht(p: Profiel) -> Iterator[tuple[str, ...]]:
    for groep in p.krachten:
        for rij in groep.rijen:
            cellen = []
            for _wie, stem in rij.stemmen:
                cellen.append(level(stem.aanwezig, p.niveaus_kracht, stem.stand))
                cellen.append(level(stem.inzetbaar, p.niveaus_kracht, stem.stand) + earlier(stem.eerder))
            woorden = [toestand_woord(rij.toestand), _("gesprekspunt") if rij.is_gesprekspunt else ""]
            yield f"{rij.naam} ({groep.naam})", *cellen, ", ".join(woord for woord in woorden if woord)


def profiel_tabel(p: Profiel) -> Markup:
    """The same facts, also what the picture leaves out: why a voice gave no score."""
    namen = list(voice_names(p).values())
    last = table(_("Wat weegt (draaglast)"), [_("onderdeel"), *namen, _("bijzonder")], rows_last(p))
    kolommen = [f"{wie}: {wat}" for wie in namen for wat in (_("aanwezig"), _("inzetbaar"))]
    kracht = table(_("Wat draagt (draagkracht)"), [_("onderdeel"), *kolommen, _("bijzonder")], rows_kracht(p))
    return last + kracht
