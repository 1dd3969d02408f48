import pytest

from draagkracht.toegang.fouten import Fout, Verouderd
from draagkracht.werkproces.dossier.models import Handeling
from draagkracht.werkproces.meting.antwoorden import Antwoord
from draagkracht.werkproces.meting.models import Score
from draagkracht.werkproces.meting.services import finish_meting, record_score, record_scores

from .antwoorden import kracht, last


@pytest.fixture
def say(begin, noor, op):
    meting = begin(noor)

    def record(onderdeel, antwoord, door=noor):
        return record_score(meting=meting, onderdeel=onderdeel, antwoord=antwoord, door=door, op=op)

    return record


def test_it_records_a_draaglast_score_with_words_and_the_reason(say):
    say("financien", last(4, woorden="Veertien enveloppen.", reden="voor de schuldhulp"))
    score = Score.objects.get()
    assert (score.score, score.aanwezig, score.inzetbaar) == (4, None, None)
    assert (score.woorden, score.reden) == ("Veertien enveloppen.", "voor de schuldhulp")


def test_present_and_usable_are_two_scores_and_either_may_be_missing(say):
    say("netwerk", kracht(3, 1))
    say("hulp_vragen", Antwoord("vastgelegd", {"aanwezig": 2}))
    assert list(Score.objects.order_by("pk").values_list("aanwezig", "inzetbaar")) == [(3, 1), (2, None)]


def test_not_discussed_has_a_reason_and_no_score(say):
    say("veiligheid", Antwoord("niet_besproken", reden="de partner zat erbij"))
    score = Score.objects.get()
    assert (score.status, score.reden, score.score) == ("niet_besproken", "de partner zat erbij", None)


@pytest.mark.parametrize("value", [-1, 5, 2.0, "3", True, None, 10**30])
def test_it_refuses_a_score_outside_the_scale(say, value):
    with pytest.raises(Fout, match="van 0 tot en met 4") as refusal:
        say("financien", Antwoord("vastgelegd", {"score": value}))
    assert refusal.value.veld == "financien"
    assert not Score.objects.exists()


def test_it_refuses_a_score_with_what_was_not_recorded(say):
    with pytest.raises(Fout, match="alleen bij wat wordt vastgelegd"):
        say("veiligheid", Antwoord("besproken", {"score": 3}))


def test_it_refuses_an_unknown_part_measure_and_status(say):
    for onderdeel, antwoord in (
        ("sterrenkunde", last(1)),
        ("netwerk", last(1)),
        ("financien", kracht(1, 1)),
        ("financien", Antwoord("vergeten")),
    ):
        with pytest.raises(Fout):
            say(onderdeel, antwoord)
    assert not Score.objects.exists()


def test_it_refuses_text_that_is_too_long_or_cannot_be_kept(say):
    for words in ("a" * 5001, "a\0b"):
        with pytest.raises(Fout, match="tekst"):
            say("financien", last(1, woorden=words))


def test_a_changed_answer_keeps_the_old_one_in_the_history_with_who_and_when(say, noor, op):
    say("financien", last(4))
    say("financien", last(2))
    assert Score.objects.get().score == 2
    lines = Score.history.order_by("history_id").values_list("score", "history_user", "history_date")
    assert list(lines) == [(4, noor.pk, op), (2, noor.pk, op)]


def test_saying_the_same_again_is_no_act(say):
    say("financien", last(4))
    before = Handeling.objects.count()
    say("financien", last(4))
    assert Handeling.objects.count() == before
    assert Score.history.count() == 1


def test_an_empty_answer_takes_away_what_stood_there_and_the_history_keeps_it(say):
    say("financien", last(4))
    say("financien", Antwoord())
    assert not Score.objects.exists()
    assert Score.history.filter(history_type="-").count() == 1


def test_nobody_writes_in_a_colleagues_view(say, bram):
    with pytest.raises(Fout, match="Noor van Dijk"):
        say("financien", last(1), door=bram)


def test_a_professional_writes_nothing_in_what_the_resident_fills_in_alone(begin, rachida, noor, op):
    meting = begin(rachida, "inwoner", "zelf")
    with pytest.raises(Fout, match="vult dit zelf in"):
        record_score(meting=meting, onderdeel="financien", antwoord=last(0), door=noor, op=op)


def test_a_resident_writes_nothing_in_the_professionals_view(begin, rachida, noor, op):
    meting = begin(noor)
    with pytest.raises(Fout):
        record_score(meting=meting, onderdeel="financien", antwoord=last(0), door=rachida, op=op)


def test_a_finished_voice_takes_no_more_scores(begin, say, noor, op):
    say("financien", last(4))
    finish_meting(meting=begin(noor), door=noor, op=op)
    with pytest.raises(Fout, match="al afgerond"):
        say("financien", last(0))


def test_a_page_of_an_older_version_may_not_overwrite(begin, say, noor, op):
    say("financien", last(4))
    with pytest.raises(Verouderd):
        record_scores(meting=begin(noor), antwoorden={"financien": last(1)}, door=noor, op=op, versie=1)
    assert Score.objects.get().score == 4
