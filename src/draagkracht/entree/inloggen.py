"""Logging in and out. The password is checked by Django behind django-axes; the second factor by allauth."""

from __future__ import annotations

import datetime as dt

from allauth.account.internal.flows.login import perform_password_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from draagkracht.toegang.models import AAN_HUIS, Account, Rol
from draagkracht.werkproces.dossier.contact.uitnodigingen import read_code

START = {
    Rol.PROFESSIONAL: "team:start",
    Rol.TEAMLEIDER: "team:start",
    Rol.BEHEERDER: "beheer:accounts",
    Rol.INWONER: "portaal:thuis",
    Rol.NAASTE: "portaal:meekijken",
    Rol.PARTNER: "partner:start",
}
PORTAAL = "/mijn/"
BACKEND = "draagkracht.toegang.sessies.AccountBackend"


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
    """The address to go on to, if it is one of ours; "" otherwise. A path only: what else it may be is a name to Django."""
    target = request.POST.get("next", request.GET.get("next", ""))
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(
        target, {request.get_host()}, request.is_secure()
    )
    return target if is_ours else ""


def enter(request: HttpRequest, account: Account, naam: str, then: str = "") -> HttpResponse:
    """Log in who showed the password, and go on to `then` (else the own start), by way of the second factor where it is on.

    A resident's code and pincode are two proofs already: a passkey beside them is another way in, not a third proof.
    """
    target = then or reverse("start")
    if account.rol not in AAN_HUIS:
        return perform_password_login(request, {"username": naam}, Login(user=account, redirect_url=target))
    record_authentication(request, account, method="password")
    login(request, account, backend=BACKEND)
    return redirect(target)


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
            return enter(request, account, naam, safe_next(request))
        form.add_error(None, _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar."))
    context = {"form": form, "next": safe_next(request)}
    return render(request, "entree/inloggen.html", context, status=422 if form.errors else 200)


def tried_name(request: HttpRequest, credentials: dict[str, str] | None = None) -> str:
    """The name under which axes counts tries: the same before and after a failure, and always the name that is tried.

    White space around it is left out, as the form does: every other spelling of it would be tries of its own. So it is with
    the spellings of a resident's code. Only the field of that page counts: a second field with another name in it each time
    would give as many tries as somebody likes. Where only the password is asked again, it is the name of that session.
    """
    given = credentials or {}
    typed = given.get("username") or given.get("gebruikersnaam") or ""
    if not typed and has_session(request):
        typed = request.user.get_username()
    if not typed:
        is_home = request.path.startswith(PORTAAL)
        typed = read_code(request.POST.get("code", "")) if is_home else request.POST.get("gebruikersnaam", "")
    return typed.replace("\x00", "").strip().casefold()[:60]


def counted_by(request_or_attempt: object, credentials: dict[str, str] | None = None) -> list:
    """By what axes counts tries. A pincode is short: tries count from wherever they come. Of a password: per place."""
    if isinstance(request_or_attempt, HttpRequest):
        name = tried_name(request_or_attempt)
    else:
        name = str(getattr(request_or_attempt, "username", ""))
    return ["username"] if read_code(name) else [["username", "ip_address"]]


def cool_off(request: HttpRequest | None) -> dt.timedelta:
    """How long somebody waits after too many tries: longer where a pincode is guessed."""
    return dt.timedelta(hours=1) if request and read_code(tried_name(request)) else dt.timedelta(minutes=15)


def has_session(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


def is_own_password(request: HttpRequest, typed: str) -> bool:
    """Whether this is the password (or pincode) of whose session it is. Tries are counted like those of logging in."""
    return authenticate(request, username=request.user.get_username(), password=typed) == request.user


def locked_out(request: HttpRequest, credentials: dict[str, str], *args: object) -> HttpResponse:
    """Too many tries: axes asks for this answer."""
    tekst = _("Er is te vaak een verkeerd wachtwoord gebruikt. Probeer het over een kwartier weer.")
    if request.path.startswith(PORTAAL):
        if not has_session(request):
            tekst = _(
                "Er is te vaak een verkeerde pincode gebruikt. Probeer het over een uur weer, of vraag een nieuwe code."
            )
        return render(request, "entree/fout.html", {"zin": tekst, "terug": PORTAAL}, status=429)
    form = InlogForm()
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
