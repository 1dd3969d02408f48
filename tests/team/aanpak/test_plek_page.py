"""Choosing a facility of the sociale kaart for a step."""

import pytest

from draagkracht.sociale_kaart.voorzieningen.services import add_voorziening
from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.doelen.models import Doel
from tests.team.plan import send


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def make_plek(noor, op):
    def make(naam, *onderdelen, gemeente=noor.gemeente):
        gegevens = {"naam": naam, "onderdelen": list(onderdelen)}
        return add_voorziening(gemeente=gemeente, door=noor, op=op, gegevens=gegevens, sleutel=naam)

    return make


@pytest.fixture
def stap(dossier, noor, op):
    doel = Doel.objects.create(
        dossier=dossier, tekst="Ik lees mijn post.", onderdeel="onderwijs", voorgesteld_door="samen",
        richting="draaglast_verminderen", op=op, door=noor,
    )  # fmt: skip
    return record_stap(
        dossier=dossier, door=noor, op=op, gegevens={"wat": "Leren lezen", "doelen": [doel.pk]}
    )


@pytest.fixture
def page(dossier, stap):
    return f"/dossier/{dossier.pk}/aanpak/stap/{stap.pk}/plek/"


def test_it_begins_with_what_helps_with_the_goal_of_the_step(client, page, make_plek):
    make_plek("Taalhuis", "onderwijs")
    make_plek("Voedselbank", "financien")
    html = client.get(page).content.decode()
    assert "Taalhuis" in html
    assert "Voedselbank" not in html
    assert "Voedselbank" in client.get(page, {"onderdeel": ""}).content.decode()


def test_a_place_is_chosen_with_one_button_and_stands_at_the_step(client, page, stap, make_plek):
    plek = make_plek("Taalhuis", "onderwijs")
    answer = send(client, page, str(plek.pk), plek=str(plek.pk))
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"/aanpak/#stap-{stap.pk}")
    assert "Taalhuis" in client.get(answer["Location"]).content.decode()
    send(client, page, "Toch niet deze plek", plek="geen")
    stap.refresh_from_db()
    assert stap.voorziening is None


def test_places_for_safety_and_of_elsewhere_are_not_there(client, page, make_plek):
    make_plek("Spreekuur thuis veilig", "onderwijs", "veiligheid")
    make_plek("Taalhuis elders", "onderwijs", gemeente="9999")
    html = client.get(page).content.decode()
    assert "Spreekuur thuis veilig" not in html
    assert "Taalhuis elders" not in html


@pytest.mark.parametrize(
    "value", ["00000000-0000-4000-8000-000000000001", "------------------------------------"]
)
def test_a_place_that_is_not_there_does_not_exist(client, page, make_plek, value):
    plek = make_plek("Taalhuis", "onderwijs")
    assert send(client, page, str(plek.pk), plek=value).status_code == 404


def test_a_place_of_another_municipality_does_not_exist(client, page, make_plek):
    here, elsewhere = make_plek("Taalhuis", "onderwijs"), make_plek("Elders", "onderwijs", gemeente="9999")
    assert send(client, page, str(here.pk), plek=str(elsewhere.pk)).status_code == 404


def test_nothing_found_says_what_to_do(client, page):
    assert "Zoek op een ander woord" in client.get(page).content.decode()


def test_people_of_the_network_are_chosen_in_the_step(client, dossier, stap, noor, op):
    from draagkracht.werkproces.dossier.netwerk import save_netwerklid

    gegevens = {"naam": "Salma", "soort": "familie", "relatie": "zus", "belasting": 3}
    lid = save_netwerklid(dossier=dossier, gegevens=gegevens, door=noor, op=op)
    here = f"/dossier/{dossier.pk}/aanpak/stap/{stap.pk}/"
    assert "Salma (zus): kost veel" in client.get(here).content.decode()
    fields = {"wat": stap.wat, "fase": stap.fase, "status": "loopt", "netwerkleden": [str(lid.pk)]}
    assert send(client, here, "Terug naar het plan", **fields).status_code == 302
    assert "Salma" in client.get(f"/dossier/{dossier.pk}/aanpak/").content.decode()
