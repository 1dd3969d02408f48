"""Who looked and why, and with whom what is shared on which ground; what the resident can stop, stops here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from draagkracht.entree.bladeren import page_of
from draagkracht.werkproces.dossier.betrokkenen import list_betrokkenen, list_toelatingen
from draagkracht.werkproces.dossier.contact.steunfiguren import list_steunfiguren
from draagkracht.werkproces.uitvoering.partijen.selectors import is_aparte_partij
from draagkracht.werkproces.voortgang.feiten import waarom
from draagkracht.werkproces.voortgang.kijkbeurten import list_kijkbeurten

from ..deur import Bezoek, portaal_view, render_portaal
from .partijen import parties_of
from .woorden import pages_in_words, purpose_in_words, role_in_words


@portaal_view("wie er keek")
def looks(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Per day and person. Who tried and was refused is not named: that is about somebody else."""
    bladzijde = page_of(request)
    beurten, has_more = list_kijkbeurten(dossier=bezoek.dossier, bladzijde=bladzijde)
    regels = [
        (b, role_in_words(b.rol), pages_in_words(b.paginas), purpose_in_words(b), waarom(b.grondslag))
        for b in beurten
    ]
    context = {"regels": regels, "has_more": has_more, "bladzijde": bladzijde}
    return render_portaal(request, bezoek, "over_mij/wie.html", **context)


@portaal_view("met wie delen")
def shared(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Professionals by law, the team's leader with a reason, and who the resident asked to look along."""
    dossier = bezoek.dossier
    partijen = parties_of(dossier, request.op)
    return render_portaal(
        request,
        bezoek,
        "over_mij/delen.html",
        werkers=list(list_betrokkenen(dossier=dossier)),
        wet=waarom(dossier.grondslag),
        toelatingen=list(list_toelatingen(dossier=dossier, op=request.op)),
        steunfiguren=list(list_steunfiguren(dossier=dossier)),
        partijen=[row for row in partijen if not is_aparte_partij(row[0])],
        apart=[row for row in partijen if is_aparte_partij(row[0])],
    )
