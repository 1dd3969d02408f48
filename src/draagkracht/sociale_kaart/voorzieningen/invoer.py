"""Taking over a sociale kaart: what is new, changed or the same, record by record, and writing that in batches.

Every batch is one transaction in which a facility goes in whole, with its history and what it is found by. After a crash
the same file can be taken over once more: what is in already counts as unchanged. One transaction for the whole file was
rejected: it would keep everybody else from writing for as long as it lasts.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.overname.stapel import insert_with_history, update_with_history, without_collector

from .gelezen import Gelezen, Geweigerd, as_uuid
from .inlezen import open_invoer
from .models import Voorziening
from .stukken import Stukken
from .waarden import blank, changed
from .zoekindex import insert_index, own_id, rebuild

PER_KEER = 500
STANDAARD_BRON = "import"
REDEN = "overgenomen uit een bestand"
BESLAGEN = ("nagekeken_op", "nagekeken_namens", "nagekeken_door_id", "bron_hash", "gewijzigd_op", "versie")


@dataclass
class Verslag:
    """What happened with a file, or would happen when `is_proef`. The lists hold (which record, a Dutch sentence)."""

    soort: str = ""
    is_proef: bool = False
    gelezen: int = 0
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    dubbel: int = 0
    niet_in_bestand: int = 0
    overgeslagen: list[tuple[str, str]] = field(default_factory=list)
    niet_overgenomen: list[tuple[str, str]] = field(default_factory=list)
    hier_verbeterd: list[tuple[str, str]] = field(default_factory=list)
    algemeen: list[str] = field(default_factory=list)


@dataclass
class Lopend:
    """One import on its way: where it goes, and what was seen of the file so far."""

    gemeente: str
    bron: str
    op: dt.datetime
    vandaag: dt.date
    door_id: uuid.UUID | None
    verslag: Verslag
    gezien: dict[str, str] = field(default_factory=dict)
    rijen: set[uuid.UUID] = field(default_factory=set)


@dataclass
class Deel:
    """What one batch would write: whole rows, and for changed ones that the index has to be made anew."""

    nieuw: list[dict[str, Any]] = field(default_factory=list)
    anders: list[dict[str, Any]] = field(default_factory=list)
    ongewijzigd: int = 0
    velden: set[str] = field(default_factory=set)
    verbeterd: list[tuple[str, str]] = field(default_factory=list)


def import_voorzieningen(
    *,
    stukken: Stukken,
    gemeente: str,
    op: dt.datetime,
    bron: str = STANDAARD_BRON,
    door_id: uuid.UUID | None = None,
    is_proef: bool = False,
    show: Callable[[int], None] = lambda gelezen: None,
) -> Verslag:
    """Take over the facilities in these files for one municipality, or with `is_proef` only say what would happen.

    `bron` names the source: the same id of the same source is the same facility. A record that this source did not bring
    before is also known by our own id, which our export gives along: so what comes back, by whatever way, is no second
    facility. Fields that people here have improved stay as they are.
    `show` is told after every batch how many records were read.
    Raises MethodiekFout when the files as a whole cannot be read; a record that does not hold is only left out.
    """
    verslag = Verslag()
    given = {"stukken": stukken, "gemeente": gemeente, "op": op, "bron": bron, "door_id": door_id}
    with without_collector():
        for verslag in import_by_batch(**given, is_proef=is_proef):
            show(verslag.gelezen)
    return verslag


def import_by_batch(
    *,
    stukken: Stukken,
    gemeente: str,
    op: dt.datetime,
    bron: str,
    door_id: uuid.UUID | None,
    is_proef: bool,
) -> Iterator[Verslag]:
    """The same, giving the report after every batch as far as it is, and at the end whole: who waits can see it grow."""
    check_bron(bron)
    vandaag = timezone.localdate(op)
    invoer = open_invoer(stukken, vandaag)
    verslag = Verslag(soort=invoer.soort, is_proef=is_proef)
    lopend = Lopend(gemeente, bron, op, vandaag, door_id, verslag)
    records = _first_of_each(invoer.records, lopend)
    while deel := list(islice(records, PER_KEER)):
        _take_over(deel, lopend)
        yield verslag
    verslag.algemeen = invoer.opmerkingen
    if not verslag.gelezen:
        verslag.algemeen = [*verslag.algemeen, "Er staat geen enkele voorziening in."]
    verslag.niet_in_bestand = _count_missing(lopend)
    yield verslag


def check_bron(bron: str) -> None:
    """Raises MethodiekFout for a name that no source can have."""
    if not bron.strip() or len(bron) > 40 or not bron.isprintable():
        raise MethodiekFout("bron", f"De bron {cite(bron)} kan niet: gebruik een naam van 1 tot 40 tekens.")


def _first_of_each(records: Iterable[Gelezen | Geweigerd], lopend: Lopend) -> Iterator[Gelezen]:
    """The records that can be taken over, each id once; the rest goes into the report."""
    verslag = lopend.verslag
    for record in records:
        verslag.gelezen += 1
        if isinstance(record, Geweigerd):
            verslag.overgeslagen.append((record.kenmerk, record.waarom))
            continue
        vinger, eerder = record.vinger, lopend.gezien.get(record.kenmerk)
        if eerder is None:
            lopend.gezien[record.kenmerk] = vinger
            verslag.niet_overgenomen += [(record.kenmerk, zin) for zin in record.opmerkingen]
            yield record
        elif eerder == vinger:
            verslag.dubbel += 1
        else:
            verslag.overgeslagen.append(
                (record.kenmerk, "Dit id stond al eerder in het bestand, met iets anders.")
            )


def _take_over(records: list[Gelezen], lopend: Lopend) -> None:
    """A batch that the database refuses goes in record by record, so that only what cannot be written stays out."""
    try:
        deel = _write(records, lopend)
    except DatabaseError as fout:
        if len(records) == 1:
            lopend.verslag.overgeslagen.append((records[0].kenmerk, "De database kon dit niet bewaren."))
            return
        if fout.__class__.__name__ == "OperationalError":
            raise
        for record in records:
            _take_over([record], lopend)
        return
    verslag = lopend.verslag
    verslag.nieuw += len(deel.nieuw)
    verslag.gewijzigd += len(deel.anders)
    verslag.ongewijzigd += deel.ongewijzigd
    verslag.hier_verbeterd += deel.verbeterd


@transaction.atomic
def _write(records: list[Gelezen], lopend: Lopend) -> Deel:
    op_kenmerk, op_id = _load_known(records, lopend)
    vrij = _free_ids(records)
    deel = Deel()
    for record in records:
        rij = op_kenmerk.get(record.kenmerk)
        rij = rij or next((op_id[pk] for pk in _own_ids(record) if pk in op_id), None)
        if rij is None:
            nieuw = _new_row(record, lopend)
            if record.nummer in vrij:
                nieuw["id"] = record.nummer
                vrij.discard(record.nummer)
            deel.nieuw.append(nieuw)
        elif rij["id"] in lopend.rijen:
            lopend.verslag.overgeslagen.append(
                (record.kenmerk, "Dit is een voorziening die al eerder in het bestand stond.")
            )
        else:
            lopend.rijen.add(rij["id"])
            _compare(record, rij, lopend, deel)
    if not lopend.verslag.is_proef:
        _write_rows(deel, lopend)
    return deel


def _load_known(
    records: list[Gelezen], lopend: Lopend
) -> tuple[dict[str, dict[str, Any]], dict[uuid.UUID, dict[str, Any]]]:
    hier = Voorziening.objects.filter(gemeente=lopend.gemeente).select_for_update()
    kenmerken = [record.kenmerk for record in records]
    op_kenmerk = {
        rij["kenmerk"]: rij for rij in hier.filter(bron=lopend.bron, kenmerk__in=kenmerken).values()
    }
    sleutels = {pk for r in records if r.kenmerk not in op_kenmerk for pk in _own_ids(r)}
    return op_kenmerk, {rij["id"]: rij for rij in hier.filter(pk__in=sleutels).values()} if sleutels else {}


def _own_ids(record: Gelezen) -> list[uuid.UUID]:
    """What may be our own id: what an export of ours says it is, or the record's id itself."""
    return [pk for pk in (record.nummer, as_uuid(record.kenmerk)) if pk]


