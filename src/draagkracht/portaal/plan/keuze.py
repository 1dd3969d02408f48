"""Choosing between plans: what each asks of me, my wishes, what fits in my week, one of them, or none with words."""

from __future__ import annotations

import datetime as dt
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.planning.werker import warm
from draagkracht.sociale_kaart.interventies.selectors import list_interventies
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.aanpak.models import Planvoorstel
from draagkracht.werkproces.aanpak.planantwoord import agree_planvoorstel, get_keuze, list_afwijzingen
from draagkracht.werkproces.aanpak.planbeeld import Planbeeld, Plankaart
from draagkracht.werkproces.aanpak.planbronnen import begin_for
from draagkracht.werkproces.aanpak.planwerk import (
    choose_planvoorstel,
    record_behapbaar,
    record_planvoorstel,
    record_voorkeur,
    solve_planvoorstel,
)
from draagkracht.werkproces.aanpak.planwoorden import week_op
from draagkracht.werkproces.aanpak.selectors import (
    get_behapbaar,
    get_planvoorstel,
    list_plandoelen,
    list_stappen,
    list_voorkeuren,
)
from draagkracht.werkproces.dossier.models import Dossier

from ..deur import Bezoek, portaal_view, render_portaal
from .forms import WENSEN, GeenForm, KiesForm, RuimteForm, WensForm

MONDAYS = 4


def _picture(dossier: Dossier, voorstel: Planvoorstel) -> Planbeeld:
    return Planbeeld(
        voorstel,
        doelen=list_plandoelen(dossier=dossier),
        stappen=list_stappen(dossier=dossier),
        catalogus=list_interventies(gemeente=dossier.gemeente),
        voorkeuren=list_voorkeuren(dossier=dossier),
    )


def _new(picture: Planbeeld) -> list[Plankaart]:
    """The plans with something new in them, in the planner's order."""
    return [kaart for kaart in picture.kaarten() if kaart.nieuw]


