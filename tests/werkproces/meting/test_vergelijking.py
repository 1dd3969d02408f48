import datetime as dt

import pytest

from draagkracht.methodiek.profiel import profiel_van
from draagkracht.werkproces.meting.antwoorden import Antwoord
from draagkracht.werkproces.meting.selectors import visible_reeks
from draagkracht.werkproces.meting.vergelijking import compare, profielinvoer

from .antwoorden import kracht, last


@pytest.fixture
def both(record_whole, dossier, noor):
    """Both voices on a date; gives what may be seen of it."""

    def record(datum, inwoner, professional):
        record_whole(noor, "inwoner", "samen", inwoner, datum)
        record_whole(noor, "professional", "zelf", professional, datum)
        return next(v for v in visible_reeks(dossier=dossier, door=noor).values() if v[0].moment.op == datum)

    return record


def row(v, code):
    return next(rij for rij in v.rijen if rij.onderdeel.code == code)


def test_two_levels_apart_is_something_to_talk_about_and_one_is_not(both, datum):
    v = compare(
        both(datum, {"wonen": last(1), "financien": last(3)}, {"wonen": last(3), "financien": last(4)})
    )
    assert [rij.onderdeel.code for rij in v.gesprekspunten] == ["wonen"]
    assert row(v, "wonen").woord("professional", "score") == "snel aanpakken"


@pytest.mark.parametrize(
    ("inwoner", "professional", "toestand"),
    [
        (kracht(4, 1), kracht(4, 1), "geblokkeerd"),
        (kracht(2, 1), kracht(3, 1), "geblokkeerd"),
        (kracht(3, 3), kracht(2, 2), "benutten"),
        (kracht(1, 1), kracht(1, 0), "versterken"),
        (kracht(3, 3), kracht(1, 1), ""),
        (Antwoord("vastgelegd", {"aanwezig": 4}), Antwoord("besproken"), ""),
    ],
)
def test_a_row_gets_one_word_unless_the_voices_must_talk_first(both, datum, inwoner, professional, toestand):
    assert (
        row(compare(both(datum, {"netwerk": inwoner}, {"netwerk": professional})), "netwerk").toestand
        == toestand
    )


def test_a_mean_needs_half_of_the_pan_and_is_never_one_figure_for_both(both, datum):
    v = compare(both(datum, {"wonen": last(1)}, {"wonen": last(2)}))
    assert v.gemiddelden["inwoner"]["draaglast"] == {
        "gemiddelde": None,
        "n": 1,
        "reden": "te_weinig_gegevens",
    }


def test_changes_are_per_voice_between_the_two_chosen_moments(both, datum):
    early = both(datum - dt.timedelta(days=90), {"wonen": last(4)}, {"wonen": last(3)})
    late = both(datum, {"wonen": last(2)}, {"wonen": last(3)})
    changes = [(c.stem, c.van, c.tot, c.betrouwbaar) for c in compare(late, early).veranderingen]
    assert changes == [("inwoner", 4, 2, None), ("professional", 3, 3, None)]
    assert row(compare(late, early), "wonen").stemmen["inwoner"].eerder == {"score": 4}


def test_the_input_it_writes_is_what_the_method_reads(both, datum):
    voices = both(datum, {"wonen": last(2), "netwerk": kracht(3, 1)}, {"veiligheid": Antwoord("besproken")})
    v = compare(voices)
    invoer = profielinvoer(voices, v.instrument)
    assert invoer["metingen"][0]["draagkracht"] == {"netwerk": {"aanwezig": 3, "inzetbaar": 1}}
    assert profiel_van(invoer)["metingen"][0]["onderdelen"]["netwerk"]["toestand"] == "geblokkeerd"
    assert invoer["metingen"][1]["draaglast"] == {}
