"""What can be done in step 6: afspraken, their outcome, notes and attachments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..dossier.models import Dossier
from ..dossier.nederlands import in_dutch
from ..dossier.services import check_versie, record_handeling, save_versioned
from ..dossier.verwijzingen import check_jaar, find_own
from .bestanden import check_bestand, delete_inhoud, write_inhoud
from .models import Afspraak, Bijlage, Notitie
from .selectors import list_plekken_to_choose

STAP = "uitvoering"
FIELDS = ("als", "wat", "wanneer_op", "met_wie", "zekerheid")
MOST_SURE = 10


@transaction.atomic
def record_afspraak(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    vervolg_op: Afspraak | None = None,
    sleutel: str = "",
) -> Afspraak:
    """A new small step. `gegevens`: the fields of Afspraak, and ids in `stap`, `netwerklid` and `voorziening` ("" none).

    Raises Fout without `wat`, for a date far away, for sureness outside 0-10, and for what is not of this dossier.
    """
    afspraak = Afspraak(dossier=dossier, door=door, op=op, vervolg_op=vervolg_op)
    _set_fields(afspraak, gegevens)
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="afspraak gemaakt",
        onderwerp=afspraak.pk,
        sleutel=sleutel,
    )
    save_versioned(afspraak, door=door, op=op)
    return afspraak


@transaction.atomic
def change_afspraak(
    *,
    afspraak: Afspraak,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Afspraak:
    """Change an afspraak; what it was stays in the history. Raises Fout (see record_afspraak) and Verouderd."""
    check_versie(afspraak, versie)
    record_handeling(
        dossier=afspraak.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="afspraak gewijzigd",
        onderwerp=afspraak.pk,
        sleutel=sleutel,
    )
    _set_fields(afspraak, gegevens)
    save_versioned(afspraak, door=door, op=op)
    return afspraak


def _set_fields(afspraak: Afspraak, gegevens: dict[str, Any]) -> None:
    for field in FIELDS:
        if field in gegevens:
            setattr(afspraak, field, gegevens[field])
    links = {"stap": afspraak.dossier.stappen, "netwerklid": afspraak.dossier.netwerkleden}
    for field, rows in links.items():
        if field in gegevens:
            setattr(
                afspraak, field, find_own(rows.filter(verwijderd_op__isnull=True), gegevens[field], field)
            )
    if "voorziening" in gegevens:
        afspraak.voorziening = _find_place(afspraak, gegevens["voorziening"])
    if not afspraak.wat.strip():
        raise Fout(_("Schrijf op wat u gaat doen."), "wat")
    if afspraak.zekerheid is not None and not 0 <= afspraak.zekerheid <= MOST_SURE:
        raise Fout(_("Kies een getal van 0 tot en met 10."), "zekerheid")
    check_jaar(afspraak.wanneer_op, "wanneer_op")


def _find_place(afspraak: Afspraak, pk: Any) -> Voorziening | None:
    """A facility that stands at a step of the plan, or the one that stood here. Raises Fout for any other."""
    if str(pk) == str(afspraak.voorziening_id):
        return afspraak.voorziening
    found = {str(place.pk): place for place in list_plekken_to_choose(dossier=afspraak.dossier)}
    if pk and str(pk) not in found:
        raise Fout(_("Deze plek staat bij geen stap van het plan. Kies uit de lijst."), "voorziening")
    return found.get(str(pk))


@transaction.atomic
def record_uitkomst(
    *,
    afspraak: Afspraak,
    uitkomst: str,
    door: Account,
    op: dt.datetime,
    geleerd: str | None = None,
    versie: int | None = None,
    sleutel: str = "",
) -> Afspraak:
    """How it went, with what was noticed (None leaves those words as they are); "" opens the afspraak again.

    Raises Fout for an outcome that we do not know, and Verouderd.
    """
    check_versie(afspraak, versie)
    if uitkomst not in Afspraak.Uitkomst.values:
        raise Fout(_("Kies gelukt, bijna, nog niet of niet meer nodig."), "uitkomst")
    record_handeling(
        dossier=afspraak.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort=f"afspraak: {in_dutch(Afspraak.Uitkomst(uitkomst).label)}"
        if uitkomst
        else "afspraak weer open",
        onderwerp=afspraak.pk,
        sleutel=sleutel,
    )
    if uitkomst != afspraak.uitkomst:
        afspraak.uitkomst_op = op if uitkomst else None
    afspraak.uitkomst = uitkomst
    if geleerd is not None:
        afspraak.geleerd = geleerd
    save_versioned(afspraak, door=door, op=op)
    return afspraak


@transaction.atomic
def record_notitie(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    tekst: str,
    bestanden: Iterable[tuple[str, bytes]] = (),
    sleutel: str = "",
) -> Notitie | None:
    """A light note, with files or without; only files is good too (then there is no note and None comes back).

    A note can be written after closing (nazorg), a file cannot be added then. Raises Fout when there is neither.
    """
    files = list(bestanden)
    if not tekst.strip() and not files:
        raise Fout(_("Schrijf iets op, of kies een bestand."), "tekst")
    notitie = Notitie(dossier=dossier, door=door, op=op, tekst=tekst.replace("\r\n", "\n"))
    if tekst.strip():
        record_handeling(
            dossier=dossier,
            door=door,
            op=op,
            stap=STAP,
            soort="notitie geschreven",
            onderwerp=notitie.pk,
            sleutel=sleutel,
        )
        save_versioned(notitie, door=door, op=op)
    kept = notitie if tekst.strip() else None
    for naam, inhoud in files:
        record_bijlage(
            dossier=dossier,
            door=door,
            op=op,
            naam=naam,
            inhoud=inhoud,
            notitie=kept,
            sleutel="" if kept else sleutel,
        )
        sleutel = ""
    return kept


@transaction.atomic
def change_notitie(
    *,
    notitie: Notitie,
    door: Account,
    op: dt.datetime,
    tekst: str,
    versie: int | None = None,
    sleutel: str = "",
) -> Notitie:
    """Change a note; each version before stays readable. Raises Fout for an empty note, and Verouderd."""
    check_versie(notitie, versie)
    if not tekst.strip():
        raise Fout(_("Een notitie zonder tekst kan niet. De oude tekst staat er nog."), "tekst")
    record_handeling(
        dossier=notitie.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="notitie gewijzigd",
        onderwerp=notitie.pk,
        sleutel=sleutel,
    )
    notitie.tekst = tekst.replace("\r\n", "\n")
    save_versioned(notitie, door=door, op=op)
    return notitie


@transaction.atomic
def record_bijlage(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    naam: str,
    inhoud: bytes,
    notitie: Notitie | None = None,
    sleutel: str = "",
) -> Bijlage:
    """Keep a file with the dossier, encrypted on disk. Raises Fout for what may not come in (see check_bestand)."""
    safe, mediatype = check_bestand(naam, inhoud)
    bijlage = Bijlage(
        dossier=dossier,
        notitie=notitie,
        naam=safe,
        mediatype=mediatype,
        grootte=len(inhoud),
        op=op,
        door=door,
    )
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="bijlage toegevoegd",
        onderwerp=bijlage.pk,
        sleutel=sleutel,
    )
    bijlage.save(force_insert=True)
    # Written before the transaction ends: a row without its file would be a loss, a file without its row is only dust.
    write_inhoud(bijlage.pk, inhoud)
    return bijlage


@transaction.atomic
def remove_bijlage(*, bijlage: Bijlage, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """Take a file away: its contents leave the disk, its name and who added and removed it stay."""
    record_handeling(
        dossier=bijlage.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="bijlage weggehaald",
        onderwerp=bijlage.pk,
        sleutel=sleutel,
    )
    bijlage.verwijderd_op = op
    bijlage.save(update_fields=["verwijderd_op"])
    transaction.on_commit(lambda: delete_inhoud(bijlage.pk))
