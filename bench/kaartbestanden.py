"""Files of a sociale kaart as large as one likes, the way others make them: HSDS in JSON, HSDS in tables, a spreadsheet.

Every text is made of a number alone: the same size gives the same files. Each service has an organisation, one to three
places, telephone numbers, opening times, languages, prices and themes; one in fifty has something wrong with it.
"""

from __future__ import annotations

import csv
import io
import json
import random
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

NAAMRUIMTE = uuid.UUID("5f3f7d0a-1f35-5e0c-8f0d-000000000001")
WAT = ("Inloop", "Taalcafé", "Wandelgroep", "Eetclub", "Budgetspreekuur", "Klusdienst", "Maatjesproject", "Gymgroep",
       "Oudercafé", "Repair Café", "Rouwgroep", "Moestuin", "Schuldhulpmaatje", "Naaigroep", "Computerhulp")  # fmt: skip
WIE = (
    "ouderen",
    "nieuwkomers",
    "jonge ouders",
    "mantelzorgers",
    "iedereen",
    "jongeren",
    "vrouwen",
    "alleenstaanden",
)
THEMAS = ("Geld en schulden", "Wonen", "Sport en bewegen", "Ontmoeten", "Taal en lezen", "Opvoeden", "Mantelzorg",
          "Werk en dagbesteding", "Eenzaamheid", "Vrijwilligerswerk", "Rouw en verlies", "Juridisch advies")  # fmt: skip
TALEN = ("nl", "en", "ar", "tr", "pl", "uk", "fr", "es")
DAGEN = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZINNEN = (
    "Wij drinken koffie en praten over wat u bezighoudt.",
    "Een vrijwilliger kijkt met u mee naar brieven en formulieren.",
    "U hoeft zich niet aan te melden en u kunt op elk moment binnenlopen.",
    "De groep is klein, zodat er aandacht is voor iedereen.",
    "Er is een lift en een aangepast toilet.",
    "Heeft u vervoer nodig, dan denken wij met u mee.",
)


def make_id(*delen: object) -> str:
    return str(uuid.uuid5(NAAMRUIMTE, " ".join(map(str, delen))))


