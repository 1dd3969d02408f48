"""Opening a dossier from one calm page."""

import re

import pytest

from draagkracht.werkproces.dossier.models import Concept, Dossier, Inwoner
from draagkracht.werkproces.hulpvraag.models import Hulpvraag

from ... import cast

PAGE = "/dossiers/nieuw/"
BSN = "111222333"


def hidden_fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', html))


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


def form(client, **data):
    fields = hidden_fields(client.get(PAGE).content.decode())
    return {**fields, "naam": cast.RACHIDA.naam, "voor": "individu", "grondslag": "wmo", **data}


def test_a_name_alone_is_enough(client, noor):
    answer = client.post(PAGE, form(client))
    dossier = Dossier.objects.get()
    assert answer["Location"] == f"/dossier/{dossier.pk}/"
    assert dossier.betrokkenen.get().account == noor


def test_the_question_follows_at_once_and_stays_literal(client):
    answer = client.post(PAGE, form(client, woorden=f" {cast.RACHIDA.hulpvraag}\n"))
    assert answer["Location"].endswith("/hulpvraag/")
    assert Hulpvraag.objects.get().woorden == f" {cast.RACHIDA.hulpvraag}\n"


def test_a_double_click_makes_one_dossier(client):
    data = form(client, woorden=cast.RACHIDA.hulpvraag)
    answers = [client.post(PAGE, data) for _ in range(2)]
    assert Dossier.objects.count() == Inwoner.objects.count() == Hulpvraag.objects.count() == 1
    assert answers[0]["Location"] == answers[1]["Location"]


def test_a_draft_is_kept_before_there_is_a_dossier(client):
    data = form(client, naam="Rach")
    assert client.post("/concept/", data).status_code == 200
    assert 'value="Rach"' in client.get(PAGE).content.decode()
    assert "Teksten die voor u klaarstaan" in client.get("/dossiers/").content.decode()
    client.post(PAGE, form(client))
    assert Concept.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"naam": " "},
        {"nieuw_bsn": "123456789"},
        {"email": "geen adres"},
        {"geboortedatum": "31-31-2026"},
        {"voor": "x"},
        {"grondslag": "eigen"},
        {"adres": "a" * 400},
        {"telefoon": "\x00"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, wrong):
    answer = client.post(PAGE, form(client, woorden="Mijn vraag", **wrong))
    assert answer.status_code == 422
    assert "Mijn vraag" in answer.content.decode()
    assert Dossier.objects.count() == 0


def test_a_known_number_of_ones_own_keeps_one_resident(client, noor, make_dossier):
    first = make_dossier(noor, bsn=BSN)
    client.post(PAGE, form(client, naam="Rachida", nieuw_bsn=BSN, telefoon="0612345678"))
    assert Dossier.objects.count() == 2
    inwoner = Inwoner.objects.get(pk=first.inwoner_id)
    assert (Inwoner.objects.count(), inwoner.naam, inwoner.telefoon) == (1, "Rachida", "0612345678")


def test_a_number_that_another_professional_knows_tells_nothing(client, bram, make_dossier):
    hidden = make_dossier(bram, bsn=BSN, telefoon="0600000000", adres="Geheim 1")
    answer = client.post(PAGE, form(client, naam="Rachida", nieuw_bsn=BSN))
    assert answer.status_code == 302
    html = client.get(answer["Location"] + "gegevens/").content.decode()
    assert "0600000000" not in html
    assert "Geheim 1" not in html
    assert 'name="versie" value="1"' in html
    before = Inwoner.objects.get(pk=hidden.inwoner_id)
    assert (before.naam, before.telefoon, before.versie) == (cast.RACHIDA.naam, "0600000000", 1)


def test_changing_to_a_number_that_another_professional_knows_tells_nothing(client, noor, bram, make_dossier):
    make_dossier(bram, cast.MARJAN, bsn=BSN)
    own = make_dossier(noor)
    page = f"/dossier/{own.pk}/gegevens/"
    fields = hidden_fields(client.get(page).content.decode())
    answer = client.post(page, {**fields, "naam": cast.RACHIDA.naam, "nieuw_bsn": BSN})
    assert answer.status_code == 302
    assert Inwoner.objects.get(pk=own.inwoner_id).bsn == BSN


def test_a_team_leader_opens_no_dossier(liesbeth, log_in):
    assert log_in(liesbeth).get(PAGE).status_code == 404


def test_danger_that_is_told_at_once_stands_with_the_question(client):
    data = form(client, woorden="Hij staat voor de deur.", spoed="nu", gesteld_door="naaste")
    answer = client.post(PAGE, data)
    vraag = Hulpvraag.objects.get()
    assert (vraag.spoed, vraag.gesteld_door) == ("nu", "naaste")
    assert "Er is vandaag gevaar" in client.get(answer["Location"]).content.decode()


def test_danger_without_words_is_not_lost(client):
    answer = client.post(PAGE, form(client, spoed="nu"))
    assert answer.status_code == 422
    assert "Dan staat het gevaar erbij." in answer.content.decode()
    assert not Dossier.objects.exists()
