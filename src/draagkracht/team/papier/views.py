"""The plan and the verslag on paper: a page to print and a PDF, both of the same collected data."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from draagkracht.ui.beeld.profiel import profiel
from draagkracht.ui.papier.pdf import make_pdf
from draagkracht.ui.papier.woorden import plan_words, verslag_words
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.voortgang.papier import collect_plan
from draagkracht.werkproces.voortgang.papier_verslag import collect_verslag

from ..deur import dossier_view, render_dossier
from .beeld import pictures_of, profiel_of, spoken


@dossier_view("papier")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Choose: the resident's plan or the verslag, to print or as a PDF."""
    return render_dossier(request, dossier, "team/papier/papier.html")


@dossier_view("plan op papier")
def plan(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    gegevens = collect_plan(dossier=dossier, op=request.op)
    context = {**gegevens, "w": plan_words(), "terug": reverse("team:papier", args=[dossier.pk])}
    return render(request, "team/papier/plan.html", context)


@dossier_view("plan op papier", kanaal="pdf")
def plan_pdf(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    gegevens = collect_plan(dossier=dossier, op=request.op)
    pdf = make_pdf("plan", {**gegevens, "woorden": plan_words()}, op=request.op)
    return as_file(pdf, "plan", request.op)


@dossier_view("verslag op papier")
def verslag(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    gegevens = collect_verslag(dossier=dossier, op=request.op)
    context = {
        **gegevens,
        "w": verslag_words(),
        "beeld": profiel(profiel_of(gegevens["profiel"])) if gegevens["profiel"] else None,
        "terug": reverse("team:papier", args=[dossier.pk]),
    }
    return render(request, "team/papier/verslag.html", context)


@dossier_view("verslag op papier", kanaal="pdf")
def verslag_pdf(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    gegevens = collect_verslag(dossier=dossier, op=request.op)
    picture = profiel_of(gegevens["profiel"]) if gegevens["profiel"] else None
    beelden = pictures_of(picture) if picture else {}
    words = {**gegevens, "woorden": verslag_words(), "alt": spoken(beelden)}
    return as_file(make_pdf("verslag", words, op=request.op, beelden=beelden), "verslag", request.op)


def as_file(pdf: bytes, soort: str, op: dt.datetime) -> HttpResponse:
    """A PDF to keep. Its name says what and when, never of whom: it may lie in a folder that others see."""
    name = f"{soort}-{timezone.localtime(op):%Y-%m-%d}.pdf"
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
