"""Where a working day begins: my dossiers, what asks attention this week, and finding somebody again."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from draagkracht.entree.bladeren import page_of
from draagkracht.toegang.models import Rol
from draagkracht.werkproces.dossier.overdracht.selectors import count_wachtend
from draagkracht.werkproces.dossier.selectors import list_regels, list_werkers, search_dossiers
from draagkracht.werkproces.voortgang.aandacht import list_aandacht

from ..deur import NAMEN, menu, team_view

MAX_QUESTION = 80


@team_view
def start(request: HttpRequest) -> HttpResponse:
    """The list, or with `vraag` what was found; as you type only the found part is answered."""
    vraag = request.GET.get("vraag", "").replace("\x00", "")[:MAX_QUESTION]
    is_leider = request.user.rol == Rol.TEAMLEIDER
    context = {
        "vraag": vraag,
        "namen": NAMEN,
        "is_leider": is_leider,
        "ingang": "inzien/" if is_leider else "",
        "gevonden": search_dossiers(door=request.user, vraag=vraag, op=request.op) if vraag.strip() else [],
    }
    if request.htmx and not request.htmx.boosted:
        answer = render(request, "team/start/gevonden.html", context)
    elif vraag.strip():
        answer = render(request, "team/start/zoeken.html", context | {"menu": menu(request)})
    else:
        answer = render(request, "team/start/start.html", context | _page(request, is_leider))
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _page(request: HttpRequest, is_leider: bool) -> dict[str, object]:
    bladzijde, is_gesloten = page_of(request), request.GET.get("gesloten") == "1"
    werker = _uuid(request.GET.get("werker", "")) if is_leider else None
    regels, has_more = list_regels(
        door=request.user, bladzijde=bladzijde, is_gesloten=is_gesloten, werker=werker
    )
    today = timezone.localdate(request.op)
    query = f"{'gesloten=1&' if is_gesloten else ''}{f'werker={werker}&' if werker else ''}"
    return {
        "menu": menu(request),
        "regels": regels,
        "has_more": has_more,
        "bladzijde": bladzijde,
        "is_gesloten": is_gesloten,
        "query": query,
        "werker": werker,
        "werkers": list_werkers(door=request.user),
        "aandacht": {} if is_leider else list_aandacht(door=request.user, nu=request.op, vandaag=today),
        "vandaag": today,
        "wachtend": (0, 0) if is_leider else count_wachtend(door=request.user, vandaag=today),
    }


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
