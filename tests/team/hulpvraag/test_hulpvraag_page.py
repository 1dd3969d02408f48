"""The page of the question serves the conversation."""

import datetime as dt

import pytest

from draagkracht.werkproces.hulpvraag.services import add_werkdagen, record_hulpvraag

WOORDEN = "Ik durf de post\nniet meer open te maken. 🙂"


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/hulpvraag/"


def test_the_words_stand_there_as_they_were_said(noor, dossier, page, log_in, op):
    record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=WOORDEN, gegevens={})
    assert f"“{WOORDEN}”" in log_in(noor).get(page).content.decode()


def test_an_urgent_question_says_by_which_day_somebody_talks(noor, dossier, page, log_in, op):
    record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=WOORDEN, gegevens={"spoed": "dagen"})
    assert "uiterlijk donderdag 15 januari 2026" in log_in(noor).get(page).content.decode()


def test_it_tells_whom_to_call_when_there_is_danger(noor, page, log_in):
    html = log_in(noor).get(page).content.decode()
    assert "112" in html
    assert "0800-2000" in html


def test_a_second_question_stands_beside_the_first(noor, dossier, page, log_in, op):
    for woorden in ("Mijn eerste vraag", "Mijn tweede vraag"):
        record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=woorden, gegevens={})
    html = log_in(noor).get(page).content.decode()
    assert html.index("Mijn eerste vraag") < html.index("Mijn tweede vraag")


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [((2026, 1, 12), (2026, 1, 15)), ((2026, 1, 16), (2026, 1, 21)), ((2026, 1, 17), (2026, 1, 21))],
)
def test_three_working_days_step_over_a_weekend(dag, verwacht):
    assert add_werkdagen(dt.date(*dag), 3) == dt.date(*verwacht)
