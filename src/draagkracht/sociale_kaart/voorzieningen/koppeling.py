"""The link with which a facility looks at what is known about it, without an account.

The link carries the facility and the moment at which it was made, signed; the database keeps only that moment. So a link
cannot be guessed, does nothing else than this one page, ends after sixty days, and ends at once when a new one is made or
the old one is withdrawn.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.core import signing

from .models import Voorziening

SALT = "voorziening"
GELDIG = dt.timedelta(days=60)


def make_token(voorziening: Voorziening) -> str:
    """The text of the link of a facility that was asked (`gevraagd_op`)."""
    return signing.dumps([voorziening.pk.hex, _moment(voorziening.gevraagd_op)], salt=SALT)


def read_token(token: str, op: dt.datetime) -> Voorziening | None:
    """The facility of a link that still holds at `op`; None for anything else, without saying why."""
    try:
        sleutel, moment = signing.loads(token, salt=SALT, max_age=GELDIG)
        voorziening = Voorziening.objects.filter(pk=uuid.UUID(hex=sleutel)).first()
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    if voorziening is None or voorziening.gevraagd_op is None or _moment(voorziening.gevraagd_op) != moment:
        return None
    return voorziening if op - voorziening.gevraagd_op <= GELDIG else None


def ends_on(voorziening: Voorziening) -> dt.datetime | None:
    return voorziening.gevraagd_op + GELDIG if voorziening.gevraagd_op else None


def _moment(op: dt.datetime | None) -> int:
    return int(op.timestamp() * 1_000_000) if op else 0
