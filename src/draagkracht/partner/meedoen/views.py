"""The plans a party works along in, and its part of each: answer, contribute, let a colleague in, and finish."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.voortgang.deelbeeld import Deelbeeld, get_deelbeeld, list_deelregels
from draagkracht.werkproces.voortgang.partijwerk import (
    answer_deelname,
    contribute,
    finish_eigen_deelname,
    let_collega_in,
    let_collega_out,
)

from ..deur import partner_view, render_partner
from .forms import AntwoordForm, BijdrageForm, CollegaForm, KlaarForm


def _get(request: HttpRequest, deelname_id: uuid.UUID, pagina: str) -> Deelbeeld:
    return get_deelbeeld(account=request.user, deelname_id=deelname_id, pagina=pagina, op=request.op)


@partner_view
def start(request: HttpRequest) -> HttpResponse:
    """What was asked of us, and where we work along."""
    return render_partner(request, "start.html", regels=list_deelregels(account=request.user, op=request.op))


@partner_view
def show(request: HttpRequest, deelname_id: uuid.UUID) -> HttpResponse:
    """The question with three ways to answer; after yes: our part of the plan."""
    beeld = _get(request, deelname_id, "deel van het plan")
    if beeld.doet_mee:
        return _render_part(request, beeld, _collega_form(request, beeld))
    f = formulier(request, AntwoordForm, plek=f"deelname:{beeld.id}:antwoord", object=beeld)

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        answer_deelname(
            account=request.user, deelname_id=beeld.id, op=request.op, versie=versie, sleutel=sleutel, **data
        )
        is_over = data["antwoord"] == "afgewezen"
        return redirect("partner:start") if is_over else redirect("partner:deel", beeld.id)

    done = f.act(request, do, reverse("partner:start"), _("Uw antwoord is verstuurd."))
    return done or render_partner(request, "vraag.html", f.status, beeld=beeld, f=f)


def _render_part(request: HttpRequest, beeld: Deelbeeld, f: Formulier, status: int = 200) -> HttpResponse:
    out = formulier(request, KnopForm, plek=f"deelname:{beeld.id}:eraf", is_drafted=False)
    return render_partner(request, "deel.html", status, beeld=beeld, f=f, eraf=out)


def _collega_form(request: HttpRequest, beeld: Deelbeeld) -> Formulier:
    return formulier(
        request,
        CollegaForm,
        plek=f"deelname:{beeld.id}:collega",
        is_drafted=False,
        collegas=[(str(pk), naam) for pk, naam in beeld.collegas],
    )


@partner_view
@require_POST
def add_collega(request: HttpRequest, deelname_id: uuid.UUID) -> HttpResponse:
    """A colleague looks along from now on."""
    beeld = _working_along(request, deelname_id)
    f = _collega_form(request, beeld)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        let_collega_in(
            account=request.user,
            deelname_id=beeld.id,
            collega_id=uuid.UUID(data["collega"]),
            op=request.op,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("partner:deel", args=[beeld.id]), _("Uw collega kijkt mee."))
    return done or _render_part(request, beeld, f, f.status)


@partner_view
@require_POST
def remove_collega(request: HttpRequest, deelname_id: uuid.UUID, deelnemer_id: uuid.UUID) -> HttpResponse:
    """Somebody of the party, perhaps oneself, looks along no longer."""
    beeld = _working_along(request, deelname_id)
    f = formulier(request, KnopForm, plek=f"deelname:{beeld.id}:eraf", is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        let_collega_out(
            account=request.user,
            deelname_id=beeld.id,
            deelnemer_id=deelnemer_id,
            op=request.op,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("partner:start"), _("Deze persoon kijkt niet meer mee."))
    if done:
        return done
    return render_partner(
        request, "deel.html", f.status, beeld=beeld, f=_collega_form(request, beeld), eraf=f
    )


def _working_along(request: HttpRequest, deelname_id: uuid.UUID) -> Deelbeeld:
    beeld = _get(request, deelname_id, "deel van het plan")
    if not beeld.doet_mee:
        raise NietGevonden
    return beeld


@partner_view
def add_bijdrage(request: HttpRequest, deelname_id: uuid.UUID) -> HttpResponse:
    """What we did for a goal, and what came of it."""
    beeld = _working_along(request, deelname_id)
    f = formulier(
        request,
        BijdrageForm,
        plek=f"deelname:{beeld.id}:bijdrage",
        doelkeuzes=[(str(doel.id), doel.tekst) for doel in beeld.doelen],
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        contribute(
            account=request.user,
            deelname_id=beeld.id,
            doel_id=data["doel"],
            gedaan=data["gedaan"],
            tekst=data["tekst"],
            op=request.op,
            sleutel=sleutel,
        )

    done = f.act(
        request,
        do,
        reverse("partner:deel", args=[beeld.id]) + "#bijdragen",
        _("Uw bijdrage staat in het plan."),
    )
    return done or render_partner(request, "bijdrage.html", f.status, beeld=beeld, f=f)


@partner_view
def finish(request: HttpRequest, deelname_id: uuid.UUID) -> HttpResponse:
    """Our part is done: what we wrote stays, and we see nothing of the plan any more."""
    beeld = _working_along(request, deelname_id)
    f = formulier(request, KlaarForm, plek=f"deelname:{beeld.id}:klaar")

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        finish_eigen_deelname(
            account=request.user,
            deelname_id=beeld.id,
            woorden=data["woorden"],
            op=request.op,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("partner:start"), _("Uw deel is klaar. Dank u wel."))
    return done or render_partner(request, "klaar.html", f.status, beeld=beeld, f=f)
