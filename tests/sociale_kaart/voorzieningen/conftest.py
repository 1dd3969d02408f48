"""Files as others make them, and taking them over."""

from __future__ import annotations

import json
import uuid

import pytest

from draagkracht.sociale_kaart.voorzieningen.invoer import import_voorzieningen
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from tests import cast


def make_id(*delen: object) -> str:
    return str(uuid.uuid5(uuid.UUID(int=7), " ".join(map(str, delen))))


def dienst(nummer: int = 1, **anders: object) -> dict:
    """A full service of HSDS 3.0, with some of everything."""
    return {
        "id": make_id("dienst", nummer),
        "name": f"Taalcafé {nummer}",
        "description": "<p>Samen <b>praten</b> &amp; lezen.</p><p>Kom gerust langs.</p>",
        "status": "active",
        "url": "https://taalcafe.example/rooster?week=1",
        "email": "info@taalcafe.example",
        "fees_description": "gratis",
        "eligibility_description": "Voor wie beter Nederlands wil leren.",
        "application_process": "Binnenlopen kan altijd.",
        "minimum_age": 18,
        "maximum_age": 67,
        "assured_date": "2025-11-02",
        "assurer_email": "kaart@welzijn.example",
        "alert": "In de kerstvakantie dicht.",
        "organization": {"id": make_id("org"), "name": "Welzijn Rivierveen", "description": "Welzijn."},
        "phones": [{"id": make_id("tel", nummer), "number": "0999 - 12 34 56"}],
        "schedules": [
            {
                "id": make_id("r1"),
                "freq": "WEEKLY",
                "byday": "TU,TH",
                "opens_at": "09:30",
                "closes_at": "11:30",
            },
            {
                "id": make_id("r2"),
                "freq": "MONTHLY",
                "byday": "2WE",
                "opens_at": "19:00:00",
                "closes_at": "21:00:00",
            },
            {"id": make_id("r3"), "description": "Niet op feestdagen."},
        ],
        "languages": [{"id": make_id("t1"), "code": "nl"}, {"id": make_id("t2"), "name": "Arabic"}],
        "cost_options": [{"id": make_id("k"), "amount": 0, "currency": "EUR"}],
        "contacts": [{"id": make_id("c"), "name": "Balie", "department": "Wijkcentrum"}],
        "attributes": [
            {
                "id": make_id("a"),
                "taxonomy_term": {"id": make_id("b"), "name": "Taal en lezen", "description": "x"},
            }
        ],
        "service_at_locations": [
            {
                "id": make_id("sal", nummer),
                "location": {
                    "id": make_id("loc", nummer),
                    "location_type": "physical",
                    "name": "De Linde",
                    "latitude": 51.95,
                    "longitude": 5.45,
                    "addresses": [
                        {
                            "id": make_id("adres", nummer),
                            "address_1": "Lindelaan 1",
                            "city": "Rivierveen",
                            "state_province": "Gelderland",
                            "postal_code": "0999ab",
                            "country": "NL",
                            "address_type": "physical",
                        }
                    ],
                },
            }
        ],
        **anders,
    }


@pytest.fixture
def take_over(db, op):
    """Take over a JSON value, bytes, or several files by name; gives the report."""

    def do(inhoud, naam: str = "kaart.json", **opties):
        if isinstance(inhoud, dict) and all(isinstance(w, bytes) for w in inhoud.values()) and inhoud:
            stukken = inhoud
        else:
            stukken = {naam: inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()}
        return import_voorzieningen(**{"stukken": stukken, "gemeente": cast.GEMEENTE, "op": op, **opties})

    return do


@pytest.fixture
def only(db):
    """The only facility that there is."""
    return lambda: Voorziening.objects.get()
