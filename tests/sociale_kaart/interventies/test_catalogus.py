"""The catalogue that is shipped: whole, about every part, honest about what is known, and easy to read."""

import re
from collections import Counter

import pytest

from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.methodiek.schaal import DRAAGKRACHT, DRAAGLAST, HOOGSTE, KADER, kader_codes
from draagkracht.sociale_kaart.interventies import check_catalogus, load_catalogus
from draagkracht.sociale_kaart.interventies.catalogus import STANDAARD
from draagkracht.sociale_kaart.interventies.woorden import HIER, load_technieken, load_woorden

CATALOGUS = load_catalogus()
ALLES = CATALOGUS.interventies
FASEN = ("stabiliseren", "versterken", "borgen")
FOR_RESIDENTS = ("naam", "wat", "voor_wie", "niet_voor", "alleen_als", "kleine_stap")
HARD_WORDS = ("cliënt", "problematiek", "zelfredzaam", "conform", "middels", "participatie")


def of_part(code):
    return [one for one in ALLES if code in one.onderdelen]


def test_it_holds():
    assert check_catalogus(HIER / STANDAARD) == []


def test_there_are_at_least_220_with_a_name_of_their_own():
    assert len({one.naam for one in ALLES}) == len(ALLES) >= 220


@pytest.mark.parametrize("code", KADER)
def test_every_part_has_at_least_four_with_learning_and_keeping_among_them(code):
    found = of_part(code)
    assert len(found) >= 4
    assert {"versterken", "borgen"} <= {one.fase for one in found}


@pytest.mark.parametrize("code", KADER)
def test_every_part_has_a_helping_hand_too(code):
    assert any(one.fase == "stabiliseren" for one in of_part(code))


@pytest.mark.parametrize("code", kader_codes(DRAAGKRACHT))
def test_every_part_of_draagkracht_has_a_small_step_to_agree_on(code):
    assert any(one.kleine_stap for one in of_part(code))


@pytest.mark.parametrize("soort", ["fase", "met_wie", "soort", "kosten", "bewijs"])
def test_every_word_is_used_and_known(soort):
    assert {getattr(one, soort) for one in ALLES} == set(load_woorden()[soort])


@pytest.mark.parametrize("greep", load_woorden()["greep"])
def test_every_grip_point_is_held_by_at_least_eight(greep):
    assert sum(greep in one.grepen for one in ALLES) >= 8


def test_both_directions_are_served_by_many():
    counted = Counter(richting for one in ALLES for richting in one.richtingen)
    assert min(counted[richting] for richting in load_woorden()["richting"]) >= 40


def test_at_least_forty_offer_a_small_step_in_the_i_form():
    steps = [one.kleine_stap for one in ALLES if one.kleine_stap]
    assert len(steps) >= 40
    assert [step for step in steps if "ik" not in re.findall(r"\w+", step.lower())] == []


@pytest.mark.parametrize("part", [code for code in kader_codes(DRAAGLAST) if code != "veiligheid"])
@pytest.mark.parametrize("ernst", [3, 4])
def test_a_heavy_burden_finds_relief_and_learning_within_half_a_year(part, ernst):
    """What needs a fact that no score tells, exercises and what is never shared are not counted: people choose those."""
    free = [one for one in of_part(part) if one.is_stap and not one.aanvulling and one.gedeeld]
    fitting = [
        one
        for one in free
        if one.ernst[0] <= ernst <= one.ernst[1] and not one.vraagt.keys() - {"hulp_vragen"}
    ]
    relief = min(one.wachttijd + one.weken for one in fitting if one.fase == "stabiliseren")
    learning = min(max(relief, one.wachttijd) + one.weken for one in fitting if one.fase == "versterken")
    assert learning <= 26


@pytest.mark.parametrize("part", kader_codes(DRAAGKRACHT))
def test_every_part_of_draagkracht_can_be_learned_in_a_plan_by_whoever_has_little_of_it(part):
    free = [one for one in of_part(part) if one.is_stap and not one.aanvulling and one.fase == "versterken"]
    assert any(not one.vraagt.keys() - {"hulp_vragen"} and one.weken <= 20 for one in free)


@pytest.mark.parametrize("part", [code for code in KADER if code != "veiligheid"])
def test_every_part_can_be_worked_on_alone_with_ones_own_people_a_volunteer_and_help(part):
    """About safety nobody is left alone with an exercise, and no volunteer carries it."""
    found = {one.met_wie for one in of_part(part)}
    assert {"inwoner", "netwerk", "vrijwilliger"} <= found
    assert found & {"voorziening", "professional"}


@pytest.mark.parametrize("part", kader_codes(DRAAGLAST))
def test_no_course_is_an_answer_by_itself_to_what_is_acute(part):
    acute = [one for one in of_part(part) if one.ernst[1] == HOOGSTE and not one.aanvulling]
    assert [one.code for one in acute if one.soort == "cursus"] == []


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("budgetbeheer", "bewind"),  # two who manage one purse
        ("budgetcoach", "bewind"),  # nothing to decide while somebody else decides
        ("saneringskrediet", "wettelijke_schuldsanering"),  # the one is for when the other fails
        ("vrijwilliger_post_en_geld", "budgetbuddy"),  # two volunteers over one pile of post
        ("budgetcoach", "brede_coach"),
        ("ips_werk", "werkcoach"),  # two coaches for one job
        ("ips_werk", "jobcoach"),  # its own coach stays
        ("inburgering", "taalles_school"),  # paid from two laws that exclude each other
        ("stevig_ouderschap", "voorzorg"),
        ("beschermd_wonen", "housing_first"),
        ("verslavingszorg", "minder_drinken"),
    ],
)
def test_what_practice_does_not_combine_is_excluded(een, ander):
    assert ander in CATALOGUS.interventie(een).niet_met


