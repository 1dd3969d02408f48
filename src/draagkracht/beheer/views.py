"""Accounts, teams and parties of one municipality."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.bladeren import page_of
from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.toegang.models import Account
from draagkracht.toegang.selectors import (
    get_account,
    get_organisatie,
    list_accounts,
    list_organisaties,
    list_teams,
)
from draagkracht.toegang.services import (
    CHANGEABLE,
    change_account,
    create_account,
    create_team,
    reset_toegang,
    save_organisatie,
)

from .deur import beheer_view, render_beheer
from .forms import AccountForm, OrganisatieForm, TeamForm

PER_PAGE = 50


def _tell_once(request: HttpRequest, account: Account, wachtwoord: str) -> HttpResponse:
    return render_beheer(request, "beheer/wachtwoord.html", account=account, wachtwoord=wachtwoord)


@beheer_view
def show_accounts(request: HttpRequest) -> HttpResponse:
    vraag = request.GET.get("vraag", "")[:100]
    pages = Paginator(list_accounts(door=request.user, vraag=vraag), PER_PAGE)
    page = pages.get_page(page_of(request))
    return render_beheer(request, "beheer/accounts.html", page=page, vraag=vraag)


@beheer_view
def add_account(request: HttpRequest) -> HttpResponse:
    f = formulier(
        request, AccountForm, plek="account", initial={"is_active": True}, door=request.user, is_new=True
    )

    def do(data: dict, **_more: Any) -> HttpResponse:
        account, wachtwoord = create_account(door=request.user, op=request.op, gegevens=data)
        return _tell_once(request, account, wachtwoord)

    done = f.act(request, do, reverse("beheer:accounts"))
    return done or render_beheer(request, "beheer/account.html", f.status, f=f, account=None)


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
        change_account(account=account, door=request.user, op=request.op, gegevens=data, versie=versie)

    done = f.act(request, do, reverse("beheer:accounts"), _("Het account is gewijzigd."))
    return done or render_beheer(request, "beheer/account.html", f.status, f=f, account=account)


@beheer_view
def reset_account(request: HttpRequest, account_id: uuid.UUID) -> HttpResponse:
    account = get_account(door=request.user, account_id=account_id)
    f = formulier(request, KnopForm, plek=f"toegang:{account.pk}", is_drafted=False)

    def do(data: dict, **_more: Any) -> HttpResponse:
        return _tell_once(request, account, reset_toegang(account=account, door=request.user, op=request.op))

    done = f.act(request, do, reverse("beheer:accounts"))
    return done or render_beheer(request, "beheer/toegang.html", f.status, f=f, account=account)


@beheer_view
def show_teams(request: HttpRequest) -> HttpResponse:
    f = formulier(request, TeamForm, plek="team")

    def do(data: dict, **_more: Any) -> None:
        create_team(door=request.user, naam=data["naam"])

    done = f.act(request, do, reverse("beheer:teams"), _("Het team is toegevoegd."))
    return done or render_beheer(
        request, "beheer/teams.html", f.status, f=f, teams=list_teams(door=request.user)
    )


@beheer_view
def show_organisaties(request: HttpRequest) -> HttpResponse:
    """The parties that work along in plans, and a new one."""
    f = formulier(request, OrganisatieForm, plek="organisatie")

    def do(data: dict, **_more: Any) -> None:
        save_organisatie(door=request.user, op=request.op, gegevens=data)

    done = f.act(request, do, reverse("beheer:organisaties"), _("De organisatie is toegevoegd."))
    rows = list_organisaties(gemeente=request.user.gemeente).annotate(aantal=Count("accounts"))
    return done or render_beheer(request, "beheer/organisaties.html", f.status, f=f, organisaties=rows)


@beheer_view
def show_organisatie(request: HttpRequest, organisatie_id: uuid.UUID) -> HttpResponse:
    """One party: its name, its kind, and whether it works along."""
    organisatie = get_organisatie(door=request.user, organisatie_id=organisatie_id)
    f = formulier(
        request,
        OrganisatieForm,
        plek=f"organisatie:{organisatie.pk}",
        object=organisatie,
        initial={name: getattr(organisatie, name) for name in ("naam", "soort", "is_actief")},
        is_new=False,
    )

    def do(data: dict, *, versie: int | None, **_more: Any) -> None:
        save_organisatie(
            organisatie=organisatie, door=request.user, op=request.op, gegevens=data, versie=versie
        )

    done = f.act(request, do, reverse("beheer:organisaties"), _("De organisatie is gewijzigd."))
    return done or render_beheer(request, "beheer/organisatie.html", f.status, f=f, organisatie=organisatie)
