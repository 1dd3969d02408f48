"""A cue and what I do then read as one sentence, however the cue was written."""

import pytest

from draagkracht.werkproces.uitvoering.woorden import if_then, moment_of, split_if_then


@pytest.mark.parametrize(
    ("als", "moment"),
    [
        ("als het brood op is", "Als het brood op is"),
        ("Als het brood op is,", "Als het brood op is"),
        ("het brood op is", "Als het brood op is"),
        ("het dinsdag is", "Als het dinsdag is"),
        ("de kinderen naar school zijn", "Als de kinderen naar school zijn"),
        ("ik wakker word", "Als ik wakker word"),
        ("mijn zus belt", "Als mijn zus belt"),
        ("na het eten", "Na het eten"),
        ("dinsdagochtend", "Dinsdagochtend"),
        ("voor ik ga slapen", "Voor ik ga slapen"),
        ("de eerste maandag", "De eerste maandag"),
        ("het weekend", "Het weekend"),
        ("een keer per week", "Een keer per week"),
        ("deze week", "Deze week"),
        ("'s avonds", "'s avonds"),
        ("yemekten sonra", "Yemekten sonra"),
        ("  ", ""),
    ],
)
def test_a_moment_can_stand_by_itself(als, moment):
    assert moment_of(als) == moment


@pytest.mark.parametrize(
    ("als", "wat", "zin"),
    [
        ("het dinsdag is", "bel ik met mijn zus", "Als het dinsdag is, bel ik met mijn zus"),
        ("als het dinsdag is", "Ik bel mijn zus.", "Als het dinsdag is: Ik bel mijn zus."),
        ("als het dinsdag is", "naar de markt", "Als het dinsdag is: naar de markt"),
        ("dinsdag", "naar de markt", "Dinsdag: naar de markt"),
        ("na het eten", "bel ik mijn zus", "Na het eten: bel ik mijn zus"),
        ("", "naar de markt", "naar de markt"),
    ],
)
def test_it_reads_as_one_sentence(als, wat, zin):
    assert if_then(als, wat) == zin


def test_a_sentence_of_the_catalogue_comes_back_as_it_was():
    zin = "Als ik bij de dokter ben geweest, bel ik die avond mijn zus."
    assert if_then(*split_if_then(zin)) == zin
