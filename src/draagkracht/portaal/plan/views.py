"""My plan: the steps with when, who and what I learn, what changed, and the answer; and the same on paper."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import formulier
from draagkracht.ui.papier.pdf import make_pdf
from draagkracht.ui.papier.woorden import plan_words
from draagkracht.werkproces.aanpak.metwie import place_of, who_of
from draagkracht.werkproces.aanpak.models import Stap
from draagkracht.werkproces.aanpak.planantwoord import agree_stappen, get_keuze, kenmerk_of
from draagkracht.werkproces.aanpak.selectors import Planstand, get_planstand, is_apart, list_stappen
from draagkracht.werkproces.dossier.models import Akkoord
from draagkracht.werkproces.dossier.zeggenschap import list_to_ask
from draagkracht.werkproces.voortgang.papier import collect_plan, period

from ..deur import Bezoek, portaal_view, render_portaal
from ..mening.tonen import ask_after
from .forms import PlanantwoordForm


@dataclass(frozen=True)
class Stapregel:
    """One step as it is read. `doelen` are the texts of the goals it serves."""

    stap: Stap
    wanneer: str
    wie: str
    waar: str
    doelen: list[str]
    is_nieuw: bool


def _lines(stappen: list[Stap], nieuw: frozenset[str]) -> list[Stapregel]:
    return [
        Stapregel(
            stap,
            period(stap),
            who_of(stap),
            place_of(stap),
            [doel.tekst for doel in stap.doelen.all()],
            str(stap.pk) in nieuw,
        )
        for stap in stappen
    ]


def _said(stand: Planstand, stem: str) -> str:
    """What the resident answered to the plan as it is now."""
    akkoord = stand.akkoorden.get(stem)
    if akkoord is None:
        return ""
    if stand.veranderd:
        return _("Het plan is anders dan toen u keek. Kijk nog een keer.")
    if akkoord.antwoord == Akkoord.Antwoord.AKKOORD:
        return _("U zei: ja, dit is mijn plan.")
    return _("U wilt dit plan anders. Uw hulpverlener leest uw woorden.")


@portaal_view("mijn plan")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The steps of now, open ones first; those about safety are apart. An answer keeps what was read as a version."""
    dossier = bezoek.dossier
    stappen = list_stappen(dossier=dossier)
    shared = [stap for stap in stappen if not is_apart(stap)]
    f = formulier(
        request,
        PlanantwoordForm,
        plek="mijn-plan",
        dossier_id=dossier.pk,
        initial={"kenmerk": kenmerk_of(shared)},
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        agree_stappen(
            dossier=dossier, door=bezoek.door, op=request.op, stem=bezoek.stem, sleutel=sleutel, **data
        )

    done = f.act(request, do, reverse("portaal:plan"), _("Uw antwoord is bewaard."))
    stand = get_planstand(dossier=dossier, stappen=stappen)
    answer = stand.akkoorden.get(bezoek.stem)
    is_now = answer is not None and not stand.veranderd
    still = (Stap.Status.GEPLAND, Stap.Status.LOOPT)
    lines = _lines(shared, stand.nieuw if stand.versie else frozenset())
    return done or render_portaal(
        request,
        bezoek,
        "plan/plan.html",
        f.status,
        f=f,
        kenmerk=kenmerk_of(shared),
        nu=[line for line in lines if line.stap.status in still],
        klaar=[line for line in lines if line.stap.status not in still],
        apart=_lines([stap for stap in stappen if is_apart(stap)], frozenset()),
        veranderd=stand.veranderd if stand.versie else [],
        gezegd=_said(stand, bezoek.stem),
        woorden=answer.woorden if answer and is_now else "",
        is_akkoord=is_now and answer.antwoord == Akkoord.Antwoord.AKKOORD,
        keuze=get_keuze(dossier=dossier),
        mening=ask_after(bezoek, list_to_ask(dossier=dossier, op=request.op), "aanpak"),
    )


@portaal_view("mijn plan op papier", kanaal="pdf")
def print_plan(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The plan to print and put on the fridge: large, and nothing about safety. Its name says nothing of what it is."""
    gegevens = collect_plan(dossier=bezoek.dossier, op=request.op)
    pdf = make_pdf("plan", {**gegevens, "woorden": plan_words()}, op=request.op)
    response = HttpResponse(pdf, content_type="application/pdf")
    name = f"papier-{timezone.localtime(request.op):%Y-%m-%d}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
