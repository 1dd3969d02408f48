"""The entry for the algorithm register says what the planner does, because it is made of the planner's rules."""

from __future__ import annotations

from draagkracht.planning.algoritmeregister import make_vermelding
from draagkracht.planning.regels import is_verboden, load_regels


def test_it_holds_every_rule_and_every_measure():
    entry = make_vermelding()
    rules = load_regels()
    for rule in (*rules.regels, *rules.volgorde):
        assert f"{rule.nummer}. {rule.naam}: {rule.tekst}" in entry["methods_and_models"]
    assert [rule.nummer for rule in rules.regels] == [str(n) for n in range(1, 10)]
    assert [rule.nummer for rule in rules.volgorde] == list("abcdef")


def test_it_names_what_is_refused():
    told = make_vermelding()["source_data"]
    for word in ("nationaliteit", "etniciteit", "religie", "seksuele_gerichtheid", "naam", "postcode"):
        assert is_verboden(word)
        assert word in told


def test_what_only_a_municipality_knows_is_left_empty():
    entry = make_vermelding()
    assert [name for name, value in entry.items() if value == ""] == [
        "organization",
        "department",
        "begin_date",
        "end_date",
        "contact_email",
        "website",
        "process_index_url",
        "impacttoetsen",
    ]
