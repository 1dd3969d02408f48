"""Who helps me: told in time, asked what one thinks of it, and free to think otherwise later."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from draagkracht.werkproces.dossier.overdracht.models import Overdracht
from draagkracht.werkproces.dossier.overdracht.services import judge_overdracht
from tests import cast
from tests.overdrachten import of, propose
from tests.portaal.mijnplan.conftest import give_account
from tests.team.overdragen.test_overdragen import hidden

pytestmark = pytest.mark.django_db
PATH = "/mijn/wie-helpt/"


@pytest.fixture
def thuis(make_account, dossier, log_in):
    return log_in(give_account(make_account, dossier, cast.RACHIDA))


def test_who_helps_stands_there_always(thuis, noor):
    page = thuis.get(PATH).content.decode()
    assert noor.naam in page
    assert "gaat u helpen" not in page
    assert 'name="antwoord"' not in page


def test_the_first_page_says_it_until_something_was_said(thuis, dossier, noor, bram):
    propose(noor, bram, dossier)
    assert f"{bram.naam} gaat u helpen" in thuis.get("/mijn/").content.decode()
    page = thuis.get(PATH).content.decode()
    assert f"{noor.naam} stopt bij u. {bram.naam} neemt het over." in page
    sent = hidden(thuis, PATH) | {"antwoord": "liever_anders", "woorden": "Ik wil een vrouw."}
    assert "Dank u wel. Dit wordt gelezen." in thuis.post(PATH, sent, follow=True).content.decode()
    assert (of(dossier).inwoner_antwoord, of(dossier).inwoner_woorden) == (
        "liever_anders",
        "Ik wil een vrouw.",
    )
    assert "gaat u helpen" not in thuis.get("/mijn/").content.decode()
    thuis.post(PATH, hidden(thuis, PATH) | {"antwoord": "goed", "woorden": "Toch goed."})
    assert of(dossier).inwoner_antwoord == "goed"


def test_nothing_is_ticked_and_an_answer_is_asked(thuis, dossier, noor, bram):
    propose(noor, bram, dossier)
    assert " checked" not in thuis.get(PATH).content.decode()
    answer = thuis.post(PATH, hidden(thuis, PATH) | {"woorden": "Hoi."})
    assert answer.status_code == 422
    assert "Kies wat u ervan vindt." in answer.content.decode()
    assert "Hoi." in answer.content.decode()


def test_after_the_yes_it_says_who_helps_now_and_what_was_said_goes_along(thuis, dossier, noor, bram, log_in):
    propose(noor, bram, dossier)
    thuis.post(PATH, hidden(thuis, PATH) | {"antwoord": "goed", "woorden": "Bel mij."})
    judge_overdracht(overdracht=of(dossier), door=bram, op=timezone.now(), is_aangenomen=True)
    page = thuis.get(PATH).content.decode()
    assert f"{bram.naam} helpt u nu" in page
    assert noor.naam in page
    assert "Bel mij." in log_in(bram).get(f"/dossier/{dossier.pk}/overdracht/").content.decode()


def test_what_was_taken_back_or_declined_is_not_told_as_if_it_would_happen(thuis, dossier, noor, bram):
    propose(noor, bram, dossier)
    judge_overdracht(
        overdracht=of(dossier), door=bram, op=timezone.now(), is_aangenomen=False, woorden="Vol."
    )
    page = thuis.get(PATH).content.decode()
    assert bram.naam not in page
    assert "Vol." not in page


def test_an_old_handover_is_no_news(thuis, dossier, noor, bram):
    propose(noor, bram, dossier)
    judge_overdracht(overdracht=of(dossier), door=bram, op=timezone.now(), is_aangenomen=True)
    Overdracht.objects.update(antwoord_op=timezone.now() - dt.timedelta(days=40))
    assert "helpt u nu" not in thuis.get("/mijn/").content.decode()


def test_what_colleagues_wrote_about_me_stands_under_what_i_read_alone(thuis, dossier, noor, bram):
    propose(noor, bram, dossier)
    Overdracht.objects.update()
    row = of(dossier)
    row.kwetsbaar = "Zij schrikt van brieven."
    row.save()
    assert "Zij schrikt van brieven." not in thuis.get("/mijn/over-mij/9/").content.decode()
    assert "Zij schrikt van brieven." in thuis.get("/mijn/over-mij/12/?verder=ja").content.decode()
    copy = thuis.get("/mijn/over-mij/kopie.json").content.decode()
    assert "Zij schrikt van brieven." not in copy
    assert "Zij schrikt van brieven." in thuis.get("/mijn/over-mij/kopie.json?alles=ja").content.decode()
