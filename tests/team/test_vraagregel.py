"""What was asked stays in sight: one line above every later step, on a phone too."""

from __future__ import annotations

import pytest

from draagkracht.werkproces.stappen import StapCode

WOORDEN = "Ik durf de post niet meer open te maken."


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def vraag(dossier, noor, op):
    """The question of this dossier, in the words that were said; another one came later."""
    dossier.hulpvragen.all().delete()
    for uur, woorden in enumerate((WOORDEN, "Mag mijn zus mee?")):
        dossier.hulpvragen.create(
            woorden=woorden, gesteld_door="inwoner", door=noor, op=op.replace(hour=op.hour + uur)
        )


def line_of(client, dossier, stap: str) -> str:
    html = client.get(f"/dossier/{dossier.pk}/{stap}/").content.decode()
    return html.partition('class="dk-vraagregel')[2].partition("</div>")[0]


@pytest.mark.parametrize("stap", [code for code in StapCode.values if code != "hulpvraag"])
def test_the_question_stands_above_every_later_step(client, dossier, vraag, stap):
    line = line_of(client, dossier, stap)
    assert f"“{WOORDEN}”" in line
    assert f"/dossier/{dossier.pk}/hulpvraag/" in line
    assert "en nog een vraag" in line


def test_where_the_question_is_the_page_it_is_not_said_twice(client, dossier, vraag):
    assert line_of(client, dossier, "hulpvraag") == ""


def test_without_a_question_there_is_no_line(client, dossier):
    dossier.hulpvragen.all().delete()
    assert line_of(client, dossier, "meting") == ""


@pytest.mark.parametrize("stap", ["vraagverheldering", "doelen", "aanpak", "doelbereiking"])
def test_what_lies_beside_the_page_is_one_tap_away_on_a_phone(client, dossier, vraag, stap):
    assert 'href="#ernaast"' in line_of(client, dossier, stap)
    assert 'id="ernaast"' in client.get(f"/dossier/{dossier.pk}/{stap}/").content.decode()


def test_the_seven_steps_stand_above_the_page_and_its_column(client, dossier, vraag):
    html = client.get(f"/dossier/{dossier.pk}/doelen/").content.decode()
    assert html.index('class="dk-stappen"') < html.index('class="dk-vlak') < html.index("<main")
