"""Agreeing, on one's own screen or on one that the resident gets handed: the same for a visie, a doel and a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from draagkracht.entree.formulier import formulier
from draagkracht.werkproces.dossier.models import Dossier, Stem

from ..deur import render_dossier
from .forms import AkkoordForm


def ask_inwoner(
    request: HttpRequest,
    dossier: Dossier,
    template: str,
    *,
    stap: str,
    object: models.Model,
    agree: Callable[..., Any],
    **context: Any,
) -> HttpResponse:
    """The screen for the resident: reads the text and answers. `agree` is the step's own act (`agree_visie`, ...).

    `template` extends team/zeggenschap/akkoord.html. Afterwards: thanks, and the screen may be given back.
    """
    f = _form(request, dossier, object, Stem.INWONER)
    then = reverse("team:zeggenschap-klaar", args=[dossier.pk]) + f"?na={stap}"
    done = f.act(request, _act(request, agree, Stem.INWONER), then)
    context = {"dossier": dossier, "f": f, "is_veranderd": f.botsing is not None, **context}
    return done or render(request, template, context, status=f.status)


def ask_professional(
    request: HttpRequest,
    dossier: Dossier,
    *,
    stap: str,
    titel: str,
    object: models.Model,
    agree: Callable[..., Any],
) -> HttpResponse:
    """The professional agrees, or says what should be otherwise, on their own screen."""
    f = _form(request, dossier, object, Stem.PROFESSIONAL)
    done = f.act(
        request,
        _act(request, agree, Stem.PROFESSIONAL),
        reverse(f"team:{stap}", args=[dossier.pk]) + "#akkoord",
    )
    return done or render_dossier(
        request,
        dossier,
        "team/zeggenschap/anders.html",
        stap,
        f.status,
        f=f,
        titel=titel,
        tekst=object.tekst,
        terug=reverse(f"team:{stap}", args=[dossier.pk]),
        is_veranderd=f.botsing is not None,
    )


def _form(request: HttpRequest, dossier: Dossier, object: models.Model, stem: str) -> Any:
    return formulier(
        request, AkkoordForm, plek=f"akkoord:{stem}:{object.pk}", dossier_id=dossier.pk, object=object
    )


def _act(request: HttpRequest, agree: Callable[..., Any], stem: str) -> Callable[..., None]:
    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        agree(door=request.user, op=request.op, stem=stem, versie=versie, sleutel=sleutel, **data)

    return do
