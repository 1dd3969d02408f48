"""The own picture in words: what weighs, what helps, where others see it differently, and then and now. Never a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from draagkracht.entree.meten.beeld import profiel_of
from draagkracht.methodiek import balans
from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.schaal import AANWEZIG, DRAAGKRACHT, DRAAGLAST, INZETBAAR, SCORE, VEILIGHEID
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.ui.beeld.profiel import profiel_inwoner
from draagkracht.werkproces.dossier.models import Stem
from draagkracht.werkproces.meting.antwoorden import NIET_BESPROKEN
from draagkracht.werkproces.meting.eigen import list_eigen
from draagkracht.werkproces.meting.models import Meting, Moment
from draagkracht.werkproces.meting.vergelijking import Rij, Stemdeel, Vergelijking, compare

from ..deur import Bezoek, portaal_view, render_portaal

ME = str(Stem.INWONER)
DELEN = ("beeld", "beeld_anders", "beeld_toen", "beeld_tekening")  # by the number in the address


@dataclass(frozen=True)
class Zin:
    """One part as the resident answered it: its name, the words that were chosen, the last sentence and the own words."""

    pictogram: str
    naam: str
    koppen: tuple[str, ...]
    zin: str
    woorden: str


@dataclass(frozen=True)
class Verschil:
    """One question on which people see things differently: per voice the words they chose, and what to talk about."""

    naam: str
    vraag: str
    stemmen: tuple[tuple[str, str], ...]
    gesprek: str


def _own(rij: Rij) -> Stemdeel:
    return rij.stemmen[ME]


def _zin(rij: Rij) -> Zin:
    part, scores = rij.onderdeel, _own(rij).scores
    ankers = [part.anker(maat, scores[maat]) for maat in part.maten if maat in scores]
    koppen = tuple(dict.fromkeys(_(anker.kop) for anker in ankers))
    return Zin(part.pictogram, _(part.naam_inwoner), koppen, _(ankers[-1].inwoner), _own(rij).woorden)


def _state(rij: Rij) -> str:
    scores = _own(rij).scores
    return balans.toestand(scores.get(AANWEZIG), scores.get(INZETBAAR)) or balans.AANWEZIG_TOESTAND


def _groups(rijen: Sequence[Rij]) -> list[tuple[str, str, str, list[Zin]]]:
    """Heading, a line below it, the pan and its parts, in the order in which they ask for something."""
    last = [r for r in rijen if r.onderdeel.pan == DRAAGLAST and _own(r).scores]
    kracht = [r for r in rijen if r.onderdeel.pan == DRAAGKRACHT and _own(r).scores]

    def heavy(low: int, high: int) -> list[Zin]:
        found = [r for r in last if low <= _own(r).scores[SCORE] <= high]
        return [_zin(r) for r in sorted(found, key=lambda r: -_own(r).scores[SCORE])]

    def strong(state: str) -> list[Zin]:
        return [_zin(r) for r in kracht if _state(r) == state]

    groups = [
        (_("Dit is nu zwaar"), "", DRAAGLAST, heavy(3, 4)),
        (_("Dit vraagt aandacht"), "", DRAAGLAST, heavy(1, 2)),
        (_("Dit gaat goed"), "", DRAAGLAST, heavy(0, 0)),
        (_("Dit helpt u nu"), _("Hier kunt u op bouwen."), DRAAGKRACHT, strong(balans.BENUTTEN)),
        (
            _("Dit hebt u, maar het lukt nu even niet"),
            _("Vaak komt dit terug als de zorgen minder worden."),
            DRAAGKRACHT,
            strong(balans.GEBLOKKEERD),
        ),
        (_("Dit is er voor een deel"), "", DRAAGKRACHT, strong(balans.AANWEZIG_TOESTAND)),
        (_("Dit kan nog groeien"), "", DRAAGKRACHT, strong(balans.VERSTERKEN)),
    ]
    return [group for group in groups if group[-1]]


def _who() -> dict[str, str]:
    return {
        ME: _("U"),
        str(Stem.PROFESSIONAL): _("Uw hulpverlener"),
        str(Stem.NAASTE): _("Iemand die bij u hoort"),
    }


def _differences(rijen: Sequence[Rij]) -> list[Verschil]:
    """Where the voices lie far apart, question by question; only what the resident answered too."""
    found = []
    for rij in rijen:
        for maat in rij.uiteen:
            said = {wie: deel.scores[maat] for wie, deel in rij.stemmen.items() if maat in deel.scores}
            if ME in said and len(said) > 1:
                stemmen = tuple((_who()[wie], _(rij.onderdeel.anker(maat, n).kop)) for wie, n in said.items())
                talk = rij.onderdeel.gespreksvragen
                found.append(
                    Verschil(
                        _(rij.onderdeel.naam_inwoner),
                        _(rij.onderdeel.vraag_voor(maat)),
                        stemmen,
                        _(talk[0]) if talk else "",
                    )
                )
    return found


def _changes(v: Vergelijking, zonder: str) -> dict[str, Any]:
    """Then and now of the own voice, in the words that were chosen; and how many stayed the same."""
    own = [
        ver
        for ver in v.veranderingen
        if ver.stem == ME and ver.onderdeel is not None and ver.onderdeel.code != zonder
    ]
    moved = [ver for ver in own if ver.van != ver.tot]
    anders: dict[str, list[tuple[str, str, str]]] = {}
    for ver in moved:
        part = ver.onderdeel
        vraag = _(part.vraag_voor(ver.maat)) if part.pan == DRAAGKRACHT else ""
        toen, nu = (_(part.anker(ver.maat, int(score)).kop) for score in (ver.van, ver.tot))
        anders.setdefault(_(part.naam_inwoner), []).append((vraag, toen, nu))
    return {"anders": anders, "gelijk": len(own) - len(moved)}


def _choose_earlier(request: HttpRequest, reeks: Sequence[Sequence[Meting]]) -> int:
    """Which earlier moment is beside it, from 1 (the oldest); 0 for none. Raises NietGevonden for one that is not there."""
    asked = request.GET.get("toen", "")
    if not asked:
        return len(reeks) - 1
    if not asked.isdecimal() or not asked.isascii() or len(asked) > 4 or int(asked) >= len(reeks):
        raise NietGevonden
    return int(asked)


def picture_of(request: HttpRequest, bezoek: Bezoek, zonder: str = "") -> dict[str, Any]:
    """Everything the page shows; {} when nothing was answered yet that this screen may show."""
    reeks = list_eigen(dossier=bezoek.dossier, door=bezoek.door, is_samen=bezoek.is_samen)
    if not reeks:
        return {}
    nummer = _choose_earlier(request, reeks)
    earlier: Sequence[Meting] = reeks[nummer - 1] if nummer else ()
    v = compare(reeks[-1], earlier)
    rijen = [rij for rij in v.rijen if rij.onderdeel.code != zonder]
    before: Moment | None = earlier[0].moment if earlier else None
    return {
        "op": reeks[-1][0].moment.op,
        "groepen": _groups(rijen),
        "niet_nu": [_(r.onderdeel.naam_inwoner) for r in rijen if _own(r).status == NIET_BESPROKEN],
        "verschillen": _differences(rijen),
        "is_samen_klaar": len(v.stemmen) > 1,
        "eerder": before,
        "veranderd": _changes(v, zonder) if before else None,
        "momenten": [(i, voices[0].moment.op) for i, voices in enumerate(reeks[:-1], 1)],
        "nummer": nummer,
        "beeld": profiel_inwoner(profiel_of(v, before, voor=ME, zonder=zonder)),
    }


@portaal_view("hoe gaat het")
def show(request: HttpRequest, bezoek: Bezoek, deel: int = 0) -> HttpResponse:
    """What I said, in words; and from there each a page of its own: seen differently, then and now, the picture."""
    found = picture_of(request, bezoek)
    if deel and not found:
        raise NietGevonden
    return render_portaal(request, bezoek, f"hoegaathet/{DELEN[deel]}.html", **found)


@portaal_view("hoe gaat het", kanaal="afdruk")
def show_paper(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The same on paper. Nothing about safety: paper lies where others can read it."""
    found = picture_of(request, bezoek, zonder=VEILIGHEID)
    if not found:
        raise NietGevonden
    return render_portaal(request, bezoek, "hoegaathet/beeld_papier.html", **found)


@portaal_view("hoe gaat het", kanaal="afdruk")
def show_questions(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """All questions to answer on paper, in the order of the screens; those about safety are asked in the talk."""
    vragen = [
        (
            _(part.naam_inwoner),
            _(part.vraag_voor(maat)),
            [(_(a.kop), _(a.inwoner)) for a in part.ankers[maat]],
        )
        for part in load_instrument().onderdelen
        if part.code != VEILIGHEID
        for maat in part.maten
    ]
    return render_portaal(request, bezoek, "hoegaathet/papier.html", vragen=vragen)
