"""The two addresses of coming in by way of DigiD: there, and back."""

from __future__ import annotations

import logging

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from draagkracht.entree.inloggen import BACKEND
from draagkracht.entree.talen import chosen_taal
from draagkracht.werkproces.dossier.contact.binnenkomen import open_eigen_toegang

from ..deur import in_taal, render_portaal
from . import digid

logger = logging.getLogger(__name__)


@require_GET
@in_taal
def leave(request: HttpRequest) -> HttpResponse:
    """To the broker, with a question that only this session can get an answer to."""
    _check_configured()
    if request.user.is_authenticated:
        return redirect("start")
    try:
        address, kept = digid.begin(_back(request))
    except digid.DigidFout as error:
        return _not_now(request, error)
    request.session[digid.SESSION] = kept
    return redirect(address)


@require_GET
@in_taal
def come_back(request: HttpRequest) -> HttpResponse:
    """Back from the broker: in when there is a dossier, else a kind page. Nobody is signed up for anything."""
    _check_configured()
    kept = request.session.pop(digid.SESSION, None)
    if request.user.is_authenticated:
        return redirect("start")
    if kept is None:
        return redirect("portaal:inloggen")
    try:
        bsn = digid.finish(request.GET.dict(), kept, _back(request))
    except digid.DigidFout as error:
        return _not_now(request, error)
    account = open_eigen_toegang(bsn=bsn, op=request.op, taal=chosen_taal(request))
    if account is None:
        return render_portaal(request, None, "digid_geen.html", 404)
    login(request, account, backend=BACKEND)
    return redirect("start")


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("portaal:digid-terug"))


def _check_configured() -> None:
    if not digid.is_configured():
        raise Http404


def _not_now(request: HttpRequest, error: digid.DigidFout) -> HttpResponse:
    logger.warning("DigiD: %s", error)
    return render_portaal(request, None, "digid_niet.html", 422)
