"""How a request comes in at the administrator's door, and what every page of it shows."""

from __future__ import annotations

import functools
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.deur import View, signed_in
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Rol


def beheer_view(view: View) -> View:
    """Let in functional administrators; for others the page does not exist."""

    @signed_in
    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.rol != Rol.BEHEERDER:
            raise NietGevonden
        return view(request, *args, **kwargs)

    return entrance


def render_beheer(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of this door with its menu."""
    pages = [
        (_("Accounts"), "beheer:accounts"),
        (_("Teams"), "beheer:teams"),
        (_("Organisaties"), "beheer:organisaties"),
        (_("Interventies"), "beheer:interventies"),
        (_("Sociale kaart"), "team:sociale-kaart"),
    ]
    menu = [(tekst, reverse(naam), request.path == reverse(naam)) for tekst, naam in pages]
    return render(request, template, {"menu": menu, **context}, status=status)
