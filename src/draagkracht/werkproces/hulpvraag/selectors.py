"""What can be asked about the questions of a dossier that was already opened."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from draagkracht.toegang.fouten import NietGevonden

from ..dossier.models import Dossier
from .models import Hulpvraag


def list_hulpvragen(*, dossier: Dossier) -> QuerySet[Hulpvraag]:
    """All questions, the first one first."""
    return dossier.hulpvragen.select_related("door", "gesproken_door").order_by("op")


def get_hulpvraag(*, dossier: Dossier, hulpvraag_id: uuid.UUID) -> Hulpvraag:
    """One question of this dossier. Raises NietGevonden when it is not there, or of another dossier."""
    found = dossier.hulpvragen.filter(pk=hulpvraag_id).first()
    if found is None:
        raise NietGevonden
    return found
