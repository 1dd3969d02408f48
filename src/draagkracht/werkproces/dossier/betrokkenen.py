"""Who works in a dossier, and who may look for a while: asking a colleague in, handing over the regie, letting go.

Beside `services.py` because it is a subject of its own: these acts decide who may look.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet

from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import Account, Rol

from .models import Betrokkene, Dossier, Toelating
from .services import record_handeling

TOELATING_HOURS = 8


def list_betrokkenen(*, dossier: Dossier) -> QuerySet[Betrokkene]:
    """Who works in it now, the regisseur first."""
    return dossier.betrokkenen.filter(tot_op__isnull=True).select_related("account").order_by("-rol", "pk")


def list_toelatingen(*, dossier: Dossier, op: dt.datetime) -> QuerySet[Toelating]:
    """Team leaders who may look now, each with the reason they gave, the newest first."""
    return dossier.toelatingen.filter(tot_op__gt=op).select_related("account").order_by("-vanaf_op")


def get_betrokkene(*, dossier: Dossier, betrokkene_id: int) -> Betrokkene:
    """One of them. Raises NietGevonden for who left, or works elsewhere."""
    found = list_betrokkenen(dossier=dossier).filter(pk=betrokkene_id).first()
    if found is None:
        raise NietGevonden
    return found


def list_collegas(*, dossier: Dossier) -> QuerySet[Account]:
    """Professionals of the dossier's own team, by name. Another team is asked by handing the dossier over."""
    return Account.objects.filter(team_id=dossier.team_id, rol=Rol.PROFESSIONAL, is_active=True).order_by(
        "naam", "pk"
    )


def _check_regisseur(dossier: Dossier) -> None:
    if dossier.recht.hoedanigheid != Betrokkene.Rol.REGISSEUR:
        raise Fout("Alleen de regisseur bepaalt wie er in dit dossier werkt.")


@transaction.atomic
def add_betrokkene(
    *, dossier: Dossier, door: Account, op: dt.datetime, account: Account, rol: str, sleutel: str = ""
) -> Betrokkene:
    """Let a colleague in, or change what a colleague is. Handing over the regie makes who had it a medewerker.

    Raises Fout when `door` is not the regisseur, when `account` is no professional of this team, or when nothing changes.
    """
    _check_regisseur(dossier)
    if rol not in Betrokkene.Rol.values or not list_collegas(dossier=dossier).filter(pk=account.pk).exists():
        raise Fout("Kies een collega uit uw eigen team.", "account")
    now_in = {b.account_id: b for b in list_betrokkenen(dossier=dossier).select_for_update(of=("self",))}
    before = now_in.get(account.pk)
    if before and before.rol == rol:
        raise Fout("Deze collega werkt al in dit dossier.", "account")
    if before and before.rol == Betrokkene.Rol.REGISSEUR:
        raise Fout("Geef de regie eerst aan een ander.", "account")
    is_handover = rol == Betrokkene.Rol.REGISSEUR
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="regie overgedragen" if is_handover else "collega erbij gevraagd",
        onderwerp=account.pk,
        sleutel=sleutel,
    )
    leaving = [before] if before else []
    if is_handover:
        leaving += [b for b in now_in.values() if b.rol == Betrokkene.Rol.REGISSEUR]
    for betrokkene in leaving:
        _end(betrokkene, op)
        if betrokkene.account_id != account.pk:
            medewerker = Betrokkene.Rol.MEDEBEHANDELAAR
            Betrokkene.objects.create(
                dossier=dossier, account=betrokkene.account, rol=medewerker, vanaf_op=op
            )
    return Betrokkene.objects.create(dossier=dossier, account=account, rol=rol, vanaf_op=op)


@transaction.atomic
def end_betrokkene(
    *, dossier: Dossier, betrokkene: Betrokkene, door: Account, op: dt.datetime, sleutel: str = ""
) -> None:
    """Somebody no longer works here: from now on the dossier does not exist for them. Never the regisseur. Raises Fout."""
    if betrokkene.account_id != door.pk:
        _check_regisseur(dossier)
    if betrokkene.rol == Betrokkene.Rol.REGISSEUR:
        raise Fout("Geef de regie eerst aan een ander.")
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort="collega klaar in dit dossier",
        onderwerp=betrokkene.account_id,
        sleutel=sleutel,
    )
    _end(betrokkene, op)


def _end(betrokkene: Betrokkene, op: dt.datetime) -> None:
    betrokkene.tot_op = op
    betrokkene.save(update_fields=["tot_op"])


@transaction.atomic
def grant_toelating(
    *, dossier: Dossier, account: Account, op: dt.datetime, reden: str, sleutel: str = ""
) -> Toelating:
    """Let a team leader look in a dossier of the own team for eight hours, with the reason written down.

    Raises Fout without a reason of at least ten characters, or when the account is no team leader of this team.
    """
    if account.rol != Rol.TEAMLEIDER or account.team_id != dossier.team_id:
        raise Fout("Dit dossier is niet van uw team.")
    if len(reden.strip()) < 10:
        raise Fout("Schrijf op waarom u dit dossier wilt inzien.", "reden")
    record_handeling(
        dossier=dossier,
        door=account,
        op=op,
        stap=dossier.laatste_stap,
        soort="inzage met reden",
        sleutel=sleutel,
    )
    until = op + dt.timedelta(hours=TOELATING_HOURS)
    return Toelating.objects.create(
        dossier=dossier, account=account, reden=reden.strip()[:300], vanaf_op=op, tot_op=until
    )
