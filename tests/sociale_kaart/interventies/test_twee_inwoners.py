"""The article's two residents: what the catalogue offers each of them for money, by rule 5 and the phases alone."""

from draagkracht.sociale_kaart.interventies import load_catalogus

MARJAN = {
    "zelfvertrouwen": 1,
    "doorzettingsvermogen": 1,
    "verantwoordelijkheidsgevoel": 1,
    "hulp_vragen": 1,
    "netwerk": 2,
}
RACHIDA = {
    "zelfvertrouwen": 0,
    "doorzettingsvermogen": 2,
    "verantwoordelijkheidsgevoel": 2,
    "hulp_vragen": 1,
    "netwerk": 2,
}


def money(fase, inzetbaar, ernst=4):
    """Steps on money for a burden this heavy that somebody with this draagkracht can take, the soonest done first."""
    found = [
        one
        for one in load_catalogus().interventies
        if "financien" in one.onderdelen and one.fase == fase and one.is_stap and not one.aanvulling
        if one.ernst[0] <= ernst <= one.ernst[1]
        if all(inzetbaar.get(part, 0) >= low for part, low in one.vraagt.items())
    ]
    return sorted(found, key=lambda one: (one.weken, one.uren_per_week))


def test_for_both_the_soonest_relief_of_heavy_debts_is_the_municipalitys_help():
    for resident in (MARJAN, RACHIDA):
        assert money("stabiliseren", resident)[0].code == "schuldhulpverlening"


def test_for_whom_reading_is_hard_the_soonest_learning_is_with_a_volunteer_at_home():
    first = money("versterken", RACHIDA)[0]
    assert first.code == "vrijwilliger_post_en_geld"
    assert first.met_wie == "vrijwilliger"


def test_neither_is_sent_to_a_course_while_draagkracht_is_stuck():
    for resident in (MARJAN, RACHIDA):
        assert all(
            one.soort != "cursus" for fase in ("stabiliseren", "versterken") for one in money(fase, resident)
        )


def test_a_course_exists_for_whom_has_room():
    room = dict.fromkeys(MARJAN, 3)
    assert "budgetcursus" in {one.code for one in money("versterken", room, ernst=2)}


def test_a_friend_who_comes_along_is_a_step_of_relief_on_asking_for_help():
    mee = load_catalogus().interventie("iemand_gaat_mee")
    assert (mee.fase, mee.met_wie) == ("stabiliseren", "netwerk")
    assert "hulp_vragen" in mee.onderdelen
    assert "financien" not in mee.onderdelen
