"""What every request passes: the session's idle time, the second factor, and one answer per kind of error."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.sessies import conditional

Answer = Callable[[HttpRequest], HttpResponse]
LAST_SEEN = "gezien"
WRITE_EVERY = 300  # seconds; a session write per request would cost more than it tells
WITHOUT_SECOND_FACTOR = ("/tweede-factor/", "/opnieuw-inloggen/", "/uitloggen/", "/concept/", "/static/")


class SessieMiddleware:
    """Log out after idle minutes; ask for a second factor where it is on. Private pages are never stored."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and "If-None-Match" in request.headers:
            with conditional():
                return self._answer(request)
        return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if self._is_idle(request):
                logout(request)
            elif self._needs_second_factor(request):
                return redirect("mfa_activate_totp")
        response = self.get_response(request)
        if "Cache-Control" not in response and not request.path.startswith("/static/"):
            response["Cache-Control"] = "private, no-cache"
        return response

    def _is_idle(self, request: HttpRequest) -> bool:
        now, seen = int(time.time()), request.session.get(LAST_SEEN)
        if seen is not None and now - seen > settings.SESSIE_MINUTEN * 60:
            return True
        if seen is None or now - seen > WRITE_EVERY:
            request.session[LAST_SEEN] = now
        return False

    def _needs_second_factor(self, request: HttpRequest) -> bool:
        if not settings.TWEEDE_FACTOR or request.user.is_demo:
            return False
        if request.path.startswith(WITHOUT_SECOND_FACTOR):
            return False
        records = get_authentication_records(request, request.user)
        return not any(record["method"] == "mfa" for record in records)


class FoutMiddleware:
    """An act that was refused and that no view explained: one sentence, status 422, and the way back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, (Fout, MethodiekFout)):
            back = request.META.get("HTTP_REFERER", "/")
            return render(request, "entree/fout.html", {"zin": exception.zin, "terug": back}, status=422)
        return None
