"""The parties that work along: their kind, their people, and switching them off."""

import pytest

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account, Organisatie
from draagkracht.toegang.selectors import list_aanspreekpunten, list_organisaties
from draagkracht.toegang.services import create_account, create_team
from tests.beheer.test_accounts import hidden
from tests.cast import GEMEENTE, NOOR, YOUSSEF


@pytest.fixture
def youssef(make_account):
    return make_account(YOUSSEF)


@pytest.fixture
def beheer(youssef, log_in):
    return log_in(youssef)


def send(client, page, **data):
    return client.post(page, {**hidden(client.get(page)), **data})


def add(beheer, naam="Schuldhulp Rivierveen", soort="schuldhulp"):
    send(beheer, "/beheer/organisaties/", naam=naam, soort=soort)
    return Organisatie.objects.get(naam=naam)


def test_a_party_is_added_and_listed(beheer, team):
    made = add(beheer)
    assert (made.gemeente, made.soort, made.is_actief) == (GEMEENTE, "schuldhulp", True)
    page = beheer.get("/beheer/organisaties/").content.decode()
    assert "Schuldhulp Rivierveen" in page
    assert "werkt mee" in page
    assert made.history.get().history_user.gebruikersnaam == "youssef"


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        ({"naam": "schuldhulp rivierveen", "soort": "school"}, "staat er al"),
        ({"naam": " ", "soort": "school"}, "Vul"),
        ({"naam": "Nieuw", "soort": "gemeente"}, "gemeente"),
        ({"naam": "Nieuw"}, "Kies wat voor organisatie"),
    ],
)
def test_a_wrong_party_is_refused_with_a_sentence(beheer, team, data, zin):
    add(beheer)
    answer = send(beheer, "/beheer/organisaties/", **data)
    assert answer.status_code == 422
    assert zin in answer.content.decode()
    assert list_organisaties(gemeente=GEMEENTE).count() == 1


def test_a_partner_is_of_one_party_and_nobody_else_is(beheer, youssef, team):
    party = add(beheer)
    page = "/beheer/account/"
    refused = send(beheer, page, gebruikersnaam="saar", naam="Saar", rol="partner", is_active="on")
    assert "Kies bij welke organisatie" in refused.content.decode()
    fields = {"naam": "Saar", "is_active": "on", "organisatie": str(party.pk), "is_aanspreekpunt": "on"}
    send(beheer, page, gebruikersnaam="saar", rol="partner", **fields)
    saar = Account.objects.get(gebruikersnaam="saar")
    assert (saar.organisatie, saar.is_aanspreekpunt) == (party, True)
    send(beheer, page, gebruikersnaam="bea", rol="beheerder", **fields)
    bea = Account.objects.get(gebruikersnaam="bea")
    assert (bea.organisatie, bea.is_aanspreekpunt) == (None, False)
    assert list_aanspreekpunten(organisatie=party) == [saar]
    send(beheer, f"/beheer/organisaties/{party.pk}/", naam=party.naam, soort=party.soort)
    party.refresh_from_db()
    assert not party.is_actief
    assert list_aanspreekpunten(organisatie=party) == []


def test_a_party_of_another_municipality_is_not_there(beheer, youssef, team, op):
    other = Organisatie.objects.create(gemeente="elders", naam="Elders", soort="school")
    own = Organisatie.objects.get(soort="gemeente")
    for organisatie in (other, own):
        assert beheer.get(f"/beheer/organisaties/{organisatie.pk}/").status_code == 404
        wrong = {"gebruikersnaam": "w", "naam": "W", "rol": "partner", "organisatie": organisatie}
        with pytest.raises(NietGevonden):
            create_account(door=youssef, op=op, gegevens=wrong)
    assert not Account.objects.filter(gebruikersnaam="w").exists()


def test_a_team_is_of_the_municipality_whatever_parties_there_are(beheer, youssef, team):
    add(beheer)
    assert create_team(door=youssef, naam="Wijkteam Oost").organisatie.soort == "gemeente"


def test_nobody_else_comes_here(make_account, log_in, team):
    assert log_in(make_account(NOOR)).get("/beheer/organisaties/").status_code == 404
