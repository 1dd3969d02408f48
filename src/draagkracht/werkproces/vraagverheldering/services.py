"""What can be done in step 3."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models, transaction

from draagkracht.methodiek.instrument import pan_of
from draagkracht.toegang.fouten import Fout, Verouderd
from draagkracht.toegang.models import Account

from ..dossier.akkoorden import record_akkoord
from ..dossier.models import Akkoord, Dossier, Handeling, Stem
from ..dossier.services import check_versie, record_handeling, save_versioned
from .models import Bevinding, Verband, Visie
from .selectors import list_voorstellen, read_zicht

STAP = "vraagverheldering"
OPPAKKEN, PARKEREN = Bevinding.Keuze.OPPAKKEN, Bevinding.Keuze.PARKEREN
REDEN_MAX = 300


def _handle(
    dossier: Dossier, door: Account, op: dt.datetime, soort: str, over: uuid.UUID | None, sleutel: str
) -> Handeling:
    return record_handeling(
        dossier=dossier, door=door, op=op, stap=STAP, soort=soort, onderwerp=over, sleutel=sleutel
    )


def _name_subject(handeling: Handeling, over: models.Model) -> None:
    """What an act was about, where that is only known after it: looking back finds the change by it."""
    handeling.onderwerp = over.pk
    handeling.save(update_fields=["onderwerp"])


def _clean_keuze(keuze: str, reden: str) -> tuple[str, str]:
    if keuze not in Bevinding.Keuze.values:
        raise Fout("Kies 'oppakken' of 'parkeren'.", "keuze")
    if keuze == PARKEREN and not reden.strip():
        raise Fout("Schrijf op waarom dit nu wacht.", "reden")
    return keuze, reden.strip()[:REDEN_MAX] if keuze == PARKEREN else ""


def _clean_tekst(tekst: str) -> str:
    if not tekst.strip():
        raise Fout("Schrijf op wat jullie zien.", "tekst")
    if len(tekst.strip()) > REDEN_MAX:
        raise Fout("Maak de bevinding korter: 300 tekens is genoeg.", "tekst")
    return tekst.strip()


def _check_onderdeel(onderdeel: str) -> str:
    if onderdeel and not pan_of(onderdeel):
        raise Fout("Dit onderwerp kennen wij niet. Kies uit de lijst.", "onderdeel")
    return onderdeel


@transaction.atomic
def take_voorstel(
    *, dossier: Dossier, door: Account, op: dt.datetime, soort: str, onderdeel: str, sleutel: str = ""
) -> Bevinding:
    """Take along what the profile proposes now: it becomes a finding to take up, with the facts that it rests on.

    Taking what somebody else already took gives that finding. Raises Fout when the profile no longer proposes this.
    """
    handeling = _handle(dossier, door, op, "bevinding meegenomen", None, sleutel)
    bevinding = _find_or_take(dossier, door, op, soort, onderdeel)
    _name_subject(handeling, bevinding)
    return bevinding


def _find_or_take(dossier: Dossier, door: Account, op: dt.datetime, soort: str, onderdeel: str) -> Bevinding:
    taken = list(dossier.bevindingen.exclude(soort=Bevinding.Soort.EIGEN))
    known = next((b for b in taken if (b.soort, b.onderdeel) == (soort, onderdeel)), None)
    if known:
        return known
    zicht = read_zicht(dossier=dossier, stem=door.stem)
    proposed = list_voorstellen(zicht=zicht, bevindingen=taken)
    voorstel = next((v for v in proposed if (v.soort, v.onderdeel) == (soort, onderdeel)), None)
    if voorstel is None:
        raise Fout("Dit voorstel is er niet meer, want de meting is veranderd.")
    bevinding = Bevinding(
        dossier=dossier,
        hulpvraag=dossier.hulpvragen.order_by("op").first(),
        moment=zicht.moment,
        soort=voorstel.soort,
        onderdeel=voorstel.onderdeel,
        tekst=voorstel.tekst[:300],
        waarom=" ".join(voorstel.waarom)[:300],
        keuze=OPPAKKEN,
        op=op,
        door=door,
    )
    save_versioned(bevinding, door=door, op=op)
    return bevinding


@transaction.atomic
def add_bevinding(
    *, dossier: Dossier, door: Account, op: dt.datetime, tekst: str, onderdeel: str = "", sleutel: str = ""
) -> Bevinding:
    """Add a finding in people's own words, to take up. Raises Fout without words, or with an unknown part."""
    bevinding = Bevinding(
        dossier=dossier,
        hulpvraag=dossier.hulpvragen.order_by("op").first(),
        soort=Bevinding.Soort.EIGEN,
        onderdeel=_check_onderdeel(onderdeel),
        tekst=_clean_tekst(tekst),
        keuze=OPPAKKEN,
        op=op,
        door=door,
    )
    _handle(dossier, door, op, "bevinding toegevoegd", bevinding.pk, sleutel)
    save_versioned(bevinding, door=door, op=op)
    return bevinding


@transaction.atomic
def choose_bevinding(
    *, bevinding: Bevinding, door: Account, op: dt.datetime, keuze: str, reden: str = "", sleutel: str = ""
) -> Bevinding:
    """Take a finding up, or park it with a reason. Raises Fout when it is parked without one."""
    keuze, reden = _clean_keuze(keuze, reden)
    soort = "bevinding geparkeerd" if keuze == PARKEREN else "bevinding opgepakt"
    _handle(bevinding.dossier, door, op, soort, bevinding.pk, sleutel)
    bevinding.keuze, bevinding.reden = keuze, reden
    save_versioned(bevinding, door=door, op=op)
    return bevinding


