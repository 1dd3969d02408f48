"""The personal plan: a right that is told plainly, six small screens, and handing it in. Until then nobody reads along."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from draagkracht.entree.formulier import KnopForm, formulier
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.hulpvraag.models import PersoonlijkPlan
from draagkracht.werkproces.hulpvraag.plannen import (
    VELDEN,
    find_persoonlijk_plan,
    finish_persoonlijk_plan,
    is_elsewhere,
    last_day,
    save_persoonlijk_plan,
)

from ..deur import Bezoek, portaal_view, render_portaal
from .forms import PlanvraagForm, plan_vragen


def _answers(plan: PersoonlijkPlan | None) -> list[tuple[int, str, str, str]]:
    """Per screen its number, question, hint and answer ("" for none)."""
    return [(nummer, *plan_vragen()[veld], getattr(plan, veld, "")) for nummer, veld in enumerate(VELDEN, 1)]


def _begin(plan: PersoonlijkPlan | None) -> int:
    """The screen to go on with: the first without an answer after the last with one; after six the end."""
    filled = [nummer for nummer, *_rest, answer in _answers(plan) if answer.strip()]
    return max(filled, default=0) + 1


@portaal_view("mijn woorden")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """What the plan is for; begin, go on, or read what was handed in."""
    plan = find_persoonlijk_plan(dossier=bezoek.dossier, door=bezoek.door)
    dag = last_day(dossier=bezoek.dossier)
    return render_portaal(
        request,
        bezoek,
        "eigen_plan/begin.html",
        plan=plan,
        antwoorden=_answers(plan),
        verder=_begin(plan),
        is_elders=bezoek.is_samen and is_elsewhere(dossier=bezoek.dossier, door=bezoek.door),
        dag=dag,
        is_op_tijd=dag is not None and timezone.localdate(request.op) <= dag,
    )


def _writable(bezoek: Bezoek, plan: PersoonlijkPlan | None) -> bool:
    if plan is not None and plan.ingeleverd_op:
        return False
    return bezoek.may_write and not is_elsewhere(dossier=bezoek.dossier, door=bezoek.door)


def _address(nummer: int) -> str:
    if nummer > len(VELDEN):
        return reverse("portaal:eigen-plan-klaar")
    return reverse("portaal:eigen-plan-vraag", args=[nummer]) if nummer else reverse("portaal:eigen-plan")


@portaal_view("mijn woorden")
def write(request: HttpRequest, bezoek: Bezoek, nummer: int) -> HttpResponse:
    """One of the six. Going on keeps it, also when it is empty."""
    if not 1 <= nummer <= len(VELDEN):
        raise NietGevonden
    plan = find_persoonlijk_plan(dossier=bezoek.dossier, door=bezoek.door)
    if not _writable(bezoek, plan):
        return redirect("portaal:eigen-plan")
    veld = VELDEN[nummer - 1]
    f = formulier(
        request,
        PlanvraagForm,
        plek=f"eigen plan:{veld}",
        dossier_id=bezoek.dossier.pk,
        initial={veld: getattr(plan, veld, "")},
        object=plan,
        veld=veld,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        save_persoonlijk_plan(
            dossier=bezoek.dossier,
            door=bezoek.door,
            op=request.op,
            veld=veld,
            tekst=data[veld],
            versie=versie,
        )
        return redirect("portaal:eigen-plan" if "later" in request.POST else _address(nummer + 1))

    done = f.act(request, do, _address(nummer + 1))
    vraag, uitleg = plan_vragen()[veld]
    return done or render_portaal(
        request,
        bezoek,
        "eigen_plan/vraag.html",
        f.status,
        f=f,
        tekst=f.form[veld],
        vraag=vraag,
        uitleg=uitleg,
        nummer=nummer,
        totaal=len(VELDEN),
        terug=_address(nummer - 1),
    )


@portaal_view("mijn woorden")
def hand_in(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """Read it all back, change something, hand it in."""
    plan = find_persoonlijk_plan(dossier=bezoek.dossier, door=bezoek.door)
    if plan is None or not _writable(bezoek, plan):
        return redirect("portaal:eigen-plan")
    f = formulier(
        request, KnopForm, plek="eigen plan inleveren", dossier_id=bezoek.dossier.pk, is_drafted=False
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        finish_persoonlijk_plan(dossier=bezoek.dossier, door=bezoek.door, op=request.op, sleutel=sleutel)

    done = f.act(request, do, reverse("portaal:eigen-plan"))
    return done or render_portaal(
        request,
        bezoek,
        "eigen_plan/klaar.html",
        f.status,
        f=f,
        antwoorden=_answers(plan),
        terug=_address(len(VELDEN)),
    )


@portaal_view("mijn woorden", kanaal="afdruk")
def show_paper(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The plan on paper as it stands, with lines to write on where it is empty."""
    plan = find_persoonlijk_plan(dossier=bezoek.dossier, door=bezoek.door)
    return render_portaal(request, bezoek, "eigen_plan/papier.html", plan=plan, antwoorden=_answers(plan))
