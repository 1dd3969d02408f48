import datetime as dt

import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.models import Handeling
from draagkracht.werkproces.meting.antwoorden import Antwoord
from draagkracht.werkproces.meting.models import Meting, Moment, Score

from .antwoorden import AL_DE_SCORES, last


def test_a_whole_voice_is_one_act_and_finished(record_whole, noor, op):
    before = Handeling.objects.count()
    meting = record_whole(noor, "professional", "zelf")
    assert meting.afgerond_op == op
    assert meting.scores.count() == len(AL_DE_SCORES) == Score.history.count()
    assert Handeling.objects.count() == before + 1


def test_two_voices_of_one_date_share_the_moment(record_whole, noor):
    record_whole(noor, "professional", "zelf")
    record_whole(noor, "inwoner", "samen")
    assert Moment.objects.count() == 1


def test_the_same_voice_twice_on_a_date_changes_nothing(record_whole, noor):
    record_whole(noor, "professional", "import")
    with pytest.raises(Fout, match="al een meting van de professional"):
        record_whole(noor, "professional", "import", {"financien": last(0)})
    assert set(Score.objects.filter(onderdeel="financien").values_list("score", flat=True)) == {2}


def test_it_refuses_a_score_outside_the_scale_and_keeps_nothing(record_whole, noor):
    with pytest.raises(Fout, match="van 0 tot en met 4"):
        record_whole(noor, "professional", "zelf", {**AL_DE_SCORES, "wonen": last(7)})
    assert not Meting.objects.exists()
    assert not Moment.objects.exists()


def test_it_refuses_a_meting_without_any_answer(record_whole, noor):
    with pytest.raises(Fout, match="geen enkel antwoord"):
        record_whole(noor, "professional", "zelf", {"wonen": Antwoord()})


def test_it_refuses_the_future_and_a_voice_that_is_not_ones_own(record_whole, noor, rachida, datum):
    with pytest.raises(Fout, match="toekomst"):
        record_whole(noor, "professional", "zelf", op_datum=datum + dt.timedelta(days=1))
    with pytest.raises(Fout, match="alleen voor uzelf"):
        record_whole(rachida, "professional", "zelf")


def test_where_a_score_came_from_is_kept(record_whole, noor):
    record_whole(noor, "professional", "import", {"wonen": last(3, bron={"zrm": 2}, is_afgeleid=True)})
    score = Score.objects.get()
    assert (score.bron, score.is_afgeleid) == ({"zrm": 2}, True)


@pytest.mark.parametrize("antwoorden", [{"wonen": last(1)}, AL_DE_SCORES])
def test_it_takes_the_same_few_queries_whatever_the_number_of_parts(
    record_whole, noor, antwoorden, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        record_whole(noor, "professional", "zelf", antwoorden)
