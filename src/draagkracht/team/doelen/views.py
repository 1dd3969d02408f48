"""Step 4 at the team's door: the goals in the resident's order, and one page for one goal."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.methodiek.instrument import load_instrument
from draagkracht.ui.beeld.doelschaal import Doelschaal, doelschaal
from draagkracht.werkproces.doelen.eigen_woorden import list_herschrijvingen
from draagkracht.werkproces.doelen.gesprekken import list_doelgesprekken, list_doelwoorden
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import (
    get_doel,
    list_doelen,
    list_doelstandpunten,
    list_hints,
    list_losse_bevindingen,
)
from draagkracht.werkproces.doelen.services import (
    agree_doel,
    change_doel,
    change_doel_status,
    propose_doel,
)
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.zeggenschap import list_answered
from draagkracht.werkproces.vraagverheldering.selectors import get_visie, list_bevindingen

from ..deur import dossier_view, render_dossier
from ..vraagverheldering.views import earlier
from ..zeggenschap.akkoord import ask_inwoner, ask_professional
from ..zeggenschap.tikken import TikForm
from .forms import LATERREDENEN, NIVEAUVELDEN, DoelForm, LaterForm, level_label
from .tikken import ACTIES, act_on_tik

STAP = "doelen"
COPIED = ("tekst", "onderdeel", "richting", "streef_op", "voorgesteld_door", "in_woorden_van")


@dossier_view(STAP)
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The goals people are busy with, what waits, what is done, and what hangs loose."""
    tik = formulier(request, TikForm, plek="doelen", dossier_id=dossier.pk, is_drafted=False, acties=ACTIES)
    done = _act_tik(request, dossier, tik)
    if done:
        return done
    doelen = list(list_doelen(dossier=dossier))
    gesprekken = list(list_doelgesprekken(dossier=dossier))
    standen = list_doelstandpunten(dossier=dossier, doelen=doelen)
    vandaag, woorden = timezone.localdate(request.op), list_doelwoorden(dossier=dossier)
    kaarten = [_card(doel, standen.get(doel.pk, {}), vandaag, woorden.get(doel.pk, [])) for doel in doelen]
    herschreven = list_herschrijvingen(dossier=dossier, doelen=doelen)
    for kaart in kaarten:
        kaart["herschreven"] = herschreven.get(kaart["doel"].pk)
    return render_dossier(
        request,
        dossier,
        "team/doelen/doelen.html",
        STAP,
        tik.status,
        tik=tik,
        teveel=_refused_doel(tik, doelen),
        kaarten={code: [k for k in kaarten if k["doel"].status == code] for code in Doel.Status.values},
        losse=list_losse_bevindingen(dossier=dossier),
        gesprekken=gesprekken,
        in_gesprek={gesprek.bevinding_id for gesprek in gesprekken},
        redenen=LATERREDENEN,
        visie=get_visie(dossier=dossier),
        beantwoord_op=list_answered(dossier=dossier).get(STAP),
        **earlier(dossier),
    )


def _card(
    doel: Doel, standen: dict[str, Any], vandaag: dt.date, woorden: list[tuple[str, str]]
) -> dict[str, Any]:
    """What the page shows of one goal."""
    names = {part.code: part.naam for part in load_instrument().onderdelen}
    beeld = doelschaal(Doelschaal(_("Zo zien we of het lukt"), tuple(doel.niveaus))) if doel.niveaus else ""
    return {
        "doel": doel,
        "over": names.get(doel.onderdeel, doel.onderdeel),
        "beeld": beeld,
        "standen": standen,
        "hints": list_hints(doel, vandaag),
        "woorden": woorden,
        "bevindingen": list(doel.bevindingen.all()),
    }


