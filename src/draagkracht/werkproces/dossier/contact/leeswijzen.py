"""How a resident likes to read: asked on every page, changed by the resident."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from draagkracht.toegang.fouten import Fout

from ..models import Inwoner
from .models import Leeswijze

LEESWIJZE_FIELDS = ("taal", "letter", "lettertype", "is_stil")


def get_leeswijze(*, inwoner: Inwoner) -> Leeswijze:
    """What was chosen, or what holds for who chose nothing (then it is not in the database)."""
    return Leeswijze.objects.filter(inwoner=inwoner).first() or Leeswijze(inwoner=inwoner)


@transaction.atomic
def save_leeswijze(*, inwoner: Inwoner, gegevens: dict[str, Any]) -> Leeswijze:
    """Change how this resident reads. It is no fact about the resident's situation, and so no act in the dossier.

    Raises Fout for a language, size or letter that is not offered.
    """
    leeswijze, _is_new = Leeswijze.objects.select_for_update().get_or_create(inwoner=inwoner)
    for field in LEESWIJZE_FIELDS:
        if field in gegevens:
            choices = Leeswijze._meta.get_field(field).choices
            if choices and gegevens[field] not in dict(choices):
                raise Fout("Kies een van de mogelijkheden.", field)
            setattr(leeswijze, field, gegevens[field])
    leeswijze.save()
    return leeswijze
