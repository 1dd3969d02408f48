"""How a request comes in at the residents' door: who asks, about which dossier, in which language, and on whose device."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control

from draagkracht.entree.deur import View
from draagkracht.entree.formulier import keep_and_log_in, now
from draagkracht.entree.talen import OVERHANDIGD, chosen_taal, keep_taal, remember_taal
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account, Rol
from draagkracht.ui.taal import dutch_beside
from draagkracht.ui.vertalingen import richting_of
from draagkracht.werkproces.dossier.contact.leeswijzen import get_leeswijze
from draagkracht.werkproces.dossier.contact.models import Leeswijze
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.dossier.selectors import find_own_dossiers, get_dossier

from .menu import list_menu

TEAM = (Rol.PROFESSIONAL, Rol.TEAMLEIDER)
GEKOZEN = "dossier"  # in the session: which of the own dossiers is open
NAAST = "naast"  # in the session of a device that was handed over: the Dutch stands beside the questions
INWONERS = "portaal:inloggen"


@dataclass(frozen=True)
class Bezoek:
    """One request of a resident. `door` is whose session it is: the resident, or who handed over the device.

    Views act with `door` and with the resident's voice: a service then knows whether somebody answered at home or at
    the table. Nothing is shown that only the resident's own account may see when `is_samen`.
    """

    door: Account
    dossier: Dossier
    leeswijze: Leeswijze
    is_samen: bool

    @property
    def stem(self) -> str:
        return str(Stem.INWONER)

    @property
    def may_write(self) -> bool:
        return self.dossier.recht.may_write and self.dossier.gesloten_op is None


BezoekView = Callable[Concatenate[HttpRequest, Bezoek, ...], HttpResponse]


def taal_of(request: HttpRequest, leeswijze: Leeswijze | None = None) -> str:
    """The language of this page: the resident's own, else what was chosen before logging in, else Dutch."""
    chosen = leeswijze.taal if leeswijze else chosen_taal(request)
    return chosen if chosen in Leeswijze.Taal.values else str(Leeswijze.Taal.NEDERLANDS)


def in_taal(view: View) -> View:
    """A page for who is not logged in yet, in the language that was chosen; `request.op` is the moment of this request."""

    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.op = now()
        with translation.override(taal_of(request)):
            return _private(view(request, *args, **kwargs))

    return entrance


def _private(response: HttpResponse) -> HttpResponse:
    """Kept nowhere: who takes this device over finds nothing by going back."""
    patch_cache_control(response, private=True, no_store=True)
    return response


def portaal_view(pagina: str, kanaal: str = "pagina") -> Callable[[BezoekView], View]:
    """A view of the resident's own dossier: found by who asks, never by an id in the address; checked and logged.

    On a device that was handed over the dossier is the one of the handing over; `request.op` is the moment of now.
    """

    def decorate(view: BezoekView) -> View:
        @functools.wraps(view)
        def entrance(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return keep_and_log_in(request, INWONERS)
            request.op = now()
            bezoek = _visit(request, pagina, kanaal)
            taal = taal_of(request, bezoek.leeswijze)
            remember_taal(request, taal)
            with translation.override(taal), dutch_beside(is_naast(request, bezoek)):
                response = _private(view(request, bezoek, **kwargs))
            return (
                response if bezoek.is_samen else keep_taal(response, "" if bezoek.leeswijze.is_stil else taal)
            )

        return entrance

    return decorate


def is_naast(request: HttpRequest, bezoek: Bezoek) -> bool:
    """Whether the Dutch stands beside the questions: only at the table, where somebody else has to follow."""
    return bezoek.is_samen and bool(request.session.get(NAAST))


def naaste_view(view: View) -> View:
    """A page of somebody who looks along with a resident's plan; for anybody else it is not there.

    The view looks up what may be seen by `request.user` (voortgang.meekijken), which checks and logs: no dossier here.
    """

    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return keep_and_log_in(request, INWONERS)
        if request.user.rol != Rol.NAASTE:
            raise NietGevonden
        request.op = now()
        with translation.override(taal_of(request)):
            return _private(view(request, *args, **kwargs))

    return entrance


def _visit(request: HttpRequest, pagina: str, kanaal: str) -> Bezoek:
    door, is_samen = request.user, request.user.rol in TEAM
    dossier = get_dossier(
        door=door,
        dossier_id=_handed_over(request) if is_samen else _own(request),
        pagina=f"mijn: {pagina}",
        kanaal="aan tafel" if is_samen else kanaal,
        op=request.op,
        to_write=request.method == "POST",
    )
    return Bezoek(door, dossier, get_leeswijze(inwoner=dossier.inwoner), is_samen)


def _handed_over(request: HttpRequest) -> uuid.UUID:
    """The dossier of the handing over. Raises NietGevonden: a professional has no door of their own here."""
    try:
        return uuid.UUID(request.session.get(OVERHANDIGD, ""))
    except ValueError:
        raise NietGevonden from None


def _own(request: HttpRequest) -> uuid.UUID:
    """The dossier that was chosen when it is one's own, else the newest, open ones first. Raises NietGevonden."""
    own = find_own_dossiers(door=request.user)
    if not own:
        raise NietGevonden
    chosen = request.session.get(GEKOZEN, "")
    return next((pk for pk in own if str(pk) == chosen), own[0])


def render_portaal(
    request: HttpRequest, bezoek: Bezoek | None, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of this door. `bezoek` is None on the pages before logging in."""
    leeswijze = bezoek.leeswijze if bezoek else None
    taal = taal_of(request, leeswijze)
    context = {
        "bezoek": bezoek,
        "is_naaste": bezoek is None and getattr(request.user, "rol", "") == Rol.NAASTE,
        "dossier": bezoek.dossier if bezoek else None,
        "taal": taal,
        "richting": richting_of(taal),
        "naast": bool(bezoek) and is_naast(request, bezoek),
        "leeswijze": leeswijze,
        "minuten": settings.PORTAAL_MINUTEN,
        "menu": list_menu(request, bezoek.is_samen) if bezoek else [],
        **context,
    }
    return render(request, f"portaal/{template}", context, status=status)
