"""The reporting code: its five steps, and what is the norm after the questions of weighing."""

from __future__ import annotations

import itertools

import pytest

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.meldcode import BESTAND, STAPPEN, WEEGVRAGEN, Advies, advise, load_meldcode


def test_the_file_holds_the_five_steps_in_their_order_and_every_text():
    rules = load_meldcode()
    assert tuple(stap.code for stap in rules.stappen) == STAPPEN
    assert [v.code for v in rules.weegvragen] == list(WEEGVRAGEN)
    assert all(stap.uitleg and stap.vraag.endswith("?") for stap in rules.stappen)
    assert set(rules.adviezen) == set(Advies)
    assert (rules.veilig_thuis, rules.alarm) == ("0800 2000", "112")


@pytest.mark.parametrize("antwoorden", list(itertools.product(["ja", "nee", "onbekend", None], repeat=3)))
def test_one_yes_is_reporting_and_what_is_not_known_asks_first(antwoorden):
    weging = {code: a for code, a in zip(WEEGVRAGEN, antwoorden, strict=True) if a}
    if "ja" in antwoorden:
        assert advise(weging) == Advies.MELDEN
    elif set(antwoorden) == {"nee"}:
        assert advise(weging) == Advies.HULP_BIEDEN
    else:
        assert advise(weging) == Advies.RAAD_VRAGEN


@pytest.mark.parametrize(
    ("oud", "nieuw", "zegt"),
    [
        ('code = "weging"', 'code = "wegen"', "[[stap]]"),
        ('code = "acuut"', 'code = "nu"', "[[weegvraag]]"),
        ('code = "hulp_bieden"', 'code = "niets"', "niets"),
        ("veilig_thuis = ", "veilig = ", "veilig_thuis"),
        ('naam = "Wegen"', "naam = ", "meldcode"),
    ],
)
def test_a_file_that_does_not_fit_says_where(tmp_path, oud, nieuw, zegt):
    bestand = tmp_path / "meldcode.toml"
    bestand.write_text(BESTAND.read_text().replace(oud, nieuw))
    with pytest.raises(MethodiekFout, match=r"meldcode\.toml") as fout:
        load_meldcode(bestand)
    assert zegt in fout.value.zin
