"""A facility looks at what is known about it: right, or not quite. Behind a link, without an account.

Shown is only what the sociale kaart says about this one facility. A link that does not hold gives the page that does not
exist, whatever was wrong with it.
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.concepten import sleutel_of
from draagkracht.entree.drempel import count_miss, is_shut
from draagkracht.entree.formulier import KnopForm, now
from draagkracht.entree.voorziening import initial_of
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.fouten import Gewijzigd
from draagkracht.sociale_kaart.voorzieningen.koppeling import read_token
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.services import confirm_voorziening, propose_correctie
from draagkracht.sociale_kaart.voorzieningen.talen import load_talen
from draagkracht.sociale_kaart.voorzieningen.tijden import describe_week
from draagkracht.toegang.fouten import NietGevonden

from .forms import VerbeterForm

View = Callable[..., HttpResponse]


def link_view(view: View) -> View:
    """Let in who holds a link that holds; `request.op` is the moment of this request. Nothing of it is kept anywhere."""

    @functools.wraps(view)
    def entrance(request: HttpRequest, token: str) -> HttpResponse:
        request.op = now()
        voorziening = read_token(token, request.op) if len(token) < 300 else None
        if voorziening is None:
            return _refuse(request)
        answer = view(request, voorziening, token)
        # The address itself is the key: it must not stay behind on a shared computer or travel along to another site.
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return entrance


def _refuse(request: HttpRequest) -> HttpResponse:
    """Only who holds no link waits: others behind the same address must not be shut out by them."""
    if is_shut(request, "partner"):
        zin = _("Er is te vaak een link geprobeerd die niet werkt. Probeer het over tien minuten weer.")
        return render(request, "entree/fout.html", {"zin": zin, "terug": "/"}, status=429)
    count_miss(request, "partner")
    raise NietGevonden


@link_view
def show(request: HttpRequest, voorziening: Voorziening, token: str) -> HttpResponse:
    """What stands there, with two ways on: it is right, or something is different."""
    form = KnopForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            confirm_voorziening(voorziening=voorziening, op=request.op, versie=_versie(request))
            return redirect("partner:dank", token)
        except Gewijzigd:
            form.add_error(None, _("Er is intussen iets gewijzigd. Kijk nog een keer of alles klopt."))
    return _render(
        request,
        "voorziening.html",
        voorziening,
        token,
        form=form,
        week=describe_week(voorziening.tijden),
        talen=", ".join(load_talen().get(code, code) for code in voorziening.talen),
    )


@link_view
def correct(request: HttpRequest, voorziening: Voorziening, token: str) -> HttpResponse:
    """What should be different. It waits until somebody of the municipality has looked at it."""
    is_sent = request.method == "POST"
    form = VerbeterForm(
        request.POST if is_sent else None, initial=initial_of(voorziening), voorziening=voorziening
    )
    if is_sent and form.is_valid() and _propose(request, form, voorziening):
        return redirect(f"{reverse('partner:dank', args=[token])}?verbeterd=1")
    return _render(request, "verbeteren.html", voorziening, token, form=form, sleutel=_sleutel(request))


def _propose(request: HttpRequest, form: VerbeterForm, voorziening: Voorziening) -> bool:
    try:
        propose_correctie(
            voorziening=voorziening,
            op=request.op,
            gegevens=form.waarden(),
            namens=form.cleaned_data["namens"],
            toelichting=form.cleaned_data["toelichting"],
            sleutel=sleutel_of(request.POST),
        )
    except MethodiekFout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.zin)
        return False
    return True


@link_view
def thank(request: HttpRequest, voorziening: Voorziening, token: str) -> HttpResponse:
    return _render(request, "dank.html", voorziening, token, is_verbeterd="verbeterd" in request.GET)


def _versie(request: HttpRequest) -> int:
    """The version that they saw; a form that says none has seen nothing of ours."""
    tekst = request.POST.get("versie", "")
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else 0


def _sleutel(request: HttpRequest) -> str:
    """The key of this form: the one it was sent with, or a new one."""
    return sleutel_of(request.POST) or uuid.uuid4().hex


def _render(
    request: HttpRequest, template: str, voorziening: Voorziening, token: str, **context: Any
) -> HttpResponse:
    form: forms.Form | None = context.get("form")
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(
        request, f"partner/{template}", {"v": voorziening, "token": token, **context}, status=status
    )
