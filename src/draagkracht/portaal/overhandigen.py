"""Handing over the device: from then on the session only opens the resident's door, until the password is typed again."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from draagkracht.entree.deur import signed_in
from draagkracht.entree.inloggen import forget_pages, is_own_password, safe_next
from draagkracht.entree.talen import OVERHANDIGD, TAAL
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.dossier.selectors import get_dossier

from .deur import NAAST, TEAM, Bezoek, portaal_view, render_portaal

OPEN = ("/mijn/", "/static/", "/concept/", "/uitloggen/", "/inloggen/")
SHUT = ("/mijn/overhandigen/",)  # another dossier than the one whose resident has the device


class OverhandigdMiddleware:
    """While a device is handed over, every page of the professional's own leads back to the resident's door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_open = request.path.startswith(OPEN) and not request.path.startswith(SHUT)
        if is_open or not request.session.get(OVERHANDIGD):
            return self.get_response(request)
        if request.headers.get("HX-Request"):
            # A tab that still shows a page of the professional: the whole of it goes, not the part that was asked for.
            return HttpResponse(headers={"HX-Redirect": reverse("portaal:thuis")})
        return redirect("portaal:thuis")


@signed_in
@require_POST
def hand_over(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The professional gives the device away. What the browser kept of their own pages is thrown away."""
    if request.user.rol not in TEAM:
        raise NietGevonden
    dossier = get_dossier(
        door=request.user, dossier_id=dossier_id, pagina="scherm overhandigen", op=request.op, to_write=True
    )
    request.session[OVERHANDIGD] = str(dossier.pk)
    return forget_pages(redirect("portaal:thuis"))


class TerugForm(forms.Form):
    wachtwoord = forms.CharField(
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wachtwoord"].label = _("Wachtwoord van de hulpverlener")
        self.fields["wachtwoord"].error_messages["required"] = _("Vul het wachtwoord in.")


@sensitive_post_parameters("wachtwoord")
@portaal_view("scherm teruggeven")
def give_back(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Back to the professional: with their password, so that a resident never comes on another's pages by accident.

    Tries are counted like those of logging in.
    """
    if not bezoek.is_samen:
        return redirect("portaal:thuis")
    form = TerugForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if is_own_password(request, form.cleaned_data["wachtwoord"]):
            for key in (OVERHANDIGD, TAAL, NAAST):
                request.session.pop(key, None)
            return forget_pages(redirect(f"/dossier/{bezoek.dossier.pk}/"))
        form.add_error("wachtwoord", _("Dit wachtwoord klopt niet."))
    status = 422 if form.errors else 200
    return render_portaal(request, bezoek, "teruggeven.html", status, form=form)


@require_POST
@portaal_view("Nederlands ernaast")
def show_dutch(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """At the table: the Dutch beside the questions and answers, or away again. Back to the page it was asked on."""
    if bezoek.is_samen:
        request.session[NAAST] = request.POST.get("aan") == "ja"
    return redirect(safe_next(request) or "portaal:thuis")
