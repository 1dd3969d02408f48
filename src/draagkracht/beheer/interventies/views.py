"""Listing, reading, adding, changing and switching off interventions of the own municipality."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.bladeren import page_of
from draagkracht.entree.deur import View
from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.sociale_kaart.interventies.catalogus import load_catalogus
from draagkracht.sociale_kaart.interventies.fouten import (
    InterventieAlBewaard,
    InterventieFout,
    InterventieOnbekend,
    InterventieVerouderd,
)
from draagkracht.sociale_kaart.interventies.overzicht import count_per_groep, filter_choices
from draagkracht.sociale_kaart.interventies.selectors import (
    get_aanpassing,
    get_interventie,
    list_interventies,
    list_verschillen,
    list_versies,
    raw_of,
)
from draagkracht.sociale_kaart.interventies.services import (
    change_interventie,
    record_interventie,
    restore_interventie,
    switch_interventie,
)
from draagkracht.sociale_kaart.interventies.tonen import (
    describe,
    describe_all,
    tell_leesbaarheid,
    tell_verschillen,
    tell_versies,
)
from draagkracht.sociale_kaart.interventies.zoeken import find_interventies, read_filter
from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden, Verouderd

from ..deur import beheer_view, render_beheer
from .forms import InterventieForm, RedenForm, initial_from, raw_from

PER_PAGE = 40
# A fault that the catalogue names by its own field, at the field of the form where it can be mended.
FIELDS = {"ernst": "ernst_tot", "code": "naam"}


def _at_this_door(act: Callable[..., Any]) -> Callable[..., Any]:
    """The refusals of the catalogue as this door's own: the form shows them, a stranger finds nothing."""

    @functools.wraps(act)
    def do(*args: Any, **kwargs: Any) -> Any:
        try:
            return act(*args, **kwargs)
        except InterventieAlBewaard as error:
            raise AlGedaan(None) from error
        except InterventieVerouderd as error:
            raise Verouderd(_with_fields(error.huidig)) from error
        except InterventieOnbekend as error:
            raise NietGevonden from error
        except InterventieFout as error:
            raise Fout(error.zin, FIELDS.get(error.veld, error.veld)) from error

    return do


def _with_fields(aanpassing: Any) -> Any:
    """The change that stands now, with the form's fields on it, so that both versions can be shown side by side."""
    raw = raw_of(gemeente=aanpassing.gemeente, code=aanpassing.code)
    for name, value in initial_from(raw).items():
        setattr(aanpassing, name, value)
    return aanpassing


