"""Who may look along because the resident asked them to, and ending that at once."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import QuerySet

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account

from ..models import Dossier, Netwerklid
from ..services import record_handeling
from .models import Steunfiguur, Uitnodiging
from .uitnodigingen import is_geldig


def list_steunfiguren(*, dossier: Dossier) -> QuerySet[Steunfiguur]:
    """Who may look along now, with who it is, the longest first."""
    found = dossier.steunfiguren.filter(tot_op__isnull=True, netwerklid__verwijderd_op__isnull=True)
    return found.select_related("netwerklid").order_by("vanaf_op", "pk")


def get_steunfiguur(*, dossier: Dossier, steunfiguur_id: uuid.UUID) -> Steunfiguur:
    """One who may look along now. Raises NietGevonden for who no longer may, and for one of another dossier."""
    found = list_steunfiguren(dossier=dossier).filter(pk=steunfiguur_id).first()
    if found is None:
        raise NietGevonden
    return found


def find_open_codes(*, dossier: Dossier, op: dt.datetime) -> dict[uuid.UUID, Uitnodiging]:
    """Per person of the network the code with which they can still come in, where there is one."""
    rows = dossier.uitnodigingen.filter(voor=Uitnodiging.Voor.NAASTE, gebruikt_op__isnull=True).order_by("op")
    return {row.netwerklid_id: row for row in rows if is_geldig(row, op)}


def name_naasten(*, dossier: Dossier) -> dict[uuid.UUID, str]:
    """Per account the name the resident gave to who looks along, or did: an account of a naaste carries no name."""
    rows = dossier.steunfiguren.select_related("netwerklid")
    return {row.account_id: row.netwerklid.naam for row in rows}


@transaction.atomic
def end_steunfiguur(
    *, dossier: Dossier, steunfiguur: Steunfiguur, door: Account, op: dt.datetime, sleutel: str = ""
) -> None:
    """From the next request on this person sees nothing of this dossier any more, also where it stands open now."""
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="meekijken gestopt",
        onderwerp=steunfiguur.netwerklid_id,
        sleutel=sleutel,
    )
    shut_out(netwerklid=steunfiguur.netwerklid, door=door, op=op)


def shut_out(*, netwerklid: Netwerklid, door: Account, op: dt.datetime) -> None:
    """End what gives somebody of the network a look: being a supporter, and invitations that were not used.

    The account is closed when it looks along nowhere else. Call it inside the transaction of an act.
    """
    Uitnodiging.objects.filter(
        netwerklid=netwerklid, gebruikt_op__isnull=True, ingetrokken_op__isnull=True
    ).update(ingetrokken_op=op)
    current = Steunfiguur.objects.filter(netwerklid=netwerklid, tot_op__isnull=True)
    accounts = [row.account for row in current.select_related("account")]
    current.update(tot_op=op)
    for account in accounts:
        if not account.steunfiguren.filter(tot_op__isnull=True).exists():
            account.is_active = False
            account._history_user, account._history_date = door, op
            account.save(update_fields=["is_active"])
