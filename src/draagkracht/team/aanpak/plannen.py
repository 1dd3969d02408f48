"""Working out plans at the team's door: what is manageable, wishes, up to three plans, and choosing one."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.schaal import DRAAGLAST, VEILIGHEID, niveauwoord
from draagkracht.planning.werker import warm
from draagkracht.sociale_kaart.interventies import Interventie
from draagkracht.sociale_kaart.interventies.selectors import list_interventies
from draagkracht.sociale_kaart.interventies.woorden import load_woorden, word_of
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.aanpak.models import Planvoorstel, Voorkeur
from draagkracht.werkproces.aanpak.planantwoord import list_afwijzingen
from draagkracht.werkproces.aanpak.planbeeld import Planbeeld, Plankaart, Planregel
from draagkracht.werkproces.aanpak.planbronnen import Planbronnen, begin_for, facts_of, get_planbronnen
from draagkracht.werkproces.aanpak.planmogelijk import list_mogelijkheden
from draagkracht.werkproces.aanpak.planregels import Doelfeit, Planfeiten, fasen_of
from draagkracht.werkproces.aanpak.planstap import helper_word
from draagkracht.werkproces.aanpak.planweg import left_out_word
from draagkracht.werkproces.aanpak.planwerk import (
    change_planvoorstel,
    choose_planvoorstel,
    record_behapbaar,
    record_planvoorstel,
    record_voorkeur,
    solve_planvoorstel,
)
from draagkracht.werkproces.aanpak.planwoorden import uren_woord, week_op, weken_woord
from draagkracht.werkproces.aanpak.raad import PHASES
from draagkracht.werkproces.aanpak.selectors import (
    get_behapbaar,
    get_planvoorstel,
    list_gedeeld,
    list_plandoelen,
    list_planvoorstellen,
    list_voorkeuren,
)
from draagkracht.werkproces.aanpak.services import STAP
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.models import Dossier

from ..deur import dossier_view, is_writable, render_dossier
from .planvormen import BehapbaarForm, KiesPlanForm, PlanknopForm, VoorkeurForm
from .tonen import picture_of

MONDAYS = 4
WOORDEN = {
    "uren_woord": uren_woord,
    "weken_woord": weken_woord,
    "helper_word": helper_word,
    "left_out_word": left_out_word,
    "word_of": word_of,
    "bewijzen": load_woorden()["bewijs"],
}
PAGINA = "aanpak: plannen"


def _page(name: str, dossier: Dossier, *args: object) -> str:
    return reverse(f"team:{name}", args=[dossier.pk, *args])


def _proposed(dossier: Dossier, voorstel: Planvoorstel) -> HttpResponse:
    return redirect(_page("planvoorstel", dossier, voorstel.pk))


@dossier_view(PAGINA)
def show(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """What goes into the plans, and the button that asks for them. For the professional: it tells what stays apart."""
    f = formulier(request, KnopForm, plek="plannen", dossier_id=dossier.pk, is_drafted=False)

    def ask(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        return _proposed(
            dossier, record_planvoorstel(dossier=dossier, door=request.user, op=request.op, sleutel=sleutel)
        )

    done = f.act(request, ask, _page("plannen", dossier))
    begin_op = begin_for(timezone.localdate(request.op))
    bronnen = get_planbronnen(dossier=dossier, begin_op=begin_op)
    warm()  # while people read this page, the planner starts
    return done or render_dossier(
        request,
        dossier,
        "team/aanpak/plannen.html",
        STAP,
        f.status,
        f=f,
        bronnen=bronnen,
        begin_op=begin_op,
        behapbaar=get_behapbaar(dossier=dossier),
        wensen=_named(dossier, list_voorkeuren(dossier=dossier)),
        voorstellen=list_planvoorstellen(dossier=dossier),
        afwijzingen=list_afwijzingen(dossier=dossier),
        doelregels=_goals(bronnen),
    )


def _goals(bronnen: Planbronnen) -> list[tuple[Doel, str, list[str]]]:
    """Per goal the name of its part, and in words what the plan will look for and why."""
    names = {part.code: part.naam for part in load_instrument().onderdelen}
    feiten = facts_of(bronnen)
    return [
        (doel, names.get(doel.onderdeel, ""), _why_phases(fact, feiten))
        for doel, fact in zip(bronnen.doelen, feiten.doelen, strict=True)
    ]


def _why_phases(doel: Doelfeit, feiten: Planfeiten) -> list[str]:
    ernst, fasen = feiten.lasten.get(doel.onderdeel), fasen_of(doel, feiten)
    facts = (
        (ernst is not None, lambda: _("weegt nu: %s") % niveauwoord(DRAAGLAST, ernst)),
        (doel.onderdeel in feiten.klem, lambda: _("zit klem: eerst lucht, geen oefening")),
        (fasen == [PHASES[0]], lambda: _("eerst lucht; leren is hier niet nodig")),
        (fasen == [*PHASES[:2]], lambda: _("eerst lucht, daarna leren")),
        (fasen == [PHASES[1]], lambda: _("hier is nog weinig van: leren hoort erbij")),
    )
    return [say() for holds, say in facts if holds]


def _named(dossier: Dossier, voorkeuren: dict[str, Voorkeur]) -> list[tuple[Interventie, Voorkeur]]:
    """The wishes that say something, with the intervention each is about."""
    rows = {row.code: row for row in list_interventies(gemeente=dossier.gemeente)}
    said = [wish for wish in voorkeuren.values() if wish.waarde or wish.vast_op or wish.woorden]
    return [(rows[wish.interventie], wish) for wish in said if wish.interventie in rows]


@dossier_view("aanpak: wat is behapbaar")
def ask_behapbaar(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """One calm screen for the resident: hours a week, and how many things at the same time."""
    now = get_behapbaar(dossier=dossier)
    fields = BehapbaarForm.base_fields
    f = formulier(
        request,
        BehapbaarForm,
        plek="behapbaar",
        dossier_id=dossier.pk,
        object=now,
        initial={field: getattr(now, field) for field in fields} if now else {},
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_behapbaar(
            dossier=dossier,
            door=request.user,
            op=request.op,
            gegevens=data,
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, _page("plannen", dossier))
    context = {"dossier": dossier, "f": f, "may_write": is_writable(dossier), "now": now}
    return done or render(request, "team/aanpak/behapbaar.html", context, status=f.status)


@dossier_view("aanpak: wat is er mogelijk")
def show_mogelijk(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Per goal what could help, to read together and to say something of."""
    bronnen = get_planbronnen(dossier=dossier, begin_op=begin_for(timezone.localdate(request.op)))
    return render_dossier(
        request,
        dossier,
        "team/aanpak/mogelijk.html",
        STAP,
        mogelijk=list_mogelijkheden(bronnen=bronnen, catalogus=list_interventies(gemeente=dossier.gemeente)),
        voorkeuren=list_voorkeuren(dossier=dossier),
        **WOORDEN,
    )


