"""The terms of the law in a dossier: how each stands, and what can be noted about it. Advice: nothing waits for it.

A term that begins with the question begins by itself, on the day of the first question it is for. Everything else is
noted by people, with the day and the reason.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.methodiek.termijnen import (
    Gebeurd,
    Termijn,
    Termijnstand,
    Tik,
    load_termijnen,
    read_termijnstand,
)
from draagkracht.sociale_kaart.voorzieningen.feestdagen import find_feestdag
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account

from ..dossier.models import Dossier
from ..dossier.services import record_handeling
from ..dossier.termijnen.models import Termijngebeurtenis
from ..hulpvraag.models import Hulpvraag, PersoonlijkPlan

SPOED = (Hulpvraag.Spoed.DAGEN, Hulpvraag.Spoed.NU)
LONGEST = 1_000


@dataclass(frozen=True)
class Termijnregel:
    """One term as the page shows it: how it stands, whether its last day is behind us, and what was noted."""

    stand: Termijnstand
    is_voorbij: bool
    gebeurtenissen: tuple[Termijngebeurtenis, ...]


def is_vrij(dag: dt.date) -> bool:
    return bool(find_feestdag(dag))


def list_termijnregels(*, dossier: Dossier, vandaag: dt.date) -> list[Termijnregel]:
    """Every term, those that run first, by their last day; in three queries."""
    noted: dict[str, list[Termijngebeurtenis]] = defaultdict(list)
    rows = dossier.termijngebeurtenissen.filter(vervallen_op__isnull=True).select_related("door")
    for row in rows.order_by("dag_op", "op", "pk"):
        noted[row.termijn].append(row)
    vragen = list(dossier.hulpvragen.order_by("op"))
    plan = PersoonlijkPlan.objects.filter(dossier=dossier.pk, ingeleverd_op__isnull=False).first()
    found = [
        _line(termijn, noted[termijn.code], vragen, plan, vandaag) for termijn in load_termijnen().values()
    ]
    order = {"loopt": 0, "stil": 1, "niet_begonnen": 2, "klaar": 3}
    return sorted(found, key=lambda r: (order[r.stand.stand], r.stand.tot_op or dt.date.max))


def _line(
    termijn: Termijn,
    noted: list[Termijngebeurtenis],
    vragen: list[Hulpvraag],
    plan: PersoonlijkPlan | None,
    vandaag: dt.date,
) -> Termijnregel:
    vraag = _asked_by(termijn, vragen)
    tikken = [Tik(Gebeurd(row.soort), row.dag_op, row.tot_op) for row in noted]
    if vraag and not any(tik.soort == Gebeurd.BEGONNEN for tik in tikken):
        tikken.insert(0, Tik(Gebeurd.BEGONNEN, timezone.localdate(vraag.op)))
    # What is noted elsewhere is not noted twice: that somebody spoke, and that the own plan was handed in.
    if vraag and termijn.begin == "spoed" and vraag.gesproken_op:
        tikken.append(Tik(Gebeurd.KLAAR, timezone.localdate(vraag.gesproken_op)))
    if termijn.code == "persoonlijk_plan" and plan and plan.ingeleverd_op:
        tikken.append(Tik(Gebeurd.KLAAR, timezone.localdate(plan.ingeleverd_op)))
    stand = read_termijnstand(termijn, tikken, vandaag, is_vrij)
    return Termijnregel(stand, stand.tot_op is not None and stand.tot_op < vandaag, tuple(noted))


def _asked_by(termijn: Termijn, vragen: list[Hulpvraag]) -> Hulpvraag | None:
    """The first question this term is for, with which it begins; None where people begin it, or nobody asked."""
    for vraag in vragen:
        is_for = not termijn.onderdeel or termijn.onderdeel in vraag.onderdelen
        starts = termijn.begin == "hulpvraag" or (termijn.begin == "spoed" and vraag.spoed in SPOED)
        if is_for and starts:
            return vraag
    return None


@transaction.atomic
def record_termijngebeurtenis(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    termijn: str,
    soort: str,
    dag_op: dt.date | None = None,
    tot_op: dt.date | None = None,
    reden: str = "",
    sleutel: str = "",
) -> Termijngebeurtenis:
    """Note what happened to a term. Without `dag_op`: today.

    Raises Fout for what cannot follow on how it stands, a day that is yet to come or lies before what was noted last,
    standing still or going on without a reason, and a chosen day that is missing; NietGevonden for an unknown term.
    """
    today = timezone.localdate(op)
    regel = next(
        (r for r in list_termijnregels(dossier=dossier, vandaag=today) if r.stand.termijn.code == termijn),
        None,
    )
    if regel is None:
        raise NietGevonden
    dag = dag_op or today
    if soort not in regel.stand.volgt:
        raise Fout(_("Dat kan nu niet: de termijn staat er anders voor."), "soort")
    before = max([row.dag_op for row in regel.gebeurtenissen] + [regel.stand.begonnen_op or dt.date.min])
    if not before <= dag <= today:
        raise Fout(_("Kies een dag tot en met vandaag, en niet voor wat er al staat."), "dag_op")
    if soort in (Gebeurd.STILGEZET, Gebeurd.VERDER) and not reden.strip():
        raise Fout(_("Schrijf kort op waarom."), "reden")
    is_chosen = soort == Gebeurd.BEGONNEN and regel.stand.termijn.eenheid == "gekozen"
    if is_chosen and not (tot_op and dag <= tot_op <= dag + dt.timedelta(days=1_100)):
        raise Fout(_("Kies de dag waarop u samen opnieuw kijkt."), "tot_op")
    row = Termijngebeurtenis(
        dossier=dossier, termijn=termijn, soort=soort, dag_op=dag, tot_op=tot_op if is_chosen else None,
        reden=reden.strip()[:LONGEST], door=door, op=op,
    )  # fmt: skip
    record_handeling(
        dossier=dossier, door=door, op=op, stap=dossier.laatste_stap, soort="termijn bijgehouden",
        onderwerp=row.pk, sleutel=sleutel,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


@transaction.atomic
def remove_termijngebeurtenis(
    *, dossier: Dossier, gebeurtenis_id: uuid.UUID, door: Account, op: dt.datetime, sleutel: str = ""
) -> None:
    """Take back the last thing that was noted about a term. Raises NietGevonden for anything else."""
    row = dossier.termijngebeurtenissen.filter(pk=gebeurtenis_id, vervallen_op__isnull=True).first()
    if row is None:
        raise NietGevonden
    same = dossier.termijngebeurtenissen.filter(termijn=row.termijn, vervallen_op__isnull=True)
    if same.order_by("-dag_op", "-op", "-pk").first() != row:
        raise NietGevonden
    record_handeling(
        dossier=dossier, door=door, op=op, stap=dossier.laatste_stap, soort="termijn teruggezet",
        onderwerp=row.pk, sleutel=sleutel,
    )  # fmt: skip
    row.vervallen_op = op
    row.save(update_fields=["vervallen_op"])
