"""What can be done with a dossier, its resident and its people; and the two acts under every other act.

Every service in every step is one atomic act: first `record_handeling` (who, when, what; refuses a second sending and a
closed dossier), then `save_versioned` for what changed.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, OuterRef

from draagkracht.methodiek.bsn import check_bsn
from draagkracht.toegang import blind
from draagkracht.toegang.fouten import AlGedaan, Fout, Verouderd
from draagkracht.toegang.models import Account, Grondslag, Team
from draagkracht.toegang.sleutels import keyed_hash

from .models import (
    Akkoord,
    Betrokkene,
    Concept,
    Dossier,
    Handeling,
    Huishouden,
    Inwoner,
    Netwerklid,
    Toelating,
    Zeggenschap,
    Zoekgroep,
)

WHEN_CLOSED = frozenset(
    {"dossier heropend", "notitie geschreven", "zeggenschap beantwoord", "inzage met reden"}
)
TOELATING_HOURS = 8
INWONER_FIELDS = (
    "naam",
    "geboortedatum",
    "bsn",
    "adres",
    "telefoon",
    "email",
    "bereiken",
    "has_voorleeswens",
)
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


def record_handeling(
    *,
    dossier: Dossier,
    door: Account | None,
    op: dt.datetime,
    stap: str,
    soort: str,
    onderwerp: uuid.UUID | None = None,
    sleutel: str = "",
) -> Handeling:
    """Write down one act and raise the dossier's version. Call it first, inside the act's own transaction.

    `soort` is a short Dutch phrase in the past tense ("doel voorgesteld"); `sleutel` is the form's own key.
    Raises AlGedaan when an act with this key exists, Fout when the dossier is closed.
    """
    done = Handeling.objects.filter(sleutel=sleutel).values_list("pk", flat=True).first() if sleutel else None
    if done:
        raise AlGedaan(done)
    open_or_allowed = Dossier.objects.filter(pk=dossier.pk)
    if soort not in WHEN_CLOSED:
        open_or_allowed = open_or_allowed.filter(gesloten_op__isnull=True)
    if not open_or_allowed.update(versie=F("versie") + 1, laatste_stap=stap, laatst_op=op):
        raise Fout("Dit dossier is afgesloten. Open het eerst weer, dan kunt u verder.")
    try:
        with transaction.atomic():
            return Handeling.objects.create(
                dossier=dossier,
                door=door,
                op=op,
                stap=stap,
                soort=soort,
                onderwerp=onderwerp,
                sleutel=sleutel,
            )
    except IntegrityError:
        raise AlGedaan(None) from None


def check_versie(huidig: models.Model, versie: int | None) -> None:
    """Raise Verouderd when the form was opened on an older version. None means: not asked (a new object)."""
    if versie is not None and huidig.versie != versie:
        raise Verouderd(huidig)


def save_versioned(object_: models.Model, *, door: Account | None, op: dt.datetime) -> None:
    """Save with one version more, and a line of history that says who and when.

    Raises Verouderd when somebody else saved this version first, between reading and now.
    """
    object_._history_user = door
    object_._history_date = op
    if object_._state.adding:
        object_.save(force_insert=True)
        return
    read = object_.versie
    if not type(object_).objects.filter(pk=object_.pk, versie=read).update(versie=read + 1):
        raise Verouderd(type(object_).objects.get(pk=object_.pk))
    object_.versie = read + 1
    object_.save()


@transaction.atomic
def open_dossier(
    *,
    door: Account,
    team: Team,
    op: dt.datetime,
    gegevens: dict[str, Any],
    voor: str = Dossier.Voor.INDIVIDU,
    grondslag: str = Grondslag.WMO,
    sleutel: str = "",
) -> Dossier:
    """A new dossier for a resident, with `door` as regisseur. `gegevens` holds the resident's fields; `naam` is needed.

    A resident with a BSN that `door` already sees in another dossier keeps one row (and what is new is written on it).
    Raises Fout without a name, MethodiekFout with a BSN that cannot be one; and AlGedaan for a second sending.
    """
    if sleutel and Handeling.objects.filter(sleutel=sleutel).exists():
        raise AlGedaan(None)
    inwoner = _inwoner_for(door=door, team=team, op=op, gegevens=gegevens)
    dossier = Dossier.objects.create(
        gemeente=team.organisatie.gemeente,
        team=team,
        inwoner=inwoner,
        voor=voor,
        grondslag=grondslag,
        geopend_op=op,
        laatst_op=op,
    )
    record_handeling(
        dossier=dossier, door=door, op=op, stap="hulpvraag", soort="dossier geopend", sleutel=sleutel
    )
    Betrokkene.objects.create(dossier=dossier, account=door, rol=Betrokkene.Rol.REGISSEUR, vanaf_op=op)
    return dossier


def _inwoner_for(*, door: Account, team: Team, op: dt.datetime, gegevens: dict[str, Any]) -> Inwoner:
    clean = _clean_inwoner(gegevens)
    inwoner = _known_inwoner(door, team.organisatie.gemeente, clean.get("bsn", ""))
    if inwoner is None:
        inwoner = Inwoner(gemeente=team.organisatie.gemeente)
    for field, value in clean.items():
        if value or inwoner._state.adding:
            setattr(inwoner, field, value)
    inwoner.bsn_hash = _own_hash(inwoner)
    save_versioned(inwoner, door=door, op=op)
    index_naam(inwoner)
    return inwoner


def _known_inwoner(door: Account, gemeente: str, bsn: str) -> Inwoner | None:
    """The resident with this BSN, if `door` works in one of their dossiers already.

    Otherwise nothing, as if nobody had it: a name, an address or a refusal would tell that there is a dossier
    elsewhere. Such a second row has no hash of its own (see `_own_hash`); joining the two is for who may see both.
    """
    if not bsn:
        return None
    mine = Betrokkene.objects.filter(account=door, tot_op__isnull=True, dossier__inwoner=OuterRef("pk"))
    return Inwoner.objects.filter(Exists(mine), gemeente=gemeente, bsn_hash=hash_bsn(bsn)).first()


def _own_hash(inwoner: Inwoner) -> bytes | None:
    """The hash under which this row is found by its BSN; None when another row in this municipality has it."""
    hash_ = hash_bsn(inwoner.bsn)
    others = Inwoner.objects.filter(gemeente=inwoner.gemeente, bsn_hash=hash_).exclude(pk=inwoner.pk)
    return None if hash_ is None or others.exists() else hash_


def _clean_inwoner(gegevens: dict[str, Any]) -> dict[str, Any]:
    clean = {key: value for key, value in gegevens.items() if key in INWONER_FIELDS}
    if "naam" in clean and not str(clean["naam"]).strip():
        raise Fout("Vul een naam in, of hoe de inwoner genoemd wil worden.", "naam")
    if clean.get("bsn"):
        clean["bsn"] = check_bsn(clean["bsn"])
    return clean


def hash_bsn(bsn: str) -> bytes | None:
    """The keyed hash under which a BSN is found again; None without one."""
    return keyed_hash(bsn, "bsn") if bsn else None


def index_naam(inwoner: Inwoner) -> None:
    """Write the letter groups of the name anew."""
    Zoekgroep.objects.filter(inwoner=inwoner).delete()
    Zoekgroep.objects.bulk_create(
        Zoekgroep(inwoner=inwoner, hash=value) for value in sorted(blind.hashes_of(inwoner.naam))
    )


@transaction.atomic
def change_inwoner(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Inwoner:
    """Change what is known of the resident. Raises Fout (name, BSN) and Verouderd."""
    inwoner = Inwoner.objects.get(pk=dossier.inwoner_id)
    check_versie(inwoner, versie)
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap="hulpvraag",
        soort="gegevens gewijzigd",
        onderwerp=inwoner.pk,
        sleutel=sleutel,
    )
    for field, value in _clean_inwoner(gegevens).items():
        setattr(inwoner, field, value)
    known = _known_inwoner(door, inwoner.gemeente, inwoner.bsn)
    if known and known.pk != inwoner.pk:
        raise Fout("Dit burgerservicenummer staat al bij een andere inwoner in uw lijst.", "bsn")
    inwoner.bsn_hash = _own_hash(inwoner)
    save_versioned(inwoner, door=door, op=op)
    index_naam(inwoner)
    return inwoner


@transaction.atomic
def link_huishouden(
    *, dossier: Dossier, ander: Dossier, door: Account, op: dt.datetime, sleutel: str = ""
) -> Huishouden:
    """Say that two residents live together. The caller looked both dossiers up for `door`, with the right to change.

    Nothing of one is shown in the other by this. Raises Fout for one and the same resident.
    """
    if ander.inwoner_id == dossier.inwoner_id or ander.gemeente != dossier.gemeente:
        raise Fout("Kies een andere inwoner van hetzelfde huishouden.", "dossier")
    own, other = Inwoner.objects.get(pk=dossier.inwoner_id), Inwoner.objects.get(pk=ander.inwoner_id)
    _record_huishouden(dossier, door, op, sleutel)
    huishouden = other.huishouden or own.huishouden or Huishouden.objects.create(gemeente=dossier.gemeente)
    for inwoner in (own, other):
        if inwoner.huishouden_id != huishouden.pk:
            inwoner.huishouden = huishouden
            save_versioned(inwoner, door=door, op=op)
    return huishouden


@transaction.atomic
def unlink_huishouden(*, dossier: Dossier, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """This resident no longer lives with the others."""
    inwoner = Inwoner.objects.get(pk=dossier.inwoner_id)
    _record_huishouden(dossier, door, op, sleutel)
    inwoner.huishouden = None
    save_versioned(inwoner, door=door, op=op)


def _record_huishouden(dossier: Dossier, door: Account, op: dt.datetime, sleutel: str) -> None:
    """The words tell nothing of who lives there: others in this dossier may not see the other one."""
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap="hulpvraag",
        soort="huishouden gewijzigd",
        onderwerp=dossier.inwoner_id,
        sleutel=sleutel,
    )


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
    """Take somebody out of the network. The history keeps them."""
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


@transaction.atomic
def record_akkoord(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    onderwerp: str,
    onderwerp_id: uuid.UUID,
    onderwerp_versie: int,
    stem: str,
    antwoord: str,
    stap: str,
    woorden: str = "",
    sleutel: str = "",
) -> Akkoord:
    """One voice's answer to one version. A resident's account speaks only for the resident.

    A professional may hold the device on which the resident answers (`wijze` samen); nobody answers for another.
    Raises Fout when the account cannot carry this voice, or when "liever anders" has no words.
    """
    if door.stem == "inwoner" and stem != "inwoner":
        raise Fout("U kunt alleen voor uzelf antwoorden.", "stem")
    if antwoord not in Akkoord.Antwoord.values or onderwerp not in Akkoord.Onderwerp.values:
        raise Fout("Kies 'akkoord' of 'liever anders'.", "antwoord")
    if antwoord == Akkoord.Antwoord.ANDERS and not woorden.strip():
        raise Fout("Schrijf op wat anders mag.", "woorden")
    akkoord = Akkoord(
        dossier=dossier,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        onderwerp_versie=onderwerp_versie,
        stem=stem,
        antwoord=antwoord,
        woorden=woorden,
        wijze=Akkoord.Wijze.ZELF if door.stem == stem else Akkoord.Wijze.SAMEN,
        door=door,
        op=op,
    )
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=stap,
        soort=f"{akkoord.get_antwoord_display()} met {akkoord.get_onderwerp_display()}",
        onderwerp=onderwerp_id,
        sleutel=sleutel,
    )
    akkoord.save(force_insert=True)
    return akkoord


@transaction.atomic
def record_zeggenschap(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    stap: str,
    antwoorden: dict[str, int | None],
    sleutel: str = "",
) -> Zeggenschap:
    """Three answers (`geluisterd`, `begrepen`, `beslist`; 0-4 or None) by the resident. Raises Fout outside the scale."""
    for field, value in antwoorden.items():
        if value is not None and (type(value) is not int or not 0 <= value <= 4):
            raise Fout("Kies een van de vijf antwoorden.", field)
    if all(value is None for value in antwoorden.values()):
        raise Fout("Kies bij minstens één vraag een antwoord.", "geluisterd")
    record_handeling(
        dossier=dossier, door=door, op=op, stap=stap, soort="zeggenschap beantwoord", sleutel=sleutel
    )
    return Zeggenschap.objects.create(dossier=dossier, stap=stap, op=op, **antwoorden)


@transaction.atomic
def grant_toelating(
    *, dossier: Dossier, account: Account, op: dt.datetime, reden: str, sleutel: str = ""
) -> Toelating:
    """Let a team leader look in a dossier of the own team for eight hours, with the reason written down.

    Raises Fout without a reason of at least ten characters, or when the account is no team leader of this team.
    """
    if account.rol != "teamleider" or account.team_id != dossier.team_id:
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


def save_concept(
    *, account_id: uuid.UUID, dossier_id: uuid.UUID, plek: str, velden: dict[str, Any], op: dt.datetime
) -> None:
    """Keep what somebody is typing; the newest wins. Nothing of it is in the dossier yet."""
    Concept.objects.update_or_create(
        account_id=account_id, dossier_id=dossier_id, plek=plek, defaults={"velden": velden, "op": op}
    )


def drop_concept(
    *, account_id: uuid.UUID, dossier_id: uuid.UUID, plek: str, op: dt.datetime | None = None
) -> None:
    """The text was sent, or is no longer wanted. With `op` only the draft of that moment: what was typed since stays."""
    drafts = Concept.objects.filter(account_id=account_id, dossier_id=dossier_id, plek=plek)
    (drafts if op is None else drafts.filter(op=op)).delete()


def drop_concepten(*, door: Account, dossier_id: uuid.UUID, begin: str) -> None:
    """What `door` typed at the places that begin so has no use any more: what it belonged to is done."""
    Concept.objects.filter(account=door, dossier_id=dossier_id, plek__startswith=begin).delete()
