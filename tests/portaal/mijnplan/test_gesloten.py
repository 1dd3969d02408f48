"""A dossier that was closed can be read, and no page invites to what cannot be done any more."""

from __future__ import annotations

import pytest

from draagkracht.werkproces.doelbereiking.services import close_dossier

PAGES = ("week/", "week/terug/", "week/agenda/", "doelen/", "plan/", "mensen/", "eigen-plan/", "vraag/")
INVITES = ("U mag", "U kunt iemand", "U kiest", "Zeg ", "Wilt u", "Begin", "Maak", "Iets kleins")


@pytest.fixture(params=["leeg", "gevuld"])
def dicht(request, dossier, noor, op):
    if request.param == "gevuld":
        request.getfixturevalue("gevuld")
    close_dossier(dossier=dossier, door=noor, op=op, gegevens={"reden": "verhuisd"})


@pytest.mark.parametrize("page", PAGES)
def test_a_closed_page_invites_to_nothing(dicht, thuis, page):
    html = thuis.get(f"/mijn/{page}").content.decode()
    main = html.split("<main")[1].split("</main")[0]
    assert [words for words in INVITES if words in main] == []


@pytest.mark.parametrize("page", ["week/", "doelen/", "plan/", "mensen/", "eigen-plan/", "week/agenda/"])
def test_it_says_that_the_help_stopped(dicht, thuis, page):
    assert "De hulp is gestopt. U kunt hier alles nog lezen." in thuis.get(f"/mijn/{page}").content.decode()
