"""Friendly advice about a plan."""

import datetime as dt

import pytest

from draagkracht.werkproces.aanpak.raad import Planfeit, give_raad
from draagkracht.werkproces.aanpak.selectors import heavy_onderdelen
from draagkracht.werkproces.meting.models import Meting, Moment, Score

HEAVY = frozenset({"financien"})
NONE: frozenset[str] = frozenset()
JAN = dt.date(2026, 1, 5)


def step(wat="Schuldhulp", fase="stabiliseren", start=JAN, weken=8, loopt=False, **fields):
    return Planfeit(wat, fase, loopt, start, weken, **{"doelen": frozenset({"d"}), **fields})


RELIEF = step(lasten=HEAVY)


def codes(*stappen, heavy=HEAVY, stuck=NONE, without=()):
    return [raad.code for raad in give_raad(list(stappen), heavy, stuck, list(without))]


def learn(**fields):
    return step("Cursus", "versterken", doelen=frozenset({"e"}), **fields)


@pytest.mark.parametrize("weken_later", [0, 7])
def test_it_says_relief_first_when_learning_begins_before_the_relief_ends(weken_later):
    later = learn(start=JAN + dt.timedelta(weeks=weken_later))
    (raad,) = give_raad([RELIEF, later], HEAVY, NONE, [])
    assert raad.zin == "Eerst lucht, dan leren: 'Cursus' begint voordat 'Schuldhulp' klaar is."


def test_it_says_nothing_when_learning_begins_the_day_the_relief_ends():
    assert codes(RELIEF, learn(start=JAN + dt.timedelta(weeks=8))) == []


def test_it_tells_that_a_heavy_burden_has_learning_and_no_relief():
    later = learn(lasten=HEAVY)
    (raad,) = give_raad([later], HEAVY, NONE, [])
    assert (raad.code, raad.zin) == (
        "geen_lucht",
        "Bij 'Cursus' staat nog geen stap die eerst lucht geeft.",
    )
    assert codes(later, heavy=NONE) == []
    assert codes(RELIEF, learn(lasten=HEAVY, start=JAN + dt.timedelta(weeks=8))) == []
    assert give_raad([later], HEAVY, NONE, [], eased=HEAVY) == []


def test_it_says_nothing_when_the_burden_is_not_heavy():
    assert codes(RELIEF, learn(), heavy=NONE) == []


def test_a_relief_without_an_end_is_not_over_yet():
    assert codes(step(lasten=HEAVY, weken=None), learn(start=JAN + dt.timedelta(weeks=50))) == ["eerst_lucht"]


def test_a_step_without_a_date_that_did_not_begin_says_nothing():
    assert codes(RELIEF, learn(start=None)) == []
    assert codes(RELIEF, learn(start=None, loopt=True)) == ["eerst_lucht"]


def test_it_tells_of_a_later_phase_of_the_same_goal_that_begins_too_soon():
    assert codes(step(), step("Cursus", "versterken"), heavy=NONE) == ["fase"]


def test_it_tells_that_training_does_not_free_what_is_stuck():
    course = step("Cursus", "versterken", krachten=frozenset({"zelfkennis"}))
    assert codes(course, stuck=frozenset({"zelfkennis"})) == ["zit_klem"]


def test_it_tells_of_the_first_week_in_which_more_than_three_steps_run():
    assert codes(*[step(str(n)) for n in range(3)]) == []
    assert codes(*[step(str(n)) for n in range(4)]) == ["veel_tegelijk"]


def test_it_tells_what_hangs_loose():
    assert codes(step(doelen=NONE), without=["Ik slaap weer."]) == ["doel_zonder_stap", "stap_zonder_doel"]


def test_a_step_that_runs_beyond_the_calendar_is_no_error():
    assert codes(step(start=dt.date(9999, 12, 1), weken=104)) == []


def record_score(dossier, noor, op, dag, score, finished=True, stem="inwoner"):
    moment, _made = Moment.objects.get_or_create(dossier=dossier, op=dag)
    meting = Meting.objects.create(
        moment=moment,
        stem=stem,
        instrument="draagkracht-1",
        door=noor,
        begonnen_op=op,
        afgerond_op=op if finished else None,
    )
    Score.objects.create(meting=meting, onderdeel="financien", status="vastgelegd", score=score, op=op)


def test_heavy_is_what_some_voice_scored_three_or_more_the_last_time(dossier, noor, op):
    for dag, score in ((dt.date(2026, 1, 1), 4), (dt.date(2026, 5, 1), 1)):
        assert heavy_onderdelen(dossier=dossier) == (NONE if score == 4 else HEAVY)
        record_score(dossier, noor, op, dag, score)
        record_score(dossier, noor, op, dag, 0, stem="professional")
    assert heavy_onderdelen(dossier=dossier) == NONE


def test_a_moment_in_which_the_other_still_has_to_speak_gives_nothing_away(dossier, noor, op):
    record_score(dossier, noor, op, dt.date(2026, 1, 1), 4)
    assert heavy_onderdelen(dossier=dossier) == NONE
    record_score(dossier, noor, op, dt.date(2026, 1, 1), 0, finished=False, stem="professional")
    assert heavy_onderdelen(dossier=dossier) == NONE
