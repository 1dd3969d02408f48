"""Worries about violence at home: the five steps, who may read, and nothing of it on any other page.

Looking here is logged in a log of its own. In the dossier's log, which the resident reads, it is a look at the dossier.
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from draagkracht.entree.deur import View
from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.methodiek.meldcode import advise, load_meldcode
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.meldcode.models import Meldcode, Meldcodelezer, Meldcoderegel
from draagkracht.werkproces.dossier.meldcode.selectors import (
    get_meldcode,
    get_meldcoderegel,
    list_aandachtsfunctionarissen,
    list_blikken,
    list_meldcodelezers,
    list_meldcoderegels,
    list_meldcodes,
    list_meldcodes_zonder_lezer,
    list_mogelijke_lezers,
)
from draagkracht.werkproces.dossier.meldcode.services import (
    add_rechtzetting,
    close_meldcode,
    end_meldcodelezer,
    grant_meldcodelezer,
    record_meldcoderegel,
    reopen_meldcode,
    start_meldcode,
    take_meldcode,
)
from draagkracht.werkproces.dossier.models import Dossier

from ..deur import dossier_view, menu, render_dossier, team_view
from .forms import BeginForm, LezerForm, RechtzettingForm, RedenForm, form_of

MeldcodeView = Callable[Concatenate[HttpRequest, Meldcode, ...], HttpResponse]
KEPT_APART = ("dag_op", "tekst")


def meldcode_view(view: MeldcodeView) -> View:
    """A view of one record: only for who is on its list, each time anew, and each look logged."""

    @team_view
    @functools.wraps(view)
    def entrance(request: HttpRequest, meldcode_id: uuid.UUID, **kwargs: Any) -> HttpResponse:
        meldcode = get_meldcode(door=request.user, meldcode_id=meldcode_id, op=request.op)
        return view(request, meldcode, **kwargs)

    return entrance


def _page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    context |= {
        "menu": menu(request),
        "regels_van": load_meldcode(),
        "bronnen": dict(Meldcoderegel.Bron.choices),
    }
    return render(request, f"team/meldcode/{template}", context, status=status)


@dossier_view("dossier")
def begin(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Where somebody starts, or goes on with what they are on the list of. It looks the same whatever else there is."""
    mine = list(list_meldcodes(door=request.user, dossier=dossier))
    f: Formulier | None = None
    if dossier.recht.may_write:
        # No draft of the dossier's: that somebody is worried does not stand on any page of the dossier.
        f = formulier(request, BeginForm, plek=f"meldcode:begin:{dossier.pk}", is_drafted=False)

        def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> HttpResponse:
            made = start_meldcode(
                dossier=dossier, door=request.user, op=request.op, sleutel=sleutel, over=data["over"]
            )
            return redirect("team:meldcode", made.pk)

        done = f.act(request, do, reverse("team:meldcode-begin", args=[dossier.pk]))
        if done:
            return done
    return render_dossier(
        request,
        dossier,
        "team/meldcode/begin.html",
        status=f.status if f else 200,
        f=f,
        mine=mine,
        regels_van=load_meldcode(),
        aandacht=list(list_aandachtsfunctionarissen(gemeente=request.user.gemeente)),
    )


@team_view
def overview(request: HttpRequest) -> HttpResponse:
    """The records I am on the list of; for an aandachtsfunctionaris also how many nobody can read any more."""
    return _page(
        request,
        "meldcodes.html",
        mine=list(list_meldcodes(door=request.user)),
        alone=list(list_meldcodes_zonder_lezer(door=request.user)),
    )


@team_view
def take(request: HttpRequest, meldcode_id: uuid.UUID) -> HttpResponse:
    """Take over a record that nobody on its list can open any more, with a reason; nothing of it is shown before."""
    meldcode = list_meldcodes_zonder_lezer(door=request.user).filter(pk=meldcode_id).first()
    if meldcode is None:
        raise NietGevonden
    f = formulier(request, RedenForm, plek=f"meldcode-overnemen:{meldcode_id}", is_drafted=False)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        take_meldcode(meldcode=meldcode, door=request.user, op=request.op, reden=data["tekst"])

    done = f.act(request, do, reverse("team:meldcode", args=[meldcode.pk]))
    return done or _page(request, "overnemen.html", f.status, f=f, meldcode=meldcode)


@meldcode_view
def show(request: HttpRequest, meldcode: Meldcode) -> HttpResponse:
    regels = list_meldcoderegels(meldcode=meldcode)
    weighed = [r for r in regels if r.soort == Meldcoderegel.Soort.WEGING]
    return _page(
        request,
        "meldcode.html",
        meldcode=meldcode,
        per_stap={stap.code: [r for r in regels if r.soort == stap.code] for stap in load_meldcode().stappen},
        verloop=[
            r for r in regels if r.soort in (Meldcoderegel.Soort.AFSLUITING, Meldcoderegel.Soort.HEROPENING)
        ],
        advies=load_meldcode().adviezen[advise(weighed[-1].gegevens)] if weighed else "",
        lezers=[row for row in list_meldcodelezers(meldcode=meldcode) if row.tot_op is None],
        blikken=list(list_blikken(meldcode=meldcode)),
    )


