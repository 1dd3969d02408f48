"""What can be done with one that was proposed: add what only you know, take it back, accept or not, and the resident's say.

Proposing many at once, and giving back, also send the resident a message: `voortgang.overdragen`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..models import Betrokkene, Dossier
from ..services import check_versie, record_handeling, save_versioned
from .models import Overdracht

WOORDEN = ("beloften", "niet_opnieuw", "kwetsbaar", "woorden")
LONGEST = 4_000


@transaction.atomic
def change_overdracht(
    *,
    overdracht: Overdracht,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Overdracht:
    """Write what only the one who leaves knows. Raises Fout when it is over or a text is too long, Verouderd."""
    _check_open(overdracht, Overdracht.Status.VOORGESTELD, Overdracht.Status.AANGENOMEN)
    check_versie(overdracht, versie)
    for name in WOORDEN:
        if len(gegevens.get(name, "")) > LONGEST:
            raise Fout(_("Deze tekst is te lang. Maak hem korter."), name)
    _record(overdracht, door, op, "overdracht beschreven", sleutel)
    for name in WOORDEN:
        setattr(overdracht, name, gegevens.get(name, getattr(overdracht, name)))
    save_versioned(overdracht, door=door, op=op)
    return overdracht


@transaction.atomic
def judge_overdracht(
    *,
    overdracht: Overdracht,
    door: Account,
    op: dt.datetime,
    is_aangenomen: bool,
    woorden: str = "",
    sleutel: str = "",
) -> Overdracht:
    """The receiver says yes, and is regisseur from then on; or no, with a few words, and nothing changes.

    After a yes who left is out at once; who comes back, or stays for a while, is a medewerker. Raises Fout when it was
    answered or taken back, when somebody else is regisseur by now, and for a no without words.
    """
    overdracht = (
        Overdracht.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=overdracht.pk)
    )
    _check_open(overdracht, Overdracht.Status.VOORGESTELD)
    if overdracht.naar_id != door.pk:
        raise Fout(_("Alleen wie gevraagd is, kan hierop antwoorden."))
    if not is_aangenomen and not woorden.strip():
        raise Fout(_("Schrijf kort op waarom niet. Dan kan uw collega verder zoeken."), "woorden")
    soort = "dossier overgenomen" if is_aangenomen else "overdracht niet aangenomen"
    _record(overdracht, door, op, soort, sleutel)
    overdracht.status = Overdracht.Status.AANGENOMEN if is_aangenomen else Overdracht.Status.AFGEWEZEN
    overdracht.antwoord, overdracht.antwoord_op = woorden.strip()[:LONGEST], op
    save_versioned(overdracht, door=door, op=op)
    if is_aangenomen:
        stays = overdracht.is_samen_verder or overdracht.soort == Overdracht.Soort.TIJDELIJK
        hand_regie(dossier=overdracht.dossier, van=overdracht.van, naar=door, op=op, is_blijvend_erbij=stays)
    return overdracht


@transaction.atomic
def end_overdracht(
    *, overdracht: Overdracht, door: Account, op: dt.datetime, sleutel: str = ""
) -> Overdracht:
    """Take it back before it was answered. Raises Fout when it was answered already."""
    _check_open(overdracht, Overdracht.Status.VOORGESTELD)
    _record(overdracht, door, op, "overdracht ingetrokken", sleutel)
    overdracht.status = Overdracht.Status.INGETROKKEN
    save_versioned(overdracht, door=door, op=op)
    return overdracht


@transaction.atomic
def agree_overdracht(
    *,
    overdracht: Overdracht,
    door: Account,
    op: dt.datetime,
    antwoord: str,
    woorden: str = "",
    versie: int | None = None,
    sleutel: str = "",
) -> Overdracht:
    """What the resident says of it, and what the next one should know. It stops nothing, and is read first.

    Nobody answers in their place: at the table their screen is in their hands. Raises Fout without an answer or when it is
    over, Verouderd.
    """
    _check_open(overdracht, Overdracht.Status.VOORGESTELD, Overdracht.Status.AANGENOMEN)
    check_versie(overdracht, versie)
    if antwoord not in Overdracht.Antwoord.values:
        raise Fout(_("Kies wat u ervan vindt."), "antwoord")
    _record(overdracht, door, op, "gezegd wat men van de overdracht vindt", sleutel)
    overdracht.inwoner_antwoord, overdracht.inwoner_woorden = antwoord, woorden.strip()[:LONGEST]
    overdracht.inwoner_op = op
    save_versioned(overdracht, door=door, op=op)
    return overdracht


@transaction.atomic
def confirm_overdracht(
    *, overdracht: Overdracht, door: Account, op: dt.datetime, sleutel: str = ""
) -> Overdracht:
    """The resident was told in a talk. Told once is told: the first day stays."""
    _check_open(overdracht, Overdracht.Status.VOORGESTELD, Overdracht.Status.AANGENOMEN)
    _record(overdracht, door, op, "overdracht aan de inwoner verteld", sleutel)
    if overdracht.verteld_op is None:
        overdracht.verteld_op = op
        save_versioned(overdracht, door=door, op=op)
    return overdracht


def hand_regie(
    *, dossier: Dossier, van: Account, naar: Account, op: dt.datetime, is_blijvend_erbij: bool
) -> Betrokkene:
    """Make `naar` regisseur in the place of `van`, inside an act that was written down. The team goes along with the regie.

    Raises Fout when `van` is not the regisseur any more.
    """
    now_in = {
        row.account_id: row
        for row in dossier.betrokkenen.filter(tot_op__isnull=True).select_for_update(of=("self",))
    }
    before = now_in.get(van.pk)
    if before is None or before.rol != Betrokkene.Rol.REGISSEUR:
        raise Fout(_("De regie ligt intussen bij iemand anders."))
    Betrokkene.objects.filter(
        pk__in=[row.pk for key in (van.pk, naar.pk) if (row := now_in.get(key))]
    ).update(tot_op=op)
    if is_blijvend_erbij:
        Betrokkene.objects.create(
            dossier=dossier, account=van, rol=Betrokkene.Rol.MEDEBEHANDELAAR, vanaf_op=op
        )
    if naar.team_id and naar.team_id != dossier.team_id:
        Dossier.objects.filter(pk=dossier.pk).update(team=naar.team_id)
    return Betrokkene.objects.create(dossier=dossier, account=naar, rol=Betrokkene.Rol.REGISSEUR, vanaf_op=op)


def _check_open(overdracht: Overdracht, *statussen: str) -> None:
    if overdracht.status not in statussen:
        raise Fout(_("Dit is al beantwoord of ingetrokken."))


def _record(overdracht: Overdracht, door: Account, op: dt.datetime, soort: str, sleutel: str) -> None:
    dossier = overdracht.dossier
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=dossier.laatste_stap,
        soort=soort,
        onderwerp=overdracht.pk,
        sleutel=sleutel,
    )
