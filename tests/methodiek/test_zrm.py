import pytest

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.schaal import KADER
from draagkracht.methodiek.zrm import is_zrm_kolom, map_zrm

RIJ_2017 = {
    "dossier": "A1",
    "datum": "2026-01-10",
    "stem": "professional",
    "Financiën": "1",
    "Werk & Opleiding": "4",
    "Tijdsbesteding": "3",
    "Huisvesting": "5",
    "Huiselijke relaties": "2",
    "Geestelijke gezondheid": "3",
    "Lichamelijke gezondheid": "4",
    "Middelengebruik": "2",
    "Basale ADL": "5",
    "Instrumentele ADL": "",
    "Sociaal netwerk": "4",
    "Maatschappelijke participatie": "1",
    "Justitie": "5",
    "Lichamelijke verzorging": "5",
    "Sociaal-emotionele ondersteuning": "3",
    "Scholing": "4",
    "Opvang": "",
}


def scores(rij):
    return {code: waarde.score for code, waarde in map_zrm(rij).waarden.items()}


def test_a_row_of_2017_becomes_a_first_moment():
    assert scores(RIJ_2017) == {
        "financien": 4,
        "wonen": 0,
        "tijdsbesteding": 2,
        "opvoeding": 2,
        "lichamelijke_gezondheid": 1,
        "geestelijke_gezondheid": 3,
        "onderwijs": 1,
        "veiligheid": 3,
        "netwerk": 3,
        "verenigingsleven": 0,
    }


def test_a_row_of_2013_says_the_same_with_its_own_names():
    rij = {"Dagbesteding": "3", "Verslaving": "2", "ADL": "1", "Geestelijke gezondheid": "4"}
    assert scores(rij) == {"tijdsbesteding": 2, "geestelijke_gezondheid": 3, "lichamelijke_gezondheid": 4}


@pytest.mark.parametrize(
    "kolom",
    ["financien", "FINANCIËN", "  Financiën ", "Financie\u0308n", "Werk en opleiding", "werk&opleiding"],
)
def test_capitals_spaces_accents_and_ampersands_make_no_other_column(kolom):
    assert is_zrm_kolom(kolom)


def test_the_raw_scores_and_the_rule_are_kept():
    waarde = map_zrm(RIJ_2017).waarden["geestelijke_gezondheid"]
    assert waarde.ruw == {"Geestelijke gezondheid": 3, "Middelengebruik": 2}
    assert waarde.regel == "draaglast = 5 - ZRM (slechtste van Geestelijke gezondheid, Middelengebruik)"


def test_only_a_value_in_which_another_domain_took_part_is_derived():
    afgeleid = {code for code, waarde in map_zrm(RIJ_2017).waarden.items() if waarde.is_afgeleid}
    assert afgeleid == {
        "lichamelijke_gezondheid",
        "geestelijke_gezondheid",
        "opvoeding",
        "onderwijs",
        "verenigingsleven",
    }


def test_a_network_is_not_turned_round():
    waarde = map_zrm({"Sociaal netwerk": "5"}).waarden["netwerk"]
    assert (waarde.maat, waarde.score, waarde.is_afgeleid) == ("aanwezig", 4, False)


def test_justice_and_unknown_columns_are_named_and_left_out():
    uitkomst = map_zrm(RIJ_2017)
    assert uitkomst.niet_overgenomen == {"Justitie": 5}
    assert uitkomst.onbekend == ("dossier", "datum", "stem")
    assert set(uitkomst.waarden) <= set(KADER)


def test_an_empty_row_gives_no_values_and_never_zeros():
    assert map_zrm(dict.fromkeys(RIJ_2017, "")).waarden == {}
    assert map_zrm({"Financiën": None}).waarden == {}


@pytest.mark.parametrize("cel", ["0", "6", "2,5", "3.0", "een", "-1", "٣", "1 2", "9" * 5000])
def test_it_refuses_a_value_outside_one_to_five_naming_the_column(cel):
    with pytest.raises(MethodiekFout) as gevangen:
        map_zrm({"Huisvesting": cel})
    assert gevangen.value.veld == "Huisvesting"
    assert "'Huisvesting'" in gevangen.value.zin


def test_two_generations_that_contradict_are_refused_and_that_agree_are_taken():
    with pytest.raises(MethodiekFout, match="gaan over hetzelfde") as gevangen:
        map_zrm({"Middelengebruik": "2", "Verslaving": "4"})
    assert gevangen.value.veld == "Verslaving"
    assert scores({"Middelengebruik": "2", "Verslaving": "2"}) == {"geestelijke_gezondheid": 3}
    assert scores({"Middelengebruik": "2", "Verslaving": ""}) == {"geestelijke_gezondheid": 3}
