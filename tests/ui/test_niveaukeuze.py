"""The question with five anchors."""

import re

import pytest

LEVELS = [(str(i), f"kop {i}", f"zin {i}") for i in range(5)]
STANDEN = [("besproken", "Besproken"), ("niet_besproken", "Niet besproken")]


@pytest.fixture
def show(render):
    def shown(**facts: object) -> str:
        return render(
            '{% from "ui/niveaukeuze.html" import niveaukeuze %}'
            '{{ niveaukeuze("geld", "Hoe gaat het?", niveaus, **facts) }}',
            niveaus=LEVELS,
            facts=facts,
        )

    return shown


def test_it_is_one_group_of_radio_buttons_with_a_question(show):
    html = show(standen=STANDEN)
    assert html.count('type="radio" name="geld"') == 7
    assert "Hoe gaat het?" in re.search(r"<legend[^>]*>(.*?)</legend>", html, re.DOTALL)[1]


def test_nothing_is_chosen_until_someone_chooses(show):
    assert " checked" not in show(standen=STANDEN)


@pytest.mark.parametrize("gekozen", ["3", 3])
def test_the_chosen_answer_is_checked(show, gekozen):
    assert re.search(r'value="3" checked', show(gekozen=gekozen))


def test_zero_is_an_answer(show):
    assert re.search(r'value="0" checked', show(gekozen=0))


def test_blocks_fill_up_with_the_level(show):
    parts = show().split("<svg")[1:]
    assert [part.split("</svg>")[0].count("dk-blok--vol") for part in parts] == [0, 1, 2, 3, 4]


def test_not_discussed_is_as_easy_as_a_score_and_asks_why(show):
    html = show(standen=STANDEN, reden_naam="geld_reden", reden="Geen tijd")
    assert 'value="niet_besproken"' in html
    assert 'name="geld_reden"' in html
    assert ">Geen tijd</textarea>" in html


def test_a_resident_sees_no_numbers(show):
    assert "dk-niveau__cijfer" not in show(variant="inwoner")
    assert "dk-niveau__cijfer" in show(variant="professional")


def test_an_error_is_tied_to_the_question(show):
    html = show(fout="Kies een antwoord.")
    assert 'aria-describedby="id_geld_error' in html
    assert 'id="id_geld_error"' in html
