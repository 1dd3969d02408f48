"""What every request passes: the session's idle time, the second factor, and one answer per kind of error."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import AAN_HUIS
from draagkracht.toegang.sessies import conditional

from .inloggen import forget_pages

Answer = Callable[[HttpRequest], HttpResponse]
LAST_SEEN = "gezien"
WRITE_EVERY_HOME = 30  # a session of a few minutes must not end while somebody is busy
WRITE_EVERY = 300  # seconds; a session write per request would cost more than it tells
FOR_STAFF = ("/tweede-factor/", "/opnieuw-inloggen/", "/wachtwoord/")
WITHOUT_SECOND_FACTOR = ("/tweede-factor/", "/opnieuw-inloggen/", "/uitloggen/", "/concept/", "/static/")


class SessieMiddleware:
    """Log out after idle minutes; ask for a second factor where it is on. Private pages are never stored."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Refused here, for every page: a site of another name that points at this machine must not be answered as ours.
        request.get_host()
        if request.method == "GET" and "If-None-Match" in request.headers:
            with conditional():
                return self._answer(request)
        return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        is_ended = request.user.is_authenticated and self._is_over(request)
        if is_ended:
            logout(request)
        if self._has_to_set_factor(request):
            return redirect("mfa_activate_totp")
        if (
            request.path.startswith(FOR_STAFF)
            and request.user.is_authenticated
            and request.user.rol in AAN_HUIS
        ):
            raise Http404  # a resident has a pincode, at the own door: what a password needs is not there
        response = self.get_response(request)
        if is_ended:
            forget_pages(response)
        if "Cache-Control" not in response and not request.path.startswith("/static/"):
            is_mine = request.path.startswith(("/mijn/", "/concept/"))
            response["Cache-Control"] = "private, no-store" if is_mine else "private, no-cache"
        return response

    def _is_over(self, request: HttpRequest) -> bool:
        """Idle too long; or opened before a factor was set, perhaps by another: it may not read or undo that factor."""
        return self._is_idle(request) or (self._lacks_factor(request) and is_mfa_enabled(request.user))

    def _has_to_set_factor(self, request: HttpRequest) -> bool:
        if not request.user.is_authenticated or request.path.startswith(WITHOUT_SECOND_FACTOR):
            return False
        return self._lacks_factor(request)

    def _is_idle(self, request: HttpRequest) -> bool:
        now, seen = int(time.time()), request.session.get(LAST_SEEN)
        is_home = request.user.rol in AAN_HUIS
        minutes = settings.PORTAAL_MINUTEN if is_home else settings.SESSIE_MINUTEN
        if seen is not None and now - seen > minutes * 60:
            return True
        if seen is None or now - seen > (WRITE_EVERY_HOME if is_home else WRITE_EVERY):
            request.session[LAST_SEEN] = now
        return False

    def _lacks_factor(self, request: HttpRequest) -> bool:
        # Who comes in at the residents' door has two proofs already: the code from the letter, and the pincode.
        if not settings.TWEEDE_FACTOR or request.user.is_demo or request.user.rol in AAN_HUIS:
            return False
        records = get_authentication_records(request, request.user)
        return not any(record["method"] == "mfa" for record in records)


class FoutMiddleware:
    """An act that was refused and that no view explained: one sentence, status 422, and the way back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return _show_dead_end(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, (Fout, MethodiekFout)):
            context = {"zin": exception.zin, "terug": way_back(request)}
            return render(request, "entree/fout.html", context, status=422)
        return None


def _show_dead_end(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """An address that only takes what a button sends, opened by itself: say so, where Django answers with an empty page."""
    zin = _("Deze pagina is er alleen om iets mee te bewaren. Er is niets gewijzigd.")
    answer = render(request, "entree/fout.html", {"zin": zin, "terug": way_back(request)}, status=405)
    answer["Allow"] = refused["Allow"]
    return answer


def way_back(request: HttpRequest) -> str:
    """The page somebody came from when that is one of ours, else the start."""
    came_from = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return came_from if is_ours else "/"
