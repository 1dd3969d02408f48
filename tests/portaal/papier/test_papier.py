"""Everything of the residents' door on paper: what can be taken along, and a sheet to answer on with a pen."""

from __future__ import annotations

import re

import pytest

from draagkracht.werkproces.doelen.services import change_doel_status
from draagkracht.werkproces.uitvoering.services import record_afspraak
from tests.planvoorstellen import add_doel

SHEET = "/mijn/papier/zeg-het/"


@pytest.fixture
def thuis(rachida, log_in):
    return log_in(rachida)


def test_every_paper_is_one_tap_away(thuis):
    html = thuis.get("/mijn/papier/").content.decode()
    found = re.findall(r'<a class="mijn-kaart" href="([^"]+)"', html)
    assert len(found) == 5
    for address in found:
        assert thuis.get(address).status_code == 200, address
    assert "/mijn/papier/" in thuis.get("/mijn/").content.decode()


def test_an_empty_dossier_gives_a_sheet_to_begin_on(thuis):
    html = thuis.get(SHEET).content.decode()
    assert "Vertel het in uw eigen woorden" in html
    assert "Mijn doelen" not in html.split("<main")[1]
    assert html.count('class="mijn-regels"') == 5


def test_goals_and_small_steps_that_wait_stand_on_it_and_nothing_about_safety(thuis, dossier, noor, op):
    goal = add_doel(dossier, noor, op, onderdeel="financien", tekst="Ik open elke week mijn post.")
    add_doel(dossier, noor, op, onderdeel="veiligheid", tekst="GEVAAR")
    add_doel(
        dossier, noor, op, onderdeel="gezondheid", tekst="Ik loop elke dag.", voorgesteld_door="professional"
    )
    parked = add_doel(dossier, noor, op, onderdeel="wonen", tekst="GEPARKEERD")
    change_doel_status(doel=parked, status="geparkeerd", reden="Later.", door=noor, op=op)
    record_afspraak(
        dossier=dossier, door=noor, op=op, gegevens={"wat": "De la leegmaken", "doelen": [goal.pk]}
    )
    html = thuis.get(SHEET).content.decode()
    for text in (
        "Ik open elke week mijn post.",
        "Ik loop elke dag.",
        "De la leegmaken",
        "Nog niet",
        "haal iets weg",
    ):
        assert text in html, text
    for text in ("GEVAAR", "GEPARKEERD", dossier.inwoner.naam):
        assert text not in html.split("<main")[1], text


def test_it_is_there_on_a_device_that_was_handed_over(noor, dossier, log_in):
    client = log_in(noor)
    client.post(f"/mijn/overhandigen/{dossier.pk}/")
    assert client.get(SHEET).status_code == 200
