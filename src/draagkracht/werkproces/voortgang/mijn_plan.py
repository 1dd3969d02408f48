"""What is the resident's to do now: this week's small steps, and what waits for an answer. For the resident's own eyes.

Everything about safety is apart, so that a page can keep it behind one tap and leave it out of files and paper.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from ..aanpak.planantwoord import get_keuze, list_afwijzingen
from ..aanpak.selectors import get_planstand, is_apart, list_stappen
from ..doelbereiking.selectors import Doelstand, is_to_judge, list_doelstanden
from ..doelen.models import Doel
from ..doelen.selectors import list_doelstandpunten
from ..dossier.models import Dossier, Stem
from ..dossier.zeggenschap import list_to_ask
from ..uitvoering.models import Afspraak
from ..vraagverheldering.selectors import get_visie, list_visiestandpunten
from .papier import is_veiligheid

MANY = 200
SOME = 3
STAYS = dt.timedelta(weeks=4)
DONE = (Afspraak.Uitkomst.GELUKT, Afspraak.Uitkomst.BIJNA)


@dataclass(frozen=True)
class Weekstand:
    """Small steps: for now (what has no day, or a day until Sunday), for later, those about safety, and what is done.

    One that did not work out yet stays where it stood, for as long as it has no other after it: at most `STAYS`.
    """

    nu: list[Afspraak] = field(default_factory=list)
    later: list[Afspraak] = field(default_factory=list)
    apart: list[Afspraak] = field(default_factory=list)
    klaar: list[Afspraak] = field(default_factory=list)


@dataclass(frozen=True)
class Aandebeurt:
    """What the first page of the resident can offer, the most useful first: at most a few of each.

    `has_visie`, `has_plan` and `has_keuze` say that there is something to read and to answer; `mening` is the step the three
    questions are about, or "". `nu` are this week's small steps. Nothing of it is about safety.
    """

    nu: list[Afspraak]
    doelen: list[Doel]
    hoe: list[Doel]
    has_visie: bool
    has_plan: bool
    has_keuze: bool
    mening: str


def read_week(*, dossier: Dossier, vandaag: dt.date) -> Weekstand:
    """This week until Sunday, what comes later, and what was done since Monday. A fixed number of queries."""
    monday = vandaag - dt.timedelta(days=vandaag.weekday())
    sunday = monday + dt.timedelta(days=6)
    again = Q(uitkomst=Afspraak.Uitkomst.NOG_NIET, uitkomst_op__date__gt=vandaag - STAYS)
    again &= ~Exists(Afspraak.objects.filter(vervolg_op=OuterRef("pk")))
    done = Q(uitkomst__in=DONE, uitkomst_op__date__gte=monday)
    rows = dossier.afspraken.filter(Q(uitkomst="") | again | done).select_related("stap", "netwerklid")
    rows = rows.prefetch_related("stap__doelen", "stap__krachten")
    week = Weekstand()
    for row in rows.order_by(F("wanneer_op").asc(nulls_last=True), "op")[:MANY]:
        is_done = row.uitkomst in DONE
        if row.stap is not None and is_apart(row.stap):
            week.apart.extend([] if is_done else [row])
        elif is_done:
            week.klaar.append(row)
        elif row.wanneer_op is None or row.wanneer_op <= sunday:
            week.nu.append(row)
        else:
            week.later.append(row)
    return week


def list_agenda(*, dossier: Dossier) -> list[Afspraak]:
    """The open small steps with a day, for a calendar: nothing about safety."""
    rows = dossier.afspraken.filter(Q(uitkomst=""), wanneer_op__isnull=False).select_related("stap")
    rows = rows.prefetch_related("stap__doelen", "stap__krachten").order_by("wanneer_op", "op")[:MANY]
    return [row for row in rows if row.stap is None or not is_apart(row.stap)]


def list_to_answer(*, dossier: Dossier, doelen: Iterable[Doel]) -> list[Doel]:
    """The active goals to which the resident did not answer yet, or not as they stand now. Two queries."""
    active = [doel for doel in doelen if doel.status == Doel.Status.ACTIEF]
    standen = list_doelstandpunten(dossier=dossier, doelen=active)
    answers = ((doel, standen.get(doel.pk, {}).get(Stem.INWONER)) for doel in active)
    return [doel for doel, stand in answers if stand is None or not stand.is_actueel]


def read_aan_de_beurt(*, dossier: Dossier, op: dt.datetime) -> Aandebeurt:
    """What waits for the resident now, in a fixed number of queries."""
    today = timezone.localdate(op)
    standen: list[Doelstand] = [s for s in list_doelstanden(dossier=dossier) if not is_veiligheid(s.doel)]
    visie = get_visie(dossier=dossier)
    seen = list_visiestandpunten(dossier=dossier, visie=visie).get(Stem.INWONER)
    keuze = get_keuze(dossier=dossier)
    asked = list_to_ask(dossier=dossier, op=op)
    doelen = list_to_answer(dossier=dossier, doelen=[stand.doel for stand in standen])
    return Aandebeurt(
        nu=[row for row in read_week(dossier=dossier, vandaag=today).nu if not row.uitkomst][:SOME],
        doelen=doelen[:SOME],
        hoe=[stand.doel for stand in standen if is_to_judge(stand, today)][:SOME],
        has_visie=bool(visie and visie.tekst and not (seen and seen.is_actueel)),
        has_plan=_has_plan(dossier),
        has_keuze=keuze is not None and keuze.pk not in list_afwijzingen(dossier=dossier),
        mening=asked[0] if asked else "",
    )


def _has_plan(dossier: Dossier) -> bool:
    """Whether the steps of now still wait for the resident's answer."""
    stappen = [stap for stap in list_stappen(dossier=dossier) if not is_apart(stap)]
    if not stappen:
        return False
    stand = get_planstand(dossier=dossier, stappen=stappen)
    return stand.versie is None or bool(stand.veranderd) or Stem.INWONER not in stand.akkoorden
