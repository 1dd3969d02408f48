"""The professional's own view: every part a card, each tap kept at once, nothing required."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.entree.meten.beeld import GROEPNAMEN
from draagkracht.entree.meten.bewaren import save_tap
from draagkracht.methodiek.instrument import Instrument, Onderdeel, load_instrument
from draagkracht.methodiek.schaal import GROEPEN, niveauwoord
from draagkracht.toegang.fouten import Fout, Verouderd
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.meting.antwoorden import Antwoord, antwoord_of, find_onderdeel, instrument_of
from draagkracht.werkproces.meting.models import Meting, Moment
from draagkracht.werkproces.meting.selectors import (
    get_moment,
    get_own_meting,
    is_open,
    list_momenten,
    list_stemmen,
    visible_reeks,
)
from draagkracht.werkproces.meting.services import finish_meting, record_scores, start_meting
from draagkracht.werkproces.meting.vergelijking import Rij, compare

from ..deur import dossier_view, is_writable, render_dossier
from .forms import STANDEN, MetingForm, initial_of


@dataclass
class Blad:
    """The page as it stands now, field by field, for somebody whose page was older."""

    meting: Meting
    velden: dict[str, str] = field(default_factory=dict)

    @property
    def versie(self) -> int:
        return self.meting.versie

    @property
    def history(self) -> Any:
        return self.meting.history

    def __getattr__(self, name: str) -> str:
        try:
            return self.__dict__["velden"][name]
        except KeyError:
            raise AttributeError(name) from None


def _fields_of(instrument: Instrument, meting: Meting | None) -> dict[str, str]:
    said = {score.onderdeel: antwoord_of(score) for score in meting.scores.all()} if meting else {}
    fields: dict[str, str] = {}
    for part in instrument.onderdelen:
        fields |= initial_of(part, said.get(part.code, Antwoord()))
    return fields


def levels_of(part: Onderdeel, maat: str) -> list[tuple[int, str, str]]:
    """The five answers of a card: the number, its word, and what can be seen or heard then."""
    return [(a.niveau, niveauwoord(part.pan, a.niveau), a.professional) for a in part.ankers[maat]]


def _start(request: HttpRequest, moment: Moment) -> Meting:
    return start_meting(
        moment=moment, stem=Stem.PROFESSIONAL, wijze=Meting.Wijze.ZELF, door=request.user, op=request.op
    )


def _open_page(
    request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID
) -> tuple[Moment, Meting | None, Instrument]:
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    meting = get_own_meting(moment=moment, door=request.user)
    return moment, meting, instrument_of(meting.instrument) if meting else load_instrument()


@dossier_view("meting van de professional")
def fill_in(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """The whole page: without JavaScript its buttons save everything at once; one of them says that it is ready."""
    moment, meting, instrument = _open_page(request, dossier, moment_id)
    then = reverse("team:meting-moment", args=[dossier.pk, moment.pk])
    others = [
        m for m in list_stemmen(moment=moment) if m.stem == Stem.PROFESSIONAL and m.door_id != request.user.pk
    ]
    if not is_writable(dossier) or others or (meting and meting.afgerond_op):
        return redirect(then)
    f = formulier(
        request,
        MetingForm,
        plek=f"meting:{moment.pk}",
        dossier_id=dossier.pk,
        initial=_fields_of(instrument, meting),
        object=meting,
        onderdelen=instrument.onderdelen,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        _save_page(request, moment, f.form, versie, sleutel)
        return redirect(_next_place(request, then))

    done = f.act(request, do, then)
    return done or _render_page(request, dossier, moment, meting, instrument, f)


def _save_page(
    request: HttpRequest, moment: Moment, form: MetingForm, versie: int | None, sleutel: str
) -> None:
    antwoorden = form.antwoorden()
    cleared = request.POST.get("leeg", "")
    if cleared in antwoorden:
        antwoorden[cleared] = Antwoord()
    has_words = any(not antwoord.is_empty for antwoord in antwoorden.values())
    wants_finish = "klaar" in request.POST
    if not has_words and versie is None:
        if wants_finish:
            raise Fout(_("Er staat nog niets in. Geef eerst bij minstens één onderdeel een antwoord."))
        return
    meting = _start(request, moment)
    try:
        meting = record_scores(
            meting=meting,
            antwoorden=antwoorden,
            door=request.user,
            op=request.op,
            versie=versie,
            sleutel=sleutel,
        )
    except Verouderd as conflict:
        own = get_own_meting(moment=moment, door=request.user)
        raise Verouderd(Blad(conflict.huidig, _fields_of(instrument_of(meting.instrument), own))) from None
    if wants_finish:
        finish_meting(meting=meting, door=request.user, op=request.op)


def _next_place(request: HttpRequest, then: str) -> str:
    if "klaar" in request.POST or "later" in request.POST:
        return then
    place = request.POST.get("groep") or f"kaart-{request.POST.get('leeg', '')}"
    known = {*GROEPEN, *(f"kaart-{part.code}" for part in load_instrument().onderdelen)}
    return f"{request.path}#{place}" if place in known else request.path


def _render_page(
    request: HttpRequest,
    dossier: Dossier,
    moment: Moment,
    meting: Meting | None,
    instrument: Instrument,
    f: Formulier,
) -> HttpResponse:
    groepen = [
        (groep, GROEPNAMEN[groep], instrument.van_groep(groep))
        for groep in GROEPEN
        if instrument.van_groep(groep)
    ]
    return render_dossier(
        request,
        dossier,
        "team/meting/invullen.html",
        "meting",
        f.status,
        f=f,
        form=f.form,
        moment=moment,
        groepen=groepen,
        aantal=len(meting.scores.all()) if meting else 0,
        totaal=len(instrument.onderdelen),
        niveaus_van=levels_of,
        standen=STANDEN,
        has_meting=meting is not None,
        eerder=_earlier(request, dossier, moment),
    )


def _earlier(request: HttpRequest, dossier: Dossier, moment: Moment) -> dict[str, Rij]:
    """Per part what both voices said at the last earlier moment that lies open; nothing of this moment."""
    before = [m for m in list_momenten(dossier=dossier) if m.op < moment.op and is_open(m, m.metingen.all())]
    seen = visible_reeks(dossier=dossier, door=request.user, momenten=before[:1])
    return {rij.onderdeel.code: rij for nu in seen.values() for rij in compare(nu).rijen}


@dossier_view("meting van de professional", "fragment")
@require_POST
def tap(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID, onderdeel: str) -> HttpResponse:
    """One card, kept at once. Answers with its line of text, how far the page is, and the page's new version."""
    moment, meting, instrument = _open_page(request, dossier, moment_id)
    part = find_onderdeel(instrument, onderdeel)
    form = MetingForm(request.POST, onderdelen=[part])
    before = meting.versie if meting else None
    after: list[Meting] = []

    def do() -> None:
        antwoorden = form.antwoorden()
        if meting is None and antwoorden[part.code].is_empty:
            return
        current = _start(request, moment)
        after.append(record_scores(meting=current, antwoorden=antwoorden, door=request.user, op=request.op))

    zin, is_kept = save_tap(request, form, do)
    if not request.htmx:
        return redirect(f"{reverse('team:meting-invullen', args=[dossier.pk, moment.pk])}#kaart-{part.code}")
    # Only a page that was up to date stays so; another tab's page keeps its old version and gets to see both texts.
    is_current = request.POST.get("versie", "") == ("" if before is None else str(before))
    own = get_own_meting(moment=moment, door=request.user)
    context = {
        "zin": zin,
        "is_kept": is_kept,
        "versie": after[0].versie if after and is_current else None,
        "aantal": len(own.scores.all()) if own else 0,
        "totaal": len(instrument.onderdelen),
    }
    return render(request, "team/meting/bewaard.html", context)
