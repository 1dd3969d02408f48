"""The resident: opening a dossier for somebody, what is known of them, and finding them again by number and by name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from draagkracht.methodiek.bsn import check_bsn
from draagkracht.toegang import blind
from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.toegang.models import Account, Grondslag, Team
from draagkracht.toegang.sleutels import keyed_hash

from .models import Betrokkene, Dossier, Inwoner, Zoekgroep
from .selectors import has_handeling
from .services import check_versie, record_handeling, save_versioned

OLDEST = 120  # years


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
    Raises Fout without a name or with a birthday that cannot be, MethodiekFout with a BSN that cannot be one; and
    AlGedaan for a second sending.
    """
    if has_handeling(sleutel=sleutel):
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
    clean = _clean_inwoner(gegevens, op)
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


def _clean_inwoner(gegevens: dict[str, Any], op: dt.datetime) -> dict[str, Any]:
    clean = {key: value for key, value in gegevens.items() if key in INWONER_FIELDS}
    if "naam" in clean and not str(clean["naam"]).strip():
        raise Fout("Vul een naam in, of hoe de inwoner genoemd wil worden.", "naam")
    if clean.get("bsn"):
        clean["bsn"] = check_bsn(clean["bsn"])
    if clean.get("geboortedatum"):
        clean["geboortedatum"] = _clean_geboortedatum(clean["geboortedatum"], op)
    return clean


def _clean_geboortedatum(tekst: str, op: dt.datetime) -> str:
    """A day that somebody who lives now can be born on, as 1975-04-12: "12-4-45" read as 2045 is a slip of the pen."""
    today = timezone.localdate(op)
    try:
        geboren = dt.date.fromisoformat(tekst)
    except ValueError:
        raise Fout(
            "Schrijf de geboortedatum als dag-maand-jaar, bijvoorbeeld 12-4-1975.", "geboortedatum"
        ) from None
    if not today.year - OLDEST <= geboren.year or geboren > today:
        raise Fout("Deze geboortedatum kan niet. Schrijf het jaar met vier cijfers.", "geboortedatum")
    return geboren.isoformat()


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
    """Change what is known of the resident. Raises Fout (name, birthday, BSN) and Verouderd."""
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
    for field, value in _clean_inwoner(gegevens, op).items():
        setattr(inwoner, field, value)
    known = _known_inwoner(door, inwoner.gemeente, inwoner.bsn)
    if known and known.pk != inwoner.pk:
        raise Fout("Dit burgerservicenummer staat al bij een andere inwoner in uw lijst.", "bsn")
    inwoner.bsn_hash = _own_hash(inwoner)
    save_versioned(inwoner, door=door, op=op)
    index_naam(inwoner)
    return inwoner
