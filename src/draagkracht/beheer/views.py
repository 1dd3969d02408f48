"""Accounts and teams of one municipality."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import formulier, keep_and_log_in, now
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account, Rol
from draagkracht.toegang.selectors import get_account, list_accounts, list_teams
from draagkracht.toegang.services import (
    CHANGEABLE,
    change_account,
    create_account,
    create_team,
    reset_toegang,
)

from .forms import AccountForm, TeamForm, ToegangForm

PER_PAGE = 50
View = Callable[..., HttpResponse]


def beheer_view(view: View) -> View:
    """Let in functional administrators; for others the page does not exist."""

    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return keep_and_log_in(request)
        if request.user.rol != Rol.BEHEERDER:
            raise NietGevonden
        return view(request, *args, **kwargs)

    return entrance


def _page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    menu = [
        (_("Accounts"), reverse("beheer:accounts"), request.path == reverse("beheer:accounts")),
        (_("Teams"), reverse("beheer:teams"), request.path == reverse("beheer:teams")),
        (_("Sociale kaart"), reverse("team:sociale-kaart"), False),
    ]
    return render(request, template, {"menu": menu, **context}, status=status)


def _tell_once(request: HttpRequest, account: Account, wachtwoord: str) -> HttpResponse:
    return _page(request, "beheer/wachtwoord.html", account=account, wachtwoord=wachtwoord)


@beheer_view
def show_accounts(request: HttpRequest) -> HttpResponse:
    vraag = request.GET.get("q", "")[:100]
    pages = Paginator(list_accounts(door=request.user, vraag=vraag), PER_PAGE)
    page = pages.get_page(request.GET.get("pagina"))
    return _page(request, "beheer/accounts.html", page=page, vraag=vraag)


@beheer_view
def add_account(request: HttpRequest) -> HttpResponse:
    f = formulier(
        request, AccountForm, plek="account", initial={"is_active": True}, door=request.user, is_new=True
    )

    def do(data: dict, **_more: Any) -> HttpResponse:
        account, wachtwoord = create_account(door=request.user, op=now(), gegevens=data)
        return _tell_once(request, account, wachtwoord)

    done = f.act(request, do, reverse("beheer:accounts"))
    return done or _page(request, "beheer/account.html", f.status, f=f, account=None)


@beheer_view
def show_account(request: HttpRequest, account_id: uuid.UUID) -> HttpResponse:
    account = get_account(door=request.user, account_id=account_id)
    f = formulier(
        request,
        AccountForm,
        plek=f"account:{account.pk}",
        initial={field: getattr(account, field) for field in CHANGEABLE},
        object=account,
        door=request.user,
        is_new=False,
    )

    def do(data: dict, *, versie: int | None, **_more: Any) -> None:
        change_account(account=account, door=request.user, op=now(), gegevens=data, versie=versie)

    done = f.act(request, do, reverse("beheer:accounts"), _("Het account is gewijzigd."))
    return done or _page(request, "beheer/account.html", f.status, f=f, account=account)


@beheer_view
def reset_account(request: HttpRequest, account_id: uuid.UUID) -> HttpResponse:
    account = get_account(door=request.user, account_id=account_id)
    f = formulier(request, ToegangForm, plek=f"toegang:{account.pk}")

    def do(data: dict, **_more: Any) -> HttpResponse:
        return _tell_once(request, account, reset_toegang(account=account, door=request.user, op=now()))

    done = f.act(request, do, reverse("beheer:accounts"))
    return done or _page(request, "beheer/toegang.html", f.status, f=f, account=account)


@beheer_view
def show_teams(request: HttpRequest) -> HttpResponse:
    f = formulier(request, TeamForm, plek="team")

    def do(data: dict, **_more: Any) -> None:
        create_team(door=request.user, naam=data["naam"])

    done = f.act(request, do, reverse("beheer:teams"), _("Het team is toegevoegd."))
    return done or _page(request, "beheer/teams.html", f.status, f=f, teams=list_teams(door=request.user))
