"""The functional administrator makes accounts of the own municipality and sees no dossier."""

import re

import pytest
from django.test import Client

from draagkracht.toegang.models import Account
from tests.cast import NOOR, YOUSSEF


@pytest.fixture
def youssef(make_account):
    return make_account(YOUSSEF)


@pytest.fixture
def beheer(youssef, log_in):
    return log_in(youssef)


def hidden(answer) -> dict[str, str]:
    return dict(re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', answer.content.decode()))


def send(client, page, **data):
    return client.post(page, {**hidden(client.get(page)), **data})


def test_a_new_account_gets_a_password_that_is_told_once_and_works(beheer, team):
    answer = send(
        beheer,
        "/beheer/account/",
        gebruikersnaam="sanne",
        naam="Sanne de Wit",
        rol="professional",
        team=str(team.pk),
        is_active="on",
    )
    wachtwoord = re.search(r"Wachtwoord: <code>([^<]+)</code>", answer.content.decode())[1]
    account = Account.objects.get(gebruikersnaam="sanne")
    assert account.check_password(wachtwoord)
    assert wachtwoord not in beheer.get(f"/beheer/account/{account.pk}/").content.decode()
    assert account.history.get().history_user.gebruikersnaam == "youssef"


def test_a_new_account_is_asked_for_a_second_factor(beheer, team):
    send(beheer, "/beheer/account/", gebruikersnaam="sanne", naam="S", rol="professional", team=str(team.pk))
    assert not Account.objects.get(gebruikersnaam="sanne").is_demo


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        ({"gebruikersnaam": "noor", "rol": "beheerder"}, "bestaat al"),
        ({"gebruikersnaam": "NOOR", "rol": "beheerder"}, "bestaat al"),
        ({"gebruikersnaam": "a b", "rol": "beheerder"}, "letters, cijfers"),
        ({"gebruikersnaam": "sanne", "rol": "professional"}, "Kies een team"),
        ({"gebruikersnaam": "sanne", "rol": "koning"}, "rol"),
        ({"gebruikersnaam": "sanne", "rol": "inwoner"}, "leeg bij een inwoner"),
        ({"gebruikersnaam": "sanne", "rol": "beheerder", "naam": ""}, "Vul een naam in"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(beheer, noor, data, zin):
    answer = send(beheer, "/beheer/account/", **{"naam": "X", **data})
    assert answer.status_code == 422
    assert zin.lower() in answer.content.decode().lower()


def test_who_may_no_longer_log_in_is_out_at_once(beheer, noor, log_in):
    client = log_in(noor)
    assert client.get("/dossiers/").status_code == 200
    page = f"/beheer/account/{noor.pk}/"
    assert send(beheer, page, naam=noor.naam, rol="professional", team=str(noor.team_id)).status_code == 302
    assert client.get("/dossiers/")["Location"].startswith("/inloggen/")


def test_nobody_takes_away_their_own_access(beheer, youssef):
    answer = send(beheer, f"/beheer/account/{youssef.pk}/", naam="Youssef", rol="beheerder")
    assert answer.status_code == 422
    assert "eigen toegang" in answer.content.decode()


def test_a_new_password_ends_sessions_and_the_second_factor(beheer, noor, log_in):
    client = log_in(noor)
    answer = send(beheer, f"/beheer/account/{noor.pk}/toegang/")
    assert re.search(r"Wachtwoord: <code>([^<]+)</code>", answer.content.decode())
    assert client.get("/dossiers/")["Location"].startswith("/inloggen/")


def test_accounts_of_another_municipality_do_not_exist(beheer, noor):
    Account.objects.filter(pk=noor.pk).update(gemeente="elders")
    assert beheer.get(f"/beheer/account/{noor.pk}/").status_code == 404
    assert NOOR.naam not in beheer.get("/beheer/").content.decode()


def test_for_others_this_door_does_not_exist(noor, log_in):
    assert log_in(noor).get("/beheer/").status_code == 404
    assert Client().get("/beheer/")["Location"].startswith("/inloggen/")


def test_an_administrator_sees_no_dossier(beheer, dossier):
    assert beheer.get(f"/dossier/{dossier.pk}/hulpvraag/").status_code == 404
    assert beheer.get("/dossiers/").status_code == 404


def test_the_account_of_a_resident_holds_no_name(beheer):
    send(beheer, "/beheer/account/", gebruikersnaam="sanne", naam="", rol="inwoner", is_active="on")
    account = Account.objects.get(gebruikersnaam="sanne")
    assert (account.naam, account.email, str(account)) == ("", "", "de inwoner")
    assert "sanne" in beheer.get("/beheer/").content.decode()


def test_an_aandachtsfunctionaris_works_in_a_team_and_nobody_else_is_one(beheer, team):
    fields = {"naam": "Inge", "is_active": "on", "is_aandachtsfunctionaris": "on"}
    send(beheer, "/beheer/account/", gebruikersnaam="inge", rol="professional", team=str(team.pk), **fields)
    inge = Account.objects.get(gebruikersnaam="inge")
    assert inge.is_aandachtsfunctionaris
    send(beheer, "/beheer/account/", gebruikersnaam="bert", rol="beheerder", **fields)
    assert not Account.objects.get(gebruikersnaam="bert").is_aandachtsfunctionaris
    page = f"/beheer/account/{inge.pk}/"
    assert 'name="is_aandachtsfunctionaris"' in beheer.get(page).content.decode()
    send(beheer, page, rol="professional", team=str(team.pk), naam="Inge", is_active="on")
    inge.refresh_from_db()
    assert not inge.is_aandachtsfunctionaris
