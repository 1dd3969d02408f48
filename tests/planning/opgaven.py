"""Random problems for tests: small enough to try everything, with every rule of section 6 in play."""

from __future__ import annotations

from hypothesis import strategies as st

from .orakel import FASEN

PARTS = ["zelfvertrouwen", "netwerk", "hulp_vragen"]


@st.composite
def goals(draw, codes):
    return [
        {
            "code": code,
            "onderdeel": "financien",
            "richting": draw(st.sampled_from(["draaglast_verminderen", "draagkracht_versterken"])),
            "ernst": draw(st.integers(0, 4)),
            "gewicht": draw(st.integers(1, 4)),
            **draw(
                st.just({})
                | st.fixed_dictionaries({"fasen": st.lists(st.sampled_from(FASEN), unique=True, max_size=3)})
            ),
        }
        for code in codes
    ]


@st.composite
def interventions(draw, codes, goal_codes, longest, is_fixed):
    found = []
    for code in codes:
        others = st.lists(st.sampled_from(codes), unique=True, max_size=1)
        step = {
            "code": code,
            "werkt_op": draw(st.lists(st.sampled_from(goal_codes), unique=True, max_size=2))
            if goal_codes
            else [],
            "fase": draw(st.sampled_from(FASEN)),
            "weken": draw(st.integers(1, longest)),
            "uren_per_week": draw(st.sampled_from([0, 0.5, 1, 1, 2, 3])),
        }
        optional = {
            "wachttijd": st.integers(0, 2),
            "na": others,
            "niet_met": others,
            "vraagt": st.dictionaries(st.sampled_from(PARTS), st.integers(0, 3), max_size=1),
            "voorkeur": st.integers(-2, 2),
            "met_wie": st.sampled_from(["professional", "vrijwilliger"]),
        }
        if is_fixed:
            optional["vast"] = st.none() | st.integers(0, 4)
        for key, values in optional.items():
            if draw(st.booleans()):
                step[key] = draw(values)
        found.append(step)
    return found


@st.composite
def problems(draw, most=5, horizon=7, is_fixed=False):
    goal_codes = [f"d{n}" for n in range(draw(st.integers(0, 3)))]
    codes = [f"i{n}" for n in range(draw(st.integers(0, most)))]
    weeks = draw(st.integers(0, horizon))
    return {
        "horizon_weken": weeks,
        "behapbaar": {
            "uren_per_week": draw(st.sampled_from([0, 1, 2, 2.5, 3, 6])),
            "tegelijk": draw(st.integers(0, 3)),
        },
        "draagkracht": draw(st.dictionaries(st.sampled_from(PARTS), st.integers(0, 4), max_size=3)),
        "doelen": draw(goals(goal_codes)),
        "interventies": draw(interventions(codes, goal_codes, 3, is_fixed)),
    }
