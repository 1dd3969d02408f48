"""Searching the sociale kaart: by word, theme, distance, day, age, language and price."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from draagkracht.entree.bladeren import page_of
from draagkracht.sociale_kaart.voorzieningen.feestdagen import find_feestdag
from draagkracht.sociale_kaart.voorzieningen.selectors import count_correcties
from draagkracht.sociale_kaart.voorzieningen.startpunten import Startpunt, find_startpunt, list_startpunten
from draagkracht.sociale_kaart.voorzieningen.zoekbits import WEEKEND, WERKDAGEN
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
    if asked.get("gratis"):
        asked.setdefault(
            "kosten", "gratis"
        )  # an address that somebody kept from before there were more prices
    form = ZoekForm(asked, talen=list_talen_in(gemeente))
    form.is_valid()
    nu = timezone.localtime(request.op)
    vraag, onbekend = vraag_of(gemeente, form.cleaned_data, nu=nu)
    bladzijde = find_voorzieningen(gemeente=gemeente, vraag=vraag, bladzijde=page_of(request))
    return render_kaart(
        request,
        "zoeken.html",
        form=form,
        vraag=vraag,
        is_asked=_is_asked(vraag),
        onbekend=onbekend,
        nu=nu,
        feestdag=find_feestdag(nu.date()) if vraag.nu else "",
        kaarten=[card_of(regel, nu.date()) for regel in bladzijde.regels],
        bladzijde=bladzijde,
        query=_query(request),
        startpunten=list_startpunten(gemeente),
        # Said where the list ends: there they would have been.
        zonder_plek=0 if bladzijde.has_more else count_without_place(gemeente=gemeente, vraag=vraag),
        aantal_correcties=count_correcties(gemeente=gemeente),
    )


def vraag_of(
    gemeente: str, data: dict[str, Any], *, nu: dt.datetime | None = None, zonder: str = ""
) -> tuple[Zoekvraag, str]:
    """The question, and the starting point that nobody knows the place of ("" when there is none)."""
    waar, kosten, dag = (data.get(naam, "") for naam in ("van", "kosten", "dag"))
    van: Startpunt | None = find_startpunt(gemeente, waar) if waar else None
    vraag = Zoekvraag(
        woorden=data.get("woorden", ""),
        onderdeel=data.get("onderdeel", ""),
        is_gratis=kosten == "gratis",
        hoogstens=int(kosten) if kosten.isdigit() else None,
        met_korting=kosten == "korting",
        is_prijs_onbekend=kosten == "onbekend",
        met_onbekende_prijs=data.get("ook_onbekend", False) and (kosten == "gratis" or kosten.isdigit()),
        leeftijd=data.get("leeftijd"),
        taal=data.get("taal", ""),
        dag=int(dag) if dag.isdigit() else None,
        dagen={"werkdagen": WERKDAGEN, "weekend": WEEKEND}.get(dag, ()),
        nu=nu if dag == "nu" else None,
        dagdeel="" if dag == "nu" else data.get("dagdeel", ""),
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
