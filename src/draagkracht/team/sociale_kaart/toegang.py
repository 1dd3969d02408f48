"""Who comes in at the sociale kaart, and how what it refuses is shown."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from draagkracht.entree.deur import View, signed_in
from draagkracht.entree.voorziening import initial_of
from draagkracht.sociale_kaart.voorzieningen.fouten import AlToegevoegd, Gewijzigd
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.selectors import find_voorziening
from draagkracht.toegang.fouten import AlGedaan, NietGevonden, Verouderd
from draagkracht.toegang.models import Rol

from ..deur import menu

MAKERS = (Rol.PROFESSIONAL, Rol.TEAMLEIDER, Rol.BEHEERDER)


def kaart_view(view: Callable[..., HttpResponse]) -> View:
    """Let in who works in a team and the functional administrator; for others the page does not exist."""

    @signed_in
    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.rol not in MAKERS:
            raise NietGevonden
        return view(request, *args, **kwargs)

    return entrance


def get_voorziening(request: HttpRequest, voorziening_id: uuid.UUID) -> Voorziening:
    """A facility of the own municipality. Raises NietGevonden."""
    voorziening = find_voorziening(gemeente=request.user.gemeente, voorziening_id=voorziening_id)
    if voorziening is None:
        raise NietGevonden
    return voorziening


@contextmanager
def refusals() -> Iterator[None]:
    """The sociale kaart knows no accounts and no doors: its two special refusals become the ones that every form shows."""
    try:
        yield
    except AlToegevoegd:
        raise AlGedaan(None) from None
    except Gewijzigd as fout:
        for naam, waarde in initial_of(fout.huidig).items():
            setattr(fout.huidig, naam, waarde)  # the form shows both texts field by field
        raise Verouderd(fout.huidig) from None


def render_kaart(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(
        request, f"team/sociale_kaart/{template}", {"menu": menu(request), **context}, status=status
    )
