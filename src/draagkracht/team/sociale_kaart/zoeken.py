"""Searching the sociale kaart: by word, theme, distance, day, age, language and price."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from draagkracht.entree.bladeren import page_of
from draagkracht.sociale_kaart.voorzieningen.selectors import count_correcties
from draagkracht.sociale_kaart.voorzieningen.startpunten import Startpunt, find_startpunt, list_startpunten
from draagkracht.sociale_kaart.voorzieningen.zoeken import (
    Zoekvraag,
    count_without_place,
    find_voorzieningen,
    list_talen_in,
)

from .forms import ZoekForm
from .toegang import kaart_view, render_kaart
from .tonen import card_of


@kaart_view
def search(request: HttpRequest) -> HttpResponse:
    """The list by name, or what answers the question in the address. A value that is no answer does not count."""
    gemeente = request.user.gemeente
    asked = {naam: waarde.replace("\x00", "") for naam, waarde in request.GET.items()}
    form = ZoekForm(asked, talen=list_talen_in(gemeente))
    form.is_valid()
    vraag, onbekend = vraag_of(gemeente, form.cleaned_data)
    bladzijde = find_voorzieningen(gemeente=gemeente, vraag=vraag, bladzijde=page_of(request))
    vandaag = timezone.localdate(request.op)
    return render_kaart(
        request,
        "zoeken.html",
        form=form,
        vraag=vraag,
        is_asked=_is_asked(vraag),
        onbekend=onbekend,
        kaarten=[card_of(regel, vandaag) for regel in bladzijde.regels],
        bladzijde=bladzijde,
        query=_query(request),
        startpunten=list_startpunten(gemeente),
        # Said where the list ends: there they would have been.
        zonder_plek=0 if bladzijde.has_more else count_without_place(gemeente=gemeente, vraag=vraag),
        aantal_correcties=count_correcties(gemeente=gemeente),
    )


def vraag_of(gemeente: str, data: dict[str, Any], zonder: str = "") -> tuple[Zoekvraag, str]:
    """The question, and the starting point that nobody knows the place of ("" when there is none)."""
    waar = data.get("van", "")
    van: Startpunt | None = find_startpunt(gemeente, waar) if waar else None
    vraag = Zoekvraag(
        woorden=data.get("woorden", ""),
        onderdeel=data.get("onderdeel", ""),
        is_gratis=data.get("gratis", False),
        leeftijd=data.get("leeftijd"),
        taal=data.get("taal", ""),
        dag=int(data["dag"]) if data.get("dag") else None,
        dagdeel=data.get("dagdeel", ""),
        van=van,
        km=int(data["km"]) if data.get("km") and van else None,
        met_gestopt=data.get("gestopt", False),
        zonder=zonder,
    )
    return vraag, waar if waar and van is None else ""


def _is_asked(vraag: Zoekvraag) -> bool:
    return vraag != Zoekvraag()


def _query(request: HttpRequest) -> str:
    """The question as it goes along to the next page; of a postcode only the figures, which is all that is looked at."""
    params = request.GET.copy()
    params.pop("bladzijde", None)
    if gevonden := re.fullmatch(r"\s*([0-9]{4})\s*[A-Za-z]{2}\s*", params.get("van", "")):
        params["van"] = gevonden[1]
    return params.urlencode() + "&" if params else ""
