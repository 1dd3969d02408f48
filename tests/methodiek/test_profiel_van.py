import json
import math
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.betrouwbaarheid import Meetfout
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.profiel import profiel_van
from draagkracht.methodiek.schaal import DRAAGKRACHT, DRAAGLAST, kader_codes

VOORBEELD = {
    "instrument": "draagkracht-1",
    "metingen": [
        {
            "op": "2026-01-10",
            "stem": "inwoner",
            "draaglast": {"financien": 3},
            "draagkracht": {"netwerk": {"aanwezig": 3, "inzetbaar": 1}},
        }
    ],
}


def met(**velden):
    """The example with the fields of its only meting replaced."""
    invoer = deepcopy(VOORBEELD)
    invoer["metingen"][0] |= velden
    return invoer


def meting(op, stem, last=None, kracht=None):
    return {"op": op, "stem": stem, "draaglast": last or {}, "draagkracht": kracht or {}}


def profiel(*metingen, instrument=None):
    return profiel_van({"instrument": "draagkracht-1", "metingen": list(metingen)}, instrument=instrument)


def vol(last, kracht):
    """A complete meting: the same score on every part."""
    return (
        dict.fromkeys(kader_codes(DRAAGLAST), last),
        {code: {"aanwezig": kracht, "inzetbaar": kracht} for code in kader_codes(DRAAGKRACHT)},
    )


def test_the_documented_example_gives_the_documented_shape():
    assert profiel_van(VOORBEELD) == {
        "metingen": [
            {
                "op": "2026-01-10",
                "stem": "inwoner",
                "draaglast": {"gemiddelde": None, "n": 1, "reden": "te_weinig_gegevens"},
                "effectieve_draagkracht": {"gemiddelde": None, "n": 1, "reden": "te_weinig_gegevens"},
                "balans": None,
                "onderdelen": {
                    "financien": {"score": 3},
                    "netwerk": {"aanwezig": 3, "inzetbaar": 1, "toestand": "geblokkeerd"},
                },
            }
        ],
        "verschillen": [],
        "veranderingen": [],
    }


def test_a_complete_meting_has_both_means_and_a_balance():
    uitkomst = profiel(meting("2026-01-10", "inwoner", *vol(3, 1)))["metingen"][0]
    assert uitkomst["draaglast"] == {"gemiddelde": 3.0, "n": 8}
    assert uitkomst["effectieve_draagkracht"] == {"gemiddelde": 1.0, "n": 12}
    assert uitkomst["balans"] == -2.0


def test_null_means_not_recorded_and_never_zero():
    last = {"financien": 4, "wonen": None, "onderwijs": 4, "veiligheid": 4, "opvoeding": 4}
    uitkomst = profiel(meting("2026-01-10", "inwoner", last, {"netwerk": None, "buurthuis": {"aanwezig": 4}}))
    assert uitkomst["metingen"][0]["draaglast"] == {"gemiddelde": 4.0, "n": 4}
    assert uitkomst["metingen"][0]["onderdelen"]["buurthuis"] == {"aanwezig": 4, "toestand": None}
    assert not {"wonen", "netwerk"} & set(uitkomst["metingen"][0]["onderdelen"])


def test_a_meting_of_one_pan_only_is_a_meting():
    invoer = {"op": "2026-01-10", "stem": "naaste", "draaglast": {"wonen": 2}, "draagkracht": None}
    assert profiel(invoer)["metingen"][0]["onderdelen"] == {"wonen": {"score": 2}}


def test_voices_on_the_same_date_are_laid_side_by_side():
    uitkomst = profiel(
        meting("2026-01-10", "inwoner", {"financien": 4, "wonen": 1}, {"netwerk": {"aanwezig": 1}}),
        meting("2026-01-10", "professional", {"financien": 2}, {"netwerk": {"aanwezig": 2, "inzetbaar": 0}}),
        meting("2026-02-10", "professional", {"wonen": 4}),
    )
    assert uitkomst["verschillen"] == [
        {
            "op": "2026-01-10",
            "onderdeel": "financien",
            "maat": "score",
            "inwoner": 4,
            "professional": 2,
            "verschil": 2,
            "gesprekspunt": True,
        },
        {
            "op": "2026-01-10",
            "onderdeel": "netwerk",
            "maat": "aanwezig",
            "inwoner": 1,
            "professional": 2,
            "verschil": -1,
            "gesprekspunt": False,
        },
    ]


