"""What is known of the resident: to read and to change."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import formulier
from draagkracht.methodiek.bsn import mask_bsn
from draagkracht.werkproces.dossier.huishouden import list_huisgenoten
from draagkracht.werkproces.dossier.inwoners import change_inwoner
from draagkracht.werkproces.dossier.models import Dossier

from ..deur import dossier_view, render_dossier
from .forms import WijzigForm

SHOWN = ("naam", "telefoon", "bereiken", "has_voorleeswens", "geboortedatum", "adres", "email")


def gegevens_of(data: dict[str, Any]) -> dict[str, Any]:
    """The resident's fields of a form; an empty number means: as it is."""
    gegevens = {name: data[name] for name in SHOWN}
    if data.get("nieuw_bsn") or data.get("bsn_weg"):
        gegevens["bsn"] = data["nieuw_bsn"]
    return gegevens


@dossier_view("gegevens")
def change(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    inwoner = dossier.inwoner
    f = formulier(
        request,
        WijzigForm,
        plek="gegevens",
        dossier_id=dossier.pk,
        object=inwoner,
        initial={name: getattr(inwoner, name) for name in SHOWN},
        has_bsn=bool(inwoner.bsn),
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        change_inwoner(
            dossier=dossier,
            door=request.user,
            op=request.op,
            gegevens=gegevens_of(data),
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, f"/dossier/{dossier.pk}/", _("De gegevens zijn bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/dossier/gegevens.html",
        status=f.status,
        f=f,
        bsn=mask_bsn(inwoner.bsn),
        huisgenoten=list_huisgenoten(door=request.user, dossier=dossier),
    )
