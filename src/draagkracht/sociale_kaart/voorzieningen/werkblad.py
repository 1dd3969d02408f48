"""A plain spreadsheet with Dutch headings: one facility per row."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.overname.tabel import Rij, Tabel

from .gelezen import Gelezen, Geweigerd, Overgeslagen, cut, read_datum, read_kenmerk, read_naam
from .getallen import GeenGetal, bedrag_in, read_bedrag
from .hsds_lezen import MAX_TELEFOONS, MAX_TIJDEN_TEKST, STATUS, read_leeftijden
from .plekken import make_plekken
from .talen import make_talen, split_talen
from .tekst import MAX_LANG, clean_email, clean_line, clean_long, clean_phone, clean_web, fold
from .themas import limit, make_themas, split_themas
from .tijden import DAGEN, make_tijd, order_tijden, read_openingstijden
from .waarden import LENGTES, TELEFOONS, Waarden, without_doubles

PLEKVELDEN = {
    "locatie": "naam",
    "adres": "adres",
    "postcode": "postcode",
    "plaats": "plaats",
    "lat": "lat",
    "lon": "lon",
}


@dataclass(frozen=True, slots=True)
class Kolom:
    """One thing that a spreadsheet can say; `is_meer` means that several columns may say it together."""

    veld: str
    koppen: tuple[str, ...]
    uitleg: str
    is_meer: bool = False


@cache
def load_kolommen() -> tuple[Kolom, ...]:
    gegevens = tomllib.loads(Path(__file__).with_name("kolommen.toml").read_text(encoding="utf-8"))["kolom"]
    return tuple(Kolom(k["veld"], tuple(k["ook"]), k["uitleg"], k.get("is_meer", False)) for k in gegevens)


def match_koppen(koppen: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Which headings speak about which field, and the headings that mean nothing here.

    The first heading of a field counts, unless several may; a heading in the words of `kolommen.toml` goes before one that
    only holds such words ("Telefoon (balie)").
    """
    bekend = {_kaal(kop): kolom for kolom in load_kolommen() for kop in kolom.koppen}
    gevonden: dict[str, list[str]] = {}
    rest = []
    for kop in koppen:
        kolom = bekend.get(_kaal(kop))
        (rest if kolom is None else gevonden.setdefault(kolom.veld, [])).append(kop)
    for kop in list(rest):
        kolom = bekend.get(_kaal(re.sub(r"[(\[].*", "", kop)))
        if kolom and kolom.veld not in gevonden:
            gevonden[kolom.veld] = [kop]
            rest.remove(kop)
    meer = {kolom.veld for kolom in load_kolommen() if kolom.is_meer}
    for veld, namen in gevonden.items():
        if veld not in meer:
            rest += namen[1:]
            del namen[1:]
    return gevonden, rest


def _kaal(kop: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(kop))


def read_werkblad(tabel: Tabel) -> tuple[Iterator[Gelezen | Geweigerd], list[str]]:
    """Every row read or refused, and the headings that were not used. Raises MethodiekFout without a column for the name."""
    koppen, onbekend = match_koppen(tabel.kolommen)
    if "naam" not in koppen:
        raise MethodiekFout(
            "bestand", "Er is geen kolom met de naam van de voorziening. Noem die kolom 'naam'."
        )
    return (_read_rij(rij, koppen) for rij in tabel.rijen), onbekend


def _read_rij(rij: Rij, koppen: Mapping[str, list[str]]) -> Gelezen | Geweigerd:
    try:
        if rij.fout:
            raise Overgeslagen(rij.fout)
        return _Regel(rij, koppen).read()
    except Overgeslagen as fout:
        kenmerk = clean_line(" ".join(rij.cellen.get(kop, "") for kop in koppen.get("id", [])), 60)
        return Geweigerd(f"regel {rij.regel}" + (f", {kenmerk}" if kenmerk else ""), fout.zin)


