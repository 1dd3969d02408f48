"""The entry for the algorithm register says what the planner does, because it is made of the planner's rules."""

from __future__ import annotations

import pytest

from draagkracht.planning.algoritmeregister import make_vermelding
from draagkracht.planning.regels import is_verboden, load_regels

# The publication standard 1.0: per field its longest text (None: a choice or a list), in its order.
STANDAARD = {
    "name": 100,
    "description_short": 350,
    "organization": 100,
    "category": None,
    "status": None,
    "begin_date": 7,
    "end_date": 7,
    "contact_email": 500,
    "website": 500,
    "publication_category": None,
    "url": 500,
    "goal": 2500,
    "proportionality": 2500,
    "human_intervention": 2500,
    "risks": 2500,
    "lawful_basis": 2500,
    "lawful_basis_grouping": None,
    "process_index_url": 500,
    "impacttoetsen": 2500,
    "impacttoetsen_grouping": None,
    "source_data": 2500,
    "source_data_grouping": None,
    "methods_and_models": 5000,
    "provider": 200,
    "publiccode": 500,
    "lang": None,
    "standard_version": None,
    "source_id": 100,
    "tags": 2500,
}
KEUZES = {
    "status": ("In ontwikkeling", "In gebruik", "Buiten gebruik"),
    "publication_category": ("Hoog-risico AI-systeem", "Impactvolle algoritmes", "Overige algoritmes"),
    "lang": ("nld",),
    "standard_version": ("1.0",),
}
THEMAS = (
    *("Organisatie en bedrijfsvoering", "Cultuur en recreatie", "Economie", "Overheidsfinanciën", "Wonen"),
    *("Internationaal", "Migratie en integratie", "Natuur en milieu", "Onderwijs en wetenschap"),
    *("Openbare orde en veiligheid", "Recht", "Ruimte en infrastructuur", "Sociale zekerheid", "Verkeer"),
    *("Werk", "Zorg en gezondheid"),
)


def test_it_has_the_fields_of_the_standard_in_its_order():
    assert list(make_vermelding()) == list(STANDAARD)


@pytest.mark.parametrize("veld", [veld for veld, longest in STANDAARD.items() if longest])
def test_every_text_fits_and_is_one_line(veld):
    said = make_vermelding()[veld]
    assert len(said) <= STANDAARD[veld]
    assert "\n" not in said


@pytest.mark.parametrize("veld", KEUZES)
def test_every_choice_is_one_of_the_standard(veld):
    assert make_vermelding()[veld] in KEUZES[veld]


def test_its_themes_are_at_most_three_of_the_standard():
    themes = make_vermelding()["category"]
    assert 1 <= len(themes) <= 3
    assert set(themes) <= set(THEMAS)


def test_every_law_has_its_title_and_its_address():
    laws = make_vermelding()["lawful_basis_grouping"]
    assert [set(law) for law in laws] == [{"title", "link"}] * 4
    assert all(law["link"].startswith("https://wetten.overheid.nl/BWBR") for law in laws)


def test_it_holds_every_rule_and_every_measure():
    entry = make_vermelding()
    rules = load_regels()
    for rule in (*rules.regels, *rules.volgorde):
        assert f"{rule.nummer}. {rule.naam}: {rule.tekst}" in entry["methods_and_models"]
    assert [rule.nummer for rule in rules.regels] == [str(n) for n in range(1, 10)]
    assert [rule.nummer for rule in rules.volgorde] == list("abcdef")
    assert "niet zelflerend" in entry["methods_and_models"]


def test_it_names_what_is_refused_and_does_not_deny_that_the_rest_is_personal():
    told = make_vermelding()["source_data"]
    for word in ("nationaliteit", "etniciteit", "religie", "seksuele_gerichtheid", "naam", "postcode"):
        assert is_verboden(word)
        assert word in told
    assert "Het zijn persoonsgegevens" in told


def test_what_only_a_municipality_knows_is_left_empty():
    entry = make_vermelding()
    assert [name for name, value in entry.items() if not value] == [
        "organization",
        "begin_date",
        "end_date",
        "contact_email",
        "website",
        "url",
        "process_index_url",
        "impacttoetsen",
        "impacttoetsen_grouping",
        "source_data_grouping",
        "publiccode",
    ]
