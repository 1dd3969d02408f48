"""Who lives together. Nothing of one dossier is shown in another by it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account, Rol

from .models import Dossier, Huishouden, Inwoner
from .selectors import SEARCH_LIMIT, list_dossiers
from .services import record_handeling, save_versioned


@transaction.atomic
def link_huishouden(
    *, dossier: Dossier, ander: Dossier, door: Account, op: dt.datetime, sleutel: str = ""
) -> Huishouden:
    """Say that two residents live together. The caller looked both dossiers up for `door`, with the right to change.

    Nothing of one is shown in the other by this. Raises Fout for one and the same resident.
    """
    if ander.inwoner_id == dossier.inwoner_id or ander.gemeente != dossier.gemeente:
        raise Fout("Kies een andere inwoner van hetzelfde huishouden.", "dossier")
    own, other = Inwoner.objects.get(pk=dossier.inwoner_id), Inwoner.objects.get(pk=ander.inwoner_id)
    _record_huishouden(dossier, door, op, sleutel)
    huishouden = other.huishouden or own.huishouden or Huishouden.objects.create(gemeente=dossier.gemeente)
    for inwoner in (own, other):
        if inwoner.huishouden_id != huishouden.pk:
            inwoner.huishouden = huishouden
            save_versioned(inwoner, door=door, op=op)
    return huishouden


@transaction.atomic
def unlink_huishouden(*, dossier: Dossier, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """This resident no longer lives with the others."""
    inwoner = Inwoner.objects.get(pk=dossier.inwoner_id)
    _record_huishouden(dossier, door, op, sleutel)
    inwoner.huishouden = None
    save_versioned(inwoner, door=door, op=op)


def _record_huishouden(dossier: Dossier, door: Account, op: dt.datetime, sleutel: str) -> None:
    """The words tell nothing of who lives there: others in this dossier may not see the other one."""
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap="hulpvraag",
        soort="huishouden gewijzigd",
        onderwerp=dossier.inwoner_id,
        sleutel=sleutel,
    )


def list_huisgenoten(*, door: Account, dossier: Dossier) -> list[Dossier]:
    """The open dossiers of who lives with this resident, as far as they stand in `door`'s own list; of others nothing."""
    if dossier.inwoner.huishouden_id is None or door.rol != Rol.PROFESSIONAL:
        return []
    found = list_dossiers(door=door).filter(inwoner__huishouden=dossier.inwoner.huishouden_id)
    return list(found.exclude(inwoner=dossier.inwoner_id)[:SEARCH_LIMIT])
