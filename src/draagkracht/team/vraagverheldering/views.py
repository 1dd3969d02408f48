"""Step 3 at the team's door: one page for the conversation, and the screen that the resident gets handed."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.doelen.selectors import list_losse_bevindingen
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.dossier.zeggenschap import list_answered
from draagkracht.werkproces.hulpvraag.selectors import list_hulpvragen
from draagkracht.werkproces.vraagverheldering.models import Visie
from draagkracht.werkproces.vraagverheldering.selectors import (
    brief_profiel,
    get_bevinding,
    get_visie,
    list_bevindingen,
    list_visiestandpunten,
    list_voorstellen,
    list_woorden,
    read_zicht,
)
from draagkracht.werkproces.vraagverheldering.services import (
    add_bevinding,
    agree_visie,
    change_bevinding,
    save_visie,
)

from ..deur import dossier_view, render_dossier
from ..zeggenschap.akkoord import ask_inwoner, ask_professional
from ..zeggenschap.tikken import TikForm
from .forms import PARKEERREDENEN, BevindingForm, EigenBevindingForm, VisieForm
from .tikken import ACTIES, OTHER_PLACE, PLACE, act_on_tik

STAP = "vraagverheldering"


def earlier(dossier: Dossier) -> dict[str, Any]:
    """What was said before, for the column: the question, the profile in brief and own words per part."""
    zicht = read_zicht(dossier=dossier, stem=Stem.PROFESSIONAL)
    return {
        "zicht": zicht,
        "hulpvragen": list_hulpvragen(dossier=dossier),
        "profiel": brief_profiel(zicht=zicht),
        "woorden": list_woorden(zicht=zicht),
    }


@dossier_view(STAP)
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Proposals, findings, what helps with what, and the vision, on one page."""
    visie = get_visie(dossier=dossier)
    place = partial(formulier, request, dossier_id=dossier.pk)
    tik = place(TikForm, plek="verheldering", is_drafted=False, acties=ACTIES)
    # Both forms have a `tekst`: with one id for two fields the second would have no label.
    eigen = place(EigenBevindingForm, plek="bevinding", auto_id="eigen_%s")
    tekst = place(VisieForm, plek="visie", object=visie, initial=_initial(visie))
    done = _act_tik(request, dossier, tik) or _act_eigen(request, dossier, eigen)
    done = done or _act_visie(request, dossier, tekst)
    return done or render_dossier(
        request,
        dossier,
        "team/vraagverheldering/vraagverheldering.html",
        STAP,
        max(tik.status, eigen.status, tekst.status),
        tik=tik,
        eigen=eigen,
        tekst=tekst,
        visie=visie,
        **_findings(dossier),
        visiestanden=list_visiestandpunten(dossier=dossier, visie=visie),
        redenen=PARKEERREDENEN,
        beantwoord_op=list_answered(dossier=dossier).get(STAP),
    )


def _initial(visie: Visie | None) -> dict[str, str]:
    names = ("samenvatting", "samengevat_door", "tekst")
    return {name: getattr(visie, name) for name in names} if visie else {"samengevat_door": Stem.INWONER}


def _findings(dossier: Dossier) -> dict[str, Any]:
    before = earlier(dossier)
    bevindingen = list(list_bevindingen(dossier=dossier))
    voorstellen = list_voorstellen(zicht=before["zicht"], bevindingen=bevindingen)
    krachten = [b for b in bevindingen if b.is_kracht]
    return {
        **before,
        "voorstellen": voorstellen,
        "lasten": [b for b in bevindingen if not b.is_kracht],
        "krachten": krachten,
        "te_verbinden": [b for b in krachten if b.keuze != "parkeren"],
        "kracht_voorstellen": [v for v in voorstellen if v.soort in ("geblokkeerd", "ongebruikt")],
        "namen": {part.code: part.naam_inwoner for part in before["zicht"].instrument.onderdelen},
        "losse": {b.pk for b in list_losse_bevindingen(dossier=dossier)},
    }


def _act_tik(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    page = reverse("team:vraagverheldering", args=[dossier.pk])

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        act_on_tik(
            dossier, data["actie"], data["argumenten"], door=request.user, op=request.op, sleutel=sleutel
        )
        return redirect(page + PLACE.get(data["actie"], OTHER_PLACE))

    return f.act(request, do, page + OTHER_PLACE)


def _act_eigen(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        add_bevinding(dossier=dossier, door=request.user, op=request.op, sleutel=sleutel, **data)

    return f.act(request, do, reverse("team:vraagverheldering", args=[dossier.pk]) + OTHER_PLACE)


def _act_visie(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        save_visie(dossier=dossier, door=request.user, op=request.op, versie=versie, sleutel=sleutel, **data)

    page = reverse("team:vraagverheldering", args=[dossier.pk])
    return f.act(request, do, page + "#akkoord", _("De samenvatting en de visie zijn bewaard."))


@dossier_view(STAP)
def change(request: HttpRequest, dossier: Dossier, bevinding_id: uuid.UUID) -> HttpResponse:
    """One finding in other words, or parked with a reason of one's own."""
    bevinding = get_bevinding(dossier=dossier, bevinding_id=bevinding_id)
    keuze = request.GET.get("keuze", bevinding.keuze)
    f = formulier(
        request,
        BevindingForm,
        plek=f"bevinding:{bevinding.pk}",
        dossier_id=dossier.pk,
        object=bevinding,
        initial={"tekst": bevinding.tekst, "keuze": keuze, "reden": bevinding.reden},
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_bevinding(
            bevinding=bevinding, door=request.user, op=request.op, versie=versie, sleutel=sleutel, **data
        )

    then = reverse("team:vraagverheldering", args=[dossier.pk]) + OTHER_PLACE
    done = f.act(request, do, then, _("De bevinding is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/vraagverheldering/bevinding.html",
        STAP,
        f.status,
        f=f,
        bevinding=bevinding,
    )


def _existing_visie(dossier: Dossier) -> Visie:
    visie = get_visie(dossier=dossier)
    if visie is None or not visie.tekst:
        raise NietGevonden
    return visie


@dossier_view("akkoord van de inwoner")
def ask(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The resident reads the summary and the vision, and answers."""
    visie = _existing_visie(dossier)
    return ask_inwoner(
        request,
        dossier,
        "team/vraagverheldering/akkoord.html",
        stap=STAP,
        object=visie,
        agree=partial(agree_visie, visie=visie),
        visie=visie,
    )


@dossier_view(STAP)
def differ(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The professional would have the vision otherwise, in own words."""
    visie = _existing_visie(dossier)
    return ask_professional(
        request,
        dossier,
        stap=STAP,
        titel=_("De gedeelde visie anders"),
        object=visie,
        agree=partial(agree_visie, visie=visie),
    )
