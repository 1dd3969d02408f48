"""Asking a colleague in, handing over the regie, and letting somebody go."""

import re

import pytest

from draagkracht.werkproces.dossier.models import Betrokkene, Handeling
from tests.cast import BRAM


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/collegas/"


def send(client, page, **data):
    html = client.get(page).content.decode()
    hidden = dict(re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', html))
    return client.post(page, {**hidden, **data})


def roles(dossier) -> dict[str, str]:
    current = Betrokkene.objects.filter(dossier=dossier, tot_op__isnull=True)
    return dict(current.values_list("account__gebruikersnaam", "rol"))


def test_a_colleague_who_is_asked_in_can_open_the_dossier_at_once(noor, bram, dossier, page, log_in):
    assert log_in(bram).get(page).status_code == 404
    assert send(log_in(noor), page, account=str(bram.pk), rol="medewerker").status_code == 302
    assert log_in(bram).get(page).status_code == 200
    assert roles(dossier) == {"noor": "regisseur", "bram": "medewerker"}
    assert Handeling.objects.filter(dossier=dossier, soort="collega erbij gevraagd").count() == 1


def test_handing_over_the_regie_keeps_who_had_it_as_medewerker(noor, bram, dossier, page, log_in):
    send(log_in(noor), page, account=str(bram.pk), rol="medewerker")
    send(log_in(noor), page, account=str(bram.pk), rol="regisseur")
    assert roles(dossier) == {"noor": "medewerker", "bram": "regisseur"}


def test_only_the_regisseur_asks_people_in(noor, bram, make_account, dossier, page, log_in):
    from draagkracht.cli.demo.cast import Medewerker

    send(log_in(noor), page, account=str(bram.pk), rol="medewerker")
    other = make_account(Medewerker("sanne", "Sanne de Wit", "professional"))
    html = log_in(bram).get(page).content.decode()
    assert "Sanne de Wit" not in html
    token = re.search(r'name="concept" value="([^"]*)"', log_in(noor).get(page).content.decode())[1]
    log_in(bram).post(page, {"concept": token, "account": str(other.pk), "rol": "medewerker"})
    assert "sanne" not in roles(dossier)


def test_somebody_of_another_team_or_role_cannot_be_chosen(
    noor, liesbeth, make_account, organisatie, dossier, page, log_in
):
    from draagkracht.toegang.models import Team

    elsewhere = make_account(BRAM, in_team=Team.objects.create(organisatie=organisatie, naam="Zuid"))
    for account in (elsewhere, liesbeth):
        assert send(log_in(noor), page, account=str(account.pk), rol="medewerker").status_code == 422
    assert roles(dossier) == {"noor": "regisseur"}


def test_who_is_let_go_sees_nothing_any_more(noor, bram, dossier, page, log_in):
    send(log_in(noor), page, account=str(bram.pk), rol="medewerker")
    theirs = Betrokkene.objects.get(dossier=dossier, account=bram)
    assert send(log_in(noor), f"{page}{theirs.pk}/klaar/").status_code == 302
    assert log_in(bram).get(page).status_code == 404
    assert roles(dossier) == {"noor": "regisseur"}


def test_the_regisseur_cannot_leave_the_dossier_without_one(noor, dossier, page, log_in):
    own = Betrokkene.objects.get(dossier=dossier, account=noor)
    answer = send(log_in(noor), f"{page}{own.pk}/klaar/")
    assert answer.status_code == 422
    assert "Geef de regie eerst aan een ander" in answer.content.decode()
    assert roles(dossier) == {"noor": "regisseur"}


def test_a_place_in_another_dossier_cannot_be_ended_through_this_one(noor, bram, make_dossier, page, log_in):
    theirs = Betrokkene.objects.get(dossier=make_dossier(bram))
    assert log_in(noor).get(f"{page}{theirs.pk}/klaar/").status_code == 404
