"""Tables of HSDS (a CSV data package, or tables in one JSON file) put together into services with everything under them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from draagkracht.methodiek.fouten import cite

from .hsds_ouder import Dienst

# Under which names a table comes (singular or plural, old or new), by its name in 3.0.
TABELLEN: Mapping[str, tuple[str, ...]] = {
    "service": ("services",),
    "organization": ("organizations", "organisation", "organisations"),
    "location": ("locations",),
    "service_at_location": ("service_at_locations", "services_at_location", "services_at_locations"),
    "address": ("addresses", "physical_address", "physical_addresses"),
    "postal_address": ("postal_addresses",),
    "phone": ("phones",),
    "contact": ("contacts",),
    "schedule": ("schedules", "regular_schedule", "regular_schedules"),
    "language": ("languages",),
    "cost_option": ("cost_options",),
    "eligibility": ("eligibilities", "eligibilitys"),
    "attribute": ("attributes", "service_attribute", "service_attributes"),
    "taxonomy_term": ("taxonomy_terms",),
    "taxonomy": ("taxonomies",),
    "service_taxonomy": ("services_taxonomy", "service_taxonomies", "link_taxonomy", "link_taxonomies"),
}
# Tables that the standard knows and that hold nothing we keep: named in no remark.
ONGEBRUIKT = frozenset(
    [
        "accessibility",
        "accessibility_for_disabilities",
        "funding",
        "holiday_schedule",
        "holiday_schedules",
        "meta_table_description",
        "meta_table_descriptions",
        "metadata",
        "organization_identifier",
        "organization_identifiers",
        "payment_accepted",
        "payments_accepted",
        "program",
        "programs",
        "required_document",
        "required_documents",
        "service_area",
        "service_areas",
        "service_capacity",
        "unit",
        "units",
        "url",
        "urls",
        "service_capacities",
        "organizations_identifiers",
        "payments",
    ]
)
# Which column points to what, and the list that the row becomes there.
LIJST_VAN = {
    "phone": "phones",
    "contact": "contacts",
    "schedule": "schedules",
    "language": "languages",
    "cost_option": "cost_options",
    "eligibility": "eligibilities",
}
WIJZERS = {"service_id": "service", "location_id": "location", "service_at_location_id": "service_at_location",
           "organization_id": "organization", "contact_id": "contact"}  # fmt: skip
MAX_OPMERKINGEN = 20

Rijen = list[Dienst]


def tabel_naam(naam: str) -> str:
    """The name in 3.0 of a table or a file of it ("Physical_Addresses.csv"); "" when it is none that we use."""
    kaal = re.sub(r"\.csv$", "", naam.strip().lower().replace("-", "_").replace(" ", "_"))
    return next((tabel for tabel, ook in TABELLEN.items() if kaal == tabel or kaal in ook), "")


@dataclass
class Tabellen:
    """Rows by table, and what did not fit, as sentences about the file as a whole."""

    rijen: dict[str, Rijen] = field(default_factory=dict)
    opmerkingen: list[str] = field(default_factory=list)

    def add(self, tabel: str, rijen: Rijen) -> None:
        self.rijen.setdefault(tabel, []).extend(rijen)


def assemble(tabellen: Tabellen) -> Iterator[Dienst]:
    """Every service with its lists. Rows that point to nothing are counted in `tabellen.opmerkingen`."""
    bouw = _Bouw(tabellen)
    for dienst in tabellen.rijen.get("service", []):
        yield bouw.build(dienst)


class _Bouw:
    def __init__(self, tabellen: Tabellen) -> None:
        self.rijen = tabellen.rijen
        self.op_id = {
            tabel: {_id(rij): rij for rij in reversed(rijen)} for tabel, rijen in self.rijen.items()
        }
        self.bij: dict[tuple[str, str], dict[str, Rijen]] = defaultdict(lambda: defaultdict(list))
        for tabel in LIJST_VAN:
            self._hang(tabel)
        self._hang_addresses()
        self._hang_taxonomy()
        for rij in self.rijen.get("service_at_location", []):
            self.bij["service", _text(rij.get("service_id"))]["service_at_locations"].append(rij)
        tabellen.opmerkingen += self._dangling()

    def _hang(self, tabel: str) -> None:
        """A row hangs on the most precise thing that it points to and that is there: first a service at one place."""
        for rij in self.rijen.get(tabel, []):
            for kolom in (
                "contact_id",
                "service_at_location_id",
                "service_id",
                "location_id",
                "organization_id",
            ):
                doel, sleutel = WIJZERS[kolom], _text(rij.get(kolom))
                if sleutel and sleutel in self.op_id.get(doel, {}):
                    self.bij[doel, sleutel][LIJST_VAN[tabel]].append(rij)
                    break

    def _hang_addresses(self) -> None:
        for tabel in ("address", "postal_address"):
            for rij in self.rijen.get(tabel, []):
                adres = rij | {"address_type": "postal"} if tabel == "postal_address" else rij
                self.bij["location", _text(rij.get("location_id"))]["addresses"].append(adres)

    def _hang_taxonomy(self) -> None:
        for rij in self.rijen.get("attribute", []):
            if _text(rij.get("link_entity")).lower() in ("service", "services", ""):
                term = self.op_id.get("taxonomy_term", {}).get(_text(rij.get("taxonomy_term_id")), {})
                self._attribute(_text(rij.get("link_id") or rij.get("service_id")), rij, term)
        for rij in self.rijen.get("service_taxonomy", []):
            term = self.op_id.get("taxonomy", {}).get(_text(rij.get("taxonomy_id")), {})
            self._attribute(_text(rij.get("service_id") or rij.get("link_id")), rij, term)

    def _attribute(self, dienst: str, rij: Dienst, term: Dienst) -> None:
        self.bij["service", dienst]["attributes"].append(rij | {"taxonomy_term": term})

    def build(self, ruw: Dienst) -> Dienst:
        sleutel = _text(ruw.get("id"))
        dienst = {**ruw, **self.bij.get(("service", sleutel), {})}
        if organisatie := self.op_id.get("organization", {}).get(_text(ruw.get("organization_id"))):
            dienst["organization"] = organisatie | dict(self.bij.get(("organization", _id(organisatie)), {}))
        koppelingen = dienst.pop("service_at_locations", [])
        if not koppelingen and _text(ruw.get("location_id")):
            koppelingen = [{"location_id": ruw["location_id"]}]  # 1.0
        dienst["service_at_locations"] = [self._koppeling(rij) for rij in koppelingen]
        dienst["contacts"] = [self._contact(rij) for rij in dienst.get("contacts", [])]
        return dienst

    def _koppeling(self, rij: Dienst) -> Dienst:
        koppeling = {**rij, **self.bij.get(("service_at_location", _id(rij)), {})}
        if locatie := self.op_id.get("location", {}).get(_text(rij.get("location_id"))):
            koppeling["location"] = {**locatie, **self.bij.get(("location", _id(locatie)), {})}
        koppeling["contacts"] = [self._contact(een) for een in koppeling.get("contacts", [])]
        return koppeling

    def _contact(self, rij: Dienst) -> Dienst:
        return {**rij, **self.bij.get(("contact", _id(rij)), {})}

    def _dangling(self) -> list[str]:
        """One sentence per table and column with rows that point to something that is not in the file."""
        zinnen = []
        for tabel, rijen in self.rijen.items():
            for kolom, doel in WIJZERS.items():
                bekend = self.op_id.get(doel, {})
                los = [t for rij in rijen if (t := _text(rij.get(kolom))) and t not in bekend]
                if los:
                    zinnen.append(
                        f"In de tabel '{tabel}' wijzen {len(los)} rijen met {kolom} naar iets dat er niet is, "
                        f"bijvoorbeeld {cite(los[0])}."
                    )
        return zinnen[:MAX_OPMERKINGEN]


def _text(waarde: Any) -> str:
    return waarde.strip() if isinstance(waarde, str) else str(waarde) if isinstance(waarde, int) else ""


def _id(rij: Dienst) -> str:
    return _text(rij.get("id"))