def _free_ids(records: list[Gelezen]) -> set[uuid.UUID]:
    """The ids of our own exports that nobody has here: what is new goes on under the same number as where it came from."""
    nummers = {record.nummer for record in records if record.nummer}
    return (
        nummers - set(Voorziening.objects.filter(pk__in=nummers).values_list("pk", flat=True))
        if nummers
        else set()
    )


def _new_row(record: Gelezen, lopend: Lopend) -> dict[str, Any]:
    rij = {
        **blank(),
        **record.waarden,
        "id": own_id(lopend.gemeente, lopend.bron, record.kenmerk),
        "gemeente": lopend.gemeente,
        "bron": lopend.bron,
        "kenmerk": record.kenmerk,
        "bron_hash": record.vinger,
        "eigen_velden": [],
        "toegevoegd_op": lopend.op,
        "gewijzigd_op": lopend.op,
        "versie": 1,
    }
    if record.nagekeken_op and record.nagekeken_op <= lopend.vandaag:
        rij |= {"nagekeken_op": record.nagekeken_op, "nagekeken_namens": record.nagekeken_namens}
    return rij


def _compare(record: Gelezen, rij: dict[str, Any], lopend: Lopend, deel: Deel) -> None:
    """Put a known facility among the changed ones, or count it as unchanged."""
    vinger, is_van_bron = record.vinger, rij["bron"] == lopend.bron
    if is_van_bron and rij["bron_hash"] == vinger:
        deel.ongewijzigd += 1
        return
    verschil = changed(rij, record.waarden)
    blijft = [veld for veld in verschil if veld in rij["eigen_velden"]]
    nieuw = {veld: record.waarden[veld] for veld in verschil if veld not in blijft} | _checked(
        record, rij, lopend
    )
    if blijft:
        deel.verbeterd.append(
            (record.kenmerk, f"Hier verbeterd en zo gebleven: {', '.join(_labels(blijft))}.")
        )
    if not nieuw:
        deel.ongewijzigd += 1
        return
    deel.velden |= nieuw.keys()
    hash_ = {"bron_hash": vinger} if is_van_bron else {}
    deel.anders.append({**rij, **nieuw, **hash_, "gewijzigd_op": lopend.op, "versie": rij["versie"] + 1})


