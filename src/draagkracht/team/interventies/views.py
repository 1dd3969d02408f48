"""Browsing what can help: by part, phase, direction and who does it, or by words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from draagkracht.entree.bladeren import page_of
from draagkracht.sociale_kaart.interventies.catalogus import Interventie
from draagkracht.sociale_kaart.interventies.fouten import InterventieOnbekend
from draagkracht.sociale_kaart.interventies.overzicht import count_per_groep, filter_choices
from draagkracht.sociale_kaart.interventies.selectors import get_interventie, list_interventies
from draagkracht.sociale_kaart.interventies.tonen import Beschrijving, describe, describe_all
from draagkracht.sociale_kaart.interventies.woorden import load_woorden
from draagkracht.sociale_kaart.interventies.zoeken import Filter, find_interventies, read_filter
from draagkracht.toegang.fouten import NietGevonden

from ..deur import menu, team_view

PER_PAGE = 40


@team_view
def show_interventies(request: HttpRequest) -> HttpResponse:
    """Without a question the parts with what there is for each; with one the answers, per phase."""
    interventies = list_interventies(gemeente=request.user.gemeente)
    filter_ = read_filter(request.GET.dict())
    context = {
        "menu": menu(request),
        "filter": filter_,
        "keuzes": filter_choices(),
        "aantal": len(interventies),
    }
    if filter_.is_empty and "alles" not in request.GET:
        context["groepen"] = count_per_groep(interventies)
    else:
        found = find_interventies(interventies, filter_)
        page = Paginator(found, PER_PAGE).get_page(page_of(request))
        context |= {"page": page, "fasen": _per_fase(page, filter_, interventies), "query": _query(filter_)}
    return render(request, "team/interventies/lijst.html", context)


@team_view
def show_interventie(request: HttpRequest, code: str) -> HttpResponse:
    """One intervention; one that the municipality does not use does not exist here."""
    interventies = list_interventies(gemeente=request.user.gemeente)
    try:
        interventie = get_interventie(gemeente=request.user.gemeente, code=code)
    except InterventieOnbekend as error:
        raise NietGevonden from error
    if not interventie.is_aan:
        raise NietGevonden
    context = {"menu": menu(request), "b": describe(interventie, interventies)}
    return render(request, "team/interventies/interventie.html", context)


def _per_fase(
    page: Page, filter_: Filter, interventies: Sequence[Interventie]
) -> list[tuple[str, list[Beschrijving]]]:
    """The page's interventions under their phase, in the order of relief, learning, keeping.

    With words the best answer comes first: then there is one list without a heading.
    """
    found = list(page)
    if filter_.vraag:
        return [("", describe_all(found, interventies))]
    order = list(load_woorden()["fase"])
    found.sort(key=lambda one: order.index(one.fase))
    return [
        (fase, describe_all(rows, interventies)) for fase, rows in groupby(found, key=lambda one: one.fase)
    ]


def _query(filter_: Filter) -> str:
    """The filter as the front of a query string, ready for a page number."""
    asked = {name: value for name, value in vars(filter_).items() if value} or {"alles": "1"}
    return urlencode(asked) + "&"
