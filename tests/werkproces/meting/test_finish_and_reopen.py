import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.meting.services import (
    finish_meting,
    record_ontbrekende_stem,
    record_score,
    reopen_meting,
)

from .antwoorden import last


@pytest.fixture
def finished(begin, op):
    """A voice with one answer, finished."""

    def make(door, stem="professional", wijze="zelf"):
        meting = begin(door, stem, wijze)
        record_score(meting=meting, onderdeel="financien", antwoord=last(3), door=door, op=op)
        return finish_meting(meting=meting, door=door, op=op)

    return make


def test_finishing_keeps_the_moment_it_was_ready(finished, noor, op):
    assert finished(noor).afgerond_op == op


def test_an_empty_voice_may_not_finish_because_it_would_open_the_others(begin, noor, op):
    with pytest.raises(Fout, match="nog niets in"):
        finish_meting(meting=begin(noor), door=noor, op=op)


def test_nobody_finishes_a_colleagues_view(begin, noor, bram, op):
    with pytest.raises(Fout, match="Noor van Dijk"):
        finish_meting(meting=begin(noor), door=bram, op=op)


def test_a_finished_voice_can_be_reopened_while_the_other_is_not_in(finished, noor, op):
    assert reopen_meting(meting=finished(noor), door=noor, op=op).afgerond_op is None


def test_the_resident_can_reopen_at_the_table_too(finished, noor, op):
    meting = finished(noor, "inwoner", "samen")
    assert reopen_meting(meting=meting, door=noor, op=op).afgerond_op is None


def test_once_both_are_in_neither_can_be_reopened(finished, noor, op):
    voices = [finished(noor), finished(noor, "inwoner", "samen")]
    for meting in voices:
        with pytest.raises(Fout, match="liggen al naast elkaar"):
            reopen_meting(meting=meting, door=noor, op=op)


def test_an_open_voice_cannot_be_reopened(begin, noor, op):
    with pytest.raises(Fout, match="staat nog open"):
        reopen_meting(meting=begin(noor), door=noor, op=op)


def test_nobody_reopens_a_colleagues_view(finished, noor, bram, op):
    with pytest.raises(Fout, match="Noor van Dijk"):
        reopen_meting(meting=finished(noor), door=bram, op=op)


def test_that_the_other_voice_does_not_come_is_recorded_with_who_when_and_why(finished, moment, noor, op):
    finished(noor)
    record_ontbrekende_stem(moment=moment, stem="inwoner", reden=" Verhuisd. ", door=noor, op=op)
    moment.refresh_from_db()
    assert (moment.ontbrekende_stem, moment.ontbreekt_reden) == ("inwoner", "Verhuisd.")
    assert (moment.ontbreekt_op, moment.ontbreekt_door) == (op, noor)


def test_going_on_alone_needs_a_reason_and_ones_own_view_first(begin, finished, moment, noor, op):
    begin(noor)
    with pytest.raises(Fout, match="eerst uw eigen kijk"):
        record_ontbrekende_stem(moment=moment, stem="inwoner", reden="Verhuisd.", door=noor, op=op)
    finished(noor)
    for stem, reden in (("inwoner", "  "), ("professional", "x"), ("naaste", "x")):
        with pytest.raises(Fout):
            record_ontbrekende_stem(moment=moment, stem=stem, reden=reden, door=noor, op=op)


def test_a_voice_that_is_in_cannot_be_missing(finished, moment, noor, op):
    finished(noor)
    finished(noor, "inwoner", "samen")
    with pytest.raises(Fout, match="is er al"):
        record_ontbrekende_stem(moment=moment, stem="inwoner", reden="Verhuisd.", door=noor, op=op)


def test_who_went_on_alone_cannot_reopen(finished, moment, noor, op):
    meting = finished(noor)
    record_ontbrekende_stem(moment=moment, stem="inwoner", reden="Verhuisd.", door=noor, op=op)
    with pytest.raises(Fout, match="blijven zo staan"):
        reopen_meting(meting=meting, door=noor, op=op)
