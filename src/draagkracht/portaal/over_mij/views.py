"""What is written about the resident, by subject, in plain words. An address tells nobody what its page is about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from draagkracht.werkproces.voortgang.over_mij import get_onderwerp, list_onderwerpnamen

from ..deur import Bezoek, portaal_view, render_portaal


@portaal_view("over mij")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The subjects, who looked, with whom it is shared, a copy, and asking something."""
    return render_portaal(request, bezoek, "over_mij/over_mij.html", onderwerpen=list_onderwerpnamen())


@portaal_view("over mij")
def subject(request: HttpRequest, bezoek: Bezoek, nummer: int) -> HttpResponse:
    """One subject. What somebody may want to read alone comes after a word about who may be looking."""
    onderwerp = get_onderwerp(
        dossier=bezoek.dossier, door=bezoek.door, nummer=nummer, is_samen=bezoek.is_samen
    )
    if onderwerp.is_apart and request.GET.get("verder") != "ja":
        return render_portaal(request, bezoek, "over_mij/kijkt_iemand_mee.html", onderwerp=onderwerp)
    return render_portaal(request, bezoek, "over_mij/deel.html", onderwerp=onderwerp)
