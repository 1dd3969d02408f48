"""Saving at every tap: one line of text for the place where the tap was, in words, also when it could not be kept."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.toegang.fouten import Fout
from draagkracht.ui.jinja import tijd


def save_tap(request: HttpRequest, form: forms.Form, do: Callable[[], object]) -> tuple[str, bool]:
    """Do the act of one tap. Returns the sentence to show and whether it was kept; never raises for what was sent."""
    if not form.is_bound:
        return _("nog niet bewaard: herlaad deze pagina"), False
    if not form.is_valid():
        return " ".join(message for messages in form.errors.values() for message in messages), False
    try:
        do()
    except (Fout, MethodiekFout) as refusal:
        return refusal.zin, False
    return _("bewaard om %(tijd)s") % {"tijd": tijd(request.op)}, True
