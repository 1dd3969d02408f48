"""Neither voice is visible to the other side before both are finished. The most important rule of this step."""

import datetime as dt

import pytest

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.meting.models import Meting
from draagkracht.werkproces.meting.selectors import (
    get_moment,
    get_own_meting,
    get_samen_meting,
    is_open,
    list_geschiedenis,
    list_stemmen,
    visible_metingen,
    visible_reeks,
)
from draagkracht.werkproces.meting.services import (
    finish_meting,
    record_ontbrekende_stem,
    record_score,
    reopen_meting,
)

from .antwoorden import last


@pytest.fixture
def speak(begin, op):
    """Somebody answers something, and finishes or not."""

    def say(door, stem, wijze, is_finished):
        meting = begin(door, stem, wijze)
        record_score(meting=meting, onderdeel="financien", antwoord=last(3), door=door, op=op)
        return finish_meting(meting=meting, door=door, op=op) if is_finished else meting

    return say


@pytest.fixture
def sees(dossier, moment):
    """The voices an account sees at the moment."""

    def look(door):
        return {m.stem for m in visible_metingen(dossier=dossier, door=door, moment=moment)}

    return look


@pytest.mark.parametrize("resident_is_finished", [True, False])
def test_the_professional_sees_nothing_of_the_table_before_the_own_view_is_finished(
    speak, sees, noor, resident_is_finished
):
    speak(noor, "inwoner", "samen", resident_is_finished)
    assert sees(noor) == set()
    speak(noor, "professional", "zelf", False)
    assert sees(noor) == {"professional"}


def test_a_finished_professional_sees_nothing_of_an_unfinished_resident(speak, sees, noor, rachida):
    speak(rachida, "inwoner", "zelf", False)
    speak(noor, "professional", "zelf", True)
    assert sees(noor) == {"professional"}
    assert sees(rachida) == {"inwoner"}


def test_a_finished_resident_sees_nothing_of_an_unfinished_professional(speak, sees, noor, rachida):
    speak(rachida, "inwoner", "zelf", True)
    speak(noor, "professional", "zelf", False)
    assert sees(rachida) == {"inwoner"}
    assert sees(noor) == {"professional"}


def test_once_both_are_finished_both_see_both(speak, sees, noor, rachida):
    speak(rachida, "inwoner", "zelf", True)
    speak(noor, "professional", "zelf", True)
    assert sees(noor) == sees(rachida) == {"inwoner", "professional"}


def test_reopening_closes_nothing_that_was_open_and_opens_nothing_that_was_closed(
    speak, sees, noor, rachida, op
):
    meting = speak(noor, "professional", "zelf", True)
    reopen_meting(meting=meting, door=noor, op=op)
    speak(rachida, "inwoner", "zelf", True)
    assert sees(noor) == {"professional"}
    assert sees(rachida) == {"inwoner"}


def test_an_unfinished_view_of_a_colleague_is_not_shown(speak, sees, noor, bram):
    speak(noor, "professional", "zelf", False)
    assert sees(bram) == set()


def test_a_naaste_is_seen_only_when_the_two_are_in(speak, sees, noor, rachida):
    speak(noor, "naaste", "samen", True)
    assert sees(noor) == sees(rachida) == set()
    speak(rachida, "inwoner", "zelf", True)
    speak(noor, "professional", "zelf", True)
    assert "naaste" in sees(noor) & sees(rachida)


def test_going_on_alone_opens_what_was_said_at_the_table_and_only_for_who_is_finished(
    speak, sees, moment, noor, bram, rachida, op
):
    speak(noor, "inwoner", "samen", False)
    speak(noor, "professional", "zelf", True)
    record_ontbrekende_stem(moment=moment, stem="inwoner", reden="Verhuisd.", door=noor, op=op)
    moment.refresh_from_db()
    assert sees(noor) == {"inwoner", "professional"}
    assert sees(rachida) == {"inwoner"}


def test_going_on_alone_never_opens_what_a_resident_was_filling_in_at_home(
    speak, sees, moment, noor, rachida, op
):
    speak(rachida, "inwoner", "zelf", False)
    speak(noor, "professional", "zelf", True)
    record_ontbrekende_stem(moment=moment, stem="inwoner", reden="Verhuisd.", door=noor, op=op)
    moment.refresh_from_db()
    assert sees(noor) == {"professional"}


def test_an_imported_voice_was_never_blind(record_whole, sees, moment, noor, rachida):
    record_whole(noor, "professional", "import")
    assert sees(rachida) == {"professional"}
    assert is_open(moment, list_stemmen(moment=moment))


def test_a_later_moment_does_not_close_the_earlier_one_nor_open_itself(
    record_whole, dossier, noor, op, datum
):
    early = datum - dt.timedelta(days=90)
    for day in (early, datum):
        record_whole(noor, "inwoner", "samen", op_datum=day)
    record_whole(noor, "professional", "zelf", op_datum=early)
    seen = visible_reeks(dossier=dossier, door=noor)
    assert [[m.moment.op, {v.stem for v in voices}] for m, voices in ((v[0], v) for v in seen.values())] == [
        [early, {"inwoner", "professional"}]
    ]


def test_the_history_of_a_hidden_voice_does_not_exist(speak, dossier, moment, noor, rachida):
    speak(rachida, "inwoner", "zelf", True)
    with pytest.raises(NietGevonden):
        list_geschiedenis(dossier=dossier, door=noor, moment=moment, stem="inwoner", onderdeel="financien")
    lines = list_geschiedenis(
        dossier=dossier, door=rachida, moment=moment, stem="inwoner", onderdeel="financien"
    )
    assert [line.score for line in lines] == [3]


def test_a_finished_talk_at_the_table_leaves_the_screen(speak, moment, noor, op):
    meting = speak(noor, "inwoner", "samen", False)
    assert get_samen_meting(moment=moment) == meting
    finish_meting(meting=meting, door=noor, op=op)
    assert get_samen_meting(moment=moment) is None


def test_what_a_resident_fills_in_at_home_never_comes_on_the_table(speak, moment, rachida):
    speak(rachida, "inwoner", "zelf", False)
    assert get_samen_meting(moment=moment) is None


def test_ones_own_voice_is_never_the_others(speak, moment, noor):
    speak(noor, "inwoner", "samen", True)
    assert get_own_meting(moment=moment, door=noor) is None


def test_a_moment_of_another_dossier_does_not_exist(make_dossier, noor, moment):
    other = make_dossier(noor)
    with pytest.raises(NietGevonden):
        get_moment(dossier=other, moment_id=moment.pk)
    assert visible_metingen(dossier=other, door=noor, moment=moment) == []


def test_visible_scores_are_read_once(record_whole, dossier, noor, datum, django_assert_num_queries):
    for days in range(4):
        for stem, wijze in (("inwoner", "samen"), ("professional", "zelf")):
            record_whole(noor, stem, wijze, op_datum=datum - dt.timedelta(days=days))
    with django_assert_num_queries(3):
        seen = visible_reeks(dossier=dossier, door=noor)
        assert sum(len(m.scores.all()) for voices in seen.values() for m in voices) == 160
    assert Meting.objects.count() == 8
