"""Where a working day begins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from draagkracht.werkproces.dossier.selectors import list_dossiers

from ..deur import menu, team_view


@team_view
def start(request: HttpRequest) -> HttpResponse:
    dossiers = list_dossiers(door=request.user).order_by("-laatst_op")[:100]
    return render(request, "team/start/start.html", {"dossiers": dossiers, "menu": menu(request)})
