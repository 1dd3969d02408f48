"""How a request comes in at the team's door: who asks, for which dossier, and what every page of a dossier shows."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from draagkracht.entree.concepten import sending_of
from draagkracht.entree.deur import View, signed_in
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Rol
from draagkracht.ui.taal import gettext as _
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.selectors import get_dossier, has_handeling, refuse_dossier
from draagkracht.werkproces.hulpvraag.selectors import list_hulpvragen
from draagkracht.werkproces.stappen import StapCode
from draagkracht.werkproces.voortgang.selectors import list_standen
from draagkracht.werkproces.voortgang.verklaringen import list_verklaringen

TEAM = (Rol.PROFESSIONAL, Rol.TEAMLEIDER)
ICONS = {
    "hulpvraag": "citaat",
    "meting": "balans",
    "vraagverheldering": "gesprekken",
    "doelen": "doel",
    "aanpak": "route",
    "uitvoering": "afspraken",
    "doelbereiking": "vlag",
}

NAMEN = {str(code): str(label) for code, label in StapCode.choices}
DossierView = Callable[Concatenate[HttpRequest, Dossier, ...], HttpResponse]


def is_writable(dossier: Dossier) -> bool:
    """Whether this reader may fill anything in here: the right to change, in a dossier that is open."""
    return dossier.recht.may_write and dossier.gesloten_op is None


def team_view(view: View) -> View:
    """Let in who works in a team; others get the page that does not exist. `request.op` is the moment of this request."""

    @signed_in
    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.rol not in TEAM:
            raise NietGevonden
        return view(request, *args, **kwargs)

    return entrance


def dossier_view(
    pagina: str, kanaal: str = "pagina", is_seen: Callable[[HttpRequest, Dossier], bool] | None = None
) -> Callable[[DossierView], View]:
    """A view of one dossier: looked up, checked and logged before the view begins; POST asks for the right to change.

    `request.op` is the moment of this request: views pass it on to services. `is_seen(request, dossier)` is for a page
    that answers conditional requests: True says that this look is in the log already.
    """

    def decorate(view: DossierView) -> View:
        @signed_in
        @functools.wraps(view)
        def entrance(request: HttpRequest, dossier_id: uuid.UUID, **kwargs: Any) -> HttpResponse:
            if request.user.rol not in TEAM:
                refuse_dossier(
                    door=request.user, dossier_id=dossier_id, pagina=pagina, kanaal=kanaal, op=request.op
                )
            dossier = get_dossier(
                door=request.user,
                dossier_id=dossier_id,
                pagina=pagina,
                kanaal=kanaal,
                op=request.op,
                to_write=request.method == "POST",
                is_seen=functools.partial(is_seen, request) if is_seen else None,
            )
            try:
                return view(request, dossier, **kwargs)
            except NietGevonden:
                # A double click on taking away: the first one did, and what this page was about is gone.
                if request.method == "POST" and has_handeling(
                    sleutel=sending_of(request.POST, request.FILES)
                ):
                    return redirect(f"/dossier/{dossier.pk}/")
                raise

        return entrance

    return decorate


def menu(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """The pages of this door. A functional administrator only comes here for the sociale kaart, with their own menu."""
    here, urls = request.path, _menu_urls()
    if request.user.rol == Rol.BEHEERDER:
        items = [
            (_("Accounts"), "beheer:accounts"),
            (_("Teams"), "beheer:teams"),
            (_("Organisaties"), "beheer:organisaties"),
            (_("Interventies"), "beheer:interventies"),
        ]
    elif request.user.rol == Rol.PROFESSIONAL:
        items = [
            (_("Mijn dossiers"), "team:start"),
            (_("Nieuwe hulpvraag"), "team:nieuw"),
            (_("Wat kan helpen"), "team:interventies"),
            (_("Meldcode"), "team:meldcodes"),
        ]
    else:
        items = [
            (_("Dossiers van het team"), "team:start"),
            (_("Het team"), "team:teambeeld"),
            (_("Wat kan helpen"), "team:interventies"),
            (_("Meldcode"), "team:meldcodes"),
        ]
    items.append((_("Sociale kaart"), "team:sociale-kaart"))
    return [(tekst, urls[naam], here == urls[naam]) for tekst, naam in items]


PAGES = (
    "team:start",
    "team:nieuw",
    "team:teambeeld",
    "team:interventies",
    "team:meldcodes",
    "team:sociale-kaart",
    "beheer:accounts",
    "beheer:teams",
    "beheer:organisaties",
    "beheer:interventies",
)


@functools.cache
def _menu_urls() -> dict[str, str]:
    return {naam: reverse(naam) for naam in PAGES}


def steps_of(dossier: Dossier, standen: dict[str, str] | None = None) -> list[dict[str, str]]:
    """The seven steps as links, each with how it stands in a few words; `standen` when they are known already."""
    standen = list_standen(dossier=dossier) if standen is None else standen
    base = f"/dossier/{dossier.pk}/"
    return [
        {
            "code": code,
            "naam": naam,
            "url": f"{base}{code}/",
            "stand": standen.get(code, ""),
            "icoon": ICONS[code],
        }
        for code, naam in NAMEN.items()
    ]


def render_dossier(
    request: HttpRequest,
    dossier: Dossier,
    template: str,
    stap: str = "",
    status: int = 200,
    stand_per_stap: dict[str, str] | None = None,
    **context: Any,
) -> HttpResponse:
    """A page of a dossier, with the steps above it. `stap` is the code of the step the page belongs to.

    From the second step on the question stands above the page: what was said before stays in sight. So do statements of
    the resident about what this step holds.
    """
    is_later = stap not in ("", "hulpvraag")
    context = {
        "dossier": dossier,
        "stappen": steps_of(dossier, stand_per_stap),
        "stap": stap,
        "stapnaam": NAMEN.get(stap, ""),
        "menu": menu(request),
        "vragen": list(context.get("hulpvragen", list_hulpvragen(dossier=dossier))) if is_later else (),
        "may_write": is_writable(dossier),
        "verklaringen": list_verklaringen(dossier=dossier, stap=stap) if stap else (),
        **context,
    }
    return render(request, template, context, status=status)
