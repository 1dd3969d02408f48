"""A goal of one's own, in small questions: one per screen, in own words, until it is read back.

Until the last screen the answers are a draft of whose they are; nobody else can read them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import formulier
from draagkracht.methodiek.doelhulp import Hint, review_doel
from draagkracht.methodiek.doelhulp_voorstel import Antwoorden, Doelvoorstel, compose_doel
from draagkracht.methodiek.instrument import pan_of
from draagkracht.methodiek.voorbeelddoelen import list_voorbeelddoelen
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.doelen.eigen_woorden import propose_eigen_doel
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.selectors import count_actief
from draagkracht.werkproces.doelen.services import MOST_ACTIVE
from draagkracht.werkproces.dossier.concepten import drop_concepten, get_concept, save_concept

from ..deur import Bezoek, portaal_view, render_portaal
from .eigen_forms import VRAGEN, WOORDEN, ZEKER, DoelvraagForm, EigenDoelForm, day_of, question_of
from .views import kept

PLEK = "mijn-doel:nieuw"
HINTED = ("geen_ik", "van_ander", "wens", "vaag", "gevoel", "ontkenning", "twee_doelen")


def _answers(bezoek: Bezoek) -> dict[str, str]:
    """What was answered so far, per question; what was passed over is "", and not yet asked is not there."""
    draft = get_concept(door=bezoek.door, dossier_id=bezoek.dossier.pk, plek=PLEK)
    return {vraag: value for vraag, value in draft.velden.items() if vraag in VRAGEN} if draft else {}


def _address(place: int) -> str:
    if place < 0:
        return reverse("portaal:doelen")
    if place >= len(VRAGEN):
        return reverse("portaal:doel-nieuw-klaar")
    return reverse("portaal:doel-nieuw-vraag", args=[VRAGEN[place]])


@portaal_view("eigen doel")
def begin(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """To the question where somebody stopped; the first for who begins."""
    if not bezoek.may_write:
        return redirect("portaal:doelen")
    answers = _answers(bezoek)
    return redirect(
        _address(next((n for n, vraag in enumerate(VRAGEN) if vraag not in answers), len(VRAGEN)))
    )


@portaal_view("eigen doel")
def ask(request: HttpRequest, bezoek: Bezoek, vraag: str) -> HttpResponse:
    """One question. Going on keeps the answer, also an empty one."""
    if vraag not in VRAGEN:
        raise NietGevonden
    if not bezoek.may_write:
        return redirect("portaal:doelen")
    answers, place, dossier = _answers(bezoek), VRAGEN.index(vraag), bezoek.dossier
    f = formulier(
        request,
        DoelvraagForm,
        plek=f"{PLEK}:{vraag}",
        dossier_id=dossier.pk,
        initial={"antwoord": answers.get(vraag)},
        welke=vraag,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        save_concept(
            account_id=bezoek.door.pk,
            dossier_id=dossier.pk,
            plek=PLEK,
            velden={**answers, vraag: data["antwoord"]},
            op=request.op,
        )
        return redirect("portaal:doelen" if "later" in request.POST else _address(place + 1))

    done = f.act(request, do, _address(place + 1))
    kop, uitleg = question_of(vraag)
    return done or render_portaal(
        request,
        bezoek,
        "doelen/nieuw_vraag.html",
        f.status,
        f=f,
        kop=kop,
        uitleg=uitleg,
        is_woorden=vraag in WOORDEN,
        nummer=place + 1,
        totaal=len(VRAGEN),
        gezegd=answers.get("anders", "") if place else "",
        voorbeelden=list_voorbeelddoelen(answers.get("onderdeel", ""))[:4] if vraag == "doen" else [],
        terug=_address(place - 1),
    )


def _propose(answers: dict[str, str]) -> Doelvoorstel:
    words = {vraag: answers.get(vraag, "") for vraag in WOORDEN}
    return compose_doel(Antwoorden(**words, zekerheid=ZEKER.get(answers.get("zeker", ""))))


@portaal_view("eigen doel")
def finish(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The goal as it came of the answers: read, change a word, and it is the resident's goal."""
    answers, dossier = _answers(bezoek), bezoek.dossier
    if not bezoek.may_write:
        return redirect("portaal:doelen")
    if not pan_of(answers.get("onderdeel", "")):
        return redirect(_address(VRAGEN.index("onderdeel")) if answers else "portaal:doel-nieuw")
    proposal, today = _propose(answers), timezone.localdate(request.op)
    day = day_of(answers.get("wanneer", ""), today)
    f = formulier(
        request,
        EigenDoelForm,
        plek=f"{PLEK}:klaar",
        dossier_id=dossier.pk,
        initial={"tekst": proposal.tekst},
        is_vol=count_actief(dossier=dossier) >= MOST_ACTIVE,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> HttpResponse:
        doel = propose_eigen_doel(
            dossier=dossier,
            door=bezoek.door,
            op=request.op,
            **_composed(data["tekst"], answers, day),
            status=data.get("status") or Doel.Status.ACTIEF,
            reden=_("Dit kies ik voor later."),
            sleutel=sleutel,
        )
        drop_concepten(door=bezoek.door, dossier_id=dossier.pk, begin=PLEK)
        messages.success(request, kept())
        return redirect("portaal:doel", doel.pk)

    done = f.act(request, do, reverse("portaal:doelen"))
    written = str(f.form["tekst"].value() or "")
    return done or render_portaal(
        request,
        bezoek,
        "doelen/nieuw.html",
        f.status,
        f=f,
        antwoorden=[(question_of(vraag)[0], _address(n), answers[vraag]) for n, vraag in _told(answers)],
        dag=day,
        kleiner=proposal.niveaus[1] if proposal.kleiner else "",
        is_onzeker=bool(proposal.kleiner),
        wenken=_hints(written, day, today),
        terug=_address(len(VRAGEN) - 1),
    )


def _composed(tekst: str, answers: dict[str, str], day: dt.date | None) -> dict[str, Any]:
    """The goal with the answers it came from, as `propose_eigen_doel` takes them; how it is now is the lowest level."""
    nu = answers.get("nu", "")
    levels = compose_doel(Antwoorden(doel=tekst, nu=nu)).niveaus if nu else ()
    onderdeel = answers["onderdeel"]
    return {
        "gegevens": {"tekst": tekst, "onderdeel": onderdeel, "streef_op": day, "niveaus": list(levels)},
        "woorden": {vraag: answers.get(vraag, "") for vraag in WOORDEN},
        "zekerheid": ZEKER.get(answers.get("zeker", "")),
    }


def _told(answers: dict[str, str]) -> list[tuple[int, str]]:
    return [
        (n, vraag) for n, vraag in enumerate(VRAGEN) if vraag in WOORDEN and answers.get(vraag, "").strip()
    ]


def _hints(written: str, day: dt.date | None, today: dt.date) -> list[Hint]:
    """At most two kind hints about the words themselves. The rules read Dutch, so only on a Dutch page."""
    if not written.strip() or get_language() != "nl":
        return []
    return [hint for hint in review_doel(written, day, today) if hint.code in HINTED][:2]