@dossier_view("aanpak: interventie")
def show_interventie(request: HttpRequest, dossier: Dossier, code: str) -> HttpResponse:
    """One intervention: what it is and asks, how sure people are that it helps, and the resident's own wish."""
    rows = {row.code: row for row in list_interventies(gemeente=dossier.gemeente)}
    if code not in rows:
        raise NietGevonden
    wish = list_voorkeuren(dossier=dossier).get(code)
    begin_op = begin_for(timezone.localdate(request.op))
    f = formulier(
        request,
        VoorkeurForm,
        plek=f"voorkeur:{code}",
        dossier_id=dossier.pk,
        initial=_initial_of(wish, begin_op),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        record_voorkeur(
            dossier=dossier,
            door=request.user,
            op=request.op,
            interventie=code,
            gegevens=_wish_in(data, begin_op),
            sleutel=sleutel,
        )

    # Who reads the list of what could help goes on reading there.
    lijst = "lijst" in request.GET
    then = _page("mogelijk", dossier) + f"#{code}" if lijst else _page("plannen", dossier)
    done = f.act(request, do, then, _("Uw wens is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/aanpak/interventie.html",
        STAP,
        f.status,
        f=f,
        deze=rows[code],
        wens=wish,
        terug=then,
        is_lijst=lijst,
        **WOORDEN,
    )


def _initial_of(wish: Voorkeur | None, begin_op: dt.date) -> dict[str, Any]:
    if wish is None:
        return {}
    week = (wish.vast_op - begin_op).days // 7 + 1 if wish.vast_op else None
    return {"waarde": wish.waarde, "woorden": wish.woorden, "week": week if week and week > 0 else None}


def _wish_in(data: dict[str, Any], begin_op: dt.date) -> dict[str, Any]:
    """The wish as it was filled in. Who says no leaves the week out: both together cannot be."""
    week = None if data["waarde"] == Voorkeur.Waarde.NEE else data["week"]
    vast_op = week_op(begin_op, week - 1) if week else None
    return {"waarde": data["waarde"], "woorden": data["woorden"], "vast_op": vast_op}


@dossier_view("aanpak: planvoorstel")
def show_voorstel(request: HttpRequest, dossier: Dossier, voorstel_id: uuid.UUID) -> HttpResponse:
    """Up to three plans beside each other. While they are worked out the page stands; POST fetches the answer."""
    voorstel = get_planvoorstel(dossier=dossier, voorstel_id=voorstel_id)
    f = formulier(request, KnopForm, plek=f"reken:{voorstel_id}", dossier_id=dossier.pk, is_drafted=False)

    def solve(data: dict, *, sleutel: str, versie: int | None) -> None:
        solve_planvoorstel(voorstel=voorstel, op=request.op)

    done = f.act(request, solve, _page("planvoorstel", dossier, voorstel.pk))
    beeld = _picture(dossier, voorstel)
    kaarten = beeld.kaarten()
    return done or render_dossier(
        request,
        dossier,
        "team/aanpak/voorstel.html",
        STAP,
        # htmx shows no answer that is called an error; without it the address tells that something was refused.
        200 if request.htmx else f.status,
        f=f,
        voorstel=voorstel,
        kaarten=kaarten,
        beelden={kaart.nummer: picture_of(kaart, voorstel) for kaart in kaarten},
        weggelaten=beeld.left_out(),
        meer=beeld.more(),
        geregeld=beeld.settled(),
        losgelaten=beeld.let_go(),
        afgewezen=list_afwijzingen(dossier=dossier).get(voorstel.pk),
        behapbaar=voorstel.invoer["behapbaar"],
    )


def _picture(dossier: Dossier, voorstel: Planvoorstel) -> Planbeeld:
    return Planbeeld(
        voorstel,
        # What came to be about safety after the question is not on this page: others may be at the table.
        doelen={
            pk: doel for pk, doel in list_plandoelen(dossier=dossier).items() if doel.onderdeel != VEILIGHEID
        },
        stappen=list_gedeeld(dossier=dossier),
        catalogus=list_interventies(gemeente=dossier.gemeente),
        voorkeuren=list_voorkeuren(dossier=dossier),
    )


def _card(dossier: Dossier, voorstel_id: uuid.UUID, nummer: int) -> tuple[Planvoorstel, Plankaart]:
    """One proposed plan. Raises NietGevonden for a number that is not there."""
    voorstel = get_planvoorstel(dossier=dossier, voorstel_id=voorstel_id)
    kaarten = _picture(dossier, voorstel).kaarten()
    if not 1 <= nummer <= len(kaarten):
        raise NietGevonden
    return voorstel, kaarten[nummer - 1]


@dossier_view("aanpak: planvoorstel")
def show_plan(request: HttpRequest, dossier: Dossier, voorstel_id: uuid.UUID, nummer: int) -> HttpResponse:
    """One plan, step by step with the reasons; wishes and moves ask for new plans around what people fixed."""
    voorstel, kaart = _card(dossier, voorstel_id, nummer)
    forms = {
        regel.code: formulier(
            request,
            PlanknopForm,
            plek=f"plan:{voorstel_id}:{regel.code}",
            dossier_id=dossier.pk,
            prefix=regel.code,
            is_drafted=False,
        )
        for regel in kaart.nieuw
    }
    here = _page("voorgesteld-plan", dossier, voorstel.pk, nummer)
    for regel in kaart.nieuw:
        if done := forms[regel.code].act(request, _changer(request, dossier, voorstel, regel), here):
            return done
    return render_dossier(
        request,
        dossier,
        "team/aanpak/voorgesteld.html",
        STAP,
        max((f.status for f in forms.values()), default=200),
        voorstel=voorstel,
        kaart=kaart,
        beelden={kaart.nummer: picture_of(kaart, voorstel)},
        forms=forms,
    )


def _changer(
    request: HttpRequest, dossier: Dossier, voorstel: Planvoorstel, regel: Planregel
) -> Callable[..., HttpResponse]:
    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        new = change_planvoorstel(
            dossier=dossier,
            door=request.user,
            op=request.op,
            interventie=regel.code,
            gegevens=_wish_of(data, voorstel.begin_op, regel.van),
            sleutel=sleutel,
        )
        return _proposed(dossier, new)

    return do


def _wish_of(data: dict[str, Any], begin_op: dt.date, van: int) -> dict[str, Any]:
    """What a button means for the wish about this step, that stands in week `van`."""
    weeks = {"eerder": van - 1, "later": van + 1, "week": (data["week"] or 1) - 1}
    values = {
        "graag": Voorkeur.Waarde.GRAAG,
        "geen": Voorkeur.Waarde.GEEN,
        "liever_niet": Voorkeur.Waarde.LIEVER_NIET,
        "nee": Voorkeur.Waarde.NEE,
    }
    what = data["doe"]
    if what in values:
        return {"waarde": values[what]}
    return {"vast_op": None if what == "los" else week_op(begin_op, max(0, weeks[what]))}


@dossier_view("aanpak: plan kiezen")
def choose(request: HttpRequest, dossier: Dossier, voorstel_id: uuid.UUID, nummer: int) -> HttpResponse:
    """'Dit wordt ons plan': on which Monday it begins, and what then stands in the aanpak."""
    voorstel, kaart = _card(dossier, voorstel_id, nummer)
    f = formulier(
        request,
        KiesPlanForm,
        plek=f"kies:{voorstel_id}:{nummer}",
        dossier_id=dossier.pk,
        maandagen=_mondays(voorstel, timezone.localdate(request.op)),
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        choose_planvoorstel(
            voorstel=voorstel,
            nummer=nummer,
            begin_op=data["begin_op"],
            door=request.user,
            op=request.op,
            sleutel=sleutel,
        )

    gedaan = _("De stappen staan klaar. Lees ze samen na. Daarna maakt u er hieronder jullie plan van.")
    done = f.act(request, do, _page("aanpak", dossier), gedaan)
    return done or render_dossier(
        request, dossier, "team/aanpak/kiezen.html", STAP, f.status, f=f, voorstel=voorstel, kaart=kaart
    )


def _mondays(voorstel: Planvoorstel, vandaag: dt.date) -> list[dt.date]:
    """The Monday the plan was worked out for, unless it is over, and those after it."""
    first = max(voorstel.begin_op, begin_for(vandaag))
    return [week_op(first, n) for n in range(MONDAYS)]
