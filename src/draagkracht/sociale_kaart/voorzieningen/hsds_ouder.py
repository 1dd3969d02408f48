"""Older shapes of HSDS (1.0, 1.1, 2.0 and the first profile of the United Kingdom), made into the shape of 3.0.

Only what has one meaning is moved. What could mean two things is left out and said so.
"""

from __future__ import annotations

import re
from typing import Any

from .getallen import GeenGetal, read_leeftijd
from .tekst import clean_long

Dienst = dict[str, Any]

# The name of a list in 3.0, and what it was called before (also in the singular).
DIENST = {
    "schedules": ("schedule", "regular_schedules", "regular_schedule"),
    "service_at_locations": ("service_at_location", "services_at_location", "services_at_locations"),
    "phones": ("phone",),
    "contacts": ("contact",),
    "languages": ("language",),
    "cost_options": ("cost_option",),
    "attributes": ("attribute", "service_attributes", "service_taxonomys", "service_taxonomies", "services_taxonomy",
                   "service_taxonomy", "link_taxonomies", "link_taxonomys", "link_taxonomy"),
    "eligibilities": ("eligibilitys", "eligibility"),
}  # fmt: skip
LOCATIE = {
    "addresses": ("address", "physical_addresses", "physical_address", "postal_addresses", "postal_address"),
    "schedules": DIENST["schedules"],
    "phones": ("phone",),
    "languages": ("language",),
}
KOPPELING = {"schedules": DIENST["schedules"], "phones": ("phone",), "contacts": ("contact",)}
OUDE_NAMEN = frozenset(
    oud for namen in (DIENST, LOCATIE, KOPPELING) for oude in namen.values() for oud in oude
)


def upgrade(dienst: Dienst, opmerkingen: list[str]) -> Dienst:
    """A service in the shape of 3.0; one that has it already comes back with the same content."""
    nieuw = dict(_renamed(dienst, DIENST))
    _spell_out(nieuw)
    if "organization" not in nieuw and "organisation" in nieuw:
        nieuw["organization"] = nieuw.pop("organisation")
    if "fees_description" not in nieuw and "fees" in nieuw:
        nieuw["fees_description"] = nieuw["fees"]
    _move_locations(nieuw)
    if "service_at_locations" in nieuw:
        nieuw["service_at_locations"] = [
            _upgrade_koppeling(k) for k in as_list(nieuw["service_at_locations"])
        ]
    if "eligibilities" in nieuw:
        _move_eligibility(nieuw, opmerkingen)
    return nieuw


def _spell_out(dienst: Dienst) -> None:
    """Numbers and languages written as plain text, alone or in a list, as the objects that they stand for."""
    for lijst, oud, naam in (("phones", "phone", "number"), ("languages", "language", "name")):
        waarde = dienst.get(lijst, dienst.get(oud))
        if isinstance(waarde, str) and waarde.strip():
            waarde = re.split(r"\s*[;,/]\s+|\s*;\s*|,", waarde) if lijst == "languages" else waarde.split(";")
        if isinstance(waarde, list) and any(isinstance(een, (str, int)) for een in waarde):
            dienst[lijst] = [
                {naam: een} if isinstance(een, (str, int)) and not isinstance(een, bool) else een
                for een in waarde
            ]


def as_list(waarde: Any) -> list[Dienst]:
    """The objects in a list; one object alone is a list of one. What is no object is left out."""
    if isinstance(waarde, dict):
        return [waarde]
    return [een for een in waarde if isinstance(een, dict)] if isinstance(waarde, list) else []


def _renamed(ruw: Dienst, namen: dict[str, tuple[str, ...]]) -> Dienst:
    """The same object with old names replaced; lists under several names are joined."""
    if ruw.keys().isdisjoint(OUDE_NAMEN):
        return ruw
    nieuw = dict(ruw)
    for naam, oude in namen.items():
        # "language": "nl" or "eligibility": "adult" in one word is a value of this object, not a list of others.
        gevonden = [oud for oud in oude if isinstance(nieuw.get(oud), (dict, list))]
        if gevonden:
            lijst = as_list(nieuw.get(naam))
            for oud in gevonden:
                lijst += as_list(nieuw.pop(oud))
            nieuw[naam] = lijst
    return nieuw


def _move_locations(dienst: Dienst) -> None:
    """1.0 put locations straight under a service; there is one way to read that."""
    if "service_at_locations" in dienst:
        return
    locaties = as_list(dienst.get("locations")) + as_list(dienst.get("location"))
    if locaties:
        dienst["service_at_locations"] = [{"location": locatie} for locatie in locaties]


def _upgrade_koppeling(koppeling: Dienst) -> Dienst:
    nieuw = dict(_renamed(koppeling, KOPPELING))
    if isinstance(nieuw.get("location"), dict):
        nieuw["location"] = _renamed(nieuw["location"], LOCATIE)
    return nieuw


def _move_eligibility(dienst: Dienst, opmerkingen: list[str]) -> None:
    """Ages and text from the table that 3.0 took up in the service. Two rows with different ages say nothing certain."""
    rijen = as_list(dienst.pop("eligibilities"))
    teksten = [clean_long(r.get("eligibility_description") or r.get("eligibility")) for r in rijen]
    if teksten and not dienst.get("eligibility_description"):
        dienst["eligibility_description"] = "\n".join(dict.fromkeys(tekst for tekst in teksten if tekst))
    leeftijden = {(_age(r.get("minimum_age")), _age(r.get("maximum_age"))) for r in rijen} - {(None, None)}
    if len(leeftijden) > 1:
        opmerkingen.append("Er staan verschillende leeftijden bij; die zijn niet overgenomen.")
    elif leeftijden and "minimum_age" not in dienst and "maximum_age" not in dienst:
        dienst["minimum_age"], dienst["maximum_age"] = next(iter(leeftijden))


def _age(waarde: Any) -> int | None:
    try:
        return read_leeftijd(waarde)
    except GeenGetal:
        return None
