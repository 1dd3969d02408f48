"""What the regisseur does with parties: ask, change, withdraw, and share one thing more. The party's acts: antwoorden."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account, Grondslag, Organisatie, Rol
from draagkracht.toegang.selectors import list_aanspreekpunten, list_organisaties

from ...dossier.contact.bereikbaarheden import get_bereikbaarheid
from ...dossier.contact.kennisgevingen import plan_kennisgeving
from ...dossier.contact.models import Kennisgeving
from ...dossier.models import Dossier
from ...dossier.services import check_versie, record_handeling, save_versioned
from ...dossier.verwijzingen import find_own
from .gronden import GRONDEN
from .models import Deelname, Deelnemer, Deling
from .selectors import LOOPT, is_voorbij, list_deelbaar, list_open_doelen, list_open_stappen

STAP = "uitvoering"
LONGEST = 731  # days: after two years it is time to ask anew
TEXTS = ("vraag", "waartoe")


@transaction.atomic
def propose_deelname(
    *, dossier: Dossier, door: Account, op: dt.datetime, gegevens: dict[str, Any], sleutel: str = ""
) -> Deelname:
    """Ask a party to work along. `gegevens`: the ids `organisatie`, `doelen` and `stappen`; `vraag`, `waartoe`,
    `grondslag`, `tot_op`, and for consent `has_toestemming`: the resident said yes.

    The question reaches whom the party named for it, and the resident is told. Raises Fout: see `_fill`, and for a party
    that is not there, works along already, or has nobody to read it.
    """
    party = _find_organisatie(dossier, gegevens.get("organisatie"))
    readers = list_aanspreekpunten(organisatie=party)
    if not readers:
        raise Fout(
            _(
                "Bij deze organisatie leest nog niemand de vragen. Vraag de beheerder om iemand toe te voegen."
            ),
            "organisatie",
        )
    if dossier.deelnames.filter(organisatie=party, status__in=LOOPT, tot_op__gte=_today(op)).exists():
        raise Fout(_("Deze organisatie is al gevraagd. Wijzig die vraag."), "organisatie")
    deelname = Deelname(dossier=dossier, organisatie=party, op=op, door=door)
    doelen, stappen = _fill(deelname, gegevens, op)
    record_deelname_handeling(deelname, door, op, "partij gevraagd", sleutel)
    save_versioned(deelname, door=door, op=op)
    deelname.doelen.set(doelen)
    deelname.stappen.set(stappen)
    Deelnemer.objects.bulk_create(
        Deelnemer(deelname=deelname, account=reader, vanaf_op=op) for reader in readers
    )
    plan_kennisgeving(dossier=dossier, soort=Kennisgeving.Soort.BERICHT, op=op)
    return deelname


@transaction.atomic
def change_deelname(
    *,
    deelname: Deelname,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Deelname:
    """Change what is asked. What asks more (another goal or step, other words or a later day) the party answers anew.

    Raises what `propose_deelname` raises, Fout when it is over, and Verouderd.
    """
    check_versie(deelname, versie)
    if deelname.status not in LOOPT:
        raise Fout(_("Dit loopt niet meer. Vraag de organisatie opnieuw."))
    kept = Deelname.objects.prefetch_related("doelen", "stappen").get(pk=deelname.pk)
    doelen, stappen = _fill(deelname, gegevens, op)
    asks_more = (
        bool({row.pk for row in doelen} - {row.pk for row in kept.doelen.all()})
        or bool({row.pk for row in stappen} - {row.pk for row in kept.stappen.all()})
        or any(getattr(deelname, name) != getattr(kept, name) for name in (*TEXTS, "grondslag"))
        or deelname.tot_op > kept.tot_op
    )
    if asks_more or deelname.status == Deelname.Status.ANDERS:
        deelname.status = Deelname.Status.GEVRAAGD
    record_deelname_handeling(deelname, door, op, "vraag aan partij gewijzigd", sleutel)
    save_versioned(deelname, door=door, op=op)
    deelname.doelen.set(doelen)
    deelname.stappen.set(stappen)
    return deelname


@transaction.atomic
def end_deelname(
    *, deelname: Deelname, door: Account, op: dt.datetime, reden: str = "", sleutel: str = ""
) -> Deelname:
    """Withdraw: from the next request on nobody of the party sees anything of it.

    By the regisseur on any ground; by the resident where consent is the ground (else the resident objects with a
    verzoek). Also in a closed dossier. Raises Fout when it was over already, and for a resident on another ground.
    """
    if deelname.status not in LOOPT:
        raise Fout(_("Dit was al gestopt."))
    if door.rol == Rol.INWONER and deelname.grondslag != Grondslag.TOESTEMMING:
        raise Fout(_("Dit kunt u niet zelf stoppen. U kunt wel zeggen dat u het er niet mee eens bent."))
    record_deelname_handeling(deelname, door, op, "meedoen van partij gestopt", sleutel)
    deelname.status, deelname.einde_op, deelname.einde_reden = Deelname.Status.INGETROKKEN, op, reden.strip()
    save_versioned(deelname, door=door, op=op)
    return deelname


@transaction.atomic
def add_deling(
    *,
    deelname: Deelname,
    door: Account,
    op: dt.datetime,
    soort: str,
    waarom: str,
    onderwerp: uuid.UUID | str | None = None,
    sleutel: str = "",
) -> Deling:
    """Share one thing more with a party that works along. `onderwerp` is the id of a finding or an afspraak.

    Raises Fout without a reason, for what is about veiligheid or of another dossier, what is shared already, how to reach
    somebody who has to be careful, and a party that does not work along now.
    """
    if deelname.status not in LOOPT or is_voorbij(deelname, _today(op)):
        raise Fout(_("Deze organisatie doet nu niet mee."))
    if not waarom.strip():
        raise Fout(_("Schrijf op waarom de organisatie dit nodig heeft."), "waarom")
    about = _find_onderwerp(deelname.dossier, soort, onderwerp)
    if deelname.delingen.filter(soort=soort, onderwerp=about, tot_op__isnull=True).exists():
        raise Fout(_("Dit is al gedeeld."), "soort")
    record_deelname_handeling(deelname, door, op, "iets gedeeld met partij", sleutel)
    plan_kennisgeving(dossier=deelname.dossier, soort=Kennisgeving.Soort.BERICHT, op=op)
    return Deling.objects.create(
        deelname=deelname, soort=soort, onderwerp=about, waarom=waarom.strip(), op=op, door=door
    )


@transaction.atomic
def end_deling(*, deling: Deling, door: Account, op: dt.datetime, sleutel: str = "") -> Deling:
    """From the next request on the party does not see this any more."""
    record_deelname_handeling(deling.deelname, door, op, "delen met partij gestopt", sleutel)
    Deling.objects.filter(pk=deling.pk, tot_op__isnull=True).update(tot_op=op)
    deling.refresh_from_db()
    return deling


def _find_onderwerp(dossier: Dossier, soort: str, onderwerp: uuid.UUID | str | None) -> uuid.UUID:
    """The id of what is shared, of this dossier and not about veiligheid."""
    if soort == Deling.Soort.VISIE:
        visie = getattr(dossier, "visie", None)
        if visie is None or not visie.tekst:
            raise Fout(_("Er is nog geen gedeelde visie."), "soort")
        return visie.pk
    if soort == Deling.Soort.BEREIKEN:
        if get_bereikbaarheid(dossier=dossier).is_voorzichtig:
            raise Fout(
                _(
                    "Bij deze inwoner is afgesproken voorzichtig te zijn. Deel daarom geen telefoon of e-mail."
                ),
                "soort",
            )
        return dossier.inwoner_id
    afspraken, bevindingen = list_deelbaar(dossier=dossier)
    rows = {Deling.Soort.AFSPRAAK: afspraken, Deling.Soort.BEVINDING: bevindingen}.get(soort)
    if rows is None:
        raise Fout(_("Kies wat u wilt delen."), "soort")
    found = next((row for row in rows if str(row.pk) == str(onderwerp)), None)
    if found is None:
        raise Fout(_("Kies wat u wilt delen."), "onderwerp")
    return found.pk


def _fill(deelname: Deelname, gegevens: dict[str, Any], op: dt.datetime) -> tuple[list, list]:
    """Set and check what is asked; returns the goals and the steps.

    Raises Fout without words, goals, a ground that can carry it or a day in the coming two years; for consent without the
    resident's yes; and for a goal or step that is not open in this dossier.
    """
    for name in TEXTS:
        setattr(deelname, name, str(gegevens.get(name) or "").strip())
    if not deelname.vraag:
        raise Fout(_("Schrijf op wat u de organisatie vraagt."), "vraag")
    if not deelname.waartoe:
        raise Fout(_("Schrijf op waarvoor de organisatie dit nodig heeft."), "waartoe")
    _set_grondslag(deelname, gegevens, op)
    tot_op = gegevens.get("tot_op")
    if tot_op is None or not _today(op) <= tot_op <= _today(op) + dt.timedelta(days=LONGEST):
        raise Fout(_("Kies een dag tot wanneer dit loopt, binnen twee jaar."), "tot_op")
    deelname.tot_op = tot_op
    doelen = _choose(list_open_doelen(dossier=deelname.dossier), gegevens.get("doelen") or (), "doelen")
    stappen = _choose(list_open_stappen(dossier=deelname.dossier), gegevens.get("stappen") or (), "stappen")
    if not doelen:
        raise Fout(_("Kies minstens één doel: hulp die geen doel dient, is hier niet te vragen."), "doelen")
    return doelen, stappen


def _set_grondslag(deelname: Deelname, gegevens: dict[str, Any], op: dt.datetime) -> None:
    grond = str(gegevens.get("grondslag") or "")
    if grond not in GRONDEN:
        raise Fout(_("Kies op welke grond de organisatie dit mag zien."), "grondslag")
    is_consent = grond == Grondslag.TOESTEMMING
    if is_consent and not gegevens.get("has_toestemming"):
        raise Fout(_("Toestemming is er pas als de inwoner ja heeft gezegd."), "has_toestemming")
    if not is_consent:
        deelname.toestemming_op = None
    elif deelname.grondslag != grond or deelname.toestemming_op is None:
        deelname.toestemming_op = op
    deelname.grondslag = grond


def _choose(rows: list, ids: Iterable[uuid.UUID | str], veld: str) -> list:
    wanted = {str(pk) for pk in ids}
    found = [row for row in rows if str(row.pk) in wanted]
    if len(found) != len(wanted):
        raise Fout(_("Dit hoort niet bij dit dossier, of kan niet gedeeld worden. Kies uit de lijst."), veld)
    return found


def _find_organisatie(dossier: Dossier, pk: uuid.UUID | str | None) -> Organisatie:
    found = find_own(list_organisaties(gemeente=dossier.gemeente).filter(is_actief=True), pk, "organisatie")
    if found is None:
        raise Fout(_("Kies welke organisatie u vraagt."), "organisatie")
    return found


def record_deelname_handeling(
    deelname: Deelname, door: Account, op: dt.datetime, soort: str, sleutel: str
) -> None:
    record_handeling(
        dossier=deelname.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort=soort,
        onderwerp=deelname.pk,
        sleutel=sleutel,
    )


def _today(op: dt.datetime) -> dt.date:
    return timezone.localdate(op)
