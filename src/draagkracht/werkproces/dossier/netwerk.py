"""The people around the resident: who stands in the ecogram, and adding, changing and taking out."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account

from .contact.steunfiguren import shut_out
from .models import Dossier, Netwerklid
from .services import check_versie, record_handeling, save_versioned

NETWERKLID_FIELDS = (
    "naam",
    "relatie",
    "soort",
    "nabijheid",
    "richting",
    "belasting",
    "is_huisgenoot",
    "toelichting",
)


def list_netwerkleden(*, dossier: Dossier) -> QuerySet[Netwerklid]:
    """The people in the ecogram, nearest first."""
    return dossier.netwerkleden.filter(verwijderd_op__isnull=True).order_by("nabijheid", "soort", "pk")


def get_netwerklid(*, dossier: Dossier, netwerklid_id: uuid.UUID) -> Netwerklid:
    """One person of this dossier's network. Raises NietGevonden."""
    found = dossier.netwerkleden.filter(pk=netwerklid_id, verwijderd_op__isnull=True).first()
    if found is None:
        raise NietGevonden
    return found


def list_ooit_huisgenoten(*, dossier: Dossier) -> set[uuid.UUID]:
    """Who lives in the same house, or did: what was noted about them then is not for their eyes."""
    rows = Netwerklid.history.filter(dossier_id=dossier.pk, is_huisgenoot=True)
    return set(rows.values_list("id", flat=True))


@transaction.atomic
def save_netwerklid(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    netwerklid: Netwerklid | None = None,
    versie: int | None = None,
    sleutel: str = "",
) -> Netwerklid:
    """Add somebody to the network, or change them. `gegevens` holds the fields of Netwerklid. Raises Fout, Verouderd."""
    if not str(gegevens.get("naam", netwerklid.naam if netwerklid else "")).strip():
        raise Fout("Vul een naam in, of hoe de inwoner deze persoon noemt.", "naam")
    lid = netwerklid or Netwerklid(dossier=dossier)
    check_versie(lid, versie if netwerklid else None)
    soort = "netwerklid gewijzigd" if netwerklid else "netwerklid toegevoegd"
    record_handeling(
        dossier=dossier, door=door, op=op, stap="hulpvraag", soort=soort, onderwerp=lid.pk, sleutel=sleutel
    )
    for field in NETWERKLID_FIELDS:
        if field in gegevens:
            setattr(lid, field, gegevens[field])
    save_versioned(lid, door=door, op=op)
    return lid


@transaction.atomic
def remove_netwerklid(*, netwerklid: Netwerklid, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """Take somebody out of the network; who looked along, does so no longer. The history keeps them."""
    record_handeling(
        dossier=netwerklid.dossier,
        door=door,
        op=op,
        stap="hulpvraag",
        soort="netwerklid weggehaald",
        onderwerp=netwerklid.pk,
        sleutel=sleutel,
    )
    netwerklid.verwijderd_op = op
    save_versioned(netwerklid, door=door, op=op)
    shut_out(netwerklid=netwerklid, door=door, op=op)
