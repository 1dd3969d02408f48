"""Who lives together. Only between two dossiers that this professional sees both; of any other nothing is shown."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.werkproces.dossier.huishouden import link_huishouden, list_huisgenoten, unlink_huishouden
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.selectors import find_own, get_dossier, search_dossiers

from ..deur import dossier_view, render_dossier
from .forms import HuisgenootForm

MAX_QUESTION = 80


@dossier_view("huishouden")
def link(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Search in one's own list (a list of names on the table would show other residents), choose, link."""
    vraag = request.GET.get("vraag", "")[:MAX_QUESTION]
    f = formulier(
        request,
        HuisgenootForm,
        plek="huishouden",
        dossier_id=dossier.pk,
        choices=_choices(request, dossier, vraag),
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        ander = get_dossier(
            door=request.user,
            dossier_id=uuid.UUID(data["dossier"]),
            pagina="huishouden",
            op=request.op,
            to_write=True,
        )
        link_huishouden(dossier=dossier, ander=ander, door=request.user, op=request.op, sleutel=sleutel)

    done = f.act(request, do, f"/dossier/{dossier.pk}/gegevens/", _("Het huishouden is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/dossier/huishouden.html",
        status=f.status,
        f=f,
        vraag=vraag,
        losmaken=formulier(request, KnopForm, plek="huishouden-los", dossier_id=dossier.pk, is_drafted=False),
        huisgenoten=list_huisgenoten(door=request.user, dossier=dossier),
    )


def _choices(request: HttpRequest, dossier: Dossier, vraag: str) -> list[tuple[str, str]]:
    """What was found; when a choice is sent, that one, if it stands in the own list."""
    if request.method == "POST":
        sent = request.POST.get("dossier", "")
        try:
            found = [find_own(door=request.user, dossier_id=uuid.UUID(sent))]
        except ValueError:
            found = []
    else:
        found = search_dossiers(door=request.user, vraag=vraag, op=request.op)
    return [(str(d.pk), d.inwoner.naam) for d in found if d.inwoner_id != dossier.inwoner_id]


@dossier_view("huishouden")
def unlink(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """One button; a GET shows it too, for who has no JavaScript and comes back here."""
    f = formulier(request, KnopForm, plek="huishouden-los", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        unlink_huishouden(dossier=dossier, door=request.user, op=request.op, sleutel=sleutel)

    done = f.act(request, do, f"/dossier/{dossier.pk}/gegevens/", _("Het huishouden is losgemaakt."))
    return done or render_dossier(
        request,
        dossier,
        "team/dossier/huishouden_los.html",
        status=f.status,
        f=f,
    )