@meldcode_view
def write(request: HttpRequest, meldcode: Meldcode, meldstap: str) -> HttpResponse:
    """One thing in one step."""
    stap = next((s for s in load_meldcode().stappen if s.code == meldstap), None)
    if stap is None or meldcode.gesloten_op:
        raise NietGevonden
    f = formulier(request, form_of(meldstap), plek=f"meldcode:{meldcode.pk}:{meldstap}")

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        record_meldcoderegel(
            meldcode=meldcode,
            door=request.user,
            op=request.op,
            soort=meldstap,
            tekst=data["tekst"],
            dag_op=data["dag_op"],
            gegevens={name: value for name, value in data.items() if name not in KEPT_APART},
            sleutel=sleutel,
        )

    there = reverse("team:meldcode", args=[meldcode.pk])
    done = f.act(request, do, f"{there}#{meldstap}", _("Het staat erbij."))
    return done or _page(
        request,
        "stap.html",
        f.status,
        f=f,
        meldcode=meldcode,
        stap=stap,
        aandacht=list(list_aandachtsfunctionarissen(gemeente=request.user.gemeente)),
    )


@meldcode_view
def correct(request: HttpRequest, meldcode: Meldcode, regel_id: uuid.UUID) -> HttpResponse:
    """Put a line right: the line stays, what was wrong stands beside it."""
    regel = get_meldcoderegel(meldcode=meldcode, regel_id=regel_id)
    f = formulier(request, RechtzettingForm, plek=f"meldcode:{meldcode.pk}:{regel.pk}")

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        add_rechtzetting(regel=regel, door=request.user, op=request.op, tekst=data["tekst"], sleutel=sleutel)

    done = f.act(request, do, reverse("team:meldcode", args=[meldcode.pk]), _("Het staat erbij."))
    return done or _page(request, "rechtzetten.html", f.status, f=f, meldcode=meldcode, regel=regel)


@meldcode_view
def close(request: HttpRequest, meldcode: Meldcode) -> HttpResponse:
    """Close it, or open it again when it is closed; both with a reason."""
    f = formulier(request, RedenForm, plek=f"meldcode:{meldcode.pk}:afsluiten")
    act = reopen_meldcode if meldcode.gesloten_op else close_meldcode

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        act(meldcode=meldcode, door=request.user, op=request.op, tekst=data["tekst"], sleutel=sleutel)

    done = f.act(request, do, reverse("team:meldcode", args=[meldcode.pk]))
    return done or _page(request, "afsluiten.html", f.status, f=f, meldcode=meldcode)


@meldcode_view
def readers(request: HttpRequest, meldcode: Meldcode) -> HttpResponse:
    """The list: who reads, who did, adding a colleague with a reason, and taking somebody off."""
    there = reverse("team:meldcode-lezers", args=[meldcode.pk])
    possible = list(list_mogelijke_lezers(meldcode=meldcode))
    f = formulier(
        request, LezerForm, plek=f"meldcode-lezers:{meldcode.pk}", is_drafted=False, lezers=possible
    )
    done = f.act(request, _adder(request, meldcode, possible), there, _("Deze collega kan het nu lezen."))
    if done:
        return done
    rows: list[tuple[Meldcodelezer, Formulier | None]] = []
    status = f.status
    for lezer in list_meldcodelezers(meldcode=meldcode):
        weg = None
        if lezer.tot_op is None:
            weg = formulier(request, KnopForm, plek=f"meldcode-lezer:{lezer.pk}", is_drafted=False)
            is_self = lezer.account_id == request.user.pk
            done = weg.act(
                request,
                _remover(request, meldcode, lezer),
                reverse("team:meldcodes") if is_self else there,
                _("Deze collega kan het niet meer lezen."),
            )
            if done:
                return done
            status = max(status, weg.status)
        rows.append((lezer, weg))
    return _page(request, "lezers.html", status, f=f, rows=rows, meldcode=meldcode)


def _adder(request: HttpRequest, meldcode: Meldcode, possible: list[Account]):
    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        account = next(a for a in possible if str(a.pk) == data["account"])
        grant_meldcodelezer(
            meldcode=meldcode, door=request.user, op=request.op, account=account, reden=data["reden"]
        )

    return do


def _remover(request: HttpRequest, meldcode: Meldcode, lezer: Meldcodelezer):
    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        end_meldcodelezer(meldcode=meldcode, lezer=lezer, op=request.op)

    return do
