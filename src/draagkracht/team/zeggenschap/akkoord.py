"""Agreeing, on one's own screen or on one that the resident gets handed: the same for a visie, a doel and a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from draagkracht.entree.formulier import Formulier, formulier
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
    status, is_veranderd = _explain(f)
    context = {"dossier": dossier, "f": f, "is_veranderd": is_veranderd, **context}
    return done or render(request, template, context, status=status)


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
    status, is_veranderd = _explain(f)
    return done or render_dossier(
        request,
        dossier,
        "team/zeggenschap/anders.html",
        stap,
        status,
        f=f,
        titel=titel,
        tekst=object.tekst,
        terug=reverse(f"team:{stap}", args=[dossier.pk]),
        is_veranderd=is_veranderd,
    )


def _explain(f: Formulier) -> tuple[int, bool]:
    """The status, and whether the text changed while it was read: these screens say that in their own words."""
    status, is_veranderd = f.status, f.botsing is not None
    f.botsing = None
    return status, is_veranderd


def _form(request: HttpRequest, dossier: Dossier, object: models.Model, stem: str) -> Formulier:
    return formulier(
        request, AkkoordForm, plek=f"akkoord:{stem}:{object.pk}", dossier_id=dossier.pk, object=object
    )


def _act(request: HttpRequest, agree: Callable[..., Any], stem: str) -> Callable[..., None]:
    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        agree(door=request.user, op=request.op, stem=stem, versie=versie, sleutel=sleutel, **data)

    return do
