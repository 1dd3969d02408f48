"""The shape of a service in HSDS 3.0, in our own words: names, kinds and what must be there, no texts of the standard.

Stricter than the standard, which allows any name: a name that it does not know is a mistake of ours.
"""

from __future__ import annotations

import re
import uuid
from typing import Any

import jsonschema

TEKST, GETAL = {"type": "string"}, {"type": "number"}
ID = {"type": "string", "format": "uuid"}
URI = {"type": "string", "format": "uri"}
EMAIL = {"type": "string", "format": "email"}
DATUM = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TIJD = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$"}


def thing(nodig: str, **velden: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"id": ID, **velden},
        "required": ["id", *nodig.split()],
        "additionalProperties": False,
    }


def one_of(*waarden: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(waarden)}


def many(vorm: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": vorm}


SOORT = one_of("physical", "postal", "virtual")
TERM = thing(
    "name description",
    code=TEKST,
    name=TEKST,
    description=TEKST,
    parent_id=ID,
    taxonomy=TEKST,
    language=TEKST,
    taxonomy_id=ID,
    term_uri=URI,
)
ATTRIBUUT = thing(
    "", link_id=ID, taxonomy_term_id=ID, link_type=TEKST, link_entity=TEKST, value=TEKST, taxonomy_term=TERM
)
TAAL = thing("", service_id=ID, location_id=ID, phone_id=ID, name=TEKST, code=TEKST, note=TEKST)
TELEFOON = thing(
    "number",
    service_id=ID,
    location_id=ID,
    organization_id=ID,
    contact_id=ID,
    service_at_location_id=ID,
    number=TEKST,
    extension=GETAL,
    type=TEKST,
    description=TEKST,
    languages=many(TAAL),
)
ROOSTER = thing(
    "",
    service_id=ID,
    location_id=ID,
    service_at_location_id=ID,
    valid_from=DATUM,
    valid_to=DATUM,
    dtstart=DATUM,
    timezone=GETAL,
    until=DATUM,
    count=GETAL,
    wkst=one_of("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
    freq=one_of("WEEKLY", "MONTHLY"),
    interval=GETAL,
    byday={"type": "string", "pattern": r"^-?\d?(MO|TU|WE|TH|FR|SA|SU)(,-?\d?(MO|TU|WE|TH|FR|SA|SU))*$"},
    byweekno=TEKST,
    bymonthday=TEKST,
    byyearday=TEKST,
    description=TEKST,
    opens_at=TIJD,
    closes_at=TIJD,
    schedule_link=URI,
    attending_type=TEKST,
    notes=TEKST,
)
CONTACT = thing(
    "",
    organization_id=ID,
    service_id=ID,
    service_at_location_id=ID,
    location_id=ID,
    name=TEKST,
    title=TEKST,
    department=TEKST,
    email=EMAIL,
    phones=many(TELEFOON),
)
ADRES = thing(
    "address_1 city state_province postal_code country address_type",
    location_id=ID,
    attention=TEKST,
    address_1=TEKST,
    address_2=TEKST,
    city=TEKST,
    region=TEKST,
    state_province=TEKST,
    postal_code=TEKST,
    country=TEKST,
    address_type=SOORT,
)
LOCATIE = thing(
    "location_type",
    location_type=SOORT,
    url=URI,
    organization_id=ID,
    name=TEKST,
    alternate_name=TEKST,
    description=TEKST,
    transportation=TEKST,
    latitude=GETAL,
    longitude=GETAL,
    external_identifier=TEKST,
    external_identifier_type=TEKST,
    languages=many(TAAL),
    addresses=many(ADRES),
    contacts=many(CONTACT),
    phones=many(TELEFOON),
    schedules=many(ROOSTER),
)
KOPPELING = thing(
    "",
    service_id=ID,
    location_id=ID,
    description=TEKST,
    contacts=many(CONTACT),
    phones=many(TELEFOON),
    schedules=many(ROOSTER),
    location=LOCATIE,
)
ORGANISATIE = thing(
    "name description",
    name=TEKST,
    alternate_name=TEKST,
    description=TEKST,
    email=EMAIL,
    website=URI,
    uri=URI,
    parent_organization_id=ID,
)
KOSTEN = thing(
    "",
    service_id=ID,
    valid_from=DATUM,
    valid_to=DATUM,
    option=TEKST,
    currency=TEKST,
    amount=GETAL,
    amount_description=TEKST,
)
DIENST = thing(
    "name status",
    organization_id=ID,
    program_id=ID,
    name=TEKST,
    alternate_name=TEKST,
    description=TEKST,
    url=URI,
    email=EMAIL,
    status=one_of("active", "inactive", "defunct", "temporarily closed"),
    interpretation_services=TEKST,
    application_process=TEKST,
    fees_description=TEKST,
    accreditations=TEKST,
    eligibility_description=TEKST,
    minimum_age=GETAL,
    maximum_age=GETAL,
    assured_date=DATUM,
    assurer_email=EMAIL,
    alert=TEKST,
    phones=many(TELEFOON),
    schedules=many(ROOSTER),
    service_at_locations=many(KOPPELING),
    languages=many(TAAL),
    organization=ORGANISATIE,
    cost_options=many(KOSTEN),
    contacts=many(CONTACT),
    attributes=many(ATTRIBUUT),
)
BLADZIJDE = {
    "type": "object",
    "properties": {
        **{naam: {"type": "integer"} for naam in ("total_items", "total_pages", "page_number", "size")},
        **{naam: {"type": "boolean"} for naam in ("first_page", "last_page", "empty")},
        "contents": many(DIENST),
    },
    "required": [
        "total_items",
        "total_pages",
        "page_number",
        "size",
        "first_page",
        "last_page",
        "empty",
        "contents",
    ],
    "additionalProperties": False,
}

VORMEN = jsonschema.FormatChecker(formats=())


@VORMEN.checks("uuid", raises=ValueError)
def is_uuid(waarde: object) -> bool:
    return str(uuid.UUID(str(waarde))) == waarde


@VORMEN.checks("email")
def is_email(waarde: object) -> bool:
    return bool(re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", str(waarde)))


@VORMEN.checks("uri")
def is_uri(waarde: object) -> bool:
    """RFC 3986: a scheme, and no sign that has to be escaped."""
    return bool(re.fullmatch(r"https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+", str(waarde))) and not re.search(
        r"%(?![0-9A-Fa-f]{2})|#.*#", str(waarde)
    )


def problems(inhoud: object) -> list[str]:
    """Everything that is not as it should be in a page of services; [] when it is."""
    keurder = jsonschema.Draft202012Validator(BLADZIJDE, format_checker=VORMEN)
    return [f"{fout.json_path}: {fout.message[:200]}" for fout in keurder.iter_errors(inhoud)]
