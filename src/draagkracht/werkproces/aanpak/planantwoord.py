"""What somebody answers to the plan as they read it: to the steps of now, or to plans that were worked out."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..dossier.akkoorden import record_akkoord
from ..dossier.models import Akkoord, Dossier, Stem
from .models import Planvoorstel, Stap
from .planverschil import compare_plannen, snapshot_of
from .selectors import list_gedeeld, list_planversies
from .services import STAP, agree_plan, record_planversie


def kenmerk_of(stappen: Iterable[Stap]) -> str:
    """What these steps say now, in 32 signs: the same when nobody changed anything since they were read."""
    rows = [snapshot_of(stap) for stap in stappen]
    plain = json.dumps(rows, sort_keys=True, default=str).encode()
    return hashlib.sha256(plain).hexdigest()[:32]


@transaction.atomic
def agree_stappen(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    stem: str,
    antwoord: str,
    kenmerk: str,
    woorden: str = "",
    sleutel: str = "",
) -> Akkoord:
    """One voice's answer to the steps of now. They are kept as a version of the plan first, when they differ from the last.

    So an answer always hangs on what stood there. `kenmerk` is what `kenmerk_of` gave when they were read. Raises Fout when
    they were changed since, when there are none, and as `record_akkoord`.
    """
    stappen = list_gedeeld(dossier=dossier)
    if not stappen:
        raise Fout(_("Er staan nog geen stappen in het plan."))
    if kenmerk_of(stappen) != kenmerk:
        raise Fout(_("Het plan is net veranderd. Lees het nog een keer."))
    last = list_planversies(dossier=dossier).first()
    if last is None or compare_plannen(last.stappen, [snapshot_of(stap) for stap in stappen]):
        last = record_planversie(dossier=dossier, door=door, op=op)
    last.dossier = dossier
    return agree_plan(
        versie=last, door=door, op=op, stem=stem, antwoord=antwoord, woorden=woorden, sleutel=sleutel
    )


@transaction.atomic
def agree_planvoorstel(
    *, voorstel: Planvoorstel, door: Account, op: dt.datetime, stem: str, woorden: str, sleutel: str = ""
) -> Akkoord:
    """'None of these': one voice would have it otherwise than every plan that was worked out. Raises Fout without words."""
    return record_akkoord(
        dossier=voorstel.dossier,
        door=door,
        op=op,
        onderwerp=Akkoord.Onderwerp.PLAN,
        onderwerp_id=voorstel.pk,
        onderwerp_versie=0,
        stem=stem,
        antwoord=Akkoord.Antwoord.ANDERS,
        woorden=woorden,
        stap=STAP,
        sleutel=sleutel,
    )


def list_afwijzingen(*, dossier: Dossier) -> dict[uuid.UUID, Akkoord]:
    """Per question to the planner the resident's last 'none of these'."""
    rows = dossier.akkoorden.filter(
        onderwerp=Akkoord.Onderwerp.PLAN, onderwerp_versie=0, stem=Stem.INWONER
    ).order_by("op")
    return {row.onderwerp_id: row for row in rows}


def get_keuze(*, dossier: Dossier) -> Planvoorstel | None:
    """The newest plans that were worked out, when there is still a choice to make; None when there is none."""
    last = dossier.planvoorstellen.order_by("-op").first()
    if last is None or last.gekozen or last.fout or (last.uitvoer is not None and not last.plannen):
        return None
    last.dossier = dossier
    return last
