"""The team leader's page: the team's work in numbers, and behind each number exactly the dossiers it counted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from draagkracht.entree.bladeren import page_of
from draagkracht.werkproces.voortgang.teambeeld import count_teambeeld, list_teamregels

from ..deur import menu, team_view


@team_view
def show(request: HttpRequest) -> HttpResponse:
    groepen = count_teambeeld(door=request.user, nu=request.op)
    return render(request, "team/teambeeld/teambeeld.html", {"menu": menu(request), "groepen": groepen})


@team_view
def show_rows(request: HttpRequest, code: str) -> HttpResponse:
    bladzijde = page_of(request)
    telling, regels, has_more = list_teamregels(
        door=request.user, code=code, nu=request.op, bladzijde=bladzijde
    )
    context = {"telling": telling, "regels": regels, "has_more": has_more, "bladzijde": bladzijde}
    return render(request, "team/teambeeld/regels.html", context | {"menu": menu(request)})