class _Regel:
    def __init__(self, rij: Rij, koppen: Mapping[str, list[str]]) -> None:
        self.cellen = {
            veld: "\n".join(filter(None, (rij.cellen.get(k, "") for k in ks))) for veld, ks in koppen.items()
        }
        self.opmerkingen: list[str] = []

    def read(self) -> Gelezen:
        naam = cut(read_naam(self.cellen["naam"]), LENGTES["naam"], "De naam", self.opmerkingen)
        waarden: Waarden = {"naam": naam}
        for velden, lees in LEZERS:
            if any(veld in self.cellen for veld in velden):
                waarden |= lees(self)
        kenmerk = read_kenmerk(self.cellen["id"]) if self.cellen.get("id") else self._own_kenmerk(naam)
        return Gelezen(
            kenmerk,
            waarden,
            list(dict.fromkeys(self.opmerkingen)),
            nagekeken_op=read_datum(self.get("nagekeken_op")),
            nagekeken_namens=clean_line(self.get("nagekeken_namens"), 254),
        )

    def get(self, veld: str) -> str:
        return self.cellen.get(veld, "")

    def _own_kenmerk(self, naam: str) -> str:
        """What tells this facility from others when the file has no ids: its name, organisation and address."""
        delen = [
            fold(naam),
            *(
                fold(clean_line(self.get(v), 200))
                for v in ("organisatie", "postcode", "adres", "huisnummer", "plaats")
            ),
        ]
        return f"{clean_line(naam, 60)} #{hashlib.sha256('|'.join(delen).encode()).hexdigest()[:12]}"

    def checked(self, veld: str, maak: Any, wat: str) -> str:
        ruw = clean_line(self.get(veld), 600)
        schoon = maak(ruw)
        if ruw and not schoon:
            self.opmerkingen.append(f"{wat} {cite(ruw)} klopt niet en is niet overgenomen.")
        return schoon

    def read_status(self) -> Waarden:
        tekst = fold(clean_line(self.get("status"), 40))
        tekst = {"ja": "actief", "nee": "gestopt", "1": "actief", "0": "gestopt"}.get(tekst, tekst)
        if tekst not in STATUS:
            self.opmerkingen.append(
                f"De status {cite(tekst)} kennen wij niet; de voorziening staat er als actief in."
            )
        return {"status": STATUS.get(tekst, "actief")}

    def read_themas(self) -> Waarden:
        """A column with themes tells the parts; keywords alone do not."""
        onderdelen, woorden = make_themas(split_themas(self.get("thema")), self.opmerkingen)
        eigen = [clean_line(deel, 60) for deel in split_themas(self.get("trefwoorden"))]
        waarden: Waarden = {"trefwoorden": limit([*woorden, *eigen], self.opmerkingen)}
        return waarden | ({"onderdelen": onderdelen} if "thema" in self.cellen else {})

    def read_plek(self) -> Waarden:
        ruw = {naam: self.get(veld) for veld, naam in PLEKVELDEN.items()}
        ruw["adres"] = f"{ruw['adres']} {self.get('huisnummer')}".strip()
        return {"plekken": make_plekken([ruw], self.opmerkingen)}

    def read_kosten(self) -> Waarden:
        kosten = clean_long(self.get("kosten"), 2_000)
        try:
            bedrag = read_bedrag(self.get("bedrag"))
        except GeenGetal as fout:
            bedrag = None
            self.opmerkingen.append(str(fout))
        return {"kosten": kosten, "bedrag": bedrag if bedrag is not None else bedrag_in(kosten)}

    def read_leeftijd(self) -> Waarden:
        van, tot = self.get("leeftijd_van"), self.get("leeftijd_tot")
        if not van and not tot and self.get("leeftijd"):
            van, tot = self._split_leeftijd()
        return read_leeftijden(van, tot, self.opmerkingen)

    def _split_leeftijd(self) -> tuple[str, str]:
        tekst = re.sub(
            r"\b(jaar|jr|leeftijd|van)\b\.?", "", fold(clean_line(self.get("leeftijd"), 60))
        ).strip()
        if re.fullmatch(r"(alle( leeftijden)?|iedereen|alle)\s*", tekst):
            return "", ""
        if gevonden := re.fullmatch(r"(\d{1,3})\s*(?:-|–|tot en met|t/m|tot)\s*(\d{1,3})", tekst, re.ASCII):
            return gevonden[1], gevonden[2]
        if gevonden := re.fullmatch(r"(?:vanaf\s*)?(\d{1,3})\s*(?:\+|en ouder|plus)?", tekst, re.ASCII):
            return gevonden[1], ""
        if gevonden := re.fullmatch(r"(?:tot en met|t/m|tot)\s*(\d{1,3})", tekst, re.ASCII):
            return "", gevonden[1]
        self.opmerkingen.append(
            f"De leeftijd {cite(self.get('leeftijd'))} is niet te lezen en is niet overgenomen."
        )
        return "", ""

    def read_tijden(self) -> Waarden:
        tekst = clean_long(self.get("tijden"), MAX_TIJDEN_TEKST)
        tijden = read_openingstijden(tekst)
        teksten = [] if tijden is not None else [tekst]
        per_dag = list(tijden or [])
        for nummer, dag in enumerate(DAGEN, 1):
            cel = clean_line(self.get(dag), 200)
            gelezen = read_openingstijden(f"{dag} {cel}") if cel and not _is_dicht(cel) else []
            if gelezen is None:
                teksten.append(f"{dag}: {cel}")
                gelezen = [make_tijd(nummer)]
            per_dag += gelezen
        if any(teksten) and tijden is None and tekst:
            self.opmerkingen.append(
                "De openingstijden zijn als tekst overgenomen; er kan niet op gezocht worden."
            )
        return {
            "tijden": order_tijden(per_dag),
            "tijden_tekst": clean_long("\n".join(filter(None, teksten)), MAX_TIJDEN_TEKST),
        }

    def read_telefoon(self) -> Waarden:
        nummers = []
        for deel in re.split(r"[;\n|,]|\s/\s|\bof\b|\ben\b", self.get("telefoon")):
            ruw = clean_line(deel, 60)
            schoon = clean_phone(ruw)
            if ruw and not schoon:
                self.opmerkingen.append(f"Het telefoonnummer {cite(ruw)} klopt niet en is niet overgenomen.")
            nummers.append(schoon)
        return {
            "telefoon": TELEFOONS.join(without_doubles(nummers)[:MAX_TELEFOONS])[
                : LENGTES["telefoon"]
            ].rstrip(" /")
        }


