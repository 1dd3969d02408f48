"""The personal plan: the resident's own until it is handed in, then verbatim for everybody, and where the talk begins.

Writing it is no act in the dossier: that somebody is at it is theirs too. Only handing it in is written down.
"""

from __future__ import annotations

import datetime as dt
import re

from django.db import transaction
from django.utils import timezone

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..dossier.models import Dossier, Stem
from ..dossier.services import check_versie, record_handeling, save_versioned
from .models import PersoonlijkPlan
from .services import STAP

VELDEN = ("speelt", "anders", "zelf", "anderen", "nodig", "belangrijk")
DAYS = dt.timedelta(days=7)
LONGEST = 20_000
LINE = 300  # as long as a finding may be
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def find_persoonlijk_plan(*, dossier: Dossier, door: Account) -> PersoonlijkPlan | None:
    """The plan as far as `door` may read it: handed in, one's own, or begun at the table with `door` and never at home."""
    plan = PersoonlijkPlan.objects.filter(dossier=dossier).first()
    return plan if plan and may_read(plan=plan, door=door) else None


def may_read(*, plan: PersoonlijkPlan, door: Account) -> bool:
    """Who may see an unfinished plan. Each line of its history says who wrote it."""
    if plan.ingeleverd_op or door.stem == Stem.INWONER:
        return True
    return not plan.history.exclude(history_user_id=door.pk).exists()


def is_elsewhere(*, dossier: Dossier, door: Account) -> bool:
    """Whether there is a plan that `door` may not see: then no second one is begun."""
    plan = PersoonlijkPlan.objects.filter(dossier=dossier).first()
    return plan is not None and not may_read(plan=plan, door=door)


def get_ingeleverd_plan(*, dossier: Dossier) -> PersoonlijkPlan | None:
    """The plan once it is handed in, None before that."""
    return PersoonlijkPlan.objects.filter(dossier=dossier, ingeleverd_op__isnull=False).first()


def last_day(*, dossier: Dossier) -> dt.date | None:
    """The day until which a plan has to be taken along in the research: a week after the first question (Wmo 2.3.2).

    None when nothing was asked yet. Later plans are welcome too; then it is no longer a right.
    """
    first = dossier.hulpvragen.order_by("op").values_list("op", flat=True).first()
    return timezone.localdate(first) + DAYS if first else None


def list_regels(plan: PersoonlijkPlan) -> list[tuple[str, list[str]]]:
    """Per field that holds words its lines, each short enough to become a finding: what is longer is cut at a sentence."""
    return [(veld, _lines(getattr(plan, veld))) for veld in VELDEN if getattr(plan, veld).strip()]


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        part = ""
        for sentence in _SENTENCE.split(line) if len(line) > LINE else [line]:
            if part and len(part) + len(sentence) + 1 > LINE:
                lines.append(part)
                part = ""
            part = f"{part} {sentence}".strip()
        lines += [part[i : i + LINE] for i in range(0, len(part), LINE)]
    return lines


@transaction.atomic
def save_persoonlijk_plan(
    *, dossier: Dossier, door: Account, op: dt.datetime, veld: str, tekst: str, versie: int | None = None
) -> PersoonlijkPlan | None:
    """Keep one of the six answers. Saying the same again changes nothing; an empty answer before the first one makes none.

    Raises Fout (closed dossier, a plan that was handed in or is somebody's at home, too long), Verouderd.
    """
    if dossier.gesloten_op:
        raise Fout("Dit dossier is dicht. U kunt er nu niets in veranderen.")
    if veld not in VELDEN or len(tekst) > LONGEST:
        raise Fout("Deze tekst is te lang. Maak hem korter.", veld)
    words = tekst.replace("\r\n", "\n")
    plan = _open_plan(dossier, door)
    if plan is None:
        if not words.strip():
            return None
        plan = PersoonlijkPlan(dossier=dossier, begonnen_op=op)
    if getattr(plan, veld) == words:
        return plan
    check_versie(plan, versie)
    setattr(plan, veld, words)
    save_versioned(plan, door=door, op=op)
    return plan


def _open_plan(dossier: Dossier, door: Account) -> PersoonlijkPlan | None:
    plan = PersoonlijkPlan.objects.select_for_update().filter(dossier=dossier).first()
    if plan is None:
        return None
    if not may_read(plan=plan, door=door):
        raise Fout("Dit plan is alleen van de inwoner. Ga verder met de eigen code.")
    if plan.ingeleverd_op:
        raise Fout("U hebt dit plan al ingeleverd. Het blijft staan zoals het was.")
    return plan


@transaction.atomic
def finish_persoonlijk_plan(
    *, dossier: Dossier, door: Account, op: dt.datetime, sleutel: str = ""
) -> PersoonlijkPlan:
    """Hand it in: from now on it stays as it is, and the professional reads it. Raises Fout when nothing stands in it."""
    plan = _open_plan(dossier, door)
    if plan is None or not list_regels(plan):
        raise Fout("Er staat nog niets in uw plan. Schrijf eerst iets op.")
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="persoonlijk plan ingeleverd",
        onderwerp=plan.pk,
        sleutel=sleutel,
    )
    plan.ingeleverd_op = op
    save_versioned(plan, door=door, op=op)
    return plan
