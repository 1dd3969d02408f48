"""What can be asked about records of violence at home. Only who is on a record's list learns that it is there."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db.models import Exists, F, OuterRef, QuerySet

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.inzage import ALGEMEEN, Blik, record_inzage
from draagkracht.toegang.models import Account, Grondslag, Inzage, Rol

from ..models import Dossier
from .models import Meldcode, Meldcodelezer, Meldcoderegel

TEAM = (Rol.PROFESSIONAL, Rol.TEAMLEIDER)
PAGINA = "meldcode"
LAATSTE_BLIKKEN = 50


def _works_here(door: Account) -> bool:
    return door.is_active and door.rol in TEAM


def list_meldcodes(*, door: Account, dossier: Dossier | None = None) -> QuerySet[Meldcode]:
    """The records whose list `door` is on, the running ones first, then the newest; of one dossier when given.

    None for who does not work in a team any more, whatever list they are on.
    """
    if not _works_here(door):
        return Meldcode.objects.none()
    mine = Meldcodelezer.objects.filter(meldcode=OuterRef("pk"), account=door, tot_op__isnull=True)
    found = Meldcode.objects.filter(Exists(mine)).select_related("dossier__inwoner", "begonnen_door")
    if dossier is not None:
        found = found.filter(dossier=dossier)
    return found.order_by(F("gesloten_op").desc(nulls_first=True), "-begonnen_op", "pk")


def list_meldcodes_zonder_lezer(*, door: Account) -> QuerySet[Meldcode]:
    """Records of this municipality, also closed, that nobody on their list can read; for an aandachtsfunctionaris only."""
    if not (_works_here(door) and door.is_aandachtsfunctionaris):
        return Meldcode.objects.none()
    readers = Meldcodelezer.objects.filter(
        meldcode=OuterRef("pk"), tot_op__isnull=True, account__is_active=True, account__rol__in=TEAM
    )
    here = Meldcode.objects.filter(dossier__inwoner__gemeente=door.gemeente)
    return here.filter(~Exists(readers)).order_by("begonnen_op", "pk")


def get_meldcode(
    *, door: Account, meldcode_id: uuid.UUID, op: dt.datetime, kanaal: str = "pagina"
) -> Meldcode:
    """One record, for who is on its list; the look is written in a read log of its own, apart from the dossier's.

    Raises NietGevonden, the same for an unknown id as for somebody else's record; the try is logged.
    """
    found = list_meldcodes(door=door).filter(pk=meldcode_id).first()
    if found is None:
        known = Meldcode.objects.filter(pk=meldcode_id).exists()
        denied = Blik(PAGINA, kanaal, "onbekend", Grondslag.GEEN, f"{door.rol}: {meldcode_id}")
        keten = meldcode_id if known else ALGEMEEN
        record_inzage(keten=keten, account=door, soort=Inzage.Soort.GEWEIGERD, blik=denied, op=op)
        raise NietGevonden
    seen = Blik(PAGINA, kanaal, "meldcode", found.dossier.grondslag, "")
    record_inzage(keten=found.pk, account=door, soort=Inzage.Soort.GELEZEN, blik=seen, op=op)
    return found


def list_meldcoderegels(*, meldcode: Meldcode) -> list[Meldcoderegel]:
    """All that was written, in the order of the days it is about, each with `rechtgezet`: what was put right in it."""
    found = list(meldcode.meldcoderegels.select_related("door").order_by("dag_op", "op", "pk"))
    mended: dict[uuid.UUID, list[Meldcoderegel]] = {}
    for regel in found:
        if regel.over_regel_id:
            mended.setdefault(regel.over_regel_id, []).append(regel)
    for regel in found:
        regel.rechtgezet = mended.get(regel.pk, [])
    return found


def get_meldcoderegel(*, meldcode: Meldcode, regel_id: uuid.UUID) -> Meldcoderegel:
    """One line of this record that is not itself a correction. Raises NietGevonden."""
    found = (
        meldcode.meldcoderegels.filter(pk=regel_id, over_regel__isnull=True).select_related("door").first()
    )
    if found is None:
        raise NietGevonden
    return found


def list_meldcodelezers(*, meldcode: Meldcode) -> QuerySet[Meldcodelezer]:
    """Who is and was on the list, who is on it now first."""
    return meldcode.meldcodelezers.select_related("account", "door").order_by(
        F("tot_op").desc(nulls_first=True), "vanaf_op", "pk"
    )


def list_mogelijke_lezers(*, meldcode: Meldcode) -> QuerySet[Account]:
    """Who can be put on the list: the dossier's team and the aandachtsfunctionarissen of the municipality, by name."""
    on_it = meldcode.meldcodelezers.filter(tot_op__isnull=True).values("account")
    here = Account.objects.filter(
        gemeente=meldcode.dossier.inwoner.gemeente, rol__in=TEAM, is_active=True
    ).exclude(pk__in=on_it)
    team = here.filter(team=meldcode.dossier.team_id)
    return (team | here.filter(is_aandachtsfunctionaris=True)).select_related("team").order_by("naam", "pk")


def list_aandachtsfunctionarissen(*, gemeente: str) -> QuerySet[Account]:
    """Whom to consult, by name."""
    found = Account.objects.filter(gemeente=gemeente, rol__in=TEAM, is_active=True)
    return found.filter(is_aandachtsfunctionaris=True).order_by("naam", "pk")


def list_blikken(*, meldcode: Meldcode) -> QuerySet[Inzage]:
    """The last looks and denied tries at this record, the newest first."""
    found = Inzage.objects.filter(keten=meldcode.pk).select_related("account")
    return found.order_by("-volgnummer")[:LAATSTE_BLIKKEN]
