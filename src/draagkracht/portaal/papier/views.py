"""Everything of this door on paper: what can be taken along, and a sheet on which somebody answers with a pen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import list_doelen
from draagkracht.werkproces.dossier.contact.models import Verzoek
from draagkracht.werkproces.voortgang.mijn_plan import read_week

from ..deur import Bezoek, portaal_view, render_portaal
from ..week.forms import outcome_words


@portaal_view("papier")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    return render_portaal(request, bezoek, "papier/papier.html")


@portaal_view("papier", kanaal="afdruk")
def show_sheet(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """What waits for an answer now, with boxes and lines. Nothing about safety: paper lies where others can read it."""
    doelen = [
        doel
        for doel in list_doelen(dossier=bezoek.dossier)
        if doel.status == Doel.Status.ACTIEF and doel.onderdeel != VEILIGHEID
    ]
    week = read_week(dossier=bezoek.dossier, vandaag=timezone.localdate(request.op))
    return render_portaal(
        request,
        bezoek,
        "papier/zeg_het.html",
        doelen=doelen,
        stapjes=week.nu,
        uitkomsten=list(outcome_words().values()),
        verzoeken=[label for _code, label in Verzoek.Soort.choices],
    )
