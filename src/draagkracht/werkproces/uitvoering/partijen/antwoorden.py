"""What a party does: answer the question, let a colleague in or out, and say that its part is done."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account, Rol

from ...dossier.services import check_versie, save_versioned
from .models import Deelname, Deelnemer
from .selectors import LOOPT
from .services import LONGEST, record_deelname_handeling

ACTS = {
    Deelname.Status.AANGENOMEN: "partij doet mee",
    Deelname.Status.AFGEWEZEN: "partij doet niet mee",
    Deelname.Status.ANDERS: "partij stelt iets anders voor",
}
ASKED = (Deelname.Status.GEVRAAGD, Deelname.Status.ANDERS)


@transaction.atomic
def judge_deelname(
    *,
    deelname: Deelname,
    door: Account,
    op: dt.datetime,
    antwoord: str,
    woorden: str = "",
    tot_op: dt.date | None = None,
    versie: int | None = None,
    sleutel: str = "",
) -> Deelname:
    """The party's answer: `aangenomen`, `afgewezen` with a reason, or `anders` with words and perhaps another day.

    Who says yes is the party's person from then on. Raises Fout for an answer that cannot be or misses its words, and
    when there is no question that waits; and Verouderd when the question changed while it was read.
    """
    check_versie(deelname, versie)
    if antwoord not in ACTS:
        raise Fout(_("Kies een van de drie antwoorden."), "antwoord")
    if deelname.status not in ASKED:
        raise Fout(_("Hier is al op geantwoord."))
    if antwoord == Deelname.Status.AFGEWEZEN and not woorden.strip():
        raise Fout(_("Schrijf kort op waarom niet. Dat helpt om verder te zoeken."), "woorden")
    if antwoord == Deelname.Status.ANDERS and not woorden.strip():
        raise Fout(_("Schrijf op wat u anders voorstelt."), "woorden")
    today = timezone.localdate(op)
    if tot_op is not None and not today <= tot_op <= today + dt.timedelta(days=LONGEST):
        raise Fout(_("Kies een dag in de komende twee jaar, of laat dit leeg."), "tot_op")
    record_deelname_handeling(deelname, door, op, ACTS[Deelname.Status(antwoord)], sleutel)
    deelname.status, deelname.antwoord = antwoord, woorden.strip()
    deelname.antwoord_op, deelname.antwoord_door = op, door
    deelname.voorstel_tot_op = tot_op if antwoord == Deelname.Status.ANDERS else None
    if antwoord == Deelname.Status.AFGEWEZEN:
        deelname.einde_op = op
    save_versioned(deelname, door=door, op=op)
    if antwoord == Deelname.Status.AANGENOMEN:
        # From now on it is this person's; the others who could have answered have no need to look.
        deelname.deelnemers.filter(tot_op__isnull=True).exclude(account=door).update(tot_op=op)
    return deelname


@transaction.atomic
def finish_deelname(
    *, deelname: Deelname, door: Account, op: dt.datetime, woorden: str = "", sleutel: str = ""
) -> Deelname:
    """Its part is done, said by the party or the regisseur: closed for the party at once; what it brought stays.

    Raises Fout when the party does not work along now.
    """
    if deelname.status != Deelname.Status.AANGENOMEN:
        raise Fout(_("Alleen wie meedoet, kan klaar zijn."))
    record_deelname_handeling(deelname, door, op, "meedoen van partij afgerond", sleutel)
    deelname.status, deelname.einde_op, deelname.einde_reden = Deelname.Status.AFGEROND, op, woorden.strip()
    save_versioned(deelname, door=door, op=op)
    return deelname


@transaction.atomic
def add_deelnemer(
    *, deelname: Deelname, door: Account, op: dt.datetime, account_id: uuid.UUID, sleutel: str = ""
) -> Deelnemer:
    """A colleague of the same party looks along from now on. Raises NietGevonden for others, and Fout when it is over."""
    if deelname.status not in LOOPT:
        raise Fout(_("Deze organisatie doet nu niet mee."))
    account = list_collegas(deelname=deelname).filter(pk=account_id).first()
    if account is None:
        raise NietGevonden
    record_deelname_handeling(deelname, door, op, "collega van partij erbij", sleutel)
    found, _is_new = Deelnemer.objects.get_or_create(
        deelname=deelname, account=account, tot_op=None, defaults={"vanaf_op": op}
    )
    return found


@transaction.atomic
def end_deelnemer(
    *, deelname: Deelname, door: Account, op: dt.datetime, deelnemer_id: uuid.UUID, sleutel: str = ""
) -> None:
    """Somebody of the party sees nothing of it any more. One stays, as long as it runs. Raises Fout and NietGevonden."""
    now = deelname.deelnemers.filter(tot_op__isnull=True)
    if not now.filter(pk=deelnemer_id).exists():
        raise NietGevonden
    if now.count() == 1:
        raise Fout(_("U bent de enige. Voeg eerst een collega toe, of zeg dat uw deel klaar is."))
    record_deelname_handeling(deelname, door, op, "collega van partij eraf", sleutel)
    now.filter(pk=deelnemer_id).update(tot_op=op)


def list_collegas(*, deelname: Deelname) -> QuerySet[Account]:
    """Who of the party can be let in as well, by name."""
    current = deelname.deelnemers.filter(tot_op__isnull=True).values("account")
    found = Account.objects.filter(organisatie=deelname.organisatie_id, rol=Rol.PARTNER, is_active=True)
    return found.exclude(pk__in=current).order_by("naam", "pk")
