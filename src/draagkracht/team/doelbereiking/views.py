"""Step 7 at the team's door: the levels first, in two voices; then what changed, what everybody brought, and closing."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.ui.beeld.doelschaal import doelschaal
from draagkracht.ui.beeld.verandering import Verandering, verandering, verandering_tabel
from draagkracht.werkproces.doelbereiking.selectors import (
    get_bijdrage,
    levels_of,
    list_afsluitingen,
    list_bijdragen,
    list_doelscores,
    list_doelstanden,
    list_veranderingen,
)
from draagkracht.werkproces.doelbereiking.services import (
    STAP,
    change_bijdrage,
    close_dossier,
    record_bijdrage,
    record_oordeel,
    reopen_dossier,
)
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import get_doel, list_doelen
from draagkracht.werkproces.dossier.models import Dossier, Stem

from ..deur import dossier_view, is_writable, render_dossier
from .forms import NAMES, AfsluitForm, BijdrageForm, HeropenForm, OordeelForm
from .tonen import has_unknown, schaal_of, veranderingen_of


def _page(dossier: Dossier, anchor: str = "") -> str:
    return reverse("team:doelbereiking", args=[dossier.pk]) + anchor


@dossier_view("doelbereiking")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """How far each goal is, what changed since the first moment, and what every party brought."""
    standen = list_doelstanden(dossier=dossier)
    onderdelen = list_veranderingen(dossier=dossier)
    f = formulier(
        request,
        BijdrageForm,
        plek="bijdrage:nieuw",
        dossier_id=dossier.pk,
        doelen=[stand.doel for stand in standen],
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_bijdrage(dossier=dossier, door=request.user, op=request.op, gegevens=data, sleutel=sleutel)

    done = f.act(request, do, _page(dossier, "#bijdragen"), _("De bijdrage is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/doelbereiking/doelbereiking.html",
        STAP,
        f.status,
        standen=standen,
        namen=NAMES,
        scores=list_doelscores(standen),
        schalen={stand.doel.pk: doelschaal(schaal_of(stand)) for stand in standen},
        **_pictures(veranderingen_of(onderdelen)),
        is_unknown=has_unknown(onderdelen),
        bijdragen=list(list_bijdragen(dossier=dossier)),
        afsluitingen=list(list_afsluitingen(dossier=dossier)),
        f=f,
    )


def _pictures(veranderingen: tuple[Verandering, ...]) -> dict[str, Markup]:
    if not veranderingen:
        return {}
    return {
        "beeld_verandering": verandering(veranderingen),
        "tabel_verandering": verandering_tabel(veranderingen),
    }


def _judge_form(request: HttpRequest, dossier: Dossier, doel: Doel, stem: str) -> Formulier:
    """An empty form: what somebody said before is not what they think now, and another's answer is not shown."""
    plek = f"oordeel:{doel.pk}:{stem}"
    return formulier(request, OordeelForm, plek=plek, dossier_id=dossier.pk, niveaus=levels_of(doel))


def _judge(request: HttpRequest, doel: Doel, stem: str) -> Callable[..., None]:
    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_oordeel(
            doel=doel,
            stem=stem,
            niveau=data["niveau"],
            woorden=data["woorden"],
            door=request.user,
            op=request.op,
            sleutel=sleutel,
        )

    return do


@dossier_view("doelbereiking: oordeel")
def judge(request: HttpRequest, dossier: Dossier, doel_id: uuid.UUID) -> HttpResponse:
    """The professional's own judgement of one goal."""
    doel = get_doel(dossier=dossier, doel_id=doel_id)
    f = _judge_form(request, dossier, doel, Stem.PROFESSIONAL)
    done = f.act(
        request,
        _judge(request, doel, Stem.PROFESSIONAL),
        _page(dossier, f"#doel-{doel.pk}"),
        _("Uw oordeel is bewaard."),
    )
    return done or render_dossier(
        request, dossier, "team/doelbereiking/oordeel.html", STAP, f.status, f=f, doel=doel
    )


@dossier_view("doelbereiking: voor de inwoner")
def hand_over(request: HttpRequest, dossier: Dossier, doel_id: uuid.UUID) -> HttpResponse:
    """The screen for the resident at the table: one goal, five sentences, no numbers."""
    doel = get_doel(dossier=dossier, doel_id=doel_id)
    f = _judge_form(request, dossier, doel, Stem.INWONER)
    then = reverse("team:oordeel-bedankt", args=[dossier.pk, doel.pk])
    done = f.act(request, _judge(request, doel, Stem.INWONER), then)
    context = {
        "dossier": dossier,
        "f": f,
        "doel": doel,
        "may_write": is_writable(dossier),
    }
    return done or render(request, "team/doelbereiking/inwoner.html", context, status=f.status)


@dossier_view("doelbereiking: voor de inwoner")
def thank(request: HttpRequest, dossier: Dossier, doel_id: uuid.UUID) -> HttpResponse:
    """After the answer: the resident gives the device back."""
    doel = get_doel(dossier=dossier, doel_id=doel_id)
    return render(request, "team/doelbereiking/bedankt.html", {"dossier": dossier, "doel": doel})


@dossier_view("doelbereiking: bijdrage")
def change(request: HttpRequest, dossier: Dossier, bijdrage_id: uuid.UUID) -> HttpResponse:
    """One contribution."""
    bijdrage = get_bijdrage(dossier=dossier, bijdrage_id=bijdrage_id)
    f = formulier(
        request,
        BijdrageForm,
        plek=f"bijdrage:{bijdrage.pk}",
        dossier_id=dossier.pk,
        object=bijdrage,
        initial={
            "partij": bijdrage.partij,
            "tekst": bijdrage.tekst,
            "doel": str(bijdrage.doel_id or ""),
        },
        doelen=list_doelen(dossier=dossier),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_bijdrage(
            bijdrage=bijdrage,
            door=request.user,
            op=request.op,
            gegevens=data,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, _page(dossier, "#bijdragen"), _("De bijdrage is bewaard."))
    return done or render_dossier(
        request, dossier, "team/doelbereiking/bijdrage.html", STAP, f.status, f=f, bijdrage=bijdrage
    )


@dossier_view("doelbereiking: afsluiten")
def close(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Close: why, the resident's last words, a look back, and a date to call once more."""
    f = formulier(request, AfsluitForm, plek="afsluiten", dossier_id=dossier.pk)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        close_dossier(dossier=dossier, door=request.user, op=request.op, gegevens=data, sleutel=sleutel)

    done = f.act(request, do, _page(dossier), _("Het dossier is afgesloten. Weer openen kan altijd."))
    return done or render_dossier(
        request,
        dossier,
        "team/doelbereiking/afsluiten.html",
        STAP,
        f.status,
        f=f,
        standen=list_doelstanden(dossier=dossier),
        namen=NAMES,
    )


@dossier_view("doelbereiking: heropenen")
def reopen(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Open a closed dossier again, with why."""
    f = formulier(request, HeropenForm, plek="heropenen", dossier_id=dossier.pk)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        reopen_dossier(
            dossier=dossier, door=request.user, op=request.op, reden=data["reden"], sleutel=sleutel
        )

    done = f.act(request, do, _page(dossier), _("Het dossier is weer open."))
    return done or render_dossier(request, dossier, "team/doelbereiking/heropenen.html", STAP, f.status, f=f)
