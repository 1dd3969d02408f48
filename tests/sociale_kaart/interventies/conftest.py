"""A functional administrator, and an intervention of the municipality's own as a catalogue file would say it."""

import pytest

from tests.cast import YOUSSEF


@pytest.fixture
def youssef(make_account):
    return make_account(YOUSSEF)


@pytest.fixture
def breicafe():
    return {
        "naam": "Samen breien in De Brug",
        "wat": "U breit elke week met buren. Er is koffie en er is wol.",
        "voor_wie": "Voor wie graag iets met de handen doet.",
        "niet_voor": "In de zomer is de zaal dicht.",
        "onderdelen": ["buurthuis", "contacten_onderhouden"],
        "fase": "borgen",
        "grepen": ["steunende_relaties"],
        "weken": 12,
        "uren_per_week": 2,
        "met_wie": "voorziening",
        "soort": "ontmoeting",
        "bewijs": "eigen",
    }
