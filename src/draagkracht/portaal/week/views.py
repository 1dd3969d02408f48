"""My week: small steps, how they went with a kind answer, one of my own, and what worked before."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.bladeren import page_of
from draagkracht.entree.formulier import Formulier, formulier
from draagkracht.werkproces.uitvoering.models import Afspraak
from draagkracht.werkproces.uitvoering.selectors import get_afspraak
from draagkracht.werkproces.uitvoering.services import change_afspraak, record_afspraak, record_uitkomst
from draagkracht.werkproces.uitvoering.terugblik import list_gelukt
from draagkracht.werkproces.uitvoering.woorden import load_woorden
from draagkracht.werkproces.voortgang.mijn_plan import read_week

from ..deur import Bezoek, portaal_view, render_portaal
from .forms import GingForm, StapjeForm, WoordenForm, outcome_words

FIELDS = ("wat", "als", "wanneer_op", "met_wie")


def _rows(afspraken: Iterable[Afspraak]) -> list[tuple[Afspraak, str]]:
    """Each small step with who goes along."""
    return [(afspraak, afspraak.wie) for afspraak in afspraken]


@portaal_view("mijn week")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """What I do this week, each with three answers of one tap; later below it, and what is mine alone behind a tap."""
    dossier = bezoek.dossier
    f = formulier(request, GingForm, plek="mijn-week", dossier_id=dossier.pk, is_drafted=False)

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        afspraak_id, _colon, uitkomst = data["uitkomst"].partition(":")
        afspraak = get_afspraak(dossier=dossier, afspraak_id=afspraak_id)
        afspraak.dossier = dossier
        record_uitkomst(
            afspraak=afspraak, uitkomst=uitkomst, door=bezoek.door, op=request.op, sleutel=sleutel
        )
        return redirect("portaal:stapje-ging", afspraak.pk)

    done = f.act(request, do, reverse("portaal:week"))
    today = timezone.localdate(request.op)
    week = read_week(dossier=dossier, vandaag=today)
    return done or render_portaal(
        request,
        bezoek,
        "week/week.html",
        f.status,
        f=f,
        nu=_rows(week.nu),
        later=_rows(week.later),
        apart=_rows(week.apart),
        klaar=week.klaar,
        vandaag=today,
        uitkomsten=list(outcome_words().items()),
    )


@portaal_view("hoe ging het")
def tell(request: HttpRequest, bezoek: Bezoek, afspraak_id: uuid.UUID) -> HttpResponse:
    """A kind answer that fits, a few own words, and a next or smaller step where that helps."""
    afspraak = get_afspraak(dossier=bezoek.dossier, afspraak_id=afspraak_id)
    afspraak.dossier = bezoek.dossier
    woorden = load_woorden().get(afspraak.uitkomst)
    f = formulier(
        request,
        WoordenForm,
        plek=f"mijn-stapje:{afspraak.pk}:ging",
        dossier_id=bezoek.dossier.pk,
        object=afspraak,
        initial={"uitkomst": afspraak.uitkomst, "geleerd": afspraak.geleerd},
        vraag=_(woorden.vraag) if woorden else _("Wilt u er iets bij zeggen?"),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_uitkomst(
            afspraak=afspraak,
            uitkomst=data["uitkomst"],
            geleerd=data["geleerd"],
            door=bezoek.door,
            op=request.op,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("portaal:week"), _("Uw woorden zijn bewaard."))
    return done or render_portaal(
        request, bezoek, "week/ging.html", f.status, f=f, afspraak=afspraak, woorden=woorden
    )


def _form(request: HttpRequest, bezoek: Bezoek, plek: str, **arguments: Any) -> Formulier:
    return formulier(request, StapjeForm, plek=plek, dossier_id=bezoek.dossier.pk, **arguments)


@portaal_view("een kleine stap")
def add(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """A small step of my own, or the next one after another (`?vervolg=<id>`), which begins with its words."""
    before = request.GET.get("vervolg")
    eerder = get_afspraak(dossier=bezoek.dossier, afspraak_id=before) if before else None
    initial = {name: getattr(eerder, name) for name in FIELDS} if eerder else {}
    initial["wanneer_op"] = _next_week(eerder, timezone.localdate(request.op))
    f = _form(request, bezoek, f"mijn-stapje:na:{eerder.pk if eerder else 'niets'}", initial=initial)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        links = {"stap": eerder.stap_id, "netwerklid": eerder.netwerklid_id} if eerder else {}
        record_afspraak(
            dossier=bezoek.dossier,
            door=bezoek.door,
            op=request.op,
            gegevens={**data, **_living(bezoek, links)},
            vervolg_op=eerder,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("portaal:week"), _("Uw stap staat erbij."))
    is_kleiner = bool(eerder and eerder.uitkomst and load_woorden()[eerder.uitkomst].kleiner)
    return done or render_portaal(
        request, bezoek, "week/stapje.html", f.status, f=f, eerder=eerder, is_kleiner=is_kleiner
    )


def _living(bezoek: Bezoek, links: dict[str, uuid.UUID | None]) -> dict[str, uuid.UUID]:
    """The person of the one before as far as they are still there, and the step, also when it was taken away.

    Its step says whether a small step is about safety; without it the words would stand open.
    """
    people = bezoek.dossier.netwerkleden.filter(pk=links.get("netwerklid"), verwijderd_op__isnull=True)
    living = {"netwerklid": links["netwerklid"]} if people.exists() else {}
    return living | ({"stap": links["stap"]} if links.get("stap") else {})


def _next_week(eerder: Afspraak | None, today: dt.date) -> dt.date | None:
    """The same day of the week as before, in the seven days after today."""
    if eerder is None or eerder.wanneer_op is None:
        return None
    return today + dt.timedelta(days=(eerder.wanneer_op.weekday() - today.weekday() - 1) % 7 + 1)


@portaal_view("een kleine stap")
def change(request: HttpRequest, bezoek: Bezoek, afspraak_id: uuid.UUID) -> HttpResponse:
    """One small step, in other words or on another day."""
    afspraak = get_afspraak(dossier=bezoek.dossier, afspraak_id=afspraak_id)
    afspraak.dossier = bezoek.dossier
    f = _form(
        request,
        bezoek,
        f"mijn-stapje:{afspraak.pk}",
        object=afspraak,
        initial={name: getattr(afspraak, name) for name in FIELDS},
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_afspraak(
            afspraak=afspraak, door=bezoek.door, op=request.op, gegevens=data, versie=versie, sleutel=sleutel
        )

    done = f.act(request, do, reverse("portaal:week"), _("Uw stap is bewaard."))
    return done or render_portaal(
        request, bezoek, "week/stapje.html", f.status, f=f, afspraak=afspraak, is_kleiner=False
    )


@portaal_view("wat eerder lukte")
def look_back(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """What worked and what I learned of it, the newest first."""
    bladzijde = page_of(request)
    rows, has_more = list_gelukt(dossier=bezoek.dossier, bladzijde=bladzijde)
    return render_portaal(
        request, bezoek, "week/terug.html", rijen=rows, has_more=has_more, bladzijde=bladzijde
    )
