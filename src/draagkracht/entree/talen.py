"""The language of a resident's page outside its view: an error, the words beside a draft."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from draagkracht.toegang.models import AAN_HUIS

TAAL = "taal"  # in the session: the language of who sits at this device now
OVERHANDIGD = "overhandigd"  # in the session: the dossier whose resident has this device in hand
KOEKJE = (
    "taal"  # until the browser is closed: who comes back after a pause finds the door in the same language
)
MIJN, CONCEPT = "/mijn/", "/concept/"


class TaalMiddleware:
    """The residents' door in the language that was read there last, also where no view of that door answers.

    The team's pages stay Dutch: on a device that was handed over the session is the professional's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith((MIJN, CONCEPT)):
            return self.get_response(request)
        with translation.override(_language(request)):
            return self.get_response(request)


def _language(request: HttpRequest) -> str:
    taal = chosen_taal(request) if request.path.startswith(MIJN) or _is_resident(request) else ""
    return taal if taal in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _is_resident(request: HttpRequest) -> bool:
    if OVERHANDIGD in request.session:
        return True
    return request.user.is_authenticated and request.user.rol in AAN_HUIS


def chosen_taal(request: HttpRequest) -> str:
    """What was chosen or read last at this device, or ""."""
    return str(request.session.get(TAAL) or request.COOKIES.get(KOEKJE, ""))


def keep_taal(response: HttpResponse, taal: str) -> HttpResponse:
    """A session ends sooner than somebody's day. Says nothing of anybody; "" and the quick way out throw it away."""
    if taal:
        response.set_cookie(KOEKJE, taal, path=MIJN, secure=settings.IS_HTTPS, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(KOEKJE, path=MIJN)
    return response


def remember_taal(request: HttpRequest, taal: str) -> None:
    """From now on what is not a view of the door speaks this language too."""
    if request.session.get(TAAL, settings.LANGUAGE_CODE) != taal:
        request.session[TAAL] = taal
