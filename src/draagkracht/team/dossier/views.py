"""The dossier at the team's door: its first page, and what it may be looked back at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone

from draagkracht.entree.bladeren import page_of
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.voortgang.geschiedenis import list_geschiedenis, list_inzages
from draagkracht.werkproces.voortgang.overzicht import get_overzicht

from ..deur import NAMEN, dossier_view, render_dossier
from .beeld import address, picture
from .onveranderd import is_seen

# In which step a draft's place is: its name begins with one of these.
PLACES = {
    **{code: code for code in NAMEN},
    "gegevens": "gegevens",
    "netwerk": "netwerk",
    "netwerklid": "netwerk",
    "doel": "doelen",
    "doelhulp": "doelen",
    "stap": "aanpak",
    "afspraak": "uitvoering",
    "notitie": "uitvoering",
    "bevinding": "vraagverheldering",
    "visie": "vraagverheldering",
}


@dossier_view("dossier", is_seen=is_seen)
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Where we are, the red thread, what hangs loose, what could be next, this week, the last acts and the people."""
    if request.is_unchanged:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = _render(request, dossier)
    if request.tag:
        answer["ETag"] = request.tag
    return answer


def _render(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    today = timezone.localdate(request.op)
    o = get_overzicht(dossier=dossier, account_id=request.user.pk, vandaag=today)
    cards = {kaart.knoop.id: kaart for kaart in o.kaarten}
    return render_dossier(
        request,
        dossier,
        "team/dossier/dossier.html",
        stand_per_stap=o.standen,
        o=o,
        figuur=picture(dossier, o),
        losse=[(los, address(dossier, cards[los.knoop.id])) for los in o.losse],
        base=f"/dossier/{dossier.pk}/",
        wegen_van=PLACES,
        namen=NAMEN,
    )


@dossier_view("geschiedenis")
def history(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Every act with what it changed, newest first, a page at a time."""
    bladzijde = page_of(request)
    acts, has_more = list_geschiedenis(dossier=dossier, door=request.user, bladzijde=bladzijde)
    return render_dossier(
        request,
        dossier,
        "team/dossier/geschiedenis.html",
        regels=acts,
        bladzijde=bladzijde,
        has_more=has_more,
    )


@dossier_view("inzage")
def looks(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Who looked, when, at what and why, newest first, a page at a time."""
    bladzijde = page_of(request)
    lines, has_more = list_inzages(dossier=dossier, bladzijde=bladzijde)
    return render_dossier(
        request, dossier, "team/dossier/inzage.html", regels=lines, bladzijde=bladzijde, has_more=has_more
    )
