"""Coming in with a passkey: the device itself proves who it is, after a finger, a face or its own code.

The ceremony is allauth's and fido2's; the pages and the addresses are ours, so that nothing of theirs stands open beside it.
A passkey always asks to verify the person, so it counts as both proofs.
"""

from __future__ import annotations

import json
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from cryptography.exceptions import InvalidSignature
from django.contrib import messages
from django.contrib.auth import login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from draagkracht.toegang.models import AAN_HUIS, Account

from .deur import signed_in
from .inloggen import BACKEND, PORTAAL, safe_next

MOST = 5
# What parsing a made-up answer of a device may run into: all of it means the same, no.
NO_ANSWER = (InvalidSignature, ValueError, TypeError, KeyError, AttributeError, IndexError)


@never_cache
def use(request: HttpRequest) -> HttpResponse:
    """GET: what the device has to sign, as JSON. POST: the answer of the device, and in. One view for both doors."""
    door = reverse("portaal:inloggen" if request.path.startswith(PORTAAL) else "account_login")
    if request.user.is_authenticated:
        return redirect("start")
    if request.method != "POST":
        return JsonResponse(auth.begin_authentication(user=None))
    authenticator = _checked(request)
    if authenticator is None or not authenticator.user.is_active:
        messages.error(
            request, _("Dat is niet gelukt. Probeer het nog eens, of ga op een andere manier naar binnen.")
        )
        return redirect(door)
    return _enter(request, authenticator, safe_next(request) or reverse("start"))


def _checked(request: HttpRequest) -> Authenticator | None:
    form = LoginWebAuthnForm(data={"credential": request.POST.get("credential", "")})
    try:
        return form.cleaned_data["credential"] if form.is_valid() else None
    except NO_ANSWER:
        return None


def _enter(request: HttpRequest, authenticator: Authenticator, target: str) -> HttpResponse:
    account = authenticator.user
    if account.rol not in AAN_HUIS:
        return perform_passwordless_login(request, authenticator, Login(user=account, redirect_url=target))
    post_authentication(request, authenticator, passwordless=True)
    login(request, account, backend=BACKEND)
    return redirect(target)


def has_to_confirm(request: HttpRequest) -> bool:
    """Whether logging in is so long ago that somebody else may have this device in hand by now."""
    return get_adapter(request).is_reauthentication_required(app="allauth.mfa")


def list_passkeys(account: Account) -> QuerySet[Authenticator]:
    """The passkeys of this account, the newest first."""
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).order_by("-pk")


def options_for(request: HttpRequest) -> str:
    """What a device needs to make a passkey, as JSON; the challenge in it holds for this session."""
    return json.dumps(auth.begin_registration(request.user, True))


def add_passkey(request: HttpRequest) -> bool:
    """Keep what the device made; False when it does not hold, or there are enough of them."""
    data = {"credential": request.POST.get("credential", ""), "passwordless": "on", "name": "passkey"}
    if has_to_confirm(request) or list_passkeys(request.user).count() >= MOST:
        return False
    form = AddWebAuthnForm(data=data, user=request.user)
    try:
        if not form.is_valid():
            return False
    except NO_ANSWER:
        return False
    auth.WebAuthn.add(request.user, "passkey", form.cleaned_data["credential"])
    return True


def remove_passkey(request: HttpRequest) -> None:
    """Take away one of the own passkeys, named by `weg` in the form."""
    number = request.POST.get("weg", "")
    if number.isascii() and number.isdigit() and len(number) < 18:
        list_passkeys(request.user).filter(pk=int(number)).delete()


def act(request: HttpRequest) -> None:
    """What the page of passkeys sends: one more, or one away. Says how that went."""
    if "weg" in request.POST:
        remove_passkey(request)
        messages.success(request, _("Dat staat niet meer aan."))
    elif add_passkey(request):
        messages.success(request, _("Gelukt. De volgende keer kunt u zo naar binnen."))
    else:
        messages.error(request, _("Dat is niet gelukt. Probeer het nog eens."))


def context_for(request: HttpRequest) -> dict[str, Any]:
    """What the page of passkeys shows."""
    own = list(list_passkeys(request.user))
    return {"passkeys": own, "opties": "" if len(own) >= MOST else options_for(request)}


@never_cache
@signed_in
def manage(request: HttpRequest) -> HttpResponse:
    """The passkeys of who works here."""
    if has_to_confirm(request):
        return redirect(f"{reverse('account_reauthenticate')}?next={request.path}")
    if request.method == "POST":
        act(request)
        return redirect("passkeys")
    return render(request, "entree/passkeys.html", context_for(request))
