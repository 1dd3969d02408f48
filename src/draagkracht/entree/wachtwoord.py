"""Somebody's own password."""

from __future__ import annotations

from django import forms
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from draagkracht.toegang.services import change_wachtwoord

from .formulier import formulier, keep_and_log_in, now


class WachtwoordForm(forms.Form):
    oud = forms.CharField(
        label=gettext_lazy("Uw wachtwoord van nu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    nieuw = forms.CharField(
        label=gettext_lazy("Uw nieuwe wachtwoord"),
        help_text=gettext_lazy(
            "Minstens twaalf tekens. Een paar woorden achter elkaar is goed te onthouden."
        ),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


@sensitive_post_parameters("oud", "nieuw")
def change(request: HttpRequest) -> HttpResponse:
    """Passwords are never kept as a draft: this form carries its token, and the page does not draw the saving."""
    if not request.user.is_authenticated:
        return keep_and_log_in(request)
    f = formulier(request, WachtwoordForm, plek="wachtwoord")

    def do(data: dict, **_more: object) -> None:
        change_wachtwoord(account=request.user, op=now(), oud=data["oud"], nieuw=data["nieuw"])
        update_session_auth_hash(request, request.user)

    done = f.act(request, do, "/", _("Uw wachtwoord is gewijzigd."))
    return done or render(request, "entree/wachtwoord.html", {"f": f, "form": f.form}, status=f.status)
