"""The own plan: six small screens, the resident's alone until it is handed in."""

from __future__ import annotations

import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.models import Handeling
from draagkracht.werkproces.hulpvraag.models import PersoonlijkPlan
from draagkracht.werkproces.hulpvraag.plannen import VELDEN, save_persoonlijk_plan
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from tests import cast
from tests.team.formulieren import hidden_of

PAGE = "/mijn/eigen-plan/"
GEHEIM = "Mijn man mag dit niet weten."


@pytest.fixture
def write(mijn, send):
    def make(nummer: int, tekst: str, client=mijn, **more):
        return send(client, f"{PAGE}{nummer}/", **{VELDEN[nummer - 1]: tekst}, **more)

    return make


def test_the_right_is_told_plainly_with_the_last_day(mijn, noor, dossier, now, words):
    assert "U hebt daarvoor zeven dagen" in words(mijn.get(PAGE))
    record_hulpvraag(dossier=dossier, door=noor, op=now, woorden="Help.", gegevens={})
    assert "Dan telt het zeker mee." in words(mijn.get(PAGE))


def test_after_seven_days_it_is_still_welcome(mijn, noor, dossier, op, words):
    record_hulpvraag(dossier=dossier, door=noor, op=op, woorden="Help.", gegevens={})
    assert "Uw plan is nog steeds welkom" in words(mijn.get(PAGE))


def test_six_screens_and_then_all_of_it(write, mijn, words):
    for nummer in range(1, 7):
        then = f"{PAGE}{nummer + 1}/" if nummer < 6 else PAGE + "klaar/"
        assert write(nummer, f"Antwoord {nummer}")["Location"] == then
    text = words(mijn.get(PAGE + "klaar/"))
    assert all(f"Antwoord {nummer}" in text for nummer in range(1, 7))


def test_stopping_keeps_it_and_going_on_is_at_the_next_question(write, mijn):
    assert write(1, "De huur.", later="ja")["Location"] == PAGE
    assert f'href="{PAGE}2/"' in mijn.get(PAGE).content.decode()


def test_leaving_one_empty_is_fine_and_begins_no_plan(write):
    assert write(1, "")["Location"] == f"{PAGE}2/"
    assert not PersoonlijkPlan.objects.exists()


def test_writing_leaves_no_act_that_others_see(write, dossier):
    before = Handeling.objects.count()
    write(1, GEHEIM)
    assert Handeling.objects.count() == before


def test_nobody_else_reads_it_before_it_is_handed_in(write, noor, log_in, dossier, tafel):
    write(1, GEHEIM)
    team = log_in(noor)
    for page in ("hulpvraag/", "papier/verslag/", "geschiedenis/", "inzage/", ""):
        answer = team.get(f"/dossier/{dossier.pk}/{page}")
        assert GEHEIM not in answer.content.decode(), page
        assert "eigen plan van" not in answer.content.decode(), page
    for page in ("", "papier/"):
        assert GEHEIM not in tafel.get(PAGE + page).content.decode()
    assert "alleen van u" in tafel.get(PAGE).content.decode()
    assert tafel.get(PAGE + "1/")["Location"] == PAGE
    assert tafel.get(PAGE + "klaar/")["Location"] == PAGE


def test_what_was_begun_at_the_table_goes_on_there_until_it_goes_on_at_home(write, tafel, mijn, words):
    write(1, "Samen begonnen.", client=tafel)
    assert "Samen begonnen." in tafel.get(PAGE + "1/").content.decode()
    write(2, "Thuis verder.")
    assert tafel.get(PAGE + "1/")["Location"] == PAGE
    assert "Samen begonnen." in mijn.get(PAGE + "klaar/").content.decode()


def test_handing_it_in_shows_it_to_who_helps_literally_and_closes_it(
    write, mijn, send, noor, log_in, dossier
):
    write(1, "Regel een.\n<b>Regel twee.")
    assert send(mijn, PAGE + "klaar/")["Location"] == PAGE
    assert "U leverde dit plan in" in mijn.get(PAGE).content.decode()
    html = log_in(noor).get(f"/dossier/{dossier.pk}/hulpvraag/").content.decode()
    assert "“Regel een.\n&lt;b&gt;Regel twee.”" in html
    assert "Regel een." in log_in(noor).get(f"/dossier/{dossier.pk}/papier/verslag/").content.decode()
    assert mijn.get(PAGE + "1/")["Location"] == PAGE


def test_an_empty_plan_is_not_handed_in(mijn):
    assert mijn.get(PAGE + "klaar/")["Location"] == PAGE


def test_two_tabs_lose_nothing(write, mijn, send, words):
    write(1, "Eerst.")
    old = hidden_of(mijn.get(PAGE + "1/").content.decode(), "speelt")
    write(1, "Op mijn telefoon.")
    answer = mijn.post(PAGE + "1/", {**old, "speelt": "Op de computer."})
    assert answer.status_code == 409
    assert "Op mijn telefoon." in words(answer)
    assert "Op de computer." in words(answer)


def test_on_paper_there_are_lines_where_it_is_empty(write, mijn):
    write(1, "De huur.")
    html = mijn.get(PAGE + "papier/").content.decode()
    assert "De huur." in html
    assert html.count('class="mijn-regels"') == 5


def test_a_plan_is_of_one_resident(write, make_account, make_dossier, noor, log_in):
    write(1, GEHEIM)
    other = make_dossier(noor, cast.MARJAN)
    other.inwoner.account = make_account(cast.MARJAN, in_team=None)
    other.inwoner.save()
    for page in ("", "1/", "papier/"):
        assert GEHEIM not in log_in(other.inwoner.account).get(PAGE + page).content.decode()


@pytest.mark.parametrize("page", ["0/", "7/"])
def test_there_are_six_questions(mijn, page):
    assert mijn.get(PAGE + page).status_code == 404


def test_in_a_closed_dossier_nothing_is_written(dossier, rachida, mijn, op):
    dossier.gesloten_op = op
    dossier.save()
    assert mijn.get(PAGE + "1/")["Location"] == PAGE
    with pytest.raises(Fout, match="dicht"):
        save_persoonlijk_plan(dossier=dossier, door=rachida, op=op, veld="speelt", tekst="x")
