"""Drafts: what somebody was typing and had not sent. Theirs alone; nothing of it is in the dossier yet."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from draagkracht.toegang.models import Account

from .models import Concept


def get_concept(*, door: Account, dossier_id: uuid.UUID, plek: str) -> Concept | None:
    """What `door` was typing at this place and had not sent, or None."""
    return Concept.objects.filter(account=door, dossier_id=dossier_id, plek=plek).first()


def save_concept(
    *, account_id: uuid.UUID, dossier_id: uuid.UUID, plek: str, velden: dict[str, Any], op: dt.datetime
) -> None:
    """Keep what somebody is typing; the newest wins. Nothing of it is in the dossier yet."""
    Concept.objects.update_or_create(
        account_id=account_id, dossier_id=dossier_id, plek=plek, defaults={"velden": velden, "op": op}
    )


def drop_concept(*, door: Account, dossier_id: uuid.UUID, plek: str) -> None:
    """The text was sent, or is no longer wanted."""
    Concept.objects.filter(account=door, dossier_id=dossier_id, plek=plek).delete()


def drop_late_concept(*, account_id: uuid.UUID, dossier_id: uuid.UUID, plek: str, op: dt.datetime) -> None:
    """A draft that was kept at `op`, when its form was sent already. What is typed anew there since then stays."""
    Concept.objects.filter(account_id=account_id, dossier_id=dossier_id, plek=plek, op=op).delete()


def drop_concepten(*, door: Account, dossier_id: uuid.UUID, begin: str) -> None:
    """What `door` typed at the places that begin so has no use any more: what it belonged to is done."""
    Concept.objects.filter(account=door, dossier_id=dossier_id, plek__startswith=begin).delete()
