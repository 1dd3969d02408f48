"""The regisseur asks a party, sees its answer and exactly what it sees, shares, stops, and says what it meant."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.toegang.models import Account
from draagkracht.werkproces.uitvoering.partijen.models import Deelname, Deling
from draagkracht.werkproces.voortgang.partijwerk import contribute
from tests.partijen import let_in, make_partij, person_of, question
from tests.team.formulieren import hidden_of, send
from tests.team.plan import fill


@pytest.fixture
def gevuld(dossier, noor, op):
    return fill(dossier, noor, op)


@pytest.fixture
def deelname(dossier, noor, gevuld):
    return let_in(dossier, noor, make_partij(), [gevuld.doel], [gevuld.stap])


@pytest.fixture
def team_deur(noor, log_in):
    return log_in(noor)


def page(dossier, sub: str = "") -> str:
    return f"/dossier/{dossier.pk}/partijen/{sub}"


def test_a_party_is_asked_and_answers_at_its_own_door(dossier, gevuld, team_deur, log_in):
    partij = make_partij()
    data = question(partij, [gevuld.doel], [gevuld.stap])
    refused = send(team_deur, page(dossier, "vragen/"), 'name="vraag"', {**data, "waartoe": ""})
    assert refused.status_code == 422
    assert "waarvoor de organisatie dit nodig heeft" in refused.content.decode()
    assert send(team_deur, page(dossier, "vragen/"), 'name="vraag"', data).status_code == 302
    deelname = Deelname.objects.get()
    partner = log_in(person_of(partij))
    deur = f"/partner/{deelname.pk}/"
    asked = partner.get(deur).content.decode()
    assert "Doet u mee" in asked
    assert "Schuldhulp 0" in asked
    assert gevuld.doel.niveaus[0] not in asked  # before yes: what is asked, and no more
    no = {"antwoord": "afgewezen", "woorden": ""}
    assert send(partner, deur, 'name="antwoord"', no).status_code == 422
    yes = {"antwoord": "aangenomen", "woorden": "Graag."}
    assert send(partner, deur, 'name="antwoord"', yes).url == deur
    assert gevuld.doel.niveaus[0] in partner.get(deur).content.decode()
    html = team_deur.get(page(dossier)).content.decode()
    assert "doet mee" in html
    assert "Graag." in html


def test_who_answers_another_question_than_the_one_that_stands_is_told(
    dossier, gevuld, noor, team_deur, log_in
):
    partij = make_partij()
    send(team_deur, page(dossier, "vragen/"), 'name="vraag"', question(partij, [gevuld.doel]))
    deelname = Deelname.objects.get()
    partner, deur = log_in(person_of(partij)), f"/partner/{deelname.pk}/"
    hidden = hidden_of(partner.get(deur).content.decode(), 'name="antwoord"')
    changed = question(partij, [gevuld.doel], vraag="Wilt u iets heel anders?")
    del changed["organisatie"]
    send(team_deur, page(dossier, f"{deelname.pk}/wijzigen/"), 'name="vraag"', changed)
    answer = partner.post(deur, {**hidden, "antwoord": "aangenomen", "woorden": ""})
    assert answer.status_code == 409
    deelname.refresh_from_db()
    assert deelname.status == "gevraagd"


def test_the_regisseur_sees_exactly_what_the_party_sees_shares_more_and_stops(
    dossier, deelname, gevuld, team_deur
):
    here = page(dossier, f"{deelname.pk}/")
    html = team_deur.get(here).content.decode()
    assert gevuld.doel.tekst in html
    assert gevuld.stap.wat in html
    data = {"wat": "bereiken", "waarom": "Om te bellen."}
    assert send(team_deur, f"{here}delen/", 'name="waarom"', data).url == here
    assert "Om te bellen." in team_deur.get(here).content.decode()
    deling = Deling.objects.get()
    hidden = hidden_of(team_deur.get(here).content.decode(), "Niet meer delen")
    assert team_deur.post(f"{here}delen/{deling.pk}/stop/", hidden).url == here
    deling.refresh_from_db()
    assert deling.tot_op is not None
    assert send(team_deur, f"{here}stop/", 'name="reden"', {"reden": "Klaar."}).status_code == 302
    html = team_deur.get(page(dossier)).content.decode()
    assert "Eerder" in html
    assert "gestopt" in html


def test_what_it_meant_in_the_professionals_voice(dossier, deelname, gevuld, team_deur):
    told = {"gedaan": "Drie brieven.", "tekst": "Rust.", "op": timezone.now()}
    contribute(
        account=person_of(deelname.organisatie), deelname_id=deelname.pk, doel_id=gevuld.doel.pk, **told
    )
    bijdrage = deelname.bijdragen.get()
    done = send(
        team_deur,
        page(dossier, f"bijdrage/{bijdrage.pk}/"),
        'name="waarde"',
        {"waarde": "wat", "woorden": ""},
    )
    assert done.url == page(dossier, f"{deelname.pk}/")
    assert "hielp een beetje" in team_deur.get(done.url).content.decode()


@pytest.mark.parametrize(
    "sub", ["", "vragen/", "{d}/", "{d}/wijzigen/", "{d}/delen/", "{d}/stop/", "bijdrage/{b}/"]
)
def test_nobody_from_outside_the_dossier_comes_here(dossier, deelname, bram, liesbeth, log_in, sub, gevuld):
    path = page(dossier, sub.format(d=deelname.pk, b=gevuld.bijdrage.pk))
    for account in (bram, liesbeth, person_of(deelname.organisatie), *Account.objects.filter(rol="inwoner")):
        for method in ("get", "post"):
            assert getattr(log_in(account), method)(path).status_code == 404, (account.rol, method)


def test_a_party_of_another_dossier_is_not_there(dossier, make_dossier, noor, op, deelname, team_deur):
    other = make_dossier(noor)
    for sub in ("", "wijzigen/", "delen/", "stop/"):
        assert team_deur.get(page(other, f"{deelname.pk}/{sub}")).status_code == 404


def test_pages_ask_the_same_number_of_questions_with_many_parties(dossier, noor, gevuld, deelname, team_deur):
    team_deur.get(page(dossier))
    with CaptureQueriesContext(connection) as few:
        team_deur.get(page(dossier))
    for n in range(6):
        let_in(dossier, noor, make_partij(f"School {n}", "school"), [gevuld.doel], [gevuld.stap])
    with CaptureQueriesContext(connection) as many:
        team_deur.get(page(dossier))
    assert len(many) == len(few)