def _act_tik(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    page = reverse("team:doelen", args=[dossier.pk])

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        doel = act_on_tik(
            dossier, data["actie"], data["argumenten"], door=request.user, op=request.op, sleutel=sleutel
        )
        return redirect(f"{page}#d-{doel.pk}" if doel else page)

    return f.act(request, do, page)


def _refused_doel(f: Formulier, doelen: list[Doel]) -> Doel | None:
    """The goal that would be the fourth: the page asks whether it should be there anyway."""
    actie, _colon, doel_id = str(f.form.data.get("tik", "")).partition(":")
    if not f.form.errors or actie != "nu":
        return None
    return next((doel for doel in doelen if str(doel.pk) == doel_id), None)


def _doelform(
    request: HttpRequest, dossier: Dossier, doel: Doel | None, initial: dict[str, Any]
) -> Formulier:
    return formulier(
        request,
        DoelForm,
        plek=f"doel:{doel.pk}" if doel else "doel",
        dossier_id=dossier.pk,
        object=doel,
        initial=initial,
        bevindingen=list_bevindingen(dossier=dossier),
        is_new=doel is None,
    )


def _from_bevinding(request: HttpRequest, dossier: Dossier) -> dict[str, Any]:
    """What a new goal begins with: the finding it was opened from, when it is one of this dossier."""
    start = {"voorgesteld_door": "samen", "in_woorden_van": "inwoner", "status": Doel.Status.ACTIEF}
    asked = request.GET.get("bevinding", "")
    found = next((b for b in list_bevindingen(dossier=dossier) if str(b.pk) == asked), None)
    return {**start, "bij_bevindingen": [asked], "onderdeel": found.onderdeel} if found else start


@dossier_view(STAP)
def propose(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """A new goal."""
    f = _doelform(request, dossier, None, _from_bevinding(request, dossier))
    page = reverse("team:doelen", args=[dossier.pk])

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        doel = propose_doel(
            dossier=dossier,
            door=request.user,
            op=request.op,
            bevindingen=[uuid.UUID(pk) for pk in data.pop("bij_bevindingen")],
            status=data.pop("status"),
            reden=data.pop("reden"),
            is_bevestigd=data.pop("toch"),
            gegevens=data,
            sleutel=sleutel,
        )
        return redirect(f"{page}#d-{doel.pk}")

    done = f.act(request, do, page)
    return done or _render_doel(request, dossier, f, _("Een doel erbij"), None)


@dossier_view(STAP)
def change(request: HttpRequest, dossier: Dossier, doel_id: uuid.UUID) -> HttpResponse:
    """Another text, another date, other levels: who agreed before, agreed on the earlier version."""
    doel = get_doel(dossier=dossier, doel_id=doel_id)
    initial = {name: getattr(doel, name) for name in (*COPIED, *NIVEAUVELDEN)}
    initial["bij_bevindingen"] = [str(b.pk) for b in doel.bevindingen.all()]
    f = _doelform(request, dossier, doel, initial)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_doel(
            doel=doel,
            door=request.user,
            op=request.op,
            bevindingen=[uuid.UUID(pk) for pk in data.pop("bij_bevindingen")],
            gegevens=data,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, f"{reverse('team:doelen', args=[dossier.pk])}#d-{doel.pk}")
    return done or _render_doel(request, dossier, f, _("Het doel wijzigen"), doel)


def _render_doel(
    request: HttpRequest, dossier: Dossier, f: Formulier, titel: str, doel: Doel | None
) -> HttpResponse:
    return render_dossier(
        request,
        dossier,
        "team/doelen/doel.html",
        STAP,
        f.status,
        f=f,
        titel=titel,
        doel=doel,
        gezegd=list_doelwoorden(dossier=dossier).get(doel.pk, []) if doel else [],
        niveauvelden=list(NIVEAUVELDEN),
        visie=get_visie(dossier=dossier),
        **earlier(dossier),
    )


@dossier_view(STAP)
def park(request: HttpRequest, dossier: Dossier, doel_id: uuid.UUID) -> HttpResponse:
    """Put a goal on later, with a reason in one's own words."""
    doel = get_doel(dossier=dossier, doel_id=doel_id)
    f = formulier(request, LaterForm, plek=f"later:{doel.pk}", dossier_id=dossier.pk)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_doel_status(
            doel=doel,
            door=request.user,
            op=request.op,
            status=Doel.Status.GEPARKEERD,
            sleutel=sleutel,
            **data,
        )

    done = f.act(request, do, reverse("team:doelen", args=[dossier.pk]))
    return done or render_dossier(request, dossier, "team/doelen/later.html", STAP, f.status, f=f, doel=doel)


@dossier_view("akkoord van de inwoner")
def ask(request: HttpRequest, dossier: Dossier, doel_id: uuid.UUID) -> HttpResponse:
    """The resident reads the goal and its levels, and answers."""
    doel = get_doel(dossier=dossier, doel_id=doel_id)
    return ask_inwoner(
        request,
        dossier,
        "team/doelen/akkoord.html",
        stap=STAP,
        object=doel,
        agree=partial(agree_doel, doel=doel),
        doel=doel,
        niveaus=[(level_label(name), getattr(doel, name)) for name in NIVEAUVELDEN],
    )


@dossier_view(STAP)
def differ(request: HttpRequest, dossier: Dossier, doel_id: uuid.UUID) -> HttpResponse:
    """The professional would have the goal otherwise, in own words."""
    doel = get_doel(dossier=dossier, doel_id=doel_id)
    return ask_professional(
        request,
        dossier,
        stap=STAP,
        titel=_("Dit doel anders"),
        object=doel,
        agree=partial(agree_doel, doel=doel),
    )
