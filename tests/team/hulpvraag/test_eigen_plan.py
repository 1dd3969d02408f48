"""The resident's own plan becomes the start of the dossier: a line is taken over with one tap, and stays as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from draagkracht.werkproces.dossier.models import Toelating
from draagkracht.werkproces.hulpvraag.plannen import finish_persoonlijk_plan, save_persoonlijk_plan
from tests import cast
from tests.team.formulieren import hidden_of, send

LANG = "Wij wonen te klein. " * 30


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/hulpvraag/"


@pytest.fixture
def plan(dossier, make_account, op):
    rachida = make_account(cast.RACHIDA, in_team=None)
    dossier.inwoner.account = rachida
    dossier.inwoner.save()
    by = {"dossier": dossier, "door": rachida, "op": op}
    save_persoonlijk_plan(**by, veld="speelt", tekst="De post blijft dicht.\n\nIk slaap slecht.")
    save_persoonlijk_plan(**by, veld="nodig", tekst=LANG)
    return finish_persoonlijk_plan(**by)


def test_a_line_becomes_a_finding(plan, noor, log_in, page, dossier):
    client = log_in(noor)
    answer = send(client, page, "dk-eigenplan", {"neem": "bevinding:speelt:1"})
    assert answer["Location"] == page + "#eigen-plan"
    assert dossier.bevindingen.get().tekst == "Ik slaap slecht."
    assert "staat bij de bevindingen" in client.get(page).content.decode()


def test_a_line_becomes_a_question_of_the_resident(plan, noor, log_in, page, dossier):
    send(log_in(noor), page, "dk-eigenplan", {"neem": "vraag:speelt:0"})
    vraag = dossier.hulpvragen.get()
    assert (vraag.woorden, vraag.gesteld_door) == ("De post blijft dicht.", "inwoner")


def test_a_long_line_is_offered_in_whole_sentences_that_fit(plan, noor, log_in, page, dossier):
    send(log_in(noor), page, "dk-eigenplan", {"neem": "bevinding:nodig:0"})
    tekst = dossier.bevindingen.get().tekst
    assert len(tekst) <= 300
    assert tekst.endswith("klein.")


@pytest.mark.parametrize("neem", ["bevinding:speelt:9", "iets:speelt:0", ""])
def test_what_is_not_in_the_plan_is_refused_with_a_sentence(plan, noor, log_in, page, dossier, neem):
    answer = send(log_in(noor), page, "dk-eigenplan", {"neem": neem})
    assert answer.status_code == 422
    assert "staat niet in het plan" in answer.content.decode()
    assert not dossier.bevindingen.exists()


def test_pressing_twice_takes_it_over_once(plan, noor, log_in, page, dossier):
    client = log_in(noor)
    fields = {**hidden_of(client.get(page).content.decode(), "dk-eigenplan"), "neem": "bevinding:speelt:0"}
    for _time in range(2):
        assert client.post(page, fields).status_code == 302
    assert dossier.bevindingen.count() == 1


def test_it_stands_in_the_verslag_to_the_letter(plan, noor, log_in, dossier):
    html = log_in(noor).get(f"/dossier/{dossier.pk}/papier/verslag/").content.decode()
    assert "“De post blijft dicht.\n\nIk slaap slecht.”" in html
    assert log_in(noor).get(f"/dossier/{dossier.pk}/papier/verslag.pdf").content.startswith(b"%PDF")


def test_who_only_reads_gets_no_buttons(plan, dossier, page, liesbeth, log_in, op):
    now = timezone.now()
    Toelating.objects.create(
        dossier=dossier,
        account=liesbeth,
        reden="klacht",
        vanaf_op=now,
        tot_op=now + dt.timedelta(hours=1),
    )
    html = log_in(liesbeth).get(page).content.decode()
    assert "De post blijft dicht." in html
    assert 'name="neem"' not in html