@portaal_view("plannen om te kiezen")
def begin(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """To the newest plans; without any: what fits in the week, and the button that asks for plans."""
    f = formulier(request, KnopForm, plek="mijn-keuze", dossier_id=bezoek.dossier.pk, is_drafted=False)

    def ask(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        new = record_planvoorstel(dossier=bezoek.dossier, door=bezoek.door, op=request.op, sleutel=sleutel)
        return redirect("portaal:voorstel", new.pk)

    done = f.act(request, ask, reverse("portaal:keuze"))
    if done:
        return done
    newest = get_keuze(dossier=bezoek.dossier)
    if newest is not None and request.method == "GET" and "opnieuw" not in request.GET:
        return redirect("portaal:voorstel", newest.pk)
    warm()  # while this page is read, the planner starts
    return render_portaal(
        request, bezoek, "plan/keuze.html", f.status, f=f, ruimte=get_behapbaar(dossier=bezoek.dossier)
    )


@portaal_view("wat past in mijn week")
def ask_ruimte(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Hours a week and how many things at the same time, in the resident's own voice."""
    now = get_behapbaar(dossier=bezoek.dossier)
    names = ("uren_per_week", "tegelijk", "woorden")
    f = formulier(
        request,
        RuimteForm,
        plek="mijn-ruimte",
        dossier_id=bezoek.dossier.pk,
        object=now,
        initial={name: getattr(now, name) for name in names} if now else {},
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        numbers = {name: int(data[name]) for name in ("uren_per_week", "tegelijk")}
        record_behapbaar(
            dossier=bezoek.dossier,
            door=bezoek.door,
            op=request.op,
            gegevens={**numbers, "woorden": data["woorden"], "in_woorden_van": bezoek.stem},
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, reverse("portaal:keuze") + "?opnieuw", _("Uw antwoord is bewaard."))
    return done or render_portaal(request, bezoek, "plan/ruimte.html", f.status, f=f)


@portaal_view("plannen om te kiezen")
def show(request: HttpRequest, bezoek: Bezoek, voorstel_id: uuid.UUID) -> HttpResponse:
    """At most three plans below each other. While they are worked out the page stands; POST fetches the answer."""
    dossier = bezoek.dossier
    voorstel = get_planvoorstel(dossier=dossier, voorstel_id=voorstel_id)
    f = formulier(
        request, KnopForm, plek=f"mijn-reken:{voorstel_id}", dossier_id=dossier.pk, is_drafted=False
    )

    def solve(data: dict, *, sleutel: str, versie: int | None) -> None:
        solve_planvoorstel(voorstel=voorstel, op=request.op)

    done = f.act(request, solve, reverse("portaal:voorstel", args=[voorstel.pk]))
    if done and request.htmx:
        done = HttpResponse(
            headers={"HX-Refresh": "true"}
        )  # the whole page anew: it is read aloud from its top
    is_wachten = voorstel.uitvoer is None and not voorstel.fout
    picture = None if is_wachten else _picture(dossier, voorstel)
    kaarten = _new(picture) if picture else []
    return done or render_portaal(
        request,
        bezoek,
        "plan/voorstel.html",
        200 if request.htmx else f.status,
        f=f,
        voorstel=voorstel,
        is_wachten=is_wachten,
        kaarten=kaarten,
        is_geregeld=bool(picture and picture.settled() and not picture.doelen),
        meer=picture.more() if picture and not kaarten else [],
        afgewezen=list_afwijzingen(dossier=dossier).get(voorstel.pk),
    )


@portaal_view("een plan van dichtbij")
def show_plan(request: HttpRequest, bezoek: Bezoek, voorstel_id: uuid.UUID, nummer: int) -> HttpResponse:
    """One plan, step by step with the reasons; a wish beside each step, and choosing it."""
    dossier = bezoek.dossier
    voorstel = get_planvoorstel(dossier=dossier, voorstel_id=voorstel_id)
    kaart = next((row for row in _new(_picture(dossier, voorstel)) if row.nummer == nummer), None)
    if kaart is None:
        raise NietGevonden
    wens, kies = _plan_forms(request, bezoek, voorstel, nummer)
    here = reverse("portaal:voorstel-plan", args=[voorstel.pk, nummer])
    who = {"door": bezoek.door, "op": request.op}

    def wish(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        code, _colon, what = data["wens"].partition(":")
        if code not in {row.code for row in kaart.nieuw}:
            raise NietGevonden
        record_voorkeur(
            dossier=dossier, interventie=code, gegevens={"waarde": WENSEN[what]}, sleutel=sleutel, **who
        )
        return redirect(f"{here}#stap-{code}")

    def choose(data: dict, *, sleutel: str, versie: int | None) -> None:
        choose_planvoorstel(
            voorstel=voorstel, nummer=nummer, begin_op=data["begin_op"], sleutel=sleutel, **who
        )

    gekozen = _("Dit is nu uw plan. Lees de stappen rustig na.")
    done = wens.act(request, wish, here) or kies.act(request, choose, reverse("portaal:plan"), gekozen)
    return done or render_portaal(
        request,
        bezoek,
        "plan/voorstel_plan.html",
        max(wens.status, kies.status),
        voorstel=voorstel,
        kaart=kaart,
        wens=wens,
        kies=kies,
        has_wensen=any(row.wens and row.wens.waarde for row in kaart.nieuw),
    )


def _plan_forms(
    request: HttpRequest, bezoek: Bezoek, voorstel: Planvoorstel, nummer: int
) -> tuple[Formulier, Formulier]:
    """The two forms beside one plan: a wish about a step, and choosing it."""
    place, same = f"{voorstel.pk}:{nummer}", {"dossier_id": bezoek.dossier.pk, "is_drafted": False}
    maandagen = _mondays(voorstel, timezone.localdate(request.op))
    return (
        formulier(request, WensForm, plek=f"mijn-wens:{place}", **same),
        formulier(request, KiesForm, plek=f"mijn-kies:{place}", maandagen=maandagen, **same),
    )


def _mondays(voorstel: Planvoorstel, vandaag: dt.date) -> list[dt.date]:
    """The Monday the plan was worked out for, unless it is over, and those after it."""
    first = max(voorstel.begin_op, begin_for(vandaag))
    return [week_op(first, n) for n in range(MONDAYS)]


@portaal_view("geen van deze plannen")
def refuse(request: HttpRequest, bezoek: Bezoek, voorstel_id: uuid.UUID) -> HttpResponse:
    """None of these, in the resident's own words: the professional reads them beside the plans."""
    voorstel = get_planvoorstel(dossier=bezoek.dossier, voorstel_id=voorstel_id)
    f = formulier(request, GeenForm, plek=f"mijn-geen:{voorstel_id}", dossier_id=bezoek.dossier.pk)

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        agree_planvoorstel(
            voorstel=voorstel,
            door=bezoek.door,
            op=request.op,
            stem=bezoek.stem,
            woorden=data["woorden"],
            sleutel=sleutel,
        )

    kept = _("Bewaard. Uw hulpverlener kan het lezen.")
    done = f.act(request, do, reverse("portaal:voorstel", args=[voorstel.pk]), kept)
    return done or render_portaal(request, bezoek, "plan/geen.html", f.status, f=f, voorstel=voorstel)
