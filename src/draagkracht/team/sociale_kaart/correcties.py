"""What facilities themselves say should be different: the two versions side by side, and a decision per field."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.bladeren import page_of
from draagkracht.entree.formulier import formulier
from draagkracht.sociale_kaart.voorzieningen.models import Correctie
from draagkracht.sociale_kaart.voorzieningen.selectors import (
    find_correctie,
    label_of,
    list_correcties,
    velden_of,
)
from draagkracht.sociale_kaart.voorzieningen.services import return_correctie, take_correctie
from draagkracht.sociale_kaart.voorzieningen.versheid import describe_leeftijd
from draagkracht.toegang.fouten import NietGevonden

from .forms import BesluitForm
from .toegang import kaart_view, refusals, render_kaart
from .tonen import show_value


@kaart_view
def show_list(request: HttpRequest) -> HttpResponse:
    """Corrections that wait, oldest first."""
    bladzijde = page_of(request)
    correcties, has_more = list_correcties(gemeente=request.user.gemeente, bladzijde=bladzijde)
    vandaag = timezone.localdate(request.op)
    regels = [
        (c, describe_leeftijd((vandaag - timezone.localdate(c.op)).days), _fields(c)) for c in correcties
    ]
    return render_kaart(request, "correcties.html", regels=regels, bladzijde=bladzijde, has_more=has_more)


@kaart_view
def decide(request: HttpRequest, correctie_id: uuid.UUID) -> HttpResponse:
    """One correction beside what stands now."""
    correctie = find_correctie(gemeente=request.user.gemeente, correctie_id=correctie_id)
    if correctie is None:
        raise NietGevonden
    velden = [
        (veld, label_of(veld), show_value(veld, nu), show_value(veld, straks))
        for veld, nu, straks in velden_of(correctie)
    ]
    f = formulier(
        request,
        BesluitForm,
        plek=f"correctie:{correctie.pk}",
        object=correctie.voorziening,
        initial={"velden": [veld for veld, *_rest in velden]},
        choices=[(veld, label) for veld, label, *_rest in velden],
        is_drafted=False,
    )

    def do(data: dict[str, Any], *, versie: int | None, **_more: Any) -> None:
        given = {"correctie": correctie, "door": request.user, "op": request.op}
        if data["besluit"] == "niet":
            return_correctie(**given, reden=data["reden"])
            return
        with refusals():
            take_correctie(**given, velden=data["velden"], versie=versie)

    done = f.act(request, do, reverse("team:correcties"), _("Bewaard. Dank voor het nakijken."))
    return done or render_kaart(
        request,
        "correctie.html",
        status=f.status,
        f=f,
        c=correctie,
        v=correctie.voorziening,
        velden=velden,
        is_open=correctie.status == Correctie.Status.OPEN,
        is_veranderd=correctie.voorziening.versie != correctie.versie_voor,
    )


def _fields(correctie: Correctie) -> str:
    return ", ".join(label_of(veld) for veld, *_rest in velden_of(correctie))