def test_change_runs_from_the_first_to_the_last_date_of_a_voice():
    uitkomst = profiel(
        meting("2026-09-01", "inwoner", {"financien": 1}),
        meting("2026-01-10", "inwoner", {"financien": 4, "wonen": 2}),
        meting("2026-05-01", "inwoner", {"financien": 3, "wonen": 0}),
        meting("2026-01-10", "professional", {"financien": 4}),
    )
    assert uitkomst["veranderingen"] == [
        {
            "stem": "inwoner",
            "pan": "draaglast",
            "onderdeel": "financien",
            "maat": "score",
            "van": 4,
            "tot": 1,
            "van_op": "2026-01-10",
            "tot_op": "2026-09-01",
            "verandering": -3,
            "betrouwbaar": None,
            "tekst": uitkomst["veranderingen"][0]["tekst"],
        }
    ]


def test_means_and_balance_change_too():
    uitkomst = profiel(
        meting("2026-01-10", "inwoner", *vol(3, 1)), meting("2026-06-10", "inwoner", *vol(1, 2))
    )
    heel = [v for v in uitkomst["veranderingen"] if v["onderdeel"] == "*"]
    assert [(v["pan"], v["maat"], v["van"], v["tot"], v["verandering"]) for v in heel] == [
        ("draaglast", "score", 3.0, 1.0, -2.0),
        ("draagkracht", "inzetbaar", 1.0, 2.0, 1.0),
        ("balans", "balans", -2.0, 1.0, 3.0),
    ]


def test_with_known_noise_a_small_change_is_too_small_to_say_anything_about():
    instrument = load_instrument()
    ruis = MappingProxyType({"score": Meetfout(1.1, 0.85, "voorbeeld", "2026-01-01")})
    onderdelen = tuple(
        replace(o, meetfouten=ruis) if o.pan == "draaglast" else o for o in instrument.onderdelen
    )
    uitkomst = profiel(
        meting("2026-01-10", "inwoner", {"financien": 4, "wonen": 3}),
        meting("2026-06-10", "inwoner", {"financien": 2, "wonen": 2}),
        instrument=replace(instrument, onderdelen=onderdelen),
    )
    assert [(v["onderdeel"], v["betrouwbaar"], v["tekst"]) for v in uitkomst["veranderingen"]] == [
        ("financien", True, "meer dan toeval: omlaag"),
        ("wonen", False, "te klein om iets over te zeggen"),
    ]


def test_a_municipal_part_is_shown_and_counts_in_no_mean():
    instrument = load_instrument()
    eigen = replace(instrument.onderdeel("wonen"), code="mantelzorg", eigen=True)
    uitkomst = profiel(
        meting("2026-01-10", "inwoner", {**vol(1, 1)[0], "mantelzorg": 4}),
        instrument=replace(instrument, onderdelen=(*instrument.onderdelen, eigen)),
    )["metingen"][0]
    assert uitkomst["onderdelen"]["mantelzorg"] == {"score": 4}
    assert uitkomst["draaglast"] == {"gemiddelde": 1.0, "n": 8}


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        (None, ""),
        ([], ""),
        ("x", ""),
        ({}, "instrument"),
        ({"instrument": "draagkracht-1"}, "metingen"),
        ({"instrument": "draagkracht-9", "metingen": []}, "instrument"),
        ({"instrument": "../geheim", "metingen": []}, "instrument"),
        ({"instrument": None, "metingen": []}, "instrument"),
        ({"instrument": "draagkracht-1", "metingen": {}}, "metingen"),
        ({"instrument": "draagkracht-1", "metingen": [3]}, "metingen[0]"),
        ({"instrument": "draagkracht-1", "metingen": [], "naam": "x"}, "naam"),
        (met(stem="buurvrouw"), "metingen[0].stem"),
        (met(stem=None), "metingen[0].stem"),
        (met(stem=["inwoner"]), "metingen[0].stem"),
        (met(op="2026-02-30"), "metingen[0].op"),
        (met(op="20260110"), "metingen[0].op"),
        (met(op="2026-01-10T00:00"), "metingen[0].op"),
        (met(op="2026-01-10\n"), "metingen[0].op"),
        (met(op="٢٠٢٦-01-10"), "metingen[0].op"),
        (met(op="0000-01-10"), "metingen[0].op"),
        (met(op=20260110), "metingen[0].op"),
        (met(opmerking="x"), "metingen[0].opmerking"),
        (met(draaglast=[3]), "metingen[0].draaglast"),
        (met(draaglast={"financien": 5}), "metingen[0].draaglast.financien"),
        (met(draaglast={"financien": -1}), "metingen[0].draaglast.financien"),
        (met(draaglast={"financien": True}), "metingen[0].draaglast.financien"),
        (met(draaglast={"financien": 3.0}), "metingen[0].draaglast.financien"),
        (met(draaglast={"financien": math.nan}), "metingen[0].draaglast.financien"),
        (met(draaglast={"financien": "3"}), "metingen[0].draaglast.financien"),
        (met(draaglast={"financien": {"score": 3}}), "metingen[0].draaglast.financien"),
        pytest.param(met(draaglast={"financien": 10**5000}), "metingen[0].draaglast.financien", id="huge"),
        (met(draaglast={"geld": 3}), "metingen[0].draaglast.geld"),
        (met(draaglast={"netwerk": 3}), "metingen[0].draaglast.netwerk"),
        (met(draagkracht={"financien": {"aanwezig": 1}}), "metingen[0].draagkracht.financien"),
        (met(draagkracht={"netwerk": 3}), "metingen[0].draagkracht.netwerk"),
        (met(draagkracht={"netwerk": {"aanwezig": 9}}), "metingen[0].draagkracht.netwerk.aanwezig"),
        (met(draagkracht={"netwerk": {"score": 1}}), "metingen[0].draagkracht.netwerk.score"),
    ],
)
def test_it_refuses_bad_input_naming_the_field(invoer, veld):
    with pytest.raises(MethodiekFout) as gevangen:
        profiel_van(invoer)
    assert gevangen.value.veld == veld
    assert str(gevangen.value) == gevangen.value.zin
    assert gevangen.value.zin.endswith(".")