def of_interventie(view: View) -> View:
    """A page of one intervention of the own municipality; `code` becomes the intervention itself."""

    @beheer_view
    @functools.wraps(view)
    def entrance(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        try:
            interventie = get_interventie(gemeente=request.user.gemeente, code=code)
        except InterventieOnbekend as error:
            raise NietGevonden from error
        return view(request, interventie, **kwargs)

    return entrance


@beheer_view
def show_interventies(request: HttpRequest) -> HttpResponse:
    interventies = list_interventies(gemeente=request.user.gemeente, has_uit=True)
    filter_ = read_filter(request.GET.dict())
    herkomst = [
        ("gewijzigd", _("aangepast")),
        ("eigen", _("van de gemeente zelf")),
        ("uit", _("niet in gebruik")),
        ("catalogus", _("zoals in de catalogus")),
    ]
    context: dict[str, Any] = {"filter": filter_, "keuzes": filter_choices() | {"herkomst": herkomst}}
    if filter_.is_empty and "alles" not in request.GET:
        own = [one for one in interventies if one.herkomst != "catalogus" or not one.is_aan]
        context |= {"groepen": count_per_groep(interventies), "eigen": describe_all(own, interventies)}
    else:
        found = find_interventies(interventies, filter_)
        page = Paginator(found, PER_PAGE).get_page(page_of(request))
        asked = {name: value for name, value in vars(filter_).items() if value} or {"alles": "1"}
        context |= {"page": page, "gevonden": describe_all(page, interventies), "query": urlencode(asked)}
    return render_beheer(request, "beheer/interventies/lijst.html", **context)


@of_interventie
def show_interventie(request: HttpRequest, interventie: Any) -> HttpResponse:
    interventies = list_interventies(gemeente=request.user.gemeente, has_uit=True)
    aanpassing = get_aanpassing(gemeente=request.user.gemeente, code=interventie.code)
    return render_beheer(
        request,
        "beheer/interventies/interventie.html",
        b=describe(interventie, interventies),
        aanpassing=aanpassing,
        verschillen=tell_verschillen(list_verschillen(aanpassing=aanpassing)),
        versies=tell_versies(list_versies(aanpassing=aanpassing)),
        hints=tell_leesbaarheid(interventie) if interventie.herkomst != "catalogus" else [],
    )


def _form(request: HttpRequest, plek: str, code: str = "", **more: Any) -> Formulier:
    others = list_interventies(gemeente=request.user.gemeente, has_uit=True)
    sources = load_catalogus().bronnen.values()
    return formulier(
        request,
        InterventieForm,
        plek=plek,
        interventies=[(one.code, one.naam) for one in others if one.code != code],
        bronnen=[(bron.code, str(bron)[:90]) for bron in sources],
        **more,
    )


@beheer_view
def add_interventie(request: HttpRequest) -> HttpResponse:
    f = _form(request, "interventie")

    def do(data: dict[str, Any], *, sleutel: str, **_more: Any) -> HttpResponse:
        made = record_interventie(
            door=request.user, op=request.op, gegevens=raw_from(data), reden=data["reden"], sleutel=sleutel
        )
        return redirect("beheer:interventie", made.code)

    done = f.act(request, _at_this_door(do), reverse("beheer:interventies"))
    return done or render_beheer(
        request, "beheer/interventies/wijzigen.html", f.status, f=f, interventie=None
    )


@of_interventie
def edit_interventie(request: HttpRequest, interventie: Any) -> HttpResponse:
    code, gemeente = interventie.code, request.user.gemeente
    f = _form(
        request,
        f"interventie:{code}",
        code,
        initial=initial_from(raw_of(gemeente=gemeente, code=code)),
        object=get_aanpassing(gemeente=gemeente, code=code),
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        change_interventie(
            code=code,
            door=request.user,
            op=request.op,
            gegevens=raw_from(data),
            reden=data["reden"],
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(
        request,
        _at_this_door(do),
        reverse("beheer:interventie", args=[code]),
        _("De interventie is gewijzigd."),
    )
    return done or render_beheer(
        request, "beheer/interventies/wijzigen.html", f.status, f=f, interventie=interventie
    )


@of_interventie
def switch(request: HttpRequest, interventie: Any) -> HttpResponse:
    """Stop using it, or use it again."""
    aanpassing = get_aanpassing(gemeente=request.user.gemeente, code=interventie.code)
    act = functools.partial(switch_interventie, is_uit=not aanpassing.is_uit)
    interventies = list_interventies(gemeente=request.user.gemeente)
    return _small_act(
        request,
        interventie,
        aanpassing,
        act,
        plek="gebruik",
        kop=_("Weer gebruiken") if aanpassing.is_uit else _("Niet meer gebruiken"),
        uitleg=_("Hij staat dan weer in de lijst en kan weer in een plan.")
        if aanpassing.is_uit
        else _(
            "Hij staat dan niet meer in de lijst en komt niet meer in nieuwe plannen. Bestaande plannen houden hem."
        ),
        volgt=[] if aanpassing.is_uit else describe(interventie, interventies).volgt,
    )


@of_interventie
def restore(request: HttpRequest, interventie: Any) -> HttpResponse:
    """Back to what the catalogue says."""
    aanpassing = get_aanpassing(gemeente=request.user.gemeente, code=interventie.code)
    return _small_act(
        request,
        interventie,
        aanpassing,
        restore_interventie,
        plek="origineel",
        kop=_("Terug naar het origineel"),
        uitleg=_("Alle wijzigingen van uw gemeente gaan eraf. U kunt ze in de geschiedenis nog lezen."),
        verschillen=tell_verschillen(list_verschillen(aanpassing=aanpassing)),
    )


def _small_act(
    request: HttpRequest,
    interventie: Any,
    aanpassing: Any,
    act: Callable[..., Any],
    plek: str,
    **context: Any,
) -> HttpResponse:
    """A page with one button and a reason."""
    code = interventie.code
    f = formulier(request, RedenForm, plek=f"{plek}:{code}", object=aanpassing)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        act(code=code, door=request.user, op=request.op, reden=data["reden"], versie=versie, sleutel=sleutel)

    done = f.act(request, _at_this_door(do), reverse("beheer:interventie", args=[code]), _("Dat is gedaan."))
    page = {"f": f, "interventie": interventie, **context}
    return done or render_beheer(request, "beheer/interventies/daad.html", f.status, **page)
