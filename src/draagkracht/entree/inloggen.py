"""Logging in and out. The password is checked by Django behind django-axes; the second factor by allauth."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from draagkracht.toegang.models import Rol

START = {
    Rol.PROFESSIONAL: "team:start",
    Rol.TEAMLEIDER: "team:start",
    Rol.BEHEERDER: "beheer:accounts",
}


class InlogForm(forms.Form):
    gebruikersnaam = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("Vul uw gebruikersnaam in.")},
    )
    wachtwoord = forms.CharField(
        label=_("Wachtwoord"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vul uw wachtwoord in.")},
    )


def safe_next(request: HttpRequest) -> str:
    """The address to go on to, if it is one of ours; "" otherwise."""
    target = request.POST.get("next", request.GET.get("next", ""))
    return (
        target if url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()) else ""
    )


@never_cache
@sensitive_post_parameters("wachtwoord")
def log_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(safe_next(request) or "start")
    form = InlogForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        naam, wachtwoord = form.cleaned_data["gebruikersnaam"], form.cleaned_data["wachtwoord"]
        account = authenticate(request, username=naam, password=wachtwoord)
        if account is not None:
            login = Login(user=account, redirect_url=safe_next(request) or reverse("start"))
            return perform_password_login(request, {"username": naam}, login)
        form.add_error(None, _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar."))
    context = {"form": form, "next": safe_next(request)}
    return render(request, "entree/inloggen.html", context, status=422 if form.errors else 200)


def tried_name(request: HttpRequest, credentials: dict[str, str] | None = None) -> str:
    """The name under which axes counts tries: the same before and after a failure.

    White space around it is left out, as the form does: every other spelling of it would be tries of its own.
    """
    return request.POST.get("gebruikersnaam", "").replace("\x00", "").strip().casefold()[:60]


def locked_out(request: HttpRequest, credentials: dict[str, str], *args: object) -> HttpResponse:
    """Too many tries: axes asks for this answer."""
    form = InlogForm()
    tekst = _("Er is te vaak een verkeerd wachtwoord gebruikt. Probeer het over een kwartier weer.")
    context = {"form": form, "next": "", "melding": tekst}
    return render(request, "entree/inloggen.html", context, status=429)


def forget_pages(response: HttpResponse) -> HttpResponse:
    """The next person at this device must not get somebody's pages with the browser's way back."""
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return forget_pages(redirect(settings.LOGOUT_REDIRECT_URL))


def start(request: HttpRequest) -> HttpResponse:
    """Send everybody to their own door."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    name = START.get(request.user.rol)
    if name:
        return redirect(name)
    return render(
        request, "entree/geen_deur.html", {"rol": request.user.rol, "rolnaam": request.user.get_rol_display()}
    )
