"""Step 2 at the team's door: the moments, and one moment with its voices beside each other."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.meting.models import Moment
from draagkracht.werkproces.meting.selectors import (
    get_moment,
    get_own_meting,
    is_open,
    list_momenten,
    list_stemmen,
)
from draagkracht.werkproces.meting.services import record_ontbrekende_stem, reopen_meting, start_moment

from ..deur import dossier_view, render_dossier
from .beeld import context_of
from .forms import NieuwMomentForm, OntbreektForm
from .stand import stand_of

NEXT = {"samen": "team:meting-samen", "professional": "team:meting-invullen"}


@dossier_view("meting")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """All moments with how far each voice is, and a form for a new one."""
    today = timezone.localdate(request.op)
    f = formulier(
        request, NieuwMomentForm, plek="moment", dossier_id=dossier.pk, initial={"datum": today.isoformat()}
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        moment = start_moment(dossier=dossier, door=request.user, op=request.op, sleutel=sleutel, **data)
        return redirect(NEXT.get(request.POST.get("verder", ""), "team:meting-moment"), dossier.pk, moment.pk)

    momenten = list_momenten(dossier=dossier)
    done = f.act(request, do, reverse("team:meting", args=[dossier.pk]))
    return done or render_dossier(
        request,
        dossier,
        "team/meting/overzicht.html",
        "meting",
        f.status,
        f=f,
        momenten=[
            (moment, stand_of(moment, list(moment.metingen.all()), request.user)) for moment in momenten
        ],
        is_today_taken=any(moment.op == today for moment in momenten),
    )


@dossier_view("meting naast elkaar")
def show_moment(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """One moment: how far each voice is, and when both are in the picture, the gesprekspunten and what changed."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    return _render_moment(request, dossier, moment)


def _render_moment(
    request: HttpRequest, dossier: Dossier, moment: Moment, status: int = 200, **context: object
) -> HttpResponse:
    metingen = list_stemmen(moment=moment)
    forms = {
        "zonder": formulier(request, OntbreektForm, plek=f"zonder:{moment.pk}", dossier_id=dossier.pk),
        "heropenen": formulier(
            request, KnopForm, plek=f"heropenen:{moment.pk}", dossier_id=dossier.pk, is_drafted=False
        ),
    }
    beeld = context_of(request, dossier, moment) if is_open(moment, metingen) else {}
    return render_dossier(
        request,
        dossier,
        "team/meting/moment.html",
        "meting",
        status,
        **{
            "moment": moment,
            "stand": stand_of(moment, metingen, request.user),
            **forms,
            **beeld,
            **context,
        },
    )


@dossier_view("meting heropenen")
@require_POST
def reopen(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """Go on with one's own finished voice, while the other cannot have seen it."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    meting = get_own_meting(moment=moment, door=request.user)
    if meting is None:
        raise NietGevonden
    f = formulier(request, KnopForm, plek=f"heropenen:{moment.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        reopen_meting(meting=meting, door=request.user, op=request.op, sleutel=sleutel)

    done = f.act(request, do, reverse("team:meting-invullen", args=[dossier.pk, moment.pk]))
    return done or _render_moment(request, dossier, moment, 422, heropenen=f)


@dossier_view("meting zonder de andere stem")
@require_POST
def go_on_without(request: HttpRequest, dossier: Dossier, moment_id: uuid.UUID) -> HttpResponse:
    """The resident's voice does not come; the reason is recorded."""
    moment = get_moment(dossier=dossier, moment_id=moment_id)
    f = formulier(request, OntbreektForm, plek=f"zonder:{moment.pk}", dossier_id=dossier.pk)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_ontbrekende_stem(
            moment=moment, stem=Stem.INWONER, door=request.user, op=request.op, sleutel=sleutel, **data
        )

    then = reverse("team:meting-moment", args=[dossier.pk, moment.pk])
    done = f.act(request, do, then, _("Opgeschreven. U gaat verder zonder de andere stem."))
    return done or _render_moment(request, dossier, moment, 422, zonder=f)
