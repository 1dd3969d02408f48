"""What can be asked about the goals of a dossier that was already opened."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection

from django.db.models import QuerySet

from draagkracht.methodiek.doelhulp import Hint, review_doel
from draagkracht.toegang.fouten import NietGevonden

from ..dossier.akkoorden import Standpunt, list_standpunten
from ..dossier.models import Akkoord, Dossier
from ..vraagverheldering.models import Bevinding
from .models import Doel

AGREED_FIELDS = ("tekst", "streef_op", "niveaus")


def list_doelen(*, dossier: Dossier) -> QuerySet[Doel]:
    """All goals with their findings and who wrote them down, in the resident's own order."""
    return dossier.doelen.select_related("door").prefetch_related("bevindingen").order_by("volgorde", "op")


def get_doel(*, dossier: Dossier, doel_id: uuid.UUID) -> Doel:
    """One goal of this dossier. Raises NietGevonden when it is not there, or of another dossier."""
    found = dossier.doelen.prefetch_related("bevindingen").filter(pk=doel_id).first()
    if found is None:
        raise NietGevonden
    return found


def list_losse_bevindingen(*, dossier: Dossier) -> QuerySet[Bevinding]:
    """Findings that were taken up and that no goal serves; draagkracht that helps a finding serves already."""
    loose = dossier.bevindingen.filter(keuze=Bevinding.Keuze.OPPAKKEN, doelen__isnull=True)
    return loose.filter(helpt_bij__isnull=True).order_by("op", "pk")


def list_doelstandpunten(
    *, dossier: Dossier, doelen: Collection[Doel]
) -> dict[uuid.UUID, dict[str, Standpunt]]:
    """Per goal and voice the last answer, and what read differently at the time."""
    return list_standpunten(
        dossier=dossier, onderwerp=Akkoord.Onderwerp.DOEL, objecten=doelen, velden=AGREED_FIELDS
    )


def list_hints(doel: Doel, op: dt.date) -> list[Hint]:
    """What would make a goal more concrete, said kindly; nothing is refused for it, and a finished goal has none."""
    if doel.status == Doel.Status.AFGEROND:
        return []
    return review_doel(doel.tekst, doel.streef_op, op, niveaus=doel.niveaus)


def count_actief(*, dossier: Dossier, without: Doel | None = None) -> int:
    """How many goals the resident is busy with, this one not counted."""
    return (
        dossier.doelen.filter(status=Doel.Status.ACTIEF).exclude(pk=without.pk if without else None).count()
    )