def _checked(record: Gelezen, rij: dict[str, Any], lopend: Lopend) -> dict[str, Any]:
    """What the source says about when it was checked, if that is later than what is known here."""
    nieuw, oud = record.nagekeken_op, rij["nagekeken_op"]
    if nieuw is None or nieuw > lopend.vandaag or (oud is not None and nieuw <= oud):
        return {}
    return {"nagekeken_op": nieuw, "nagekeken_namens": record.nagekeken_namens, "nagekeken_door_id": None}


def _labels(velden: list[str]) -> list[str]:
    return [str(Voorziening._meta.get_field(veld).verbose_name) for veld in velden]


def _write_rows(deel: Deel, lopend: Lopend) -> None:
    insert_with_history(Voorziening, deel.nieuw, door_id=lopend.door_id, op=lopend.op)
    insert_index(deel.nieuw)
    if deel.anders:
        namen = [naam.removesuffix("_id") for naam in (*sorted(deel.velden - set(BESLAGEN)), *BESLAGEN)]
        update_with_history(
            Voorziening, deel.anders, namen, door_id=lopend.door_id, op=lopend.op, reden=REDEN
        )
        rebuild(deel.anders)


def _count_missing(lopend: Lopend) -> int:
    """Facilities of this source that the file did not name; they stay."""
    van_bron = Voorziening.objects.filter(gemeente=lopend.gemeente, bron=lopend.bron)
    bekend = van_bron.exclude(status=Voorziening.Status.GESTOPT).values_list("kenmerk", flat=True)
    return sum(kenmerk not in lopend.gezien for kenmerk in bekend.iterator())
