"""From answers in own words to a goal with five levels: words are moved, never added."""

import re

import pytest

from draagkracht.methodiek.doelhulp_voorstel import LANGSTE_TEKST, Antwoorden, compose_doel, is_unsure


@pytest.mark.parametrize(
    ("doen", "tekst"),
    [
        ("dan open ik elke week de post", "Ik open elke week de post."),
        ("elke dag een kwartier wandelen", "Ik ga elke dag een kwartier wandelen."),
        ("Open elke dinsdag mijn post", "Ik open elke dinsdag mijn post."),
        ("Ik wil elke week zwemmen", "Ik ga elke week zwemmen."),
        ("ik bel mijn zus.", "Ik bel mijn zus."),
        ("De post 😀", "De post 😀."),
        ("Dat ik de post weer durf te openen.", "Ik durf de post weer te openen."),
        ("dat ik de hele nacht kan slapen", "Ik kan de hele nacht slapen."),
        ("Dat ik elke week zwem", "Ik zwem elke week."),
        ("Dat ik weet wat ik moet betalen", "Dat ik weet wat ik moet betalen."),
        ("Dat mijn zoon gaat slapen", "Dat mijn zoon gaat slapen."),
        ("Rust om te slapen", "Rust om te slapen."),
        ("Ik bel. En ik schrijf.", "Ik bel. En ik schrijf."),
    ],
)
def test_the_proposal_says_ik_in_the_own_words(doen, tekst):
    assert compose_doel(Antwoorden(doen=doen)).tekst == tekst


def test_what_i_do_goes_before_what_i_notice_and_what_i_want():
    said = {"anders": "Rust.", "merken": "Een lege tafel.", "doen": "ik ruim op"}
    assert compose_doel(Antwoorden(**said)).bron == "doen"
    assert compose_doel(Antwoorden(**{**said, "doen": " "})).tekst == "Een lege tafel."
    assert compose_doel(Antwoorden(**said, doel="Ik ruim elke dag op.")).tekst == "Ik ruim elke dag op."


def test_without_answers_nothing_is_made_up():
    empty = compose_doel(Antwoorden())
    assert (empty.tekst, empty.bron, empty.kleiner) == ("", "", ())
    assert set(empty.niveaus) == {""}


@pytest.mark.parametrize(
    ("tekst", "min1", "plus1", "plus2"),
    [
        ("Ik train twee keer per week.", "één keer per week", "drie keer per week", "vier keer per week"),
        ("Ik train zeven keer per week.", "drie keer per week", "", ""),
        ("Ik wandel elke dag een kwartier.", "vijf minuten", "een half uur", "een uur"),
        ("Ik leg elke maand tien euro opzij.", "vijf euro", "15 euro", "20 euro"),
        ("Ik lees drie boeken voor 1 maart.", "twee boeken", "vier boeken", "zes boeken"),
        ("Ik vertel het aan twee vrienden.", "", "drie vrienden", "vier vrienden"),
        ("Ik open elke week mijn post.", "één keer", "twee keer per week", ""),
        ("Ik open elke dinsdag mijn post.", "één keer op dinsdag", "", ""),
        ("Ik wandel elke avond.", "een paar keer per week in de avond", "", ""),
        ("Ik sta om acht uur op.", "", "", ""),
        ("Ik heb binnen drie maanden een huis.", "", "", ""),
        ("Ik bel voor 12 maart mijn zus.", "", "", ""),
        ("Ik rook elke dag niet.", "", "", ""),
    ],
)
def test_less_and_more_change_the_one_number_or_rhythm(tekst, min1, plus1, plus2):
    _nu, less, goal, more, most = compose_doel(Antwoorden(doel=tekst)).niveaus
    assert goal == tekst
    for level, words in ((less, min1), (more, plus1), (most, plus2)):
        assert (words in level) if words else level == ""


def test_no_level_says_a_word_that_was_not_said():
    counted = "één twee drie vier vijf zes acht keer per week in de op maand een paar minuten half uur"
    for tekst in ("Ik zwem elke week.", "Ik wandel elke dag een kwartier.", "Ik train twee keer per week."):
        said = set(re.findall(r"\w+", tekst.lower()))
        for level in compose_doel(Antwoorden(doel=tekst)).niveaus:
            assert set(re.findall(r"\w+", level.lower())) <= said | set(counted.split())


def test_how_it_is_now_is_the_lowest_level_to_the_letter():
    made = compose_doel(Antwoorden(doen="ik open de post", nu="Alles ligt in de la, al jaren."))
    assert made.niveaus[0] == "Alles ligt in de la, al jaren."
    assert "Alles ligt in de la, al jaren" in made.vragen[0]


def test_beside_every_level_stands_a_question_in_the_own_words():
    made = compose_doel(Antwoorden(doen="ik open de post", anders="Rust in huis."))
    assert len(made.vragen) == 5
    assert "‘Ik open de post’" in made.vragen[1]
    assert "‘Rust in huis’" in made.vragen[4]


@pytest.mark.parametrize(
    ("zekerheid", "unsure"), [(None, False), (0, True), (6, True), (7, False), (10, False)]
)
def test_less_sure_than_seven_asks_how_it_can_be_smaller(zekerheid, unsure):
    assert is_unsure(zekerheid) is unsure
    assert bool(compose_doel(Antwoorden(doen="ik bel", zekerheid=zekerheid)).kleiner) is unsure


@pytest.mark.parametrize(
    "doen", ["x" * 100_000, "😀 \x00 \u202e" * 9_000, "ik wil " * 40_000, "\n" * 9, "1 " * 50_000]
)
def test_anything_fits_in_a_goal(doen):
    made = compose_doel(Antwoorden(doen=doen, nu=doen, anders=doen))
    assert len(made.tekst) <= LANGSTE_TEKST
    assert "\x00" not in made.tekst
    assert all(len(level) <= LANGSTE_TEKST + 30 for level in made.niveaus)
