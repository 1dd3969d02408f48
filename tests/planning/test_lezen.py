"""Bad input: one Dutch sentence that names the field, and never anything else."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.planning import Planfout, solve_stappenplan

from .voorbeelden import SCHULDEN, doel, opgave, stap


def changed(path: str, value) -> dict:
    """The example with another value at a path such as `doelen.0.ernst`."""
    invoer = copy.deepcopy(SCHULDEN)
    *onderweg, last = path.split(".")
    place = invoer
    for key in onderweg:
        place = place[int(key)] if isinstance(place, list) else place[key]
    place[last] = value
    return invoer


BAD = [
    ("horizon_weken", -1, "horizon_weken"),
    ("horizon_weken", 26.0, "horizon_weken"),
    ("horizon_weken", True, "horizon_weken"),
    ("horizon_weken", 10**400, "horizon_weken"),
    ("behapbaar", None, "behapbaar"),
    ("behapbaar.uren_per_week", float("nan"), "behapbaar.uren_per_week"),
    ("behapbaar.uren_per_week", float("inf"), "behapbaar.uren_per_week"),
    ("behapbaar.uren_per_week", -0.5, "behapbaar.uren_per_week"),
    ("behapbaar.uren_per_week", "6", "behapbaar.uren_per_week"),
    ("behapbaar.uren_per_week", 1 / 3, "behapbaar.uren_per_week"),
    ("behapbaar.tegelijk", 1.5, "behapbaar.tegelijk"),
    ("draagkracht", [], "draagkracht"),
    ("draagkracht.netwerk", 5, "draagkracht.netwerk"),
    ("doelen", {}, "doelen"),
    ("doelen.0.ernst", 5, "doelen[0].ernst"),
    ("doelen.0.gewicht", 0, "doelen[0].gewicht"),
    ("doelen.0.richting", "omhoog", "doelen[0].richting"),
    ("doelen.0.fasen", ["eerst"], "doelen[0].fasen[0]"),
    ("doelen.0.code", "", "doelen[0].code"),
    ("doelen.0.code", "a\ud800", "doelen[0].code"),
    ("interventies.0.werkt_op", ["niets"], "interventies[0].werkt_op"),
    ("interventies.0.werkt_op", "schulden", "interventies[0].werkt_op"),
    ("interventies.0.na", ["niets"], "interventies[0].na"),
    ("interventies.0.niet_met", ["niets"], "interventies[0].niet_met"),
    ("interventies.0.fase", "later", "interventies[0].fase"),
    ("interventies.0.weken", 0, "interventies[0].weken"),
    ("interventies.0.uren_per_week", 169, "interventies[0].uren_per_week"),
    ("interventies.0.wachttijd", -1, "interventies[0].wachttijd"),
    ("interventies.0.voorkeur", 3, "interventies[0].voorkeur"),
    ("interventies.0.vraagt", {"netwerk": "2"}, "interventies[0].vraagt.netwerk"),
    ("interventies.0.met_wie", 4, "interventies[0].met_wie"),
    ("interventies.0.vast", -1, "interventies[0].vast"),
]


@pytest.mark.parametrize(("path", "value", "field"), BAD, ids=lambda value: str(value)[:30])
def test_it_names_the_field_that_is_wrong(path, value, field):
    with pytest.raises(Planfout) as caught:
        solve_stappenplan(changed(path, value))
    assert caught.value.veld == field
    assert field in caught.value.zin
    assert caught.value.zin.endswith(".")
    assert "\n" not in caught.value.zin


@pytest.mark.parametrize("place", ["", "behapbaar", "doelen.0", "interventies.0"])
@pytest.mark.parametrize(
    "key", ["kleur", "nationaliteit", "etniciteit", "Religie", "seksuele gerichtheid", "naam", "postcode"]
)
def test_it_refuses_an_unknown_key_by_name(place, key):
    with pytest.raises(Planfout, match=key):
        solve_stappenplan(changed(f"{place}.{key}".lstrip("."), 1))


@pytest.mark.parametrize("key", ["nationaliteit", "geloof", "Postcode", "seksuele-gerichtheid"])
@pytest.mark.parametrize("place", ["draagkracht", "interventies.0.vraagt"])
def test_what_a_plan_never_rests_on_is_no_draagkracht_either(place, key):
    with pytest.raises(Planfout, match="rekent daar nooit mee"):
        solve_stappenplan(changed(f"{place}.{key}", 1))


@pytest.mark.parametrize(
    ("place", "key"),
    [(place, key) for place in ["", "behapbaar", "doelen.0", "interventies.0"] for key in range(5)],
)
def test_a_key_that_is_missing_is_named(place, key):
    invoer = copy.deepcopy(SCHULDEN)
    part = invoer
    for step in filter(None, place.split(".")):
        part = part[int(step)] if isinstance(part, list) else part[step]
    optional = {"wachttijd", "na", "niet_met", "vraagt", "voorkeur", "met_wie"}
    needed = [name for name in part if name not in optional]
    gone = needed[key % len(needed)]
    del part[gone]
    with pytest.raises(Planfout, match=f"{gone} ontbreekt"):
        solve_stappenplan(invoer)


def test_a_code_may_stand_once():
    with pytest.raises(Planfout, match="'a' staat er twee keer in"):
        solve_stappenplan(opgave([doel()], [stap("a"), stap("a")]))


@pytest.mark.parametrize("number", [-1, 101, 1.0, "2", None, True])
def test_the_number_of_alternatives_is_a_small_whole_number(number):
    with pytest.raises(Planfout, match="alternatieven"):
        solve_stappenplan(SCHULDEN, number)


@pytest.mark.parametrize(
    "invoer",
    [
        opgave([], []),
        opgave([doel()], []),
        opgave([], [stap("a", werkt_op=[])]),
        opgave([doel()], [stap("a")], weken=0),
        opgave([doel()], [stap("a")], uren=0, tegelijk=0),
        opgave([doel()], [stap("a", na=["b"]), stap("b", na=["a"])]),
        opgave([doel()], [stap("a", na=["a"])]),
        opgave([doel()], [stap("a", niet_met=["a"])]),
    ],
    ids=[
        "niets",
        "geen interventies",
        "geen doelen",
        "geen tijd",
        "geen plek",
        "kring",
        "na zichzelf",
        "niet met zichzelf",
    ],
)
def test_what_is_well_formed_and_cannot_be_done_gets_an_empty_plan_with_the_reasons(invoer):
    answer = solve_stappenplan(invoer)
    assert answer["status"] == "optimaal"
    assert [plan["stappen"] for plan in answer["plannen"]] == [[]]
    assert {row["interventie"] for row in answer["uitgesloten"]} == {
        i["code"] for i in invoer["interventies"]
    }


def test_a_double_in_a_list_counts_once_and_null_is_not_known():
    twice = changed("interventies.0.werkt_op", ["schulden", "schulden"])
    twice["draagkracht"]["netwerk"] = None
    assert solve_stappenplan(twice)["plannen"] == solve_stappenplan(SCHULDEN)["plannen"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
PATHS = sorted({path for path, _value, _field in BAD})


def try_it(invoer: dict) -> tuple[dict | None, str]:
    try:
        return solve_stappenplan(invoer, rekengrens=0), ""
    except Planfout as fout:
        return None, fout.zin


@given(path=st.sampled_from(PATHS), value=VALUES)
def test_any_value_anywhere_gives_a_plan_or_a_sentence(path, value):
    answer, zin = try_it(changed(path, value))
    if answer is None:
        assert zin.endswith(".")
        zin.encode()
    else:
        json.dumps(answer, allow_nan=False).encode()
