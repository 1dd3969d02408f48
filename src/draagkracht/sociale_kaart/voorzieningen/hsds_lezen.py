"""One service of HSDS (in the shape of 3.0, older ones are made so first) as the fields of a facility."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from draagkracht.methodiek.fouten import cite

from .gelezen import Gelezen, Geweigerd, Overgeslagen, as_uuid, cut, read_datum, read_kenmerk, read_naam
from .getallen import GeenGetal, read_leeftijd
from .hsds_kosten import read_kosten
from .hsds_ouder import Dienst, as_list, upgrade
from .hsds_rooster import read_roosters
from .plekken import make_plekken
from .talen import make_talen
from .tekst import MAX_LANG, as_text, clean_email, clean_line, clean_long, clean_phone, clean_web
from .themas import limit, make_themas, order
from .waarden import LEEG, LENGTES, TELEFOONS, Waarden, without_doubles

# What our own export calls its taxonomies: our parts, and words that are only keywords.
ONDERDELEN, TREFWOORDEN = "Draagkracht: onderdelen", "Draagkracht: trefwoorden"
NUMMER = "Draagkracht: nummer"  # whose value is our own id of the facility
STATUS = {
    "active": "actief", "actief": "actief", "": "actief",
    "temporarily closed": "tijdelijk_dicht", "tijdelijk dicht": "tijdelijk_dicht", "tijdelijk gesloten": "tijdelijk_dicht",
    "inactive": "gestopt", "inactief": "gestopt", "defunct": "gestopt", "closed": "gestopt", "gesloten": "gestopt",
    "gestopt": "gestopt", "opgeheven": "gestopt",
}  # fmt: skip
LIJSTEN = (
    "service_at_locations",
    "phones",
    "schedules",
    "contacts",
    "languages",
    "cost_options",
    "attributes",
)
MAX_TELEFOONS = 3
MAX_TIJDEN_TEKST = 2_000


def read_diensten(
    diensten: Iterable[Any], vandaag: dt.date, *, is_volledig: bool = False
) -> Iterable[Gelezen | Geweigerd]:
    """Every service read, or refused with the reason; the place in the list names one without an id."""
    for nummer, dienst in enumerate(diensten, 1):
        try:
            if not isinstance(dienst, dict):
                raise Overgeslagen("Dit is geen dienst maar een losse waarde.")
            yield read_dienst(dienst, vandaag, is_volledig=is_volledig)
        except Overgeslagen as fout:
            kenmerk = clean_line(dienst.get("id"), 80) if isinstance(dienst, dict) else ""
            yield Geweigerd(kenmerk or f"dienst {nummer} in het bestand", fout.zin)


def read_dienst(ruw: Dienst, vandaag: dt.date, *, is_volledig: bool = False) -> Gelezen:
    """One service. Raises Overgeslagen when it has no id or no name.

    A full service (with its locations, or from tables) also says what it does not have; the short form in a list says
    nothing about phones, places and times, so those stay as they are.
    """
    kenmerk = read_kenmerk(ruw.get("id"))
    opmerkingen: list[str] = []
    dienst = upgrade(ruw, opmerkingen)
    is_volledig = is_volledig or "service_at_locations" in dienst
    naam = cut(read_naam(dienst.get("name")), LENGTES["naam"], "De naam", opmerkingen)
    opmerkingen += [
        f"'{lijst}' heeft een vorm die wij niet kennen en is niet overgenomen."
        for lijst in LIJSTEN
        if dienst.get(lijst) and not isinstance(dienst[lijst], (list, dict))
    ]
    if as_text(datum := dienst.get("assured_date")).strip() and read_datum(datum) is None:
        opmerkingen.append(f"De datum {cite(clean_line(datum, 40))} van nakijken is niet te lezen.")
    lezer = _Lezer(dienst, kenmerk, vandaag, is_volledig, opmerkingen)
    waarden: Waarden = {"naam": naam}
    for sleutels, lees in GROEPEN:
        is_genoemd = is_volledig or any(sleutel in dienst for sleutel in sleutels)
        waarden |= {
            veld: waarde for veld, waarde in lees(lezer).items() if is_genoemd or waarde != LEEG[veld]
        }
    return Gelezen(
        kenmerk,
        waarden,
        list(dict.fromkeys(opmerkingen)),
        nagekeken_op=_checked_on(dienst, vandaag),
        nagekeken_namens=clean_line(dienst.get("assurer_email"), 254),
        nummer=_own_number(dienst),
    )


class _Lezer:
    """One service with what is found in more than one place of it."""

    def __init__(
        self, dienst: Dienst, kenmerk: str, vandaag: dt.date, is_volledig: bool, opmerkingen: list[str]
    ) -> None:
        self.dienst, self.kenmerk, self.vandaag, self.opmerkingen = dienst, kenmerk, vandaag, opmerkingen
        self.is_volledig = is_volledig
        organisatie = dienst.get("organization")
        self.organisatie: Dienst = organisatie if isinstance(organisatie, dict) else {"name": organisatie}
        self.koppelingen = as_list(dienst.get("service_at_locations"))
        self.locaties = [k["location"] for k in self.koppelingen if isinstance(k.get("location"), dict)]

    def sources(self, naam: str) -> Iterable[list[Dienst]]:
        """The lists with this name, nearest first: of the service, of its places, of the organisation behind it."""
        yield as_list(self.dienst.get(naam))
        yield [een for koppeling in self.koppelingen for een in as_list(koppeling.get(naam))]
        if self.is_volledig:
            yield [een for locatie in self.locaties for een in as_list(locatie.get(naam))]
            yield as_list(self.organisatie.get(naam))

    def first(self, naam: str) -> list[Dienst]:
        return next((lijst for lijst in self.sources(naam) if lijst), [])

    def contacts(self) -> list[Dienst]:
        return self.first("contacts")

    def clean(self, maak: Callable[[Any], str], wat: str, *kandidaten: Any) -> str:
        """The first of these values that holds; a remark for the first that was given and does not."""
        for waarde in kandidaten:
            if schoon := maak(waarde):
                return schoon
            if as_text(waarde).strip():
                self.opmerkingen.append(
                    f"{wat} {cite(clean_line(waarde, 200))} klopt niet en is niet overgenomen."
                )
        return ""


def _own_number(dienst: Dienst) -> uuid.UUID | None:
    """Our own id of this facility, when the file came from an export of ours."""
    for attribuut in as_list(dienst.get("attributes")):
        term = attribuut.get("taxonomy_term")
        if isinstance(term, dict) and term.get("taxonomy") == NUMMER:
            return as_uuid(attribuut.get("value"))
    return None


def _checked_on(dienst: Dienst, vandaag: dt.date) -> dt.date | None:
    datum = read_datum(dienst.get("assured_date"))
    return datum if datum and datum <= vandaag else None


def _read_status(lezer: _Lezer) -> Waarden:
    tekst = clean_line(lezer.dienst.get("status"), 40).lower()
    if tekst not in STATUS:
        lezer.opmerkingen.append(
            f"De status {cite(tekst)} kennen wij niet; de voorziening staat er als actief in."
        )
    return {"status": STATUS.get(tekst, "actief")}


def _read_organisatie(lezer: _Lezer) -> Waarden:
    # Our export gives a facility without an organisation one of its own, under the same id: it needs one in tables.
    if clean_line(lezer.organisatie.get("id"), 200) == lezer.kenmerk:
        return {"organisatie": ""}
    naam = clean_line(
        lezer.organisatie.get("name") or lezer.dienst.get("organization_name"), LENGTES["organisatie"]
    )
    return {"organisatie": naam}


def _read_kosten(lezer: _Lezer) -> Waarden:
    return read_kosten(lezer.dienst, lezer.vandaag, lezer.opmerkingen)


def read_leeftijden(van: Any, tot: Any, opmerkingen: list[str]) -> Waarden:
    """From and until which age. What cannot be right is left out and said so; a range the wrong way round too."""
    gelezen: list[int | None] = []
    for waarde in (van, tot):
        try:
            gelezen.append(read_leeftijd(waarde))
        except GeenGetal as fout:
            opmerkingen.append(str(fout))
            gelezen.append(None)
    begin, eind = gelezen
    if begin is not None and eind is not None and begin > eind:
        opmerkingen.append(f"De leeftijd van {begin} tot {eind} kan niet kloppen en is niet overgenomen.")
        begin = eind = None
    return {"leeftijd_van": begin, "leeftijd_tot": eind}


def _read_leeftijd(lezer: _Lezer) -> Waarden:
    return read_leeftijden(
        lezer.dienst.get("minimum_age"), lezer.dienst.get("maximum_age"), lezer.opmerkingen
    )


def _read_themas(lezer: _Lezer) -> Waarden:
    """Our own taxonomies say exactly what they mean; the words of others are compared with our parts."""
    eigen: list[str] = []
    sleutelwoorden: list[Any] = []
    vreemd: list[Any] = []
    for attribuut in as_list(lezer.dienst.get("attributes")):
        term = next((t for n in ("taxonomy_term", "taxonomy") if isinstance(t := attribuut.get(n), dict)), {})
        soort = clean_line(term.get("taxonomy"), 80)
        if soort == ONDERDELEN:
            eigen.append(clean_line(term.get("code"), 60))
        elif soort == NUMMER:
            continue
        elif soort == TREFWOORDEN:
            sleutelwoorden.append(clean_line(term.get("name"), 60))
        else:
            vreemd.append(
                term.get("name")
                or attribuut.get("taxonomy_detail")
                or attribuut.get("label")
                or attribuut.get("value")
            )
    onderdelen, trefwoorden = make_themas(vreemd, lezer.opmerkingen)
    return {
        "onderdelen": order([*eigen, *onderdelen]),
        "trefwoorden": limit([*sleutelwoorden, *trefwoorden], lezer.opmerkingen),
    }


def _read_talen(lezer: _Lezer) -> Waarden:
    namen = [
        taal.get("code") or taal.get("name") or taal.get("language") for taal in lezer.first("languages")
    ]
    return {"talen": make_talen(namen, lezer.opmerkingen)}


def _read_plekken(lezer: _Lezer) -> Waarden:
    plekken = []
    for locatie in lezer.locaties:
        if clean_line(locatie.get("location_type"), 20).lower() in ("virtual", "postal"):
            continue
        adressen = as_list(locatie.get("addresses"))
        bezoek = [a for a in adressen if clean_line(a.get("address_type"), 20).lower() != "postal"]
        adres = (bezoek or adressen or [{}])[0]
        regels = [clean_line(adres.get(f"address_{n}"), 160) for n in range(1, 5)]
        plekken.append(
            {
                "naam": locatie.get("name"),
                "adres": ", ".join(regel for regel in regels if regel),
                "postcode": adres.get("postal_code"),
                "plaats": adres.get("city"),
                "lat": locatie.get("latitude"),
                "lon": locatie.get("longitude"),
            }
        )
    return {"plekken": make_plekken(plekken, lezer.opmerkingen)}


def _read_tijden(lezer: _Lezer) -> Waarden:
    bronnen = list(lezer.sources("schedules"))
    # The hours of a building count only when nothing is said about the service itself.
    roosters = bronnen[0] + bronnen[1] or [r for verder in bronnen[2:3] for r in verder]
    gelezen = read_roosters(roosters, lezer.vandaag)
    lezer.opmerkingen.extend(gelezen.opmerkingen)
    return {
        "tijden": gelezen.tijden,
        "tijden_tekst": clean_long("\n\n".join(gelezen.teksten), MAX_TIJDEN_TEKST),
    }


def _read_telefoon(lezer: _Lezer) -> Waarden:
    telefoons = next((t for t in (*list(lezer.sources("phones"))[:2], _phones_of_contacts(lezer)) if t), None)
    telefoons = telefoons or lezer.first("phones")
    soorten = ("fax", "pager", "textphone")
    nummers = [t.get("number") for t in telefoons if clean_line(t.get("type"), 20).lower() not in soorten]
    schoon = without_doubles(lezer.clean(clean_phone, "Het telefoonnummer", nummer) for nummer in nummers)
    return {"telefoon": TELEFOONS.join(schoon[:MAX_TELEFOONS])[: LENGTES["telefoon"]].rstrip(" /")}


def _phones_of_contacts(lezer: _Lezer) -> list[Dienst]:
    return [telefoon for contact in lezer.contacts() for telefoon in as_list(contact.get("phones"))]


def _read_email(lezer: _Lezer) -> Waarden:
    kandidaten = [lezer.dienst.get("email"), *(c.get("email") for c in lezer.contacts())]
    if lezer.is_volledig:
        kandidaten.append(lezer.organisatie.get("email"))
    return {"email": lezer.clean(clean_email, "Het e-mailadres", *kandidaten)}


def _read_web(lezer: _Lezer) -> Waarden:
    kandidaten = [
        lezer.dienst.get("url"),
        *(u.get("url") for u in as_list(lezer.dienst.get("additional_urls"))),
    ]
    if lezer.is_volledig:
        kandidaten += [lezer.organisatie.get("website"), lezer.organisatie.get("url")]
    return {"web": lezer.clean(clean_web, "Het webadres", *kandidaten)}


def _read_contact(lezer: _Lezer) -> Waarden:
    for contact in lezer.contacts():
        delen = [
            clean_line(contact.get(naam), LENGTES["contact"]) for naam in ("name", "title", "department")
        ]
        if tekst := ", ".join(deel for deel in delen if deel):
            return {"contact": tekst[: LENGTES["contact"]].strip()}
    return {"contact": ""}


def _long(veld: str, sleutel: str) -> tuple[tuple[str, ...], Callable[[_Lezer], Waarden]]:
    def read(lezer: _Lezer) -> Waarden:
        tekst = clean_long(lezer.dienst.get(sleutel), MAX_LANG + 1)
        return {veld: cut(tekst, MAX_LANG, f"De tekst in '{sleutel}'", lezer.opmerkingen)}

    return (sleutel,), read


# Which keys of a service speak about which fields.
GROEPEN: tuple[tuple[tuple[str, ...], Callable[[_Lezer], Waarden]], ...] = (
    (("status",), _read_status),
    (("organization", "organization_name"), _read_organisatie),
    _long("omschrijving", "description"),
    _long("voor_wie", "eligibility_description"),
    _long("aanmelden", "application_process"),
    _long("let_op", "alert"),
    (("fees_description", "cost_options"), _read_kosten),
    (("minimum_age", "maximum_age"), _read_leeftijd),
    (("attributes",), _read_themas),
    (("languages",), _read_talen),
    (("service_at_locations",), _read_plekken),
    (("schedules",), _read_tijden),
    (("phones",), _read_telefoon),
    (("email",), _read_email),
    (("url", "additional_urls"), _read_web),
    (("contacts",), _read_contact),
)