@transaction.atomic
def change_bevinding(
    *,
    bevinding: Bevinding,
    door: Account,
    op: dt.datetime,
    tekst: str,
    keuze: str,
    reden: str = "",
    versie: int | None = None,
    sleutel: str = "",
) -> Bevinding:
    """Put a finding in other words, and choose. Raises Fout (no words, parked without a reason) and Verouderd."""
    check_versie(bevinding, versie)
    bevinding.tekst = _clean_tekst(tekst)
    bevinding.keuze, bevinding.reden = _clean_keuze(keuze, reden)
    _handle(bevinding.dossier, door, op, "bevinding gewijzigd", bevinding.pk, sleutel)
    save_versioned(bevinding, door=door, op=op)
    return bevinding


@transaction.atomic
def return_bevinding(*, bevinding: Bevinding, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """Undo taking a finding along: it is only a proposal again. The history keeps it.

    Raises Fout when a goal hangs on it: then it is parked or put in other words, so that no thread is cut unseen.
    """
    if bevinding.doelen.exists():
        raise Fout("Aan deze bevinding hangt een doel. U kunt haar wel parkeren.")
    _handle(bevinding.dossier, door, op, "bevinding teruggelegd", bevinding.pk, sleutel)
    bevinding._history_user, bevinding._history_date = door, op
    bevinding.delete()


@transaction.atomic
def connect_kracht(
    *, last: Bevinding, kracht: Bevinding, door: Account, op: dt.datetime, sleutel: str = ""
) -> Verband:
    """This draagkracht can help with that draaglast. Connecting twice is the same as once.

    Raises Fout when the first does not carry, the second does not weigh, or they are of two dossiers.
    """
    _check_paar(last, kracht)
    _handle(last.dossier, door, op, "kracht verbonden", last.pk, sleutel)
    return Verband.objects.get_or_create(last=last, kracht=kracht)[0]


@transaction.atomic
def connect_voorstel(
    *, last: Bevinding, door: Account, op: dt.datetime, soort: str, onderdeel: str, sleutel: str = ""
) -> Verband:
    """Take proposed draagkracht along and connect it in one act. Raises Fout as `take_voorstel` and `connect_kracht`."""
    _handle(last.dossier, door, op, "kracht verbonden", last.pk, sleutel)
    kracht = _find_or_take(last.dossier, door, op, soort, onderdeel)
    _check_paar(last, kracht)
    return Verband.objects.get_or_create(last=last, kracht=kracht)[0]


def _check_paar(last: Bevinding, kracht: Bevinding) -> None:
    if last.dossier_id != kracht.dossier_id or last.is_kracht or not kracht.is_kracht:
        raise Fout("Verbind iets wat draagt met iets wat weegt.")


@transaction.atomic
def disconnect_kracht(
    *, last: Bevinding, kracht: Bevinding, door: Account, op: dt.datetime, sleutel: str = ""
) -> None:
    """This draagkracht does not help with that draaglast after all. Nothing happens when they were not connected."""
    _handle(last.dossier, door, op, "kracht losgemaakt", last.pk, sleutel)
    Verband.objects.filter(last=last, kracht=kracht).delete()


@transaction.atomic
def save_visie(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    samenvatting: str,
    tekst: str,
    samengevat_door: str = Stem.INWONER,
    versie: int | None = None,
    sleutel: str = "",
) -> Visie:
    """Write the resident's summary and the shared vision. Earlier answers stay with the version they were given to.

    `versie` None means: there was none when the form was opened. Saving what already stands is no new version.
    Raises Fout when both are empty, Verouderd when somebody else wrote meanwhile.
    """
    if not samenvatting.strip() and not tekst.strip():
        raise Fout("Schrijf de samenvatting op, of de gedeelde visie.", "samenvatting")
    if samengevat_door not in Stem.values:
        raise Fout("Kies wie dit opschreef.", "samengevat_door")
    handeling = _handle(dossier, door, op, "visie opgeschreven", None, sleutel)
    visie = Visie.objects.filter(dossier=dossier).first()
    if visie and visie.versie != versie:
        raise Verouderd(visie)
    new = {
        "samenvatting": samenvatting.strip().replace("\r\n", "\n"),
        "tekst": tekst.strip().replace("\r\n", "\n"),
        "samengevat_door": samengevat_door,
    }
    visie = visie or Visie(dossier=dossier, op=op, door=door)
    if visie._state.adding or any(getattr(visie, name) != value for name, value in new.items()):
        for name, value in new.items():
            setattr(visie, name, value)
        visie.op, visie.door = op, door
        save_versioned(visie, door=door, op=op)
    _name_subject(handeling, visie)
    return visie


@transaction.atomic
def agree_visie(
    *,
    visie: Visie,
    door: Account,
    op: dt.datetime,
    stem: str,
    antwoord: str,
    woorden: str = "",
    versie: int | None = None,
    sleutel: str = "",
) -> Akkoord:
    """One voice agrees with the shared vision, or would have it otherwise, in own words.

    Raises Fout when there is no vision to agree with (and as `record_akkoord`), Verouderd when the text has changed.
    """
    if not visie.tekst:
        raise Fout("Er staat nog geen gedeelde visie.")
    check_versie(visie, versie)
    return record_akkoord(
        dossier=visie.dossier,
        door=door,
        op=op,
        onderwerp=Akkoord.Onderwerp.VISIE,
        onderwerp_id=visie.pk,
        onderwerp_versie=visie.versie,
        stem=stem,
        antwoord=antwoord,
        woorden=woorden,
        stap=STAP,
        sleutel=sleutel,
    )