def make_diensten(aantal: int) -> Iterator[dict[str, Any]]:
    """Full services of HSDS 3.0, one after the other."""
    organisaties = max(1, aantal // 8)
    for nummer in range(aantal):
        yield _dienst(nummer, random.Random(nummer), organisaties)


def _dienst(nummer: int, kans: random.Random, organisaties: int) -> dict[str, Any]:
    org = kans.randrange(organisaties)
    wie = kans.choice(WIE)
    dienst: dict[str, Any] = {
        "id": make_id("dienst", nummer),
        "name": f"{kans.choice(WAT)} voor {wie} {nummer}",
        "description": "<p>" + "</p><p>".join(kans.sample(ZINNEN, 4)) + "</p>",
        "url": f"https://organisatie{org}.example/aanbod/{nummer}",
        "email": f"info@organisatie{org}.example",
        "status": kans.choices(["active", "inactive", "temporarily closed"], [18, 1, 1])[0],
        "application_process": kans.choice(
            ["Bel of mail ons.", "Binnenlopen kan altijd.", "Via de huisarts."]
        ),
        "fees_description": kans.choice(["gratis", "€ 2,50 per keer", "Vraag naar de kosten.", ""]),
        "eligibility_description": f"Bedoeld voor {wie} in de wijk.",
        "assured_date": f"2025-{kans.randint(1, 12):02}-{kans.randint(1, 28):02}",
        "assurer_email": f"kaart@organisatie{org}.example",
        "organization": {
            "id": make_id("org", org),
            "name": f"Stichting Welzijn {org}",
            "description": "Welzijnswerk in de wijk.",
            "website": f"https://organisatie{org}.example/",
        },
        "phones": [
            {"id": make_id("tel", nummer, n), "number": f"0999 {kans.randint(100000, 999999)}"}
            for n in range(kans.randint(1, 2))
        ],
        "schedules": [_rooster(nummer, n, kans) for n in range(kans.randint(1, 4))],
        "languages": [
            {"id": make_id("taal", nummer, code), "code": code}
            for code in kans.sample(TALEN, kans.randint(1, 3))
        ],
        "cost_options": [
            {"id": make_id("prijs", nummer), "amount": kans.choice([0, 2.5, 5]), "currency": "EUR"}
        ],
        "contacts": [{"id": make_id("contact", nummer), "name": "Balie", "department": "Wijkteam"}],
        "attributes": [_kenmerk(nummer, thema) for thema in kans.sample(THEMAS, kans.randint(1, 3))],
        "service_at_locations": [_plek(nummer, n, kans) for n in range(kans.choice([1, 1, 1, 2, 3]))],
    }
    if kans.random() < 0.5:
        dienst |= {"minimum_age": kans.choice([0, 12, 18, 55]), "maximum_age": 99}
    if nummer % 50 == 49:
        _spoil(dienst, nummer)
    return dienst


def _spoil(dienst: dict[str, Any], nummer: int) -> None:
    """What goes wrong in files of others: no name, an address that is none, an age that cannot be."""
    kapot: dict[str, Any] = ({"name": ""}, {"email": "geen adres"}, {"minimum_age": -4})[nummer // 50 % 3]
    dienst |= kapot


def _rooster(nummer: int, n: int, kans: random.Random) -> dict[str, Any]:
    begin = kans.randint(8, 19)
    return {
        "id": make_id("rooster", nummer, n),
        "freq": "WEEKLY",
        "interval": kans.choice([1, 1, 1, 2]),
        "byday": ",".join(kans.sample(DAGEN, kans.randint(1, 3))),
        "opens_at": f"{begin:02}:00:00",
        "closes_at": f"{begin + kans.randint(1, 4):02}:30:00",
    }


def _kenmerk(nummer: int, thema: str) -> dict[str, Any]:
    term = {"id": make_id("term", thema), "name": thema, "description": thema, "taxonomy": "Thema's"}
    return {
        "id": make_id("kenmerk", nummer, thema),
        "link_id": make_id("dienst", nummer),
        "link_entity": "service",
        "taxonomy_term": term,
    }


def _plek(nummer: int, n: int, kans: random.Random) -> dict[str, Any]:
    plek = kans.randrange(3_000)
    ligging = random.Random(f"plek {plek}")
    return {
        "id": make_id("op locatie", nummer, n),
        "location": {
            "id": make_id("plek", plek),
            "location_type": "physical",
            "name": f"Wijkcentrum {plek}",
            "latitude": round(51.8 + ligging.random() * 0.4, 6),
            "longitude": round(5.2 + ligging.random() * 0.6, 6),
            "addresses": [
                {
                    "id": make_id("adres", plek),
                    "address_1": f"Lindelaan {plek}",
                    "city": f"Rivierveen {plek % 12}",
                    "state_province": "-",
                    "postal_code": f"09{plek % 90 + 10} AB",
                    "country": "NL",
                    "address_type": "physical",
                }
            ],
        },
    }


def write_lijst(diensten: Iterable[dict[str, Any]]) -> bytes:
    """A page of a service list with full services."""
    inhoud = list(diensten)
    return json.dumps({"total_pages": 1, "contents": inhoud}, ensure_ascii=False).encode()


def write_tabellen(diensten: Iterable[dict[str, Any]]) -> dict[str, bytes]:
    """The same as a data package: one CSV per table."""
    tabellen: dict[str, dict[str, dict[str, Any]]] = {}

    def put(tabel: str, rij: dict[str, Any], **wijzers: str) -> None:
        plat = {naam: waarde for naam, waarde in rij.items() if not isinstance(waarde, (dict, list))}
        tabellen.setdefault(tabel, {}).setdefault(rij["id"], {**plat, **wijzers})

    for dienst in diensten:
        put("organizations", dienst["organization"])
        put("services", dienst, organization_id=dienst["organization"]["id"])
        for lijst in ("phones", "schedules", "languages", "cost_options", "contacts"):
            for rij in dienst[lijst]:
                put(lijst, rij, service_id=dienst["id"])
        for kenmerk in dienst["attributes"]:
            put("taxonomy_terms", kenmerk["taxonomy_term"])
            put("attributes", kenmerk, taxonomy_term_id=kenmerk["taxonomy_term"]["id"])
        for koppeling in dienst["service_at_locations"]:
            locatie = koppeling["location"]
            put("locations", locatie)
            put("addresses", locatie["addresses"][0], location_id=locatie["id"])
            put("service_at_location", koppeling, service_id=dienst["id"], location_id=locatie["id"])
    return {f"{tabel}.csv": _csv(list(rijen.values())) for tabel, rijen in tabellen.items()}


def zip_tabellen(bestanden: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, ruw in bestanden.items():
            pakket.writestr(naam, ruw)
    return uit.getvalue()


def _csv(rijen: list[dict[str, Any]]) -> bytes:
    kolommen = list(dict.fromkeys(kolom for rij in rijen for kolom in rij))
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, kolommen)
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return uit.getvalue().encode()


def make_regels(diensten: Iterable[dict[str, Any]]) -> Iterator[list[Any]]:
    """The same as rows of a spreadsheet with Dutch headings."""
    yield ["id", "naam", "organisatie", "omschrijving", "doelgroep", "aanmelden", "thema", "adres", "postcode", "plaats",
           "lat", "lon", "telefoon", "e-mail", "website", "kosten", "bedrag", "leeftijd van", "leeftijd tot",
           "openingstijden", "talen", "contactpersoon", "nagekeken op", "nagekeken door"]  # fmt: skip
    for d in diensten:
        locatie = d["service_at_locations"][0]["location"]
        adres = locatie["addresses"][0]
        tijden = "; ".join(
            f"{DUTCH[dag]} {r['opens_at'][:5]}-{r['closes_at'][:5]}"
            for r in d["schedules"]
            for dag in r["byday"].split(",")
        )
        yield [
            d["id"],
            d["name"],
            d["organization"]["name"],
            d["description"],
            d["eligibility_description"],
            d["application_process"],
            "; ".join(k["taxonomy_term"]["name"] for k in d["attributes"]),
            adres["address_1"],
            adres["postal_code"],
            adres["city"],
            locatie["latitude"],
            locatie["longitude"],
            "; ".join(t["number"] for t in d["phones"]),
            d["email"],
            d["url"],
            d["fees_description"],
            d["cost_options"][0]["amount"],
            d.get("minimum_age"),
            d.get("maximum_age"),
            tijden,
            ", ".join(t["code"] for t in d["languages"]),
            "Balie",
            d["assured_date"],
            d["assurer_email"],
        ]


DUTCH = dict(zip(DAGEN, ("ma", "di", "wo", "do", "vr", "za", "zo"), strict=True))


def write_csv(regels: Iterable[list[Any]]) -> bytes:
    uit = io.StringIO(newline="")
    csv.writer(uit, delimiter=";").writerows(regels)
    return uit.getvalue().encode("utf-8-sig")


def write_xlsx(regels: Iterable[list[Any]]) -> bytes:
    import openpyxl

    boek = openpyxl.Workbook(write_only=True)
    blad = boek.create_sheet("Aanbod")
    for regel in regels:
        blad.append(regel)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()
