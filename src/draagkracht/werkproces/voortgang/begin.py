"""What is there for a resident now: the next thing first, in as many queries whatever the dossier holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..aanpak.selectors import latest_akkoorden, list_planversies
from ..doelen.models import Doel
from ..doelen.selectors import list_doelstandpunten
from ..dossier.contact.models import Bericht
from ..dossier.models import Dossier, Stem
from ..hulpvraag.models import Hulpvraag, PersoonlijkPlan
from ..meting.models import Meting, Moment
from ..uitvoering.models import Afspraak
from ..uitvoering.selectors import list_afspraken
from ..vraagverheldering.selectors import get_visie, list_visiestandpunten

PLAN_DAGEN = 7  # Wmo 2015, article 2.3.2: a personal plan may be handed in within seven days


@dataclass(frozen=True)
class Begin:
    """`meting` is "beginnen", "verder" or ""; `te_beslissen` counts what waits for the resident's answer.

    `plan_dagen` is how many days are left to hand in a plan of one's own, None when that is over or done.
    """

    has_vraag: bool
    plan_dagen: int | None
    meting: str
    te_beslissen: int
    afspraken: list[Afspraak]
    has_plan: bool
    ongelezen: int


def get_begin(*, dossier: Dossier, vandaag: dt.date) -> Begin:
    """Everything the resident's first page shows."""
    last = list_planversies(dossier=dossier).first()
    waiting = _waiting_doelen(dossier) + _waiting_visie(dossier)
    if last is not None and Stem.INWONER not in latest_akkoorden(dossier=dossier, versie=last):
        waiting += 1
    unread = Bericht.objects.filter(dossier=dossier, gelezen_op__isnull=True).exclude(stem=Stem.INWONER)
    own = Hulpvraag.objects.filter(dossier=dossier, gesteld_door=Hulpvraag.GesteldDoor.INWONER)
    return Begin(
        has_vraag=own.exists(),
        plan_dagen=_plan_days(dossier, vandaag),
        meting=_meting(dossier),
        te_beslissen=waiting,
        afspraken=list_afspraken(dossier=dossier, vandaag=vandaag).deze_week,
        has_plan=last is not None,
        ongelezen=unread.count(),
    )


def _waiting_doelen(dossier: Dossier) -> int:
    """Goals of now to which the resident gave no answer since they read as they do."""
    doelen = list(dossier.doelen.filter(status=Doel.Status.ACTIEF))
    said = list_doelstandpunten(dossier=dossier, doelen=doelen)
    answers = (said.get(doel.pk, {}).get(Stem.INWONER) for doel in doelen)
    return sum(1 for answer in answers if answer is None or not answer.is_actueel)


def _waiting_visie(dossier: Dossier) -> int:
    visie = get_visie(dossier=dossier)
    if visie is None or not visie.tekst.strip():
        return 0
    answer = list_visiestandpunten(dossier=dossier, visie=visie).get(Stem.INWONER)
    return int(answer is None or not answer.is_actueel)


def _meting(dossier: Dossier) -> str:
    """Whether the resident's voice is asked for at the last moment, and whether it was begun."""
    moment = Moment.objects.filter(dossier=dossier).order_by("-op").first()
    if moment is None or moment.ontbrekende_stem == Stem.INWONER:
        return ""
    own = Meting.objects.filter(moment=moment, stem=Stem.INWONER).first()
    if own is None:
        return "beginnen"
    return "" if own.afgerond_op else "verder"


def _plan_days(dossier: Dossier, vandaag: dt.date) -> int | None:
    """Days left, today counted as one; None when the time is over or the plan was handed in."""
    left = PLAN_DAGEN - (vandaag - dossier.geopend_op.date()).days
    if left <= 0 or PersoonlijkPlan.objects.filter(dossier=dossier, ingeleverd_op__isnull=False).exists():
        return None
    return left
