"""Samen-modus: the resident answers at the kitchen table, one question per screen, on the professional's device."""

from __future__ import annotations

import functools
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from draagkracht.entree.deur import View
from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.entree.meten.beeld import GROEPNAMEN
from draagkracht.entree.meten.bewaren import save_tap
from draagkracht.entree.meten.forms import STANDEN_AAN_TAFEL, KiesForm, VraagForm
from draagkracht.entree.meten.vraag import question_context
from draagkracht.methodiek.instrument import Instrument, Onderdeel, load_instrument
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.hulpvraag.selectors import list_hulpvragen
from draagkracht.werkproces.meting.antwoorden import find_onderdeel, instrument_of
from draagkracht.werkproces.meting.gesprek import Gesprek, Vraag, answer, gesprek_of
from draagkracht.werkproces.meting.models import Meting, Moment
from draagkracht.werkproces.meting.selectors import get_moment, get_samen_meting, list_stemmen
from draagkracht.werkproces.meting.services import (
    choose_onderdelen,
    finish_meting,
    record_score,
    reopen_meting,
    start_meting,
)

from ..deur import DossierView, dossier_view, is_writable
from .stand import stand_of


def table_view(view: DossierView) -> View:
    """A screen at the table, for who may fill in; who only reads gets the moment's own page, which knows the blind rule."""

    @dossier_view("meting samen aan tafel")
    @functools.wraps(view)
    def entrance(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID, **kwargs: str) -> HttpResponse:
        if not is_writable(dossier):
            return redirect("team:meting-moment", dossier.pk, moment_id)
        return view(request, dossier, moment_id, **kwargs)

    return entrance


def _address(dossier: Dossier, moment: Moment, vraag: Vraag | None) -> str:
    if vraag is None:
        return reverse("team:meting-samen-klaar", args=[dossier.pk, moment.pk])
    return reverse("team:meting-vraag", args=[dossier.pk, moment.pk, *vraag])


