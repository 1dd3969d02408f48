from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.volgende import TABEL, Feiten, volgende

BEIDE = frozenset({"inwoner", "professional"})
LOPEND = Feiten(
    has_hulpvraag=True,
    stemmen_gemeten=BEIDE,
    weken_sinds_meting=4,
    bevindingen=3,
    has_visie=True,
    is_visie_akkoord=True,
    doelen=2,
    doelen_actief=2,
)


def codes(feiten):
    return [advies.code for advies in volgende(feiten)]


def test_a_new_dossier_begins_with_the_question():
    assert codes(Feiten()) == ["hulpvraag_ontbreekt", "meting_ontbreekt"]


def test_a_dossier_in_which_all_hangs_together_is_told_to_go_on():
    assert codes(LOPEND) == ["doorgaan"]


def test_a_closed_dossier_gets_no_advice():
    assert codes(replace(LOPEND, is_afgesloten=True, doelen_zonder_stap=2)) == []


@pytest.mark.parametrize(
    ("verandering", "code", "stap"),
    [
        ({"is_spoed_open": True}, "spoed", "hulpvraag"),
        ({"has_hulpvraag": False}, "hulpvraag_ontbreekt", "hulpvraag"),
        ({"afspraken_te_bespreken": 2}, "afspraken_bespreken", "uitvoering"),
        ({"is_spoed_gevraagd": False}, "spoed_niet_gevraagd", "hulpvraag"),
        ({"is_verteld": False}, "plan_niet_verteld", "hulpvraag"),
        ({"stemmen_gemeten": frozenset()}, "meting_ontbreekt", "meting"),
        ({"stemmen_gemeten": frozenset({"professional"})}, "stem_inwoner_ontbreekt", "meting"),
        ({"stemmen_gemeten": frozenset({"inwoner"})}, "stem_professional_ontbreekt", "meting"),
        ({"gesprekspunten_open": 3}, "gesprekspunten", "meting"),
        ({"bevindingen": 0}, "bevindingen_ontbreken", "vraagverheldering"),
        ({"bevindingen_niet_gekozen": 1}, "bevindingen_kiezen", "vraagverheldering"),
        ({"has_visie": False}, "visie_ontbreekt", "vraagverheldering"),
        ({"is_visie_akkoord": False}, "visie_akkoord", "vraagverheldering"),
        ({"bevindingen_zonder_doel": 1}, "bevindingen_zonder_doel", "doelen"),
        ({"doelen_actief": 4}, "te_veel_doelen", "doelen"),
        ({"doelen_zonder_niveaus": 1}, "doelen_zonder_niveaus", "doelen"),
        ({"doelen_zonder_akkoord": 1}, "doelen_zonder_akkoord", "doelen"),
        ({"doelen_zonder_stap": 1}, "doelen_zonder_stap", "aanpak"),
        ({"is_plan_akkoord": False}, "plan_akkoord", "aanpak"),
        ({"stappen_zonder_afspraak": 1}, "stappen_zonder_afspraak", "uitvoering"),
        ({"zeggenschap_open": 1}, "zeggenschap", "vraagverheldering"),
        ({"doelen_te_beoordelen": 1}, "doelen_beoordelen", "doelbereiking"),
        ({"weken_sinds_meting": 13}, "opnieuw_meten", "meting"),
        ({"doelen_actief": 0}, "afsluiten", "doelbereiking"),
    ],
)
def test_one_fact_gives_its_advice(verandering, code, stap):
    advies = volgende(replace(LOPEND, **verandering))
    assert [(a.code, a.stap) for a in advies] == [(code, stap)]
    assert "{" not in advies[0].zin


def test_every_row_of_the_table_is_reached():
    assert len({code for code, _, _ in TABEL}) == len(TABEL) == 24


def test_safety_and_promises_come_before_the_process():
    feiten = Feiten(is_spoed_open=True, afspraken_te_bespreken=1)
    assert codes(feiten)[0] == "spoed"
    assert codes(replace(feiten, is_spoed_open=False, has_hulpvraag=True))[0] == "afspraken_bespreken"


def test_three_active_goals_are_not_too_many_and_twelve_weeks_not_too_long():
    assert codes(replace(LOPEND, doelen_actief=3, weken_sinds_meting=12)) == ["doorgaan"]


def test_a_count_stands_in_the_sentence():
    assert "(3)" in volgende(replace(LOPEND, gesprekspunten_open=3))[0].zin


AANTALLEN = [veld.name for veld in fields(Feiten) if veld.type == "int" or veld.type is int]


@given(st.dictionaries(st.sampled_from(AANTALLEN), st.integers(0, 50)), st.booleans())
def test_an_open_dossier_always_gets_advice(aantallen, has_visie):
    assert volgende(Feiten(has_visie=has_visie, **aantallen))
