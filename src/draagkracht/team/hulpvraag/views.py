"""Step 1 at the team's door."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.hulpvraag.models import Hulpvraag
from draagkracht.werkproces.hulpvraag.selectors import get_hulpvraag, list_hulpvragen
from draagkracht.werkproces.hulpvraag.services import (
    CHANGEABLE,
    add_werkdagen,
    change_hulpvraag,
    close_spoed,
    record_hulpvraag,
    reopen_spoed,
)

from ..deur import dossier_view, render_dossier
from .eigen_plan import read_plan, take_over
from .forms import HulpvraagForm, onderdeel_choices


@dossier_view("hulpvraag")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The questions so far, and a form for a (first or further) question."""
    f = formulier(
        request, HulpvraagForm, plek="hulpvraag", dossier_id=dossier.pk, initial={"gesteld_door": "inwoner"}
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_hulpvraag(
            dossier=dossier,
            door=request.user,
            op=request.op,
            woorden=data.pop("woorden"),
            gegevens=data,
            sleutel=sleutel,
        )

    here = reverse("team:hulpvraag", args=[dossier.pk])
    vragen = list(list_hulpvragen(dossier=dossier))
    haast = {vraag.pk: _haast(request, dossier, vraag) for vraag in vragen if vraag.is_spoed}
    done = f.act(request, do, here, _("De vraag is opgeschreven."))
    plan, delen = read_plan(dossier, vragen)
    planvorm, taken = take_over(request, dossier, delen, here)
    done = done or taken
    for vraag in vragen:
        if vraag.is_spoed and not done:
            done = haast[vraag.pk].act(request, _speaker(request, vraag), f"{here}#hulpvraag-{vraag.pk}")
    return done or render_dossier(
        request,
        dossier,
        "team/hulpvraag/hulpvraag.html",
        "hulpvraag",
        max(f.status, planvorm.status),
        f=f,
        haast=haast,
        plan=plan,
        plandelen=delen,
        planvorm=planvorm,
        hulpvragen=vragen,
        onderdeelnamen=dict(onderdeel_choices()),
        uiterlijk={vraag.pk: add_werkdagen(timezone.localdate(vraag.op), 3) for vraag in vragen},
        zeven_dagen={vraag.pk: timezone.localdate(vraag.op) + dt.timedelta(days=7) for vraag in vragen},
    )


def _haast(request: HttpRequest, dossier: Dossier, vraag: Hulpvraag) -> Formulier:
    """The button below what could not wait: somebody spoke with the resident, or after all not."""
    return formulier(request, KnopForm, plek=f"haast:{vraag.pk}", dossier_id=dossier.pk, is_drafted=False)


def _speaker(request: HttpRequest, vraag: Hulpvraag) -> Callable[..., None]:
    act = reopen_spoed if vraag.gesproken_op else close_spoed

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        act(hulpvraag=vraag, door=request.user, op=request.op, sleutel=sleutel)

    return do


@dossier_view("hulpvraag")
def change(request: HttpRequest, dossier: Dossier, hulpvraag_id: uuid.UUID) -> HttpResponse:
    """What is noted beside one question; the words are shown and cannot be changed."""
    hulpvraag = get_hulpvraag(dossier=dossier, hulpvraag_id=hulpvraag_id)
    f = formulier(
        request,
        HulpvraagForm,
        plek=f"hulpvraag:{hulpvraag.pk}",
        dossier_id=dossier.pk,
        object=hulpvraag,
        initial={field: getattr(hulpvraag, field) for field in CHANGEABLE},
        is_new=False,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_hulpvraag(
            hulpvraag=hulpvraag,
            door=request.user,
            op=request.op,
            gegevens=data,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("team:hulpvraag", args=[dossier.pk]), _("De aanvulling is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/hulpvraag/aanvullen.html",
        "hulpvraag",
        f.status,
        f=f,
        hulpvraag=hulpvraag,
    )
