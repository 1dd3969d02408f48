"""The terms of the law in a dossier: some begin with the question, everything else is noted with a day and a reason."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from draagkracht.methodiek.termijnen import Stand
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.werkproces.dossier.termijnen.models import Termijngebeurtenis
from draagkracht.werkproces.hulpvraag.services import close_spoed, record_hulpvraag
from draagkracht.werkproces.voortgang.termijnen import (
    list_termijnregels,
    record_termijngebeurtenis,
    remove_termijngebeurtenis,
)
from tests.team.overdragen.test_overdragen import hidden

pytestmark = pytest.mark.django_db
NU = timezone.now()


@pytest.fixture
def vraag(dossier, noor):
    asked = {"onderdelen": ["financien"], "spoed": "dagen"}
    ten_days_ago = NU - dt.timedelta(days=10)
    return record_hulpvraag(dossier=dossier, door=noor, op=ten_days_ago, woorden="Help.", gegevens=asked)


def lines(dossier) -> dict[str, object]:
    today = timezone.localdate(NU)
    return {r.stand.termijn.code: r for r in list_termijnregels(dossier=dossier, vandaag=today)}


def note(dossier, noor, termijn="wmo_onderzoek", soort="stilgezet", reden="Wacht op de inwoner.", **anders):
    return record_termijngebeurtenis(
        dossier=dossier, door=noor, op=NU, termijn=termijn, soort=soort, reden=reden, **anders
    )


def test_without_a_question_nothing_runs(dossier):
    assert {r.stand.stand for r in lines(dossier).values()} == {Stand.NIET_BEGONNEN}


def test_a_question_begins_what_begins_with_it(dossier, vraag):
    found = lines(dossier)
    running = {code for code, regel in found.items() if regel.stand.stand == Stand.LOOPT}
    assert running == {"persoonlijk_plan", "wmo_onderzoek", "schuld_gesprek", "schuld_bedreigend"}
    assert found["wmo_onderzoek"].stand.begonnen_op == timezone.localdate(vraag.op)


def test_a_question_about_something_else_begins_nothing_about_debts(dossier, noor):
    asked = {"onderdelen": ["wonen"], "spoed": "dagen"}
    record_hulpvraag(dossier=dossier, door=noor, op=NU, woorden="Help.", gegevens=asked)
    found = lines(dossier)
    assert found["schuld_gesprek"].stand.stand == Stand.NIET_BEGONNEN
    assert found["schuld_bedreigend"].stand.stand == Stand.NIET_BEGONNEN


def test_that_somebody_spoke_ends_what_could_not_wait_by_itself(dossier, noor, vraag):
    close_spoed(hulpvraag=vraag, door=noor, op=NU)
    found = lines(dossier)
    assert found["schuld_bedreigend"].stand.stand == Stand.KLAAR
    assert found["schuld_bedreigend"].stand.klaar_op == timezone.localdate(NU)
    assert found["schuld_gesprek"].stand.stand == Stand.LOOPT


def test_a_last_day_that_is_behind_us_is_not_said_to_run(dossier, noor, vraag, log_in):
    found = lines(dossier)["persoonlijk_plan"]
    assert found.is_voorbij
    assert not lines(dossier)["wmo_onderzoek"].is_voorbij
    page = log_in(noor).get(f"/dossier/{dossier.pk}/termijnen/").content.decode()
    section = page.split('id="termijn-persoonlijk_plan"')[1].split("</section>")[0]
    assert "Was tot en met" in section
    assert "Loopt tot en met" not in section


def test_standing_still_and_going_on_take_a_reason_and_move_the_end(dossier, noor, vraag):
    before = lines(dossier)["wmo_onderzoek"].stand.tot_op
    with pytest.raises(Fout, match="Schrijf kort op waarom"):
        note(dossier, noor, reden=" ")
    note(dossier, noor, dag_op=timezone.localdate(NU) - dt.timedelta(days=7))
    note(dossier, noor, soort="verder", reden="De brief is er.")
    found = lines(dossier)["wmo_onderzoek"].stand
    assert (found.stand, found.stil_dagen) == (Stand.LOOPT, 7)
    assert found.tot_op >= before + dt.timedelta(days=7)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"soort": "verder"}, "staat er anders voor"),
        ({"soort": "ooit"}, "staat er anders voor"),
        ({"dag_op": timezone.localdate(NU) + dt.timedelta(days=1)}, "tot en met vandaag"),
        ({"dag_op": dt.date(2020, 1, 1)}, "niet voor wat er al staat"),
        ({"termijn": "evaluatie", "soort": "begonnen"}, "opnieuw kijkt"),
    ],
)
def test_it_refuses_what_cannot_be_and_writes_nothing(dossier, noor, vraag, anders, zin):
    with pytest.raises(Fout, match=zin):
        note(dossier, noor, **anders)
    assert not Termijngebeurtenis.objects.exists()


def test_an_unknown_term_is_not_there(dossier, noor):
    with pytest.raises(NietGevonden):
        note(dossier, noor, termijn="bestaat_niet")


def test_a_day_to_look_again_is_chosen(dossier, noor):
    until = timezone.localdate(NU) + dt.timedelta(days=90)
    note(dossier, noor, termijn="evaluatie", soort="begonnen", tot_op=until)
    assert lines(dossier)["evaluatie"].stand.tot_op == until


def test_only_the_last_is_taken_back_and_it_stays_in_the_database(dossier, noor, vraag):
    first = note(dossier, noor, dag_op=timezone.localdate(NU) - dt.timedelta(days=3))
    last = note(dossier, noor, soort="verder")
    with pytest.raises(NietGevonden):
        remove_termijngebeurtenis(dossier=dossier, gebeurtenis_id=first.pk, door=noor, op=NU)
    remove_termijngebeurtenis(dossier=dossier, gebeurtenis_id=last.pk, door=noor, op=NU)
    assert lines(dossier)["wmo_onderzoek"].stand.stand == Stand.STIL
    assert Termijngebeurtenis.objects.count() == 2


def test_it_is_noted_on_the_page_with_the_article_beside_it(dossier, noor, vraag, log_in):
    client, path = log_in(noor), f"/dossier/{dossier.pk}/termijnen/"
    page = client.get(path).content.decode()
    assert "Wmo 2015, artikel 2.3.2, eerste lid" in page
    assert " checked" not in page.split("<main")[1]
    form = page[page.index('name="wmo_onderzoek-soort"') - 3000 :]
    assert "wmo_onderzoek-reden" in form
    import re

    forms = [t for t in re.findall(r"<form.*?</form>", page, re.S) if "wmo_onderzoek-soort" in t]
    data = dict(re.findall(r'name="(concept|sleutel|versie)" value="([^"]*)"', forms[0]))
    empty = client.post(path, data)
    assert empty.status_code == 422
    assert "Kies wat er gebeurd is." in empty.content.decode()
    data |= {"wmo_onderzoek-soort": "stilgezet", "wmo_onderzoek-reden": "Ziek."}
    answer = client.post(path, data, follow=True).content.decode()
    assert "Ziek." in answer
    assert "Staat stil." in answer
    assert hidden(client, path)


def test_the_resident_reads_what_was_noted_and_why_behind_one_tap(dossier, noor, vraag, make_account, log_in):
    from tests import cast
    from tests.portaal.mijnplan.conftest import give_account

    note(dossier, noor, reden="Zij durft niet.")
    thuis = log_in(give_account(make_account, dossier, cast.RACHIDA))
    assert "Samen uitzoeken wat er nodig is" in thuis.get("/mijn/over-mij/9/").content.decode()
    assert "Zij durft niet." not in thuis.get("/mijn/over-mij/9/").content.decode()
    assert "Zij durft niet." in thuis.get("/mijn/over-mij/12/?verder=ja").content.decode()
    assert "Zij durft niet." not in thuis.get("/mijn/over-mij/kopie.json").content.decode()
