"""The language of a resident's page outside its view: an error, the words beside a draft."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from draagkracht.toegang.models import AAN_HUIS

TAAL = "taal"  # in the session: the language of who sits at this device now
OVERHANDIGD = "overhandigd"  # in the session: the dossier whose resident has this device in hand
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
    taal = request.session.get(TAAL, "") if request.path.startswith(MIJN) or _is_resident(request) else ""
    return taal if taal in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _is_resident(request: HttpRequest) -> bool:
    if OVERHANDIGD in request.session:
        return True
    return request.user.is_authenticated and request.user.rol in AAN_HUIS


def remember_taal(request: HttpRequest, taal: str) -> None:
    """From now on what is not a view of the door speaks this language too."""
    if request.session.get(TAAL, settings.LANGUAGE_CODE) != taal:
        request.session[TAAL] = taal
