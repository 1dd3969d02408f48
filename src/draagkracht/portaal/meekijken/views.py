"""The door of who looks along: the plan, the afspraken they help with, a few words on those, and nothing else."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.voortgang.berichten import LONGEST
from draagkracht.werkproces.voortgang.meekijken import (
    end_eigen_meekijken,
    get_meekijkplan,
    list_meekijkers,
    record_steunfiguur_bericht,
)

from ..binnenkomen.forms import PincodeForm
from ..deur import naaste_view, render_portaal
from ..lezen.views import change_own


class WoordenForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = forms.CharField(
            label=_("Hoe ging het?"),
            help_text=_("Een paar woorden is genoeg."),
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": _("Schrijf een paar woorden op.")},
        )


@naaste_view
def start(request: HttpRequest) -> HttpResponse:
    """The plan; or first whose plan, for who looks along with more than one; or that there is nothing now."""
    plannen = list_meekijkers(account=request.user)
    if len(plannen) == 1:
        return _plan(request, plannen[0].id)
    return render_portaal(request, None, "meekijken/kiezen.html", plannen=plannen)


@naaste_view
def show(request: HttpRequest, steunfiguur_id: uuid.UUID) -> HttpResponse:
    return _plan(request, steunfiguur_id)


def _plan(request: HttpRequest, steunfiguur_id: uuid.UUID) -> HttpResponse:
    plan = get_meekijkplan(
        account=request.user, steunfiguur_id=steunfiguur_id, pagina="meekijken", op=request.op
    )
    return render_portaal(request, None, "meekijken/plan.html", plan=plan)


@sensitive_post_parameters("oud", "nieuw", "nogmaals")
@naaste_view
def change(request: HttpRequest) -> HttpResponse:
    """A new pincode; elsewhere this person is logged out."""
    form = PincodeForm(request.POST if request.method == "POST" else None, is_change=True)
    if request.method == "POST" and form.is_valid():
        change_own(request, form)
        if not form.errors:
            messages.success(request, _("Uw nieuwe pincode is bewaard."))
            return redirect("portaal:meekijken")
    status = 422 if form.errors else 200
    return render_portaal(request, None, "meekijken/pincode.html", status, form=form)


@naaste_view
def stop(request: HttpRequest, steunfiguur_id: uuid.UUID) -> HttpResponse:
    """Asks once. Who looks along nowhere else is logged out with it."""
    plan = get_meekijkplan(
        account=request.user, steunfiguur_id=steunfiguur_id, pagina="meekijken", op=request.op
    )
    f = formulier(request, KnopForm, plek=f"meekijken-stop:{steunfiguur_id}", is_drafted=False)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> HttpResponse:
        end_eigen_meekijken(
            account=request.user, steunfiguur_id=steunfiguur_id, op=request.op, sleutel=sleutel
        )
        if list_meekijkers(account=request.user):
            return redirect("portaal:meekijken")
        logout(request)
        return render_portaal(request, None, "meekijken/gestopt.html")

    done = f.act(request, do, reverse("portaal:meekijken"))
    return done or render_portaal(request, None, "meekijken/stop.html", f.status, f=f, plan=plan)


@naaste_view
def speak(request: HttpRequest, steunfiguur_id: uuid.UUID, afspraak_id: uuid.UUID) -> HttpResponse:
    """A few words on an afspraak of one's own. How it went in the end is for the resident to say."""
    plan = get_meekijkplan(
        account=request.user, steunfiguur_id=steunfiguur_id, pagina="meekijken", op=request.op
    )
    afspraak = next((row for row in plan.afspraken if row.id == afspraak_id), None)
    if afspraak is None:
        raise NietGevonden
    f = formulier(request, WoordenForm, plek=f"meekijken:{afspraak_id}")

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        record_steunfiguur_bericht(
            account=request.user,
            steunfiguur_id=steunfiguur_id,
            afspraak_id=afspraak_id,
            tekst=data["tekst"],
            op=request.op,
            sleutel=sleutel,
        )

    then = reverse("portaal:meekijken-plan", args=[steunfiguur_id])
    done = f.act(request, do, then, _("Dank u. Dat staat erbij."))
    return done or render_portaal(
        request, None, "meekijken/woorden.html", f.status, f=f, plan=plan, afspraak=afspraak
    )
