"""Which shape the files of a sociale kaart have, and a reader for each: HSDS in JSON, HSDS in tables, or a spreadsheet."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePath
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.overname.tabel import Tabel, read_tabel

from .gelezen import Gelezen, Geweigerd
from .hsds_json import LIJST, as_plain, load_json
from .hsds_lezen import read_diensten
from .hsds_ouder import as_list
from .hsds_tabel_schrijven import unquote
from .hsds_tabellen import ONGEBRUIKT, Tabellen, assemble, tabel_naam
from .stukken import MAX_BYTES, Stukken
from .werkblad import read_werkblad

MAX_CEL = 100_000
PAKKET = "datapackage.json"
GEEN_DIENSTEN = "Er is geen tabel met diensten bij (services.csv)."
LIJSTEN = ("contents", "content", "services", "items", "results", "data", "service")


@dataclass
class Invoer:
    """What is in the files: the records one by one, and remarks about the whole (complete once the records are read)."""

    soort: str
    records: Iterator[Gelezen | Geweigerd]
    opmerkingen: list[str] = field(default_factory=list)


def open_invoer(stukken: Stukken, vandaag: dt.date) -> Invoer:
    """The records in these files. Raises MethodiekFout with one sentence when there is nothing that we can read."""
    jsons = {
        naam: ruw
        for naam, ruw in stukken.items()
        if naam.lower().endswith(".json") and naam.lower() != PAKKET
    }
    tabellen = {naam: ruw for naam, ruw in stukken.items() if not naam.lower().endswith(".json")}
    if len(tabellen) == 1 and not jsons and PAKKET not in stukken:
        (naam, ruw), *_ = tabellen.items()
        return _open_one(naam, ruw, vandaag)
    if tabellen:
        return _open_tables(tabellen, stukken.get(PAKKET), vandaag)
    if not jsons:
        raise MethodiekFout("bestand", "Er is geen bestand met voorzieningen bij.")
    return _open_json([(naam, load_json(naam, ruw)) for naam, ruw in jsons.items()], vandaag)


def _open_one(naam: str, ruw: bytes, vandaag: dt.date) -> Invoer:
    """One file without a name that says what it is: JSON when it looks so, else a table."""
    if ruw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return _open_json([(naam, load_json(naam, ruw))], vandaag)
    tabel = _load_table(ruw)
    koppen = {kop.strip().lower() for kop in tabel.kolommen}
    if tabel_naam(naam) not in ("", "service") and "id" in koppen and "naam" not in koppen:
        raise MethodiekFout("bestand", GEEN_DIENSTEN)  # the places alone are no facilities
    if {"id", "name"} <= koppen and ("organization_id" in koppen or tabel_naam(naam) == "service"):
        gelezen = _Gelezen()
        gelezen.add("service", tabel)
        return gelezen.open(vandaag)
    records, onbekend = read_werkblad(tabel)
    opmerkingen = (
        [f"Niet herkend en niet gebruikt: {', '.join(cite(kop) for kop in onbekend[:30])}."]
        if onbekend
        else []
    )
    return Invoer("werkblad", records, opmerkingen)


def _load_table(ruw: bytes) -> Tabel:
    # A stray NUL is dirt in one cell; a file full of them is no text at all, and read_tabel says so.
    if not ruw.startswith(b"PK") and 0 < ruw.count(b"\0") <= len(ruw) // 1_000 + 3:
        ruw = ruw.replace(b"\0", b"")
    return read_tabel(ruw, max_cel=MAX_CEL, max_bytes=MAX_BYTES)


def _open_tables(tabellen: Stukken, pakket: bytes | None, vandaag: dt.date) -> Invoer:
    gelezen = _Gelezen()
    namen = _names_in_package(pakket, gelezen.opmerkingen) if pakket else {}
    for bestand, ruw in tabellen.items():
        tabel = namen.get(bestand.lower()) or tabel_naam(bestand)
        if tabel:
            gelezen.read(tabel, bestand, ruw)
        elif PurePath(bestand).stem.lower() not in ONGEBRUIKT:
            gelezen.opmerkingen.append(
                f"Het bestand {cite(bestand)} hoort niet bij HSDS en is niet gebruikt."
            )
    if "service" not in gelezen.tabellen.rijen:
        raise MethodiekFout("bestand", GEEN_DIENSTEN)
    return gelezen.open(vandaag)


class _Gelezen:
    """Tables put together one by one; of each only its rows stay, as what they are to a service."""

    def __init__(self) -> None:
        self.tabellen = Tabellen()
        self.opmerkingen: list[str] = []
        self.geweigerd: list[Geweigerd] = []

    def read(self, tabel: str, bestand: str, ruw: bytes) -> None:
        """A table that cannot be read costs only what is in it, unless it is the one with the services."""
        try:
            self.add(tabel, _load_table(ruw))
        except MethodiekFout as fout:
            if tabel == "service":
                raise MethodiekFout("bestand", f"{bestand}: {fout.zin}") from None
            self.opmerkingen.append(f"{bestand}: {fout.zin}")

    def add(self, naam: str, tabel: Tabel) -> None:
        # An empty cell is nothing, and a name is the same text in every row: that halves what a large table takes.
        kolommen = {kolom: sys.intern(kolom.strip().lower()) for kolom in tabel.kolommen}
        rijen = [
            {kolommen[k]: unquote(cel) for k, cel in r.cellen.items() if cel}
            for r in tabel.rijen
            if not r.fout
        ]
        self.tabellen.add(naam, rijen)
        kapot = [r for r in tabel.rijen if r.fout]
        if naam == "service":
            self.geweigerd += [Geweigerd(f"services, regel {r.regel}", r.fout) for r in kapot]
        elif kapot:
            self.tabellen.opmerkingen.append(
                f"In de tabel '{naam}' zijn {len(kapot)} rijen niet te lezen (regel {kapot[0].regel}: {kapot[0].fout})"
            )

    def open(self, vandaag: dt.date) -> Invoer:
        self.tabellen.opmerkingen[:0] = self.opmerkingen

        def records() -> Iterator[Gelezen | Geweigerd]:
            yield from self.geweigerd
            yield from read_diensten(assemble(self.tabellen), vandaag, is_volledig=True)

        return Invoer("HSDS in tabellen", records(), self.tabellen.opmerkingen)


def _names_in_package(ruw: bytes, opmerkingen: list[str]) -> dict[str, str]:
    """Which file is which table, as the data package itself says."""
    try:
        inhoud = load_json(PAKKET, ruw)
    except MethodiekFout as fout:
        opmerkingen.append(f"{fout.zin} De namen van de bestanden zijn gebruikt.")
        return {}
    namen: dict[str, str] = {}
    bronnen = inhoud.get("resources") if isinstance(inhoud, dict) else None
    for bron in as_list(list(bronnen) if isinstance(bronnen, LIJST) else None):
        pad, tabel = bron.get("path"), tabel_naam(str(bron.get("name") or bron.get("id") or ""))
        for een in pad if isinstance(pad, list) else [pad]:
            if isinstance(een, str) and tabel:
                namen[PurePath(een.replace("\\", "/")).name.lower()] = tabel
    return namen


def _open_json(bestanden: list[tuple[str, Any]], vandaag: dt.date) -> Invoer:
    opmerkingen: list[str] = []
    diensten: list[Iterable[Any]] = []
    for naam, inhoud in bestanden:
        tabellen = _tables_in(inhoud)
        if tabellen is not None and len(bestanden) == 1:
            records = read_diensten(assemble(tabellen), vandaag, is_volledig=True)
            return Invoer("HSDS in tabellen", iter(records), tabellen.opmerkingen)
        gevonden = list_diensten(inhoud)
        if gevonden is None:
            raise MethodiekFout("bestand", f"In {cite(naam)} staat geen lijst van diensten (HSDS).")
        opmerkingen += _missing_pages(inhoud, len(bestanden))
        diensten.append(gevonden)
    return Invoer("HSDS in JSON", iter(read_diensten(chain.from_iterable(diensten), vandaag)), opmerkingen)


def _tables_in(inhoud: Any) -> Tabellen | None:
    """Tables in one JSON object: lists under names of tables, with more than the services alone."""
    if not isinstance(inhoud, dict) or ("name" in inhoud and "id" in inhoud):
        return None
    namen = {tabel for naam, w in inhoud.items() if isinstance(w, LIJST) and (tabel := tabel_naam(naam))}
    if "service" not in namen or len(namen) < 2:
        return None
    gevonden = Tabellen()
    for naam, rijen in inhoud.items():
        if isinstance(rijen, LIJST) and (tabel := tabel_naam(naam)):
            gevonden.add(tabel, as_list(list(rijen)))
    return gevonden


def list_diensten(inhoud: Any) -> Iterable[Any] | None:
    """The services in a JSON value: a list, a page of a list, pages in a list, or one service. None when there is none."""
    if isinstance(inhoud, LIJST):
        return _in_list(inhoud)
    if not isinstance(inhoud, dict):
        return None
    for naam in LIJSTEN:
        if isinstance(inhoud.get(naam), LIJST):
            return _in_list(inhoud[naam]) if naam != "services" else _of_organisation(inhoud)
    if isinstance(inhoud.get("organizations"), LIJST):
        return _of_organisations(inhoud["organizations"])
    for naam in ("data", "result", "response"):
        if isinstance(inhoud.get(naam), dict):
            return list_diensten(inhoud[naam])
    return [as_plain(inhoud)] if "id" in inhoud and "name" in inhoud else None


def _in_list(lijst: Iterable[Any]) -> Iterator[Any]:
    """The services in a list, or in a list of pages: pages when every one of them is."""
    is_paginas = False
    for een in lijst:
        is_paginas = isinstance(een, dict) and isinstance(een.get("contents"), list)
        if not is_paginas:
            break
    for een in lijst:
        if isinstance(een, list) and een:
            yield from een  # a page without anything around it
        else:
            yield from een["contents"] if is_paginas else _of_organisation(een)


def _of_organisations(lijst: Iterable[Any]) -> Iterator[Any]:
    """The services of organisations, also those under their places; an organisation without any is none itself."""
    for een in lijst:
        if not isinstance(een, dict):
            continue
        if "services" in een:
            yield from _of_organisation(een)
        kaal = {naam: waarde for naam, waarde in een.items() if naam not in ("services", "locations")}
        for locatie in as_list(een.get("locations")):
            waar = {naam: waarde for naam, waarde in locatie.items() if naam != "services"}
            for dienst in as_list(locatie.get("services")):
                yield {"organization": kaal, "locations": [waar], **dienst}


def _of_organisation(een: Any) -> Iterable[Any]:
    """The services under an organisation, each with that organisation; anything else is a service itself."""
    if not isinstance(een, dict) or not isinstance(een.get("services"), LIJST):
        return [een]
    organisatie = {naam: waarde for naam, waarde in een.items() if naam != "services"}
    if not organisatie.get("name"):
        return een["services"]
    organisatie = as_plain(organisatie)
    return ({"organization": organisatie, **d} if isinstance(d, dict) else d for d in een["services"])


def _missing_pages(inhoud: Any, aantal: int) -> list[str]:
    totaal = inhoud.get("total_pages") if isinstance(inhoud, dict) else None
    if not isinstance(totaal, int) or totaal <= aantal or aantal > 1:
        return []
    return [f"Dit is één bladzijde van {totaal}. De andere bladzijden staan niet in dit bestand."]
