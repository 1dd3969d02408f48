"""Choosing a facility of the sociale kaart for a step: first what helps with what the step is for."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.bladeren import page_of
from draagkracht.entree.formulier import formulier
from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.sociale_kaart.interventies.selectors import list_interventies
from draagkracht.sociale_kaart.voorzieningen.selectors import find_voorziening
from draagkracht.sociale_kaart.voorzieningen.startpunten import list_startpunten
from draagkracht.sociale_kaart.voorzieningen.themas import load_namen
from draagkracht.sociale_kaart.voorzieningen.zoeken import find_voorzieningen
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.aanpak.models import Stap
from draagkracht.werkproces.aanpak.selectors import get_stap
from draagkracht.werkproces.aanpak.services import STAP, choose_voorziening
from draagkracht.werkproces.dossier.models import Dossier

from ..deur import dossier_view, render_dossier
from ..sociale_kaart.forms import ZoekForm
from ..sociale_kaart.tonen import card_of
from ..sociale_kaart.zoeken import vraag_of

ASKED = ("woorden", "onderdeel", "van", "km")
NOWHERE = "geen"


class PlekForm(forms.Form):
    """Which facility: the value of the button that was pressed, or that there is none after all."""

    plek = forms.RegexField(
        rf"\A(?:[0-9a-f-]{{36}}|{NOWHERE})\Z",
        error_messages={"required": _("Kies een plek."), "invalid": _("Kies een plek uit de lijst.")},
    )


@dossier_view("aanpak: plek bij een stap")
def choose(request: HttpRequest, dossier: Dossier, stap_id: uuid.UUID) -> HttpResponse:
    """Facilities for this step, with a button on each. Nothing of the dossier goes into the search but its theme."""
    stap = get_stap(dossier=dossier, stap_id=stap_id)
    f = formulier(request, PlekForm, plek=f"plek:{stap.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        voorziening = None
        if data["plek"] != NOWHERE:
            voorziening = _facility(dossier, data["plek"])
        choose_voorziening(
            stap=stap, voorziening=voorziening, door=request.user, op=request.op, sleutel=sleutel
        )

    back = reverse("team:aanpak", args=[dossier.pk]) + f"#stap-{stap.pk}"
    done = f.act(request, do, back, _("De plek bij deze stap is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/aanpak/plek.html",
        STAP,
        f.status,
        f=f,
        deze=stap,
        **_found(request, dossier, stap),
    )


def _facility(dossier: Dossier, key: str) -> Any:
    try:
        found = find_voorziening(gemeente=dossier.gemeente, voorziening_id=uuid.UUID(key))
    except ValueError:
        found = None
    if found is None:
        raise NietGevonden
    return found


def _found(request: HttpRequest, dossier: Dossier, stap: Stap) -> dict[str, Any]:
    asked = {name: value.replace("\x00", "") for name, value in request.GET.items() if name in ASKED}
    form = ZoekForm({"onderdeel": _theme_of(dossier, stap), **asked})
    for name in [name for name in form.fields if name not in ASKED]:
        del form.fields[name]
    form.is_valid()
    vraag, onbekend = vraag_of(dossier.gemeente, form.cleaned_data, zonder=VEILIGHEID)
    bladzijde = find_voorzieningen(gemeente=dossier.gemeente, vraag=vraag, bladzijde=page_of(request))
    vandaag = timezone.localdate(request.op)
    params = request.GET.copy()
    params.pop("bladzijde", None)
    return {
        "form": form,
        "vraag": vraag,
        "onbekend": onbekend,
        "kaarten": [card_of(regel, vandaag) for regel in bladzijde.regels],
        "bladzijde": bladzijde,
        "query": f"{params.urlencode()}&" if params else "",
        "startpunten": list_startpunten(dossier.gemeente),
    }


def _theme_of(dossier: Dossier, stap: Stap) -> str:
    """The part to begin with: the first that the step's intervention works on, else that of its goal."""
    made_from = next(
        (row for row in list_interventies(gemeente=dossier.gemeente) if row.code == stap.interventie), None
    )
    parts = [*(made_from.onderdelen if made_from else ()), *(doel.onderdeel for doel in stap.doelen.all())]
    known = [part for part in parts if part in load_namen() and part != VEILIGHEID]
    return known[0] if known else ""