def _is_dicht(cel: str) -> bool:
    return fold(cel).strip(" .") in ("gesloten", "dicht", "-", "x", "nee", "closed", "geen")


def _text(veld: str) -> tuple[tuple[str, ...], Any]:
    def read(regel: _Regel) -> Waarden:
        tekst = clean_long(regel.get(veld), MAX_LANG + 1)
        return {veld: cut(tekst, MAX_LANG, f"De tekst in '{veld}'", regel.opmerkingen)}

    return (veld,), read


def _line(veld: str) -> tuple[tuple[str, ...], Any]:
    return (veld,), lambda regel: {veld: clean_line(regel.get(veld), LENGTES[veld])}


LEZERS: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("status",), _Regel.read_status),
    _line("organisatie"),
    _text("omschrijving"),
    _text("voor_wie"),
    _text("aanmelden"),
    _text("let_op"),
    (("thema", "trefwoorden"), _Regel.read_themas),
    ((*PLEKVELDEN, "huisnummer"), _Regel.read_plek),
    (("kosten", "bedrag"), _Regel.read_kosten),
    (("leeftijd", "leeftijd_van", "leeftijd_tot"), _Regel.read_leeftijd),
    (("talen",), lambda regel: {"talen": make_talen(split_talen(regel.get("talen")), regel.opmerkingen)}),
    (("tijden", *DAGEN), _Regel.read_tijden),
    (("telefoon",), _Regel.read_telefoon),
    (("email",), lambda regel: {"email": regel.checked("email", clean_email, "Het e-mailadres")}),
    (("web",), lambda regel: {"web": regel.checked("web", clean_web, "Het webadres")}),
    _line("contact"),
)
