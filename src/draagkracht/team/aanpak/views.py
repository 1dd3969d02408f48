"""Step 5 at the team's door: the steps, their order, and what is agreed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.ui.beeld.tijdlijn import tijdlijn, tijdlijn_tabel
from draagkracht.werkproces.aanpak.models import Planversie, Stap
from draagkracht.werkproces.aanpak.planverschil import compare_plannen
from draagkracht.werkproces.aanpak.planwoorden import uren_woord
from draagkracht.werkproces.aanpak.selectors import (
    gedeeld_of,
    get_planstand,
    get_planversie,
    get_stap,
    latest_akkoorden,
    list_akkoorden,
    list_doelen_to_choose,
    list_krachten,
    list_planversies,
    list_raad,
    list_stappen,
)
from draagkracht.werkproces.aanpak.services import (
    STAP,
    agree_plan,
    change_stap,
    move_stap,
    record_planversie,
    record_stap,
    remove_stap,
)
from draagkracht.werkproces.dossier.models import Dossier, Stem
from draagkracht.werkproces.dossier.netwerk import list_netwerkleden
from draagkracht.werkproces.dossier.zeggenschap import list_answered
from draagkracht.werkproces.uitvoering.selectors import list_dated_afspraken

from ..deur import dossier_view, is_writable, render_dossier
from .forms import AkkoordForm, StapForm, VastleggenForm, VerplaatsForm
from .tonen import periode_of, plan_of, regels_of


def _page(dossier: Dossier, anchor: str = "") -> str:
    return reverse("team:aanpak", args=[dossier.pk]) + anchor


@dossier_view("aanpak")
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """The plan as a picture and a list; four small forms: a new step, the order, 'this is our plan', and the own answer."""
    stappen = list_stappen(dossier=dossier)
    doelen, krachten = list(list_doelen_to_choose(dossier=dossier)), list(list_krachten(dossier=dossier))
    netwerk = list(list_netwerkleden(dossier=dossier))
    stand = get_planstand(dossier=dossier, stappen=stappen)
    nieuw = formulier(
        request,
        StapForm,
        plek="stap:nieuw",
        dossier_id=dossier.pk,
        initial={"fase": Stap.Fase.STABILISEREN},
        doelen=doelen,
        krachten=krachten,
        netwerkleden=netwerk,
        is_new=True,
    )
    f_orde = formulier(request, VerplaatsForm, plek="stap:orde", dossier_id=dossier.pk, prefix="orde")
    f_plan = formulier(request, VastleggenForm, plek="plan", dossier_id=dossier.pk, prefix="plan")
    done = _add(request, dossier, nieuw) or _move(request, dossier, f_orde) or _fix(request, dossier, f_plan)
    return done or render_dossier(
        request,
        dossier,
        "team/aanpak/aanpak.html",
        STAP,
        max(f.status for f in (nieuw, f_orde, f_plan)),
        regels=regels_of(stappen, stand.nieuw),
        **_picture(request, dossier, stappen),
        stand=stand,
        doelen=doelen,
        krachten=krachten,
        gebruikt={kracht.pk for stap in stappen for kracht in stap.krachten.all()},
        raad=list_raad(dossier=dossier, stappen=stappen, doelen=doelen, krachten=krachten),
        versies=list(list_planversies(dossier=dossier).defer("stappen")),
        nieuw=nieuw,
        f_orde=f_orde,
        f_plan=f_plan,
        beantwoord_op=list_answered(dossier=dossier).get(STAP),
        uren_woord=uren_woord,
    )


def _picture(request: HttpRequest, dossier: Dossier, stappen: list[Stap]) -> dict[str, Markup]:
    rows = list_dated_afspraken(dossier=dossier)
    plan = plan_of(stappen, rows, timezone.localdate(request.op))
    return {"beeld": tijdlijn(plan), "tabel": tijdlijn_tabel(plan)} if plan else {}


def _add(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        stap = record_stap(dossier=dossier, door=request.user, op=request.op, gegevens=data, sleutel=sleutel)
        return redirect(_page(dossier, f"#stap-{stap.pk}"))

    return f.act(request, do, _page(dossier))


def _move(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        stap_id, _colon, richting = data["verplaats"].partition(":")
        stap = _stap(dossier, stap_id)
        move_stap(stap=stap, eerder=richting == "eerder", door=request.user, op=request.op, sleutel=sleutel)
        return redirect(_page(dossier, f"#stap-{stap.pk}"))

    return f.act(request, do, _page(dossier))


def _stap(dossier: Dossier, stap_id: str) -> Stap:
    try:
        return get_stap(dossier=dossier, stap_id=uuid.UUID(stap_id))
    except ValueError:
        raise NietGevonden from None


def _fix(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_planversie(
            dossier=dossier, door=request.user, op=request.op, reden=data["reden"], sleutel=sleutel
        )

    return f.act(
        request, do, _page(dossier), _("Dit is nu het plan. De inwoner kan het nu lezen en antwoord geven.")
    )


@dossier_view("aanpak")
def change(request: HttpRequest, dossier: Dossier, stap_id: uuid.UUID) -> HttpResponse:
    """One step: change it, or take it out."""
    stap = get_stap(dossier=dossier, stap_id=stap_id)
    linked = ("doelen", "krachten", "netwerkleden")
    chosen = {name: [str(row.pk) for row in getattr(stap, name).all()] for name in linked}
    fields = ("wat", "hoe", "met_wie", "leer_ik", "fase", "start_op", "weken", "uren_per_week", "status")
    f = formulier(
        request,
        StapForm,
        plek=f"stap:{stap.pk}",
        dossier_id=dossier.pk,
        object=stap,
        initial={**{field: getattr(stap, field) for field in fields}, **chosen},
        doelen=_with_chosen(list_doelen_to_choose(dossier=dossier), stap.doelen.all()),
        krachten=_with_chosen(list_krachten(dossier=dossier), stap.krachten.all()),
        netwerkleden=_with_chosen(list_netwerkleden(dossier=dossier), stap.netwerkleden.all()),
    )
    weg = formulier(request, KnopForm, plek=f"stap-weg:{stap.pk}", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_stap(
            stap=stap, door=request.user, op=request.op, gegevens=data, versie=versie, sleutel=sleutel
        )

    def remove(data: dict, *, sleutel: str, versie: int | None) -> None:
        remove_stap(stap=stap, door=request.user, op=request.op, sleutel=sleutel)

    done = f.act(request, do, _page(dossier, f"#stap-{stap.pk}"), _("De stap is bewaard.")) or weg.act(
        request, remove, _page(dossier), _("De stap is weggehaald. In de geschiedenis blijft hij staan.")
    )
    return done or render_dossier(
        request, dossier, "team/aanpak/stap.html", STAP, f.status, f=f, weg=weg, deze=stap
    )


def _with_chosen(rows: Iterable[Model], chosen: Iterable[Model]) -> list[Model]:
    """What can be chosen, and what was chosen before and is finished since."""
    found = list(rows)
    return [*found, *[row for row in chosen if row not in found]]


@dossier_view("aanpak: versie")
def show_versie(request: HttpRequest, dossier: Dossier, nummer: int) -> HttpResponse:
    """One version as it was, compared with the one before or another one that was chosen."""
    versies = list(list_planversies(dossier=dossier))
    by_number = {versie.nummer: versie for versie in versies}
    if nummer not in by_number:
        raise NietGevonden
    versie, met = by_number[nummer], by_number.get(_number(request.GET.get("met", "")))
    f = formulier(request, AkkoordForm, plek=f"plan:{nummer}:akkoord", dossier_id=dossier.pk)
    then = reverse("team:plan-versie", args=[dossier.pk, nummer])
    done = f.act(request, _answer(request, versie, request.user.stem), then, _("Uw antwoord is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/aanpak/versie.html",
        STAP,
        f.status,
        versie=versie,
        versies=versies,
        met=met,
        verschil=compare_plannen(met.stappen, versie.stappen) if met else None,
        akkoorden=[a for a in list_akkoorden(dossier=dossier) if a.onderwerp_id == versie.pk],
        stappen_toen=_readable(versie.stappen),
        f=f,
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _answer(request: HttpRequest, plan: Planversie, stem: str) -> Callable[..., None]:
    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        agree_plan(versie=plan, door=request.user, op=request.op, stem=stem, sleutel=sleutel, **data)

    return do


def _readable(stappen: list[dict]) -> list[dict]:
    """Snapshots with their phase, period and hours in words."""
    labels = dict(Stap.Fase.choices)
    return [
        {
            **row,
            "fase_woord": labels.get(row["fase"], row["fase"]),
            "periode": periode_of(
                dt.date.fromisoformat(row["start_op"]) if row["start_op"] else None, row["weken"]
            ),
            "uren": "" if row.get("uren_per_week") is None else uren_woord(row["uren_per_week"]),
        }
        for row in stappen
    ]


@dossier_view("aanpak: voor de inwoner")
def hand_over(request: HttpRequest, dossier: Dossier, nummer: int) -> HttpResponse:
    """The screen for the resident at the table: the plan in plain words, and one question."""
    versie = get_planversie(dossier=dossier, nummer=nummer)
    f = formulier(request, AkkoordForm, plek=f"plan:{nummer}:inwoner", dossier_id=dossier.pk)
    then = reverse("team:plan-bedankt", args=[dossier.pk, nummer])
    done = f.act(request, _answer(request, versie, Stem.INWONER), then)
    context = {
        "dossier": dossier,
        "f": f,
        "versie": versie,
        # Others may be at the table.
        "stappen_toen": _readable(gedeeld_of(versie, list_stappen(dossier=dossier))),
        "may_write": is_writable(dossier),
    }
    return done or render(request, "team/aanpak/inwoner.html", context, status=f.status)


@dossier_view("aanpak: voor de inwoner")
def thank(request: HttpRequest, dossier: Dossier, nummer: int) -> HttpResponse:
    """After the answer: the resident gives the device back, and nothing else is on the screen."""
    versie = get_planversie(dossier=dossier, nummer=nummer)
    answer = latest_akkoorden(dossier=dossier, versie=versie).get(Stem.INWONER)
    context = {"dossier": dossier, "versie": versie, "akkoord": answer}
    return render(request, "team/aanpak/bedankt.html", context)
