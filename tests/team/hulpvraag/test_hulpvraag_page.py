"""The page of the question serves the conversation."""

import datetime as dt

import pytest

from draagkracht.werkproces.hulpvraag.services import add_werkdagen, record_hulpvraag
from tests.team.plan import send

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


def test_it_says_that_nobody_asked_yet_whether_it_can_wait(noor, dossier, page, log_in, op):
    record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=WOORDEN, gegevens={})
    client, advice = log_in(noor), "Vraag of het thuis veilig is, en of het kan wachten."
    assert "Nog niet gevraagd: is het thuis veilig" in client.get(page).content.decode()
    assert advice in client.get(f"/dossier/{dossier.pk}/").content.decode()
    record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=WOORDEN, gegevens={"spoed": "nee"})
    assert advice not in client.get(f"/dossier/{dossier.pk}/").content.decode()


def test_a_newer_question_does_not_take_the_haste_away(noor, dossier, log_in, op):
    for minute, spoed in enumerate(("nu", "")):
        later = op + dt.timedelta(minutes=minute)
        record_hulpvraag(dossier=dossier, door=noor, op=later, woorden=WOORDEN, gegevens={"spoed": spoed})
    assert "Er is spoed gemeld." in log_in(noor).get(f"/dossier/{dossier.pk}/").content.decode()


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
    [
        ((2026, 1, 12), (2026, 1, 15)),
        ((2026, 1, 16), (2026, 1, 21)),
        ((2026, 1, 17), (2026, 1, 21)),
        ((2026, 4, 2), (2026, 4, 9)),  # Good Friday, the weekend and Easter Monday
        ((2026, 4, 24), (2026, 4, 30)),  # a weekend and King's Day
        ((2026, 12, 24), (2026, 12, 30)),  # Christmas
        ((2026, 12, 30), (2027, 1, 5)),
    ],
)
def test_three_working_days_step_over_a_weekend_and_over_holidays(dag, verwacht):
    assert add_werkdagen(dt.date(*dag), 3) == dt.date(*verwacht)


def test_who_spoke_with_the_resident_says_so_with_one_button(log_in, page, dossier, noor, op):
    client = log_in(noor)
    vraag = record_hulpvraag(
        dossier=dossier, door=noor, op=op, woorden="De stroom gaat eraf.", gegevens={"spoed": "dagen"}
    )
    answer = send(client, page, "Er is met de inwoner gesproken")
    assert answer["Location"] == f"{page}#hulpvraag-{vraag.pk}"
    assert f"door {noor}" in client.get(page).content.decode()
    send(client, page, "Toch nog niet gesproken")
    vraag.refresh_from_db()
    assert vraag.gesproken_op is None