def test_what_follows_on_debt_help_follows_on_debt_help():
    after = {one.code for one in ALLES if "schuldhulpverlening" in one.na}
    assert after == {"wettelijke_schuldsanering", "saneringskrediet", "nazorg_schulden"}


def test_what_needs_a_referral_or_a_team_is_never_chosen_by_itself():
    for code in (
        "ips_werk",
        "eigen_steungroep",
        "gezond_leven_groep",
        "zelfbeeld_training",
        "langdurige_zorg",
    ):
        assert CATALOGUS.interventie(code).alleen_als


def test_nothing_about_safety_is_ever_shared():
    assert all(not one.gedeeld for one in of_part("veiligheid"))


def test_help_by_ones_own_people_says_what_it_costs_them():
    own_people = [one for one in ALLES if one.met_wie == "netwerk"]
    assert own_people
    assert all(0 < one.belast_netwerk <= 4 for one in own_people)


@pytest.mark.parametrize("part", kader_codes(DRAAGLAST))
def test_every_part_of_draaglast_is_worked_on_in_both_directions(part):
    assert {richting for one in of_part(part) for richting in one.richtingen} == set(
        load_woorden()["richting"]
    )


@pytest.mark.parametrize("code", KADER)
@pytest.mark.parametrize("fase", FASEN)
def test_every_part_has_something_in_every_phase(code, fase):
    assert any(one.fase == fase for one in of_part(code))


@pytest.mark.parametrize("code", KADER)
@pytest.mark.parametrize("fase", FASEN)
def test_every_part_is_worked_on_in_its_own_directions_in_every_phase(code, fase):
    """The burden is made lighter and carried better; of what carries, only the second can be asked."""
    asked = load_woorden()["richting"] if code in kader_codes(DRAAGLAST) else ["draagkracht_versterken"]
    found = {richting for one in of_part(code) if one.fase == fase for richting in one.richtingen}
    assert set(asked) <= found


def of_strength(bewijs):
    return [(one, [bron.soort for bron in one.bronnen]) for one in ALLES if one.bewijs == bewijs]


def test_strong_evidence_names_an_overview_a_guideline_or_more_than_one_study():
    for one, kinds in of_strength("sterk"):
        assert set(kinds) & {"overzicht", "richtlijn"} or kinds.count("onderzoek") > 1, one.code


@pytest.mark.parametrize("bewijs", ["redelijk", "wisselend"])
def test_compared_evidence_names_research_and_not_only_practice(bewijs):
    for one, kinds in of_strength(bewijs):
        assert set(kinds) & {"onderzoek", "overzicht", "richtlijn"}, one.code


@pytest.mark.parametrize("bewijs", ["sterk", "redelijk", "wisselend"])
def test_evidence_from_research_says_what_was_found(bewijs):
    assert [one.code for one, _kinds in of_strength(bewijs) if not one.bewijs_uitleg] == []


def test_what_is_a_right_names_the_law():
    assert [one.code for one, kinds in of_strength("recht") if "wet" not in kinds] == []


def test_everything_but_an_exercise_of_our_own_names_a_source():
    assert [one.code for one in ALLES if one.bewijs != "eigen" and not one.bronnen] == []


def test_the_techniques_are_the_93_of_the_taxonomy_in_its_sixteen_groups():
    groups = Counter(int(code.split(".")[0]) for code in load_technieken())
    sizes = (9, 7, 3, 4, 6, 3, 8, 7, 3, 11, 4, 6, 5, 10, 4, 3)
    assert groups == dict(enumerate(sizes, start=1))
    assert sum(groups.values()) == 93
    assert len({techniek.naam for techniek in load_technieken().values()}) == 93


def test_every_source_is_used():
    used = {bron.code for one in ALLES for bron in one.bronnen}
    assert used == set(CATALOGUS.bronnen)


def test_every_technique_in_use_has_our_own_short_words():
    used = {code for one in ALLES for code in one.bct}
    assert [code for code in used if not load_technieken()[code].kort] == []
    assert all(one.bct for one in ALLES)


@pytest.mark.parametrize("veld", FOR_RESIDENTS)
def test_every_text_for_residents_reads_easily(veld):
    hard = []
    for one in ALLES:
        measured = measure_leesbaarheid(getattr(one, veld))
        if measured and (measured.flesch_douma < 60 or measured.woorden_per_zin > 15):
            hard.append((one.code, round(measured.flesch_douma), round(measured.woorden_per_zin)))
    assert hard == []


@pytest.mark.parametrize("veld", [*FOR_RESIDENTS, "bewijs_uitleg"])
def test_no_single_sentence_is_longer_than_seventeen_words(veld):
    """An average hides one long sentence; who reads slowly loses the thread in exactly that one."""
    found = [
        (one.code, zin)
        for one in ALLES
        for zin in re.split(r"(?<=[.?])\s+", getattr(one, veld))
        if len(zin.split()) > 17
    ]
    assert found == []


def test_no_text_uses_words_that_keep_people_out():
    said = [(one.code, veld, getattr(one, veld).lower()) for one in ALLES for veld in FOR_RESIDENTS]
    assert [(code, veld) for code, veld, text in said if any(word in text for word in HARD_WORDS)] == []


def test_who_excludes_another_is_excluded_by_it():
    for one in ALLES:
        assert all(one.code in CATALOGUS.interventie(other).niet_met for other in one.niet_met)


def test_it_stands_in_the_order_of_the_kader():
    firsts = [list(KADER).index(one.onderdelen[0]) for one in ALLES]
    assert firsts == sorted(firsts)
