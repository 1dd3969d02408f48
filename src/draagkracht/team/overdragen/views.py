"""Handing over: a whole caseload in one sitting, what waits for my answer, coming back, and the page of one dossier."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account, Rol
from draagkracht.werkproces.dossier.meldcode.selectors import list_meldcodes
from draagkracht.werkproces.dossier.models import Betrokkene, Dossier
from draagkracht.werkproces.dossier.overdracht.selectors import (
    get_gegeven,
    get_gekregen,
    latest_overdracht,
    list_gegeven,
    list_gekregen,
    list_ontvangers,
    list_over_te_dragen,
    list_terug,
)
from draagkracht.werkproces.dossier.overdracht.services import (
    change_overdracht,
    confirm_overdracht,
    end_overdracht,
    judge_overdracht,
)
from draagkracht.werkproces.dossier.selectors import list_werkers
from draagkracht.werkproces.voortgang.overdrachtsblad import read_overdrachtsblad
from draagkracht.werkproces.voortgang.overdragen import (
    MEESTE,
    Uitslag,
    judge_overdrachten,
    propose_overdrachten,
    return_overdrachten,
)

from ..deur import dossier_view, is_writable, menu, render_dossier, team_view
from .forms import AntwoordForm, BladForm, OverdragenForm, TerugForm, WelkeForm


def _page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, f"team/overdragen/{template}", context | {"menu": menu(request)}, status=status)


def _tell(request: HttpRequest, uitslag: Uitslag, gedaan: str) -> None:
    """What was done and, one sentence each, what was not and why."""
    if uitslag.gedaan:
        messages.success(request, gedaan)
    for naam, zin in uitslag.niet:
        messages.warning(request, f"{naam}: {zin}")


@team_view
def hand_over(request: HttpRequest) -> HttpResponse:
    """One's own caseload, or for a team leader that of somebody in the team: to whom, for how long, and the message."""
    van = _whose(request)
    if van is None:
        werkers, wachtend = list_werkers(door=request.user), list_gegeven(door=request.user)
        return _page(request, "van_wie.html", werkers=werkers, wachtend=wachtend)
    dossiers = list(list_over_te_dragen(door=request.user, van=van.pk).filter(is_voorgesteld=False)[:MEESTE])
    is_self = van.pk == request.user.pk
    f = formulier(
        request,
        OverdragenForm,
        plek=f"overdragen:{van.pk}",
        initial={"bericht": _suggestion(van)},
        dossiers=dossiers,
        collegas=list(list_ontvangers(gemeente=van.gemeente, niet=van.pk)),
        is_self=is_self,
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        uitslag = propose_overdrachten(door=request.user, van=van, op=request.op, sleutel=sleutel, **data)
        text = ngettext(
            "%(n)d dossier is voorgesteld. Het gaat over zodra uw collega ja zegt.",
            "%(n)d dossiers zijn voorgesteld. Ze gaan over zodra uw collega's ja zeggen.",
            uitslag.gedaan,
        )
        _tell(request, uitslag, text % {"n": uitslag.gedaan})

    there = reverse("team:overdragen") + ("" if is_self else f"?van={van.pk}")
    done = f.act(request, do, there)
    wachtend = [row for row in list_gegeven(door=request.user) if row.van_id == van.pk]
    return done or _page(
        request,
        "overdragen.html",
        f.status,
        f=f,
        van=van,
        is_self=is_self,
        has_meldcode=is_self and list_meldcodes(door=van).filter(gesloten_op__isnull=True).exists(),
        dossiers=dossiers,
        wachtend=wachtend,
    )


def _whose(request: HttpRequest) -> Account | None:
    """Whose dossiers: one's own; for a team leader of whom `van` says, None while nobody is chosen. Raises NietGevonden."""
    if request.user.rol == Rol.PROFESSIONAL:
        return request.user
    if not request.GET.get("van"):
        return None
    try:
        key = uuid.UUID(request.GET["van"])
    except ValueError:
        raise NietGevonden from None
    if key not in {pk for pk, _naam, _aantal in list_werkers(door=request.user)}:
        raise NietGevonden
    return Account.objects.get(pk=key)


def _suggestion(van: Account) -> str:
    return _(
        "Dag,\n\n{naam} gaat u helpen in mijn plaats. Dat wilde ik u zelf vertellen.\n\n"
        "Is dat goed voor u? En wat moet {naam} weten? U kunt het hier opschrijven bij 'Wie helpt mij'. "
        "U mag het ook aan mij vertellen.\n\nGroet,\n%(naam)s"
    ) % {"naam": van.naam}


def _back_again(door: Account) -> str:
    text = _("Dag,\n\nIk ben er weer. {naam} heeft mij verteld hoe het ging.\n\nGroet,\n%(naam)s")
    return text % {"naam": door.naam}


@team_view
def withdraw(request: HttpRequest, overdracht_id: uuid.UUID) -> HttpResponse:
    """Take one back before it was answered."""
    overdracht = get_gegeven(door=request.user, overdracht_id=overdracht_id)
    f = formulier(request, KnopForm, plek=f"overdracht-terug:{overdracht.pk}", is_drafted=False)

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        end_overdracht(overdracht=overdracht, door=request.user, op=request.op, sleutel=sleutel)

    done = f.act(request, do, reverse("team:overdragen"), _("Dit dossier blijft waar het was."))
    return done or _page(request, "intrekken.html", f.status, f=f, overdracht=overdracht)


@team_view
def received(request: HttpRequest) -> HttpResponse:
    """What colleagues ask me to take over: read each page first, then take over what I ticked."""
    rows = list(list_gekregen(door=request.user))
    f = formulier(
        request,
        WelkeForm,
        plek="overgedragen",
        is_drafted=False,
        keuzes=[(str(row.pk), row.dossier.inwoner.naam) for row in rows],
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        welke = [uuid.UUID(pk) for pk in data["welke"]]
        uitslag = judge_overdrachten(door=request.user, welke=welke, op=request.op, sleutel=sleutel)
        text = ngettext("%(n)d dossier is nu van u.", "%(n)d dossiers zijn nu van u.", uitslag.gedaan)
        _tell(request, uitslag, text % {"n": uitslag.gedaan})

    done = f.act(request, do, reverse("team:overgedragen"))
    return done or _page(request, "overgedragen.html", f.status, f=f, rows=rows)


@team_view
def look(request: HttpRequest, overdracht_id: uuid.UUID) -> HttpResponse:
    """The page of one that waits for my answer. Yes: it is mine. No: with a few words."""
    overdracht = get_gekregen(door=request.user, overdracht_id=overdracht_id, op=request.op)
    ja = formulier(request, KnopForm, plek=f"overdracht-ja:{overdracht.pk}", is_drafted=False)
    nee = formulier(
        request, AntwoordForm, plek=f"overdracht-nee:{overdracht.pk}", dossier_id=overdracht.dossier_id
    )

    def answer(is_aangenomen: bool):
        def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
            judge_overdracht(
                overdracht=overdracht, door=request.user, op=request.op, is_aangenomen=is_aangenomen,
                woorden=data.get("woorden", ""), sleutel=sleutel,
            )  # fmt: skip

        return do

    there = reverse("team:dossier", args=[overdracht.dossier_id])
    done = ja.act(request, answer(True), there, _("Dit dossier is nu van u. De inwoner ziet dat ook."))
    done = done or nee.act(
        request, answer(False), reverse("team:overgedragen"), _("Uw collega leest waarom niet.")
    )
    today = timezone.localdate(request.op)
    blad = read_overdrachtsblad(dossier=overdracht.dossier, overdracht=overdracht, vandaag=today)
    status = max(ja.status, nee.status)
    return done or _page(
        request, "blad_vooraf.html", status, overdracht=overdracht, blad=blad, ja=ja, nee=nee
    )


@team_view
def come_back(request: HttpRequest) -> HttpResponse:
    """Back from an absence: take back what colleagues looked after."""
    today = timezone.localdate(request.op)
    rows = list(list_terug(door=request.user, vandaag=today))
    f = formulier(
        request,
        TerugForm,
        plek="overdragen:terug",
        initial={"bericht": _back_again(request.user)},
        keuzes=[(str(row.pk), f"{row.dossier.inwoner.naam} ({row.naar})") for row in rows],
    )

    def do(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        welke = [uuid.UUID(pk) for pk in data["welke"]]
        uitslag = return_overdrachten(
            door=request.user,
            welke=welke,
            op=request.op,
            vandaag=today,
            bericht=data["bericht"],
            sleutel=sleutel,
        )
        text = ngettext("%(n)d dossier is weer van u.", "%(n)d dossiers zijn weer van u.", uitslag.gedaan)
        _tell(request, uitslag, text % {"n": uitslag.gedaan})

    done = f.act(request, do, reverse("team:start"))
    return done or _page(request, "terug.html", f.status, f=f, rows=rows)


@dossier_view("overdracht")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The page of this dossier; while a handover runs, with what only the one who leaves knows."""
    overdracht = latest_overdracht(dossier=dossier)
    is_open = overdracht is not None and overdracht.is_lopend
    f = verteld = None
    if is_open:
        plek = f"overdracht:{overdracht.pk}"
        f = formulier(
            request, BladForm, plek=plek, dossier_id=dossier.pk, object=overdracht,
            initial={name: getattr(overdracht, name) for name in BladForm.base_fields},
        )  # fmt: skip
        verteld = formulier(
            request, KnopForm, plek=f"{plek}:verteld", dossier_id=dossier.pk, is_drafted=False
        )

    def write(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        change_overdracht(
            overdracht=overdracht,
            door=request.user,
            op=request.op,
            gegevens=data,
            versie=versie,
            sleutel=sleutel,
        )

    def tell(data: dict[str, Any], *, sleutel: str, versie: int | None) -> None:
        confirm_overdracht(overdracht=overdracht, door=request.user, op=request.op, sleutel=sleutel)

    there = reverse("team:overdracht", args=[dossier.pk])
    done = None
    if f and verteld:
        done = f.act(request, write, there, _("Het staat op het blad.")) or verteld.act(request, tell, there)
    return done or render_dossier(
        request,
        dossier,
        "team/overdragen/blad.html",
        status=f.status if f else 200,
        f=f,
        verteld=verteld,
        overdracht=overdracht,
        blad=read_overdrachtsblad(
            dossier=dossier, overdracht=overdracht, vandaag=timezone.localdate(request.op), is_alles=True
        ),
        may_tell=is_writable(dossier),
        is_regisseur=dossier.recht.hoedanigheid == Betrokkene.Rol.REGISSEUR,
    )
