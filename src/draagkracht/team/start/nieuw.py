"""A new dossier: one calm page, and the question may follow at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import formulier
from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden
from draagkracht.toegang.models import Rol
from draagkracht.werkproces.dossier.selectors import find_opened
from draagkracht.werkproces.hulpvraag.services import start_dossier

from ..deur import menu, team_view
from ..dossier.forms import NieuwForm
from ..dossier.gegevens import gegevens_of
from ..hulpvraag.forms import WieEnHaastForm

START = {"voor": "individu", "grondslag": "wmo", "gesteld_door": "inwoner", "spoed": ""}


@team_view
def new(request: HttpRequest) -> HttpResponse:
    """A professional opens a dossier in the own team and becomes its regisseur. A team leader opens none."""
    if request.user.rol != Rol.PROFESSIONAL:
        raise NietGevonden
    f = formulier(request, NieuwForm, plek="nieuw", initial=START)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> HttpResponse:
        return _open(request, data, sleutel)

    done = f.act(request, do, "/dossiers/")
    return done or render(request, "team/start/nieuw.html", {"f": f, "menu": menu(request)}, status=f.status)


def _open(request: HttpRequest, data: dict[str, Any], sleutel: str) -> HttpResponse:
    if request.user.team is None:
        raise Fout(_("U hoort nog bij geen team. Vraag de beheerder u in een team te zetten."))
    try:
        dossier_id = start_dossier(
            door=request.user,
            team=request.user.team,
            op=request.op,
            gegevens=gegevens_of(data),
            woorden=data["woorden"],
            vraag={field: data[field] for field in WieEnHaastForm.base_fields},
            voor=data["voor"],
            grondslag=data["grondslag"],
            sleutel=sleutel,
        ).pk
    except AlGedaan:
        dossier_id = find_opened(door=request.user, sleutel=sleutel)
    if dossier_id is None:
        raise Fout(_("Dit formulier was al verstuurd."))
    page = "hulpvraag/" if data["woorden"].strip() else ""
    return redirect(f"/dossier/{dossier_id}/{page}")
