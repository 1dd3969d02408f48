"""The talk in questions, and whose screen it may be on."""

from __future__ import annotations

import pytest

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.werkproces.meting.antwoorden import Antwoord
from draagkracht.werkproces.meting.gesprek import (
    Gesprek,
    all_vragen,
    answer,
    gesprek_of,
    nummer_of,
    vraag_of,
)
from draagkracht.werkproces.meting.models import Meting
from draagkracht.werkproces.meting.selectors import get_samen_meting, visible_metingen
from draagkracht.werkproces.meting.services import (
    choose_onderdelen,
    finish_meting,
    record_ontbrekende_stem,
    record_score,
    start_eigen_meting,
    start_meting,
)

from .antwoorden import last

INSTRUMENT = load_instrument()


def test_every_question_has_a_number_and_back():
    for place, vraag in enumerate(all_vragen(INSTRUMENT), 1):
        assert nummer_of(INSTRUMENT, vraag) == place
        assert vraag_of(INSTRUMENT, place) == vraag


@pytest.mark.parametrize("nummer", [-1, 0, 33])
def test_a_number_outside_is_not_there(nummer):
    with pytest.raises(NietGevonden):
        vraag_of(INSTRUMENT, nummer)


@pytest.mark.parametrize(
    ("said", "is_unsafe"), [({"score": 2}, False), ({"score": 3}, True), ({"score": 4}, True), ({}, False)]
)
def test_only_the_answer_about_safety_is_unsafe(said, is_unsafe):
    gesprek = Gesprek(INSTRUMENT, Meting(), {"veiligheid": Antwoord(scores=said), "financien": last(4)})
    assert gesprek.is_unsafe(("veiligheid", "score")) is is_unsafe
    assert not gesprek.is_unsafe(("financien", "score"))


def test_nothing_chosen_leaves_what_stood_and_takes_the_words():
    assert answer(last(3), "score", {"antwoord": "", "woorden": "Toch."}) == last(3, woorden="Toch.")


def test_going_on_at_home_takes_the_talk_from_the_table(begin, noor, rachida, moment, op):
    meting = begin(noor, "inwoner", "samen")
    assert get_samen_meting(moment=moment)
    taken = begin(rachida, "inwoner", "zelf")
    assert (taken.pk, taken.wijze, taken.door) == (meting.pk, "zelf", rachida)
    assert get_samen_meting(moment=moment) is None
    with pytest.raises(Fout, match="vult dit zelf in"):
        record_score(meting=meting, onderdeel="financien", antwoord=last(1), door=noor, op=op)


def test_who_says_the_resident_does_not_come_does_not_see_what_went_on_at_home(
    begin, noor, rachida, dossier, moment, op
):
    begin(noor, "inwoner", "samen")
    own = begin(rachida, "inwoner", "zelf")
    record_score(meting=own, onderdeel="financien", antwoord=last(4), door=rachida, op=op)
    view = begin(noor)
    record_score(meting=view, onderdeel="financien", antwoord=last(1), door=noor, op=op)
    finish_meting(meting=view, door=noor, op=op)
    record_ontbrekende_stem(moment=moment, stem="inwoner", reden="Verhuisd.", door=noor, op=op)
    seen = visible_metingen(dossier=dossier, door=noor, moment=moment)
    assert [m.stem for m in seen] == ["professional"]


def test_a_finished_talk_stays_one_of_the_table(begin, noor, rachida, moment, op):
    meting = begin(noor, "inwoner", "samen")
    record_score(meting=meting, onderdeel="financien", antwoord=last(4), door=noor, op=op)
    finish_meting(meting=meting, door=noor, op=op)
    again = start_meting(moment=moment, stem="inwoner", wijze="zelf", door=rachida, op=op)
    assert again.wijze == "samen"


def test_today_is_answered_once(dossier, rachida, op):
    by = {"dossier": dossier, "door": rachida, "op": op, "wijze": "zelf"}
    meting = start_eigen_meting(**by)
    assert start_eigen_meting(**by).pk == meting.pk
    choose_onderdelen(meting=meting, onderdelen=["wonen"], door=rachida, op=op)
    assert gesprek_of(start_eigen_meting(**by)).vragen == [("wonen", "score")]
    record_score(meting=meting, onderdeel="wonen", antwoord=last(4), door=rachida, op=op)
    finish_meting(meting=meting, door=rachida, op=op)
    for is_nieuw in (False, True):
        with pytest.raises(Fout, match="al beantwoord"):
            start_eigen_meting(**by, is_nieuw=is_nieuw)
