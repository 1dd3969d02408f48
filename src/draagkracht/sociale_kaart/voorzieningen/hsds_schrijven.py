"""A facility as a service of HSDS 3.0: every id fixed by what it belongs to, so that the same map gives the same file."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from .gelezen import as_uuid
from .hsds_lezen import NUMMER, ONDERDELEN, TREFWOORDEN
from .hsds_rooster import RRULE_DAGEN
from .plekken import ONBEKEND
from .talen import load_talen
from .tekst import clean_email
from .themas import load_namen
from .waarden import TELEFOONS

Rij = Mapping[str, Any]
Dienst = dict[str, Any]

STATUS = {"actief": "active", "tijdelijk_dicht": "temporarily closed", "gestopt": "inactive"}
NAAMRUIMTE = uuid.UUID("7a1c5b0e-93d4-5f57-8c55-2f6f0f1b9a10")
LAND = "NL"


def write_dienst(rij: Rij) -> Dienst:
    """One row as a full service. What is empty is not there, except the lists: an empty one says that there are none."""
    nummer, rij = str(rij["id"]), {**rij, "id": id_of(rij)}
    dienst = {
        "id": rij["id"],
        "name": rij["naam"],
        "description": rij["omschrijving"],
        "url": rij["web"],
        "email": rij["email"],
        "status": STATUS[rij["status"]],
        "application_process": rij["aanmelden"],
        "fees_description": rij["kosten"],
        "eligibility_description": rij["voor_wie"],
        "minimum_age": rij["leeftijd_van"],
        "maximum_age": rij["leeftijd_tot"],
        "assured_date": rij["nagekeken_op"].isoformat() if rij["nagekeken_op"] else None,
        "assurer_email": clean_email(rij["nagekeken_namens"]),
        "alert": rij["let_op"],
        "organization": _organisatie(rij),
    }
    lijsten = {
        "phones": _phones(rij),
        "schedules": _schedules(rij),
        "service_at_locations": [_at_location(rij, plek) for plek in rij["plekken"]],
        "languages": _languages(rij),
        "cost_options": _cost_options(rij),
        "contacts": [_with_id(rij, "contact", "", {"name": rij["contact"]})] if rij["contact"] else [],
        "attributes": [*_attributes(rij), _own_number(rij, nummer)],
    }
    return {naam: waarde for naam, waarde in dienst.items() if waarde not in (None, "")} | lijsten


def id_of(rij: Rij) -> str:
    """The id of a facility for others: that of its source when it is a UUID, which the standard asks for; else our own."""
    kenmerk = rij.get("kenmerk")
    return kenmerk if as_uuid(kenmerk) else str(rij["id"])


def make_id(*delen: object) -> str:
    """An id that is always the same for the same things."""
    return str(uuid.uuid5(NAAMRUIMTE, "\n".join(str(deel) for deel in delen)))


def _with_id(rij: Rij, soort: str, wat: object, waarden: Dienst) -> Dienst:
    return {"id": make_id(rij["id"], soort, wat), **waarden}


def _organisatie(rij: Rij) -> Dienst:
    """The standard asks for a description; we know none, so the name stands there too.

    A facility without an organisation is its own, under its own id: tables need one, and reading it back knows it by that.
    """
    if not rij["organisatie"]:
        return {"id": str(rij["id"]), "name": rij["naam"], "description": rij["naam"]}
    naam = rij["organisatie"]
    return {"id": make_id(rij["gemeente"], "organisatie", naam), "name": naam, "description": naam}


def _languages(rij: Rij) -> list[Dienst]:
    namen = load_talen()
    return [
        _with_id(rij, "taal", code, {"name": namen[code], "code": code})
        for code in rij["talen"]
        if code in namen
    ]


def _phones(rij: Rij) -> list[Dienst]:
    nummers = [nummer for nummer in rij["telefoon"].split(TELEFOONS) if nummer]
    return [_with_id(rij, "telefoon", nummer, {"number": nummer, "type": "voice"}) for nummer in nummers]


def _schedules(rij: Rij) -> list[Dienst]:
    """Days with the same hours in the same rhythm are one schedule; the text about them is one of its own."""
    gelijk = sorted(rij["tijden"], key=lambda t: (t["van"], t["tot"], t["ritme"], t["dag"]))
    roosters = []
    for (van, tot, ritme), tijden in groupby(gelijk, key=lambda t: (t["van"], t["tot"], t["ritme"])):
        rang = ritme[1:] if ritme.startswith("m") else ""
        rooster: Dienst = {
            "freq": "MONTHLY" if rang else "WEEKLY",
            "interval": int(ritme[:-1]) if ritme.endswith("w") else 1,
            "byday": ",".join(f"{rang}{RRULE_DAGEN[t['dag'] - 1]}" for t in tijden),
        }
        if van:
            rooster |= {"opens_at": f"{van}:00", "closes_at": "00:00:00" if tot == "24:00" else f"{tot}:00"}
        roosters.append(_with_id(rij, "rooster", f"{van} {tot} {ritme}", rooster))
    if rij["tijden_tekst"]:
        roosters.append(_with_id(rij, "rooster", "tekst", {"description": rij["tijden_tekst"]}))
    return roosters


def _at_location(rij: Rij, plek: Rij) -> Dienst:
    velden = ("naam", "adres", "postcode", "plaats", "lat", "lon")
    sleutel = make_id(rij["gemeente"], "plek", *(plek[naam] for naam in velden))
    locatie: Dienst = {"id": sleutel, "location_type": "physical"}
    if plek["naam"]:
        locatie["name"] = plek["naam"]
    if plek["lat"] is not None:
        locatie |= {"latitude": plek["lat"], "longitude": plek["lon"]}
    locatie["addresses"] = _addresses(plek, sleutel)
    return _with_id(rij, "op locatie", sleutel, {"location": locatie})


def _addresses(plek: Rij, locatie: str) -> list[Dienst]:
    """The standard asks for every part of an address, and in tables an empty cell is none: what is not known is a dash."""
    if not (plek["adres"] or plek["postcode"] or plek["plaats"]):
        return []
    return [
        {
            "id": make_id(locatie, "adres"),
            "address_1": plek["adres"] or ONBEKEND,
            "city": plek["plaats"] or ONBEKEND,
            "state_province": ONBEKEND,
            "postal_code": plek["postcode"] or ONBEKEND,
            "country": LAND,
            "address_type": "physical",
        }
    ]


def _cost_options(rij: Rij) -> list[Dienst]:
    if rij["bedrag"] is None:
        return []
    return [_with_id(rij, "bedrag", "", {"amount": float(rij["bedrag"]), "currency": "EUR"})]


def _own_number(rij: Rij, nummer: str) -> Dienst:
    """Under which id we know it ourselves: so it is no second facility when this file comes back, by whatever way."""
    return {**_attribute(rij, NUMMER, "nummer", "Nummer in Draagkracht"), "value": nummer}


def _attributes(rij: Rij) -> list[Dienst]:
    namen = load_namen()
    delen = [(ONDERDELEN, code, namen[code]) for code in rij["onderdelen"] if code in namen]
    delen += [(TREFWOORDEN, woord, woord) for woord in rij["trefwoorden"]]
    return [_attribute(rij, taxonomie, code, naam) for taxonomie, code, naam in delen]


def _attribute(rij: Rij, taxonomie: str, code: str, naam: str) -> Dienst:
    term = {
        "id": make_id(taxonomie, code),
        "code": code,
        "name": naam,
        "description": naam,
        "taxonomy": taxonomie,
        "language": "nl",
    }
    hangt_aan = {"link_id": str(rij["id"]), "link_entity": "service", "taxonomy_term": term}
    return _with_id(rij, "kenmerk", f"{taxonomie} {code}", hangt_aan)
