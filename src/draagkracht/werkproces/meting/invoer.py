"""Taking over ZRM assessments from another system: what a file says, what is new in it, and putting that in.

One bad row never stops the file, and the same file twice changes nothing. A row goes in whole or not at all.
The dossier column holds our own id, or the other system's name for it; under a new name a dossier is opened once.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.methodiek.zrm import is_zrm_kolom, map_zrm
from draagkracht.overname.tabel import Rij, Tabel, read_tabel
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.inzage import Blik, record_inzagen
from draagkracht.toegang.models import Account, Inzage, Rol

from ..dossier.models import Dossier, Stem
from ..dossier.selectors import get_dossiers
from .models import Meting, Moment, Score
from .overnemen import hash_kenmerk, write_batch
from .waarnemingen import Bekend, Waarneming

VASTE_KOLOMMEN = ("dossier", "datum", "stem")
EERSTE_DATUM = dt.date(2000, 1, 1)
MAX_KENMERK = 60
PER_KEER = 2_000
PAGINA = "zrm overnemen"
DOEL = "overnemen uit een ander systeem"


@dataclass
class Verslag:
    """What happened with a file, or would happen when `is_proef`. `overgeslagen` and `anders`: (line, why)."""

    is_proef: bool = False
    rijen: int = 0
    ingelezen: int = 0
    waarden: int = 0
    afgeleid: int = 0
    nieuwe_dossiers: int = 0
    al_aanwezig: int = 0
    op_naam_van: str = ""
    overgeslagen: list[tuple[int, str]] = field(default_factory=list)
    anders: list[tuple[int, str]] = field(default_factory=list)
    onbekende_kolommen: list[str] = field(default_factory=list)
    zonder_onderdeel: list[str] = field(default_factory=list)


def import_zrm(
    *,
    ruw: bytes,
    gemeente: str,
    op: dt.datetime,
    door: Account | None,
    opener: Account | None,
    kanaal: str,
    is_proef: bool = False,
) -> Verslag:
    """Take over a ZRM file, or with `is_proef` only say what would happen.

    `door` takes over, only into dossiers that they may change; None is the machine's own administrator, whose acts stand
    under no name. `opener` becomes regisseur of new dossiers; without one, rows of unknown dossiers are skipped.
    Raises MethodiekFout when the file as a whole cannot be read, Fout when it is no ZRM file.
    """
    tabel, onbekend = read_zrm(ruw)
    verslag = Verslag(is_proef=is_proef, rijen=len(tabel.rijen), onbekende_kolommen=onbekend)
    gelezen = list(_read_rows(tabel, timezone.localdate(op), verslag))
    bekend = _load_known(gelezen, gemeente, door, op, kanaal)
    nieuw = list(_select_new(gelezen, bekend, opener, verslag))
    if opener and (aantal := _count_new_dossiers(nieuw, bekend)):
        verslag.nieuwe_dossiers, verslag.op_naam_van = aantal, opener.naam
    if is_proef:
        _count_in(nieuw, verslag)
    else:
        _write_all(nieuw, bekend, verslag, gemeente=gemeente, op=op, door=door, opener=opener)
    verslag.overgeslagen.sort()
    verslag.anders.sort()
    return verslag


def read_zrm(ruw: bytes) -> tuple[Tabel, list[str]]:
    """The table in a ZRM file and the columns that mean nothing here. Raises as import_zrm."""
    tabel = read_tabel(ruw)
    return tabel, _check_columns(tabel)


def _check_columns(tabel: Tabel) -> list[str]:
    """The columns that mean nothing here. Raises Fout when one that is needed is not there."""
    namen = {kolom.casefold() for kolom in tabel.kolommen}
    for vast in VASTE_KOLOMMEN:
        if vast not in namen:
            raise Fout(
                f"De kolom '{vast}' ontbreekt. Nodig zijn: dossier, datum en stem. Zet de namen van de kolommen op de "
                "eerste regel, in Excel op het eerste blad.",
                "bestand",
            )
    if not any(is_zrm_kolom(kolom) for kolom in tabel.kolommen):
        raise Fout("In dit bestand staat geen enkele kolom met een ZRM-domein.", "bestand")
    return [k for k in tabel.kolommen if k.casefold() not in VASTE_KOLOMMEN and not is_zrm_kolom(k)]


def _read_rows(tabel: Tabel, vandaag: dt.date, verslag: Verslag) -> Iterator[Waarneming]:
    zonder: set[str] = set()
    for rij in tabel.rijen:
        try:
            if rij.fout:
                raise Fout(rij.fout)
            yield _read_row(rij, vandaag, zonder)
        except (Fout, MethodiekFout) as fout:
            verslag.overgeslagen.append((rij.regel, fout.zin))
    verslag.zonder_onderdeel = sorted(zonder)


def _read_row(rij: Rij, vandaag: dt.date, zonder: set[str]) -> Waarneming:
    vast = {naam.casefold(): cel for naam, cel in rij.cellen.items() if naam.casefold() in VASTE_KOLOMMEN}
    kenmerk = vast["dossier"]
    if not kenmerk:
        raise Fout("Er staat niet bij welk dossier dit hoort.")
    if len(kenmerk) > MAX_KENMERK or not kenmerk.isprintable():
        raise Fout(f"Het dossier {cite(kenmerk)} is geen naam die wij kunnen gebruiken.")
    gemeten = _read_datum(vast["datum"], vandaag)
    stem = vast["stem"].casefold()
    if stem not in Stem.values:
        raise Fout(f"De stem {cite(vast['stem'])} kennen wij niet: kies inwoner, professional of naaste.")
    zrm = map_zrm({naam: cel for naam, cel in rij.cellen.items() if naam.casefold() not in VASTE_KOLOMMEN})
    zonder.update(zrm.niet_overgenomen)
    if not zrm.waarden:
        raise Fout("In deze rij staat geen score die overgenomen kan worden.")
    return Waarneming(rij.regel, kenmerk, gemeten, stem, zrm.waarden)


def _read_datum(tekst: str, vandaag: dt.date) -> dt.date:
    """A date as 2026-01-31 or 31-01-2026, with or without midnight behind it; never guessed, never in the future."""
    kaal = re.sub(r"[ T]00:00(:00)?(\.0+)?$", "", tekst)
    vorm = re.fullmatch(r"(?P<j>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)", kaal, re.ASCII) or re.fullmatch(
        r"(?P<d>\d\d?)-(?P<m>\d\d?)-(?P<j>\d{4})", kaal, re.ASCII
    )
    try:
        datum = dt.date(int(vorm["j"]), int(vorm["m"]), int(vorm["d"])) if vorm else None
    except ValueError:
        datum = None
    if not tekst:
        raise Fout("De datum ontbreekt; schrijf hem als 2026-01-31 of 31-01-2026.")
    if datum is None:
        raise Fout(f"De datum {cite(tekst)} bestaat niet; schrijf hem als 2026-01-31 of 31-01-2026.")
    if not EERSTE_DATUM <= datum <= vandaag:
        raise Fout(f"De datum {cite(tekst)} ligt in de toekomst of voor 2000.")
    return datum


@transaction.atomic
def _load_known(
    gelezen: list[Waarneming], gemeente: str, door: Account | None, op: dt.datetime, kanaal: str
) -> Bekend:
    """Look up the dossiers, each checked and logged, and what was measured in them."""
    bekend = Bekend()
    kenmerken = list(dict.fromkeys(w.kenmerk for w in gelezen))
    for start in range(0, len(kenmerken), PER_KEER):
        gevonden = _find_dossiers(kenmerken[start : start + PER_KEER], gemeente)
        mogelijk = _look(gevonden, door, op, kanaal)
        bekend.dossiers |= {kenmerk: pk for kenmerk, pk in gevonden.items() if pk in mogelijk}
        bekend.geweigerd |= gevonden.keys() - bekend.dossiers.keys()
        bekend.gesloten |= {pk for pk, is_gesloten in mogelijk.items() if is_gesloten}
        _load_metingen(list(mogelijk), bekend)
    return bekend


def _find_dossiers(kenmerken: list[str], gemeente: str) -> dict[str, uuid.UUID]:
    als_id = {k: pk for k in kenmerken if (pk := _as_uuid(k))}
    als_hash = {hash_kenmerk(k): k for k in kenmerken}
    dossiers = Dossier.objects.filter(gemeente=gemeente)
    op_hash = dossiers.filter(kenmerk_hash__in=list(als_hash)).values_list("kenmerk_hash", "pk")
    op_id = set(dossiers.filter(pk__in=als_id.values()).values_list("pk", flat=True))
    return {als_hash[bytes(hash_)]: pk for hash_, pk in op_hash} | {
        k: pk for k, pk in als_id.items() if pk in op_id
    }


def _as_uuid(tekst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return None


def _look(
    gevonden: Mapping[str, uuid.UUID], door: Account | None, op: dt.datetime, kanaal: str
) -> dict[uuid.UUID, bool]:
    """Which of these may be written in, each with whether it is closed; every look is logged."""
    pks = list(dict.fromkeys(gevonden.values()))
    if door is not None:
        dossiers = get_dossiers(
            door=door, dossier_ids=pks, pagina=PAGINA, kanaal=kanaal, op=op, to_write=True
        )
        return {dossier.pk: dossier.gesloten_op is not None for dossier in dossiers}
    rijen = Dossier.objects.filter(pk__in=pks).values_list("pk", "gesloten_op", "grondslag")
    dossiers = [(pk, gesloten_op is not None, grondslag) for pk, gesloten_op, grondslag in rijen]
    # The administrator of the machine is nobody's account; writing a colleague's name here would make the log lie.
    record_inzagen(
        account=None,
        soort=Inzage.Soort.GELEZEN,
        blikken={pk: Blik(PAGINA, kanaal, DOEL, grondslag) for pk, _, grondslag in dossiers},
        op=op,
    )
    return {pk: is_gesloten for pk, is_gesloten, _ in dossiers}


def _load_metingen(pks: list[uuid.UUID], bekend: Bekend) -> None:
    for dossier, op, pk in Moment.objects.filter(dossier__in=pks).values_list("dossier", "op", "pk"):
        bekend.momenten[dossier, op] = pk
    metingen = Meting.objects.filter(moment__dossier__in=pks)
    for dossier, op, stem in metingen.values_list("moment__dossier", "moment__op", "stem"):
        bekend.scores[dossier, op, stem] = {}
    # Only what was taken over is compared: "the same" about a voice that somebody is giving would tell what it says.
    rijen = Score.objects.filter(
        meting__moment__dossier__in=pks, meting__wijze=Meting.Wijze.IMPORT
    ).values_list(
        "meting__moment__dossier",
        "meting__moment__op",
        "meting__stem",
        "onderdeel",
        "score",
        "aanwezig",
        "inzetbaar",
    )
    for dossier, op, stem, onderdeel, score, aanwezig, inzetbaar in rijen.iterator():
        # A part where somebody added "inzetbaar" is no longer what the file said, so it counts as different.
        maat = ("score", score) if score is not None else ("aanwezig", aanwezig)
        bekend.scores[dossier, op, stem][onderdeel] = maat if inzetbaar is None else ("inzetbaar", inzetbaar)


def _select_new(
    gelezen: list[Waarneming], bekend: Bekend, opener: Account | None, verslag: Verslag
) -> Iterator[Waarneming]:
    """What is not there yet; the rest is counted or explained in the report."""
    in_bestand: dict[tuple[object, dt.date, str], dict[str, tuple[str, int]]] = {}
    for waarneming in gelezen:
        dossier = bekend.dossiers.get(waarneming.kenmerk)
        waarom = _refusal(waarneming, dossier, bekend, opener)
        if waarom:
            verslag.overgeslagen.append((waarneming.regel, waarom))
            continue
        plek = (dossier or waarneming.kenmerk, waarneming.op, waarneming.stem)
        eerder = bekend.scores.get(plek, in_bestand.get(plek))
        if eerder is None:
            in_bestand[plek] = waarneming.scores
            yield waarneming
        elif eerder == waarneming.scores:
            verslag.al_aanwezig += 1
        else:
            verslag.anders.append((waarneming.regel, _difference(waarneming)))


def _refusal(waarneming: Waarneming, dossier: Dossier | None, bekend: Bekend, opener: Account | None) -> str:
    if waarneming.kenmerk in bekend.geweigerd:
        return f"Het dossier {cite(waarneming.kenmerk)} bestaat niet, of is niet voor u."
    if dossier is None and opener is None:
        return f"Het dossier {cite(waarneming.kenmerk)} is nieuw, en niemand kan het openen."
    if dossier in bekend.gesloten:
        return f"Het dossier {cite(waarneming.kenmerk)} is afgesloten. Open het eerst weer."
    return ""


def _difference(waarneming: Waarneming) -> str:
    return f"Van de stem {waarneming.stem} op {waarneming.op} staan er al andere waarden. Die zijn blijven staan."


def _count_new_dossiers(nieuw: list[Waarneming], bekend: Bekend) -> int:
    return len({w.kenmerk for w in nieuw} - set(bekend.dossiers))


def _count_in(ingelezen: list[Waarneming], verslag: Verslag) -> None:
    waarden = [waarde for w in ingelezen for waarde in w.waarden.values()]
    verslag.ingelezen += len(ingelezen)
    verslag.waarden += len(waarden)
    verslag.afgeleid += sum(waarde.is_afgeleid for waarde in waarden)


def _write_all(
    nieuw: list[Waarneming],
    bekend: Bekend,
    verslag: Verslag,
    *,
    gemeente: str,
    op: dt.datetime,
    door: Account | None,
    opener: Account | None,
) -> None:
    """Write in batches; a batch that fails goes in row by row, so that only the row that cannot be written stays out."""
    wie = {"gemeente": gemeente, "op": op, "door": door, "opener": opener}
    for start in range(0, len(nieuw), PER_KEER):
        deel = nieuw[start : start + PER_KEER]
        if write_batch(deel, bekend, **wie):
            _count_in(deel, verslag)
            continue
        for waarneming in deel:
            if write_batch([waarneming], bekend, **wie):
                _count_in([waarneming], verslag)
            else:
                waarom = (
                    "Dit dossier is intussen door iemand anders gewijzigd. Neem het bestand nog eens over."
                )
                verslag.overgeslagen.append((waarneming.regel, waarom))


def find_opener(gemeente: str, door: Account | None) -> Account | None:
    """Who becomes regisseur of new dossiers: `door` when that is a professional in a team, else nobody.

    For the administrator (None): the municipality's first professional in a team, by user name.
    """
    if door is not None:
        return door if door.rol == Rol.PROFESSIONAL and door.team_id else None
    professionals = Account.objects.filter(
        gemeente=gemeente, rol=Rol.PROFESSIONAL, is_active=True, team__isnull=False
    )
    return professionals.order_by("gebruikersnaam").first()
