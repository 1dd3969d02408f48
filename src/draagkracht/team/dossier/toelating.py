"""A team leader asks for a look inside, with a reason that is written down."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from draagkracht.entree.deur import signed_in
from draagkracht.entree.formulier import formulier
from draagkracht.werkproces.dossier.betrokkenen import grant_toelating
from draagkracht.werkproces.dossier.selectors import find_to_admit, has_recht

from ..deur import menu
from .forms import RedenForm


@signed_in
def ask(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The reason first, then eight hours of reading. For who is no leader of this dossier's team it does not exist."""
    dossier = find_to_admit(door=request.user, dossier_id=dossier_id, op=request.op)
    if has_recht(door=request.user, dossier_id=dossier_id, op=request.op):
        return redirect(f"/dossier/{dossier.pk}/")
    f = formulier(request, RedenForm, plek="inzien", dossier_id=dossier.pk)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> HttpResponse:
        grant_toelating(
            dossier=dossier, account=request.user, op=request.op, reden=data["reden"], sleutel=sleutel
        )
        return redirect(f"/dossier/{dossier.pk}/")

    done = f.act(request, do, f"/dossier/{dossier.pk}/")
    context = {"f": f, "naam": dossier.inwoner.naam, "menu": menu(request), "terug": "/dossiers/"}
    return done or render(request, "team/dossier/inzien.html", context, status=f.status)
