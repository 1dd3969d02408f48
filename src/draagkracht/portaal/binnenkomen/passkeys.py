"""The resident's own passkeys: made after the pincode, on a phone that is theirs alone."""

from __future__ import annotations

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from draagkracht.entree import passkey
from draagkracht.entree.inloggen import is_own_password

from ..deur import Bezoek, portaal_view, render_portaal
from .forms import NogEensForm


@sensitive_post_parameters("pincode")
@portaal_view("passkey")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """First the pincode, unless it was typed a moment ago; then the device makes the passkey."""
    if bezoek.is_samen:
        return redirect("portaal:thuis")
    if passkey.has_to_confirm(request):
        return _confirm(request, bezoek)
    if request.method == "POST":
        passkey.act(request)
        return redirect("portaal:passkeys")
    return render_portaal(request, bezoek, "passkeys.html", **passkey.context_for(request))


def _confirm(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    form = NogEensForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if is_own_password(request, form.cleaned_data["pincode"]):
            reauthenticate_by_password(request)
            return redirect("portaal:passkeys")
        form.add_error("pincode", _("Dit is niet uw pincode van nu."))
    return render_portaal(request, bezoek, "passkeys.html", 422 if form.errors else 200, form=form)
