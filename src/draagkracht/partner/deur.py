"""How a request comes in at the partners' door, and what every page of it shows."""

from __future__ import annotations

import functools
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from draagkracht.entree.deur import View, signed_in
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Rol


def partner_view(view: View) -> View:
    """Let in who is of a party; for others the page does not exist. Nothing of it is kept on the device.

    The view looks up what this person may see (voortgang.deelbeeld), which checks and logs: no dossier here.
    """

    @signed_in
    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.rol != Rol.PARTNER:
            raise NietGevonden
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return entrance


def render_partner(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of this door with its menu."""
    start = reverse("partner:start")
    context = {"menu": [(_("Plannen waarin wij meedoen"), start, request.path == start)], **context}
    return render(request, f"partner/{template}", context, status=status)