@pytest.mark.parametrize("sleutel", ["op", "stem"])
def test_it_refuses_a_meting_without_a_date_or_voice(sleutel):
    invoer = deepcopy(VOORBEELD)
    del invoer["metingen"][0][sleutel]
    with pytest.raises(MethodiekFout, match=f"{sleutel} ontbreekt"):
        profiel_van(invoer)


def test_it_refuses_a_second_meting_of_the_same_voice_on_the_same_date():
    with pytest.raises(MethodiekFout, match="al een meting van de inwoner op 2026-01-10") as gevangen:
        profiel(meting("2026-01-10", "inwoner"), meting("2026-01-10", "inwoner"))
    assert gevangen.value.veld == "metingen[1]"


def test_a_hostile_name_can_be_printed_in_the_refusal():
    with pytest.raises(MethodiekFout) as gevangen:
        profiel_van(met(draaglast={"\ud800\x1b[31m" + "x" * 9000: 1}))
    assert gevangen.value.zin.isprintable()
    assert len(gevangen.value.zin.encode("utf-8")) < 300


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda kind: st.lists(kind, max_size=4) | st.dictionaries(st.text(), kind, max_size=4),
    max_leaves=12,
)
SLEUTEL = st.sampled_from(
    ["instrument", "metingen", "op", "stem", "draaglast", "draagkracht", "financien", "netwerk", "aanwezig"]
)
BIJNA = st.recursive(
    JSON | st.sampled_from(["draagkracht-1", "2026-01-10", "inwoner", 0, 3, 4]),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(SLEUTEL, kind, max_size=9),
    max_leaves=20,
)
BIJNA_METING = st.fixed_dictionaries(
    {"op": st.just("2026-01-10") | JSON, "stem": st.sampled_from(["inwoner", "naaste"]) | JSON},
    optional={"draaglast": st.dictionaries(SLEUTEL, BIJNA), "draagkracht": st.dictionaries(SLEUTEL, BIJNA)},
)


@given(JSON | BIJNA)
def test_whatever_comes_in_it_answers_or_refuses(invoer):
    try:
        json.dumps(profiel_van(invoer), allow_nan=False)
    except MethodiekFout as fout:
        fout.zin.encode("utf-8")


@given(st.lists(BIJNA_METING, max_size=3))
def test_whatever_the_metingen_hold_it_answers_or_refuses(metingen):
    try:
        json.dumps(profiel(*metingen), allow_nan=False)
    except MethodiekFout as fout:
        fout.zin.encode("utf-8")


LAST = st.dictionaries(st.sampled_from(kader_codes(DRAAGLAST)), st.integers(0, 4))


@given(LAST, LAST)
def test_the_order_of_the_metingen_does_not_matter(eerste, tweede):
    metingen = [meting("2026-01-10", "inwoner", eerste), meting("2026-02-10", "inwoner", tweede)]
    heen, terug = profiel(*metingen), profiel(*reversed(metingen))
    assert heen["veranderingen"] == terug["veranderingen"]
    assert heen["metingen"] == terug["metingen"][::-1]


def test_the_rules_load_no_framework_and_no_array_library():
    bron = Path(profiel_van.__code__.co_filename).parent
    for bestand in bron.glob("*.py"):
        tekst = bestand.read_text(encoding="utf-8")
        assert "import django" not in tekst
        assert "from django" not in tekst
        assert "import numpy" not in tekst
