"""What can be done in step 7: judge, contribute, close and open again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.methodiek.doelbereiking import DOELNIVEAUS
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..doelen.models import Doel
from ..dossier.models import Dossier, Stem
from ..dossier.nederlands import in_dutch
from ..dossier.services import check_stem, check_versie, record_handeling, save_versioned
from ..dossier.verwijzingen import YEARS, find_own
from ..uitvoering.partijen.models import Deelname
from .models import Afsluiting, Betekenis, Bijdrage, Oordeel

STAP = "doelbereiking"


@transaction.atomic
def record_oordeel(
    *,
    doel: Doel,
    stem: str,
    niveau: int,
    door: Account,
    op: dt.datetime,
    woorden: str = "",
    sleutel: str = "",
) -> Oordeel:
    """One voice says which of the five levels of a goal fits now. A later look is a new row; the earlier one stays.

    A professional may hold the device on which the resident chooses; a resident's account speaks only for the resident.
    Raises Fout for an unknown voice, a level outside -2..2, and a voice that is not one's own.
    """
    check_stem(stem, door)
    if type(niveau) is not int or niveau not in DOELNIVEAUS:
        raise Fout(_("Kies een van de vijf zinnen."), "niveau")
    oordeel = Oordeel(doel=doel, stem=stem, niveau=niveau, woorden=woorden, door=door, op=op)
    record_handeling(
        dossier=doel.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort=f"oordeel van {in_dutch(Stem(stem).label)}",
        onderwerp=doel.pk,
        sleutel=sleutel,
    )
    save_versioned(oordeel, door=door, op=op)
    return oordeel


@transaction.atomic
def record_bijdrage(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    deelname: Deelname | None = None,
    sleutel: str = "",
) -> Bijdrage:
    """What a party did and what came of it: `partij`, `gedaan`, `tekst`, and the id of a goal in `doel` ("" is in general).

    `deelname` is given when the party itself writes. Raises Fout without a party or a text, and for a goal of another
    dossier.
    """
    bijdrage = Bijdrage(dossier=dossier, deelname=deelname, door=door, op=op)
    _set_bijdrage(bijdrage, gegevens)
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="bijdrage opgeschreven",
        onderwerp=bijdrage.pk,
        sleutel=sleutel,
    )
    save_versioned(bijdrage, door=door, op=op)
    return bijdrage


@transaction.atomic
def change_bijdrage(
    *,
    bijdrage: Bijdrage,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Bijdrage:
    """Change a contribution; the history keeps what it was. Raises Fout (see record_bijdrage) and Verouderd."""
    check_versie(bijdrage, versie)
    record_handeling(
        dossier=bijdrage.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="bijdrage gewijzigd",
        onderwerp=bijdrage.pk,
        sleutel=sleutel,
    )
    _set_bijdrage(bijdrage, gegevens)
    save_versioned(bijdrage, door=door, op=op)
    return bijdrage


def _set_bijdrage(bijdrage: Bijdrage, gegevens: dict[str, Any]) -> None:
    for field in ("partij", "gedaan", "tekst"):
        if field in gegevens:
            setattr(bijdrage, field, gegevens[field])
    if "doel" in gegevens:
        bijdrage.doel = find_own(bijdrage.dossier.doelen, gegevens["doel"], "doel")
    if not bijdrage.partij.strip():
        raise Fout(_("Schrijf op wie dit bijdroeg."), "partij")
    if not bijdrage.tekst.strip():
        raise Fout(_("Schrijf op wat het bracht."), "tekst")


@transaction.atomic
def record_betekenis(
    *,
    bijdrage: Bijdrage,
    stem: str,
    waarde: str,
    door: Account,
    op: dt.datetime,
    woorden: str = "",
    sleutel: str = "",
) -> Betekenis:
    """What a contribution meant, in one voice; said again it takes the place of what was said before, which is kept.

    The party that contributed reads it back. Raises Fout for a value or voice that cannot be.
    """
    check_stem(stem, door)
    if waarde not in Betekenis.Waarde.values:
        raise Fout(_("Kies wat het betekende."), "waarde")
    record_handeling(
        dossier=bijdrage.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort=f"betekenis gegeven door {in_dutch(Stem(stem).label)}",
        onderwerp=bijdrage.pk,
        sleutel=sleutel,
    )
    betekenis = bijdrage.betekenissen.filter(stem=stem).first() or Betekenis(bijdrage=bijdrage, stem=stem)
    betekenis.waarde, betekenis.woorden = waarde, woorden.strip()
    betekenis.op, betekenis.door = op, door
    save_versioned(betekenis, door=door, op=op)
    return betekenis


@transaction.atomic
def close_dossier(
    *, dossier: Dossier, door: Account, op: dt.datetime, gegevens: dict[str, Any], sleutel: str = ""
) -> Afsluiting:
    """Close a dossier everywhere: from now on every act but reopening and a note is refused.

    `gegevens`: `reden`, `woorden_inwoner`, `woorden_professional`, `nazorg_op`. Raises Fout without a reason, and for a
    date of nazorg that is not in the future.
    """
    if gegevens.get("reden") not in Afsluiting.Reden.values:
        raise Fout(_("Kies waarom het dossier dicht kan."), "reden")
    nazorg_op = gegevens.get("nazorg_op")
    if nazorg_op and not timezone.localdate(op) < nazorg_op <= dt.date(YEARS[1], 12, 31):
        raise Fout(_("Kies een dag na vandaag, of laat dit leeg."), "nazorg_op")
    record_handeling(
        dossier=dossier, door=door, op=op, stap=STAP, soort="dossier afgesloten", sleutel=sleutel
    )
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=op)
    dossier.gesloten_op = op
    return Afsluiting.objects.create(
        dossier=dossier,
        reden=gegevens["reden"],
        woorden_inwoner=gegevens.get("woorden_inwoner", ""),
        woorden_professional=gegevens.get("woorden_professional", ""),
        nazorg_op=nazorg_op,
        gesloten_op=op,
        gesloten_door=door,
    )


@transaction.atomic
def reopen_dossier(
    *, dossier: Dossier, door: Account, op: dt.datetime, reden: str, sleutel: str = ""
) -> None:
    """Open a closed dossier again. Raises Fout without a reason, or when it is open already."""
    if not reden.strip():
        raise Fout(_("Schrijf op waarom het dossier weer open gaat."), "reden")
    record_handeling(dossier=dossier, door=door, op=op, stap=STAP, soort="dossier heropend", sleutel=sleutel)
    closed = dossier.afsluitingen.filter(heropend_op__isnull=True).order_by("-gesloten_op").first()
    if not Dossier.objects.filter(pk=dossier.pk, gesloten_op__isnull=False).update(gesloten_op=None):
        raise Fout(_("Dit dossier is al open."))
    dossier.gesloten_op = None
    if closed:
        closed.heropend_op, closed.heropend_door, closed.heropend_reden = op, door, reden.strip()[:300]
        closed.save(update_fields=["heropend_op", "heropend_door", "heropend_reden"])