def _render(
    request: HttpRequest,
    dossier: Dossier,
    moment: Moment,
    template: str,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    stop = reverse("team:meting-moment", args=[dossier.pk, moment.pk])
    context = {"dossier": dossier, "moment": moment, "stop": stop, **context}
    return render(request, f"team/meting/{template}.html", context, status=status)


@table_view
def choose(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """Read the question back, choose what to talk about (everything, unless something is left out), and begin or go on."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    stand = stand_of(moment, list_stemmen(moment=moment), request.user)
    if stand.inwoner.is_af:
        return redirect(_address(dossier, moment, None))
    if stand.inwoner.is_thuis:
        return _render(request, dossier, moment, "samen_thuis")
    meting = get_samen_meting(moment=moment)
    instrument = instrument_of(meting.instrument) if meting else load_instrument()
    codes = [part.code for part in instrument.onderdelen]
    f = formulier(
        request,
        KiesForm,
        plek=f"samen:{moment.pk}",
        dossier_id=dossier.pk,
        initial={"onderdelen": (meting.onderdelen if meting else None) or codes},
        onderdelen=instrument.onderdelen,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        voice = start_meting(
            moment=moment, stem=Stem.INWONER, wijze=Meting.Wijze.SAMEN, door=request.user, op=request.op
        )
        voice = choose_onderdelen(meting=voice, door=request.user, op=request.op, sleutel=sleutel, **data)
        return redirect(_address(dossier, moment, gesprek_of(voice).where_we_were()))

    return f.act(request, do, request.path) or _render(
        request,
        dossier,
        moment,
        "samen_kies",
        f.status,
        f=f,
        groepen=_groups(instrument),
        is_begonnen=meting is not None,
        hulpvragen=list_hulpvragen(dossier=dossier),
    )


def _groups(instrument: Instrument) -> list[tuple[str, tuple[Onderdeel, ...]]]:
    return [(naam, instrument.van_groep(groep)) for groep, naam in GROEPNAMEN.items()]


@table_view
def ask(
    request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID, onderdeel: str, maat: str
) -> HttpResponse:
    """One question. A tap is kept at once; "Verder" keeps everything, also without JavaScript."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    meting = get_samen_meting(moment=moment)
    if meting is None:
        find_onderdeel(load_instrument(), onderdeel)
        return redirect("team:meting-samen", dossier.pk, moment.pk)
    gesprek = gesprek_of(meting)
    part = find_onderdeel(gesprek.instrument, onderdeel)
    if maat not in part.maten:
        raise NietGevonden
    huidig = gesprek.antwoord(part.code)
    f = formulier(
        request,
        VraagForm,
        plek=f"samen:{moment.pk}:{part.code}:{maat}",
        dossier_id=dossier.pk,
        initial={"antwoord": gesprek.chosen((part.code, maat)), "woorden": huidig.woorden},
    )

    def keep(data: dict, sleutel: str = "") -> None:
        antwoord = answer(huidig, maat, data)
        record_score(
            meting=meting,
            onderdeel=part.code,
            antwoord=antwoord,
            door=request.user,
            op=request.op,
            sleutel=sleutel,
        )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        keep(data, sleutel)
        # Read anew: leaving a part alone takes its second question away.
        return redirect(_address(dossier, moment, gesprek_of(meting).beside((part.code, maat), 1)))

    if request.htmx and request.method == "POST":
        zin, _kept = save_tap(request, f.form, lambda: keep(f.form.cleaned_data))
        return HttpResponse(zin, content_type="text/plain; charset=utf-8")
    done = f.act(request, do, _address(dossier, moment, gesprek.beside((part.code, maat), 1)))
    return done or _render_question(request, dossier, moment, gesprek, (part.code, maat), f)


def _render_question(
    request: HttpRequest, dossier: Dossier, moment: Moment, gesprek: Gesprek, vraag: Vraag, f: Formulier
) -> HttpResponse:
    back = gesprek.beside(vraag, -1)
    return _render(
        request,
        dossier,
        moment,
        "samen_vraag",
        f.status,
        f=f,
        **question_context(gesprek, vraag, STANDEN_AAN_TAFEL),
        is_onveilig=bool(back) and gesprek.is_unsafe(back),
        terug=_address(dossier, moment, back)
        if back
        else reverse("team:meting-samen", args=[dossier.pk, moment.pk]),
    )


@table_view
def finish(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """The end: thanks, nothing of what was said, and "klaar". After that the answers leave the screen."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    stand = stand_of(moment, list_stemmen(moment=moment), request.user)
    if not stand.inwoner.is_begonnen or (stand.inwoner.is_thuis and not stand.inwoner.is_af):
        return redirect("team:meting-samen", dossier.pk, moment.pk)
    meting = get_samen_meting(moment=moment)
    f = formulier(request, KnopForm, plek=f"samen-klaar:{moment.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        if meting is not None:
            finish_meting(meting=meting, door=request.user, op=request.op, sleutel=sleutel)

    order = gesprek_of(meting).vragen if meting else []
    return f.act(request, do, request.path) or _render(
        request,
        dossier,
        moment,
        "samen_klaar",
        f.status,
        f=f,
        stand=stand,
        terug=_address(dossier, moment, order[-1]) if order else "",
        vragen=_places(dossier, moment, meting, order),
    )


def _places(
    dossier: Dossier, moment: Moment, meting: Meting | None, order: list[Vraag]
) -> list[tuple[str, str]]:
    """Per part its name and the address of its first question, to go back to in one tap. Not what was said there."""
    if meting is None:
        return []
    firsts = {code: maat for code, maat in reversed(order)}
    names = {part.code: part.naam_inwoner for part in instrument_of(meting.instrument).onderdelen}
    return [
        (names[code], _address(dossier, moment, (code, firsts[code])))
        for code in dict.fromkeys(code for code, _maat in order)
    ]


@table_view
@require_POST
def reopen(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """The resident wants to change something, before the voices lie beside each other."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    voices = [m for m in list_stemmen(moment=moment) if m.stem == Stem.INWONER]
    if not voices:
        raise NietGevonden
    f = formulier(request, KnopForm, plek=f"samen-klaar:{moment.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        reopen_meting(meting=voices[0], door=request.user, op=request.op, sleutel=sleutel)

    stand = stand_of(moment, voices, request.user)
    done = f.act(request, do, reverse("team:meting-samen", args=[dossier.pk, moment.pk]))
    return done or _render(request, dossier, moment, "samen_klaar", 422, f=f, stand=stand, terug="")
