"""Which plans are laid before people."""

from __future__ import annotations

from draagkracht.werkproces.aanpak.plankeuze import pick_plannen


def plan(codes: str, onbediend: int = 0) -> dict:
    return {"stappen": [{"interventie": code} for code in codes], "rang": [onbediend, 0, 0, 0, 0]}


def picked(*plannen: dict) -> list[str]:
    return [
        "".join(step["interventie"] for step in found["stappen"]) for found in pick_plannen(list(plannen))
    ]


def test_the_best_one_and_those_that_differ_most_from_it_and_from_each_other():
    assert picked(plan("abc"), plan("abd"), plan("abe"), plan("fgh"), plan("ij")) == ["abc", "fgh", "ij"]


def test_they_stay_in_the_order_of_the_planner():
    assert picked(plan("ab"), plan("ac"), plan("xyz"), plan("ad")) == ["ab", "ac", "xyz"]


def test_fewer_when_there_are_fewer():
    assert picked() == []
    assert picked(plan("a")) == ["a"]


def test_an_empty_plan_is_no_plan():
    assert picked(plan(""), plan("a")) == ["a"]


def test_a_plan_that_serves_less_is_no_alternative():
    assert picked(plan("ab"), plan("a", onbediend=3)) == ["ab"]
