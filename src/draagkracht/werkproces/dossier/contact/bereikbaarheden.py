"""How a resident may be reached without danger: what was agreed, and when something may be sent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..models import Dossier
from ..services import check_versie, record_handeling, save_versioned
from .models import Bereikbaarheid

BEREIKBAARHEID_FIELDS = ("has_email", "has_brief", "is_voorzichtig", "van", "tot", "dagen")
AHEAD = 8  # days: in every week there is a day that was agreed


def get_bereikbaarheid(*, dossier: Dossier) -> Bereikbaarheid:
    """What was agreed, or nothing yet (then it is not in the database, and nothing may be sent)."""
    found = Bereikbaarheid.objects.filter(inwoner=dossier.inwoner_id).first()
    return found or Bereikbaarheid(inwoner=dossier.inwoner)


@transaction.atomic
def save_bereikbaarheid(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Bereikbaarheid:
    """Write down what the resident says is safe. Raises Fout for hours or days that cannot be, Verouderd."""
    reach = get_bereikbaarheid(dossier=dossier)
    if not reach._state.adding:
        check_versie(reach, versie)
    for field in BEREIKBAARHEID_FIELDS:
        if field in gegevens:
            setattr(reach, field, gegevens[field])
    if reach.van and reach.tot and reach.van >= reach.tot:
        raise Fout("De tijd 'niet na' moet later zijn dan de tijd 'niet voor'.", "tot")
    if any(type(day) is not int or not 1 <= day <= 7 for day in reach.dagen):
        raise Fout("Kies dagen van maandag tot en met zondag.", "dagen")
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="veilig bereiken vastgelegd",
        sleutel=sleutel,
    )
    save_versioned(reach, door=door, op=op)
    return reach


def first_safe(reach: Bereikbaarheid, op: dt.datetime) -> dt.datetime:
    """The first moment from `op` on at which something may be sent, on the clock of the Netherlands."""
    now = timezone.localtime(op)
    for ahead in range(AHEAD):
        day = now.date() + dt.timedelta(days=ahead)
        if reach.dagen and day.isoweekday() not in reach.dagen:
            continue
        begin = _at(day, reach.van or dt.time.min)
        end = _at(day, reach.tot) if reach.tot else _at(day + dt.timedelta(days=1), dt.time.min)
        if now < end:
            return max(now, begin)
    return now


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))
