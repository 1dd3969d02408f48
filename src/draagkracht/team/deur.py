"""How a request comes in at the team's door: who asks, for which dossier, and what every page of a dossier shows."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import keep_and_log_in, now
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Rol
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.selectors import get_dossier
from draagkracht.werkproces.stappen import StapCode
from draagkracht.werkproces.voortgang.selectors import list_standen

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

View = Callable[..., HttpResponse]
DossierView = Callable[Concatenate[HttpRequest, Dossier, ...], HttpResponse]


def team_view(view: View) -> View:
    """Let in who works in a team; others get the page that does not exist. Without a session: first log in."""

    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return keep_and_log_in(request)
        if request.user.rol not in TEAM:
            raise NietGevonden
        return view(request, *args, **kwargs)

    return entrance


def dossier_view(pagina: str, kanaal: str = "pagina") -> Callable[[DossierView], View]:
    """A view of one dossier: looked up, checked and logged before the view begins; POST asks for the right to change.

    `request.op` is the moment of this request: views pass it on to services.
    """

    def decorate(view: DossierView) -> View:
        @team_view
        @functools.wraps(view)
        def entrance(request: HttpRequest, dossier_id: uuid.UUID, **kwargs: Any) -> HttpResponse:
            request.op = now()
            dossier = get_dossier(
                door=request.user,
                dossier_id=dossier_id,
                pagina=pagina,
                kanaal=kanaal,
                op=request.op,
                to_write=request.method == "POST",
            )
            return view(request, dossier, **kwargs)

        return entrance

    return decorate


def menu(request: HttpRequest) -> list[tuple[str, str, bool]]:
    return [
        (_("Mijn dossiers"), reverse("team:start"), request.path == reverse("team:start")),
        (_("Nieuwe hulpvraag"), reverse("team:nieuw"), request.path == reverse("team:nieuw")),
    ]


def steps_of(dossier: Dossier) -> list[dict[str, str]]:
    """The seven steps as links, each with how it stands in a few words."""
    standen = list_standen(dossier=dossier)
    base = f"/dossier/{dossier.pk}/"
    return [
        {
            "code": code,
            "naam": str(label),
            "url": f"{base}{code}/",
            "stand": standen.get(code, ""),
            "icoon": ICONS[code],
        }
        for code, label in StapCode.choices
    ]


def render_dossier(
    request: HttpRequest, dossier: Dossier, template: str, stap: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """A page of a dossier, with the steps above it."""
    context = {
        "dossier": dossier,
        "stappen": steps_of(dossier),
        "stap": stap,
        "menu": menu(request),
        "may_write": dossier.recht.may_write and dossier.gesloten_op is None,
        **context,
    }
    return render(request, template, context, status=status)
