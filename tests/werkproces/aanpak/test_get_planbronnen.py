"""What the planner's facts come from: which voice counts for what, which steps stand, and who can carry something."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.aanpak.models import Behapbaar, Stap, Voorkeur
from draagkracht.werkproces.aanpak.planbronnen import begin_for, get_planbronnen, get_planfeiten
from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from tests.metingen import measure
from tests.planvoorstellen import add_doel

BEGIN = dt.date(2026, 1, 12)  # the Monday of `op`


@pytest.fixture
def bronnen(dossier):
    return lambda: get_planbronnen(dossier=dossier, begin_op=BEGIN)


@pytest.fixture
def both(dossier, noor, op):
    """Both voices at one moment, finished."""

    def make(inwoner, professional, op=op):
        measure(dossier, noor, op, "inwoner", inwoner)
        measure(dossier, noor, op, "professional", professional)

    return make


@pytest.mark.parametrize(
    ("vandaag", "begin"),
    [("2026-01-12", "2026-01-12"), ("2026-01-13", "2026-01-19"), ("2026-01-18", "2026-01-19")],
)
def test_a_plan_begins_on_a_monday_that_is_not_over(vandaag, begin):
    assert begin_for(dt.date.fromisoformat(vandaag)) == dt.date.fromisoformat(begin)


class TestVoices:
    def test_of_a_burden_the_heaviest_voice_counts(self, bronnen, both):
        both({"financien": 1}, {"financien": 3})
        assert bronnen().lasten == {"financien": 3}

    def test_of_what_can_be_used_the_most_careful_voice_counts(self, bronnen, both):
        both({"netwerk": (3, 3)}, {"netwerk": (3, 1)})
        assert bronnen().inzetbaar == {"netwerk": 1}

    def test_one_voice_is_enough_to_be_spared(self, bronnen, both):
        both({"zelfkennis": (4, 1)}, {"zelfkennis": (3, 3)})
        assert bronnen().klem == {"zelfkennis"}

    def test_every_voice_must_say_that_there_is_little_before_anybody_is_trained(self, bronnen, both):
        both(
            {"zelfvertrouwen": (3, 1), "hulp_vragen": (1, 1)},
            {"zelfvertrouwen": (1, 1), "hulp_vragen": (0, 0)},
        )
        assert bronnen().gemis == {"hulp_vragen"}

    def test_a_moment_that_does_not_lie_open_tells_nothing(self, bronnen, dossier, noor, op):
        measure(dossier, noor, op, "inwoner", {"financien": 4, "netwerk": (1, 1)})
        measure(dossier, noor, op, "professional", {"financien": 2}, is_finished=False)
        found = bronnen()
        assert (found.lasten, found.inzetbaar, found.gemis) == ({}, {}, frozenset())

    def test_the_last_open_moment_in_which_a_part_was_recorded_counts(self, bronnen, both, op):
        both({"financien": 4, "wonen": 3}, {"financien": 4, "wonen": 3})
        both({"financien": 1}, {"financien": 2}, op=op + dt.timedelta(days=90))
        assert bronnen().lasten == {"financien": 2, "wonen": 3}

    def test_what_was_not_recorded_is_absent_and_not_zero(self, bronnen, both):
        both({"financien": 2}, {})
        assert "wonen" not in bronnen().lasten


class TestGoals:
    def test_active_goals_come_in_the_residents_order(self, bronnen, dossier, noor, op):
        add_doel(dossier, noor, op, volgorde=2, tekst="later")
        add_doel(dossier, noor, op, volgorde=1, tekst="eerst")
        add_doel(dossier, noor, op, status=Doel.Status.GEPARKEERD, tekst="geparkeerd")
        assert [doel.tekst for doel in bronnen().doelen] == ["eerst", "later"]

    def test_a_goal_about_safety_is_counted_and_stays_apart(self, bronnen, dossier, noor, op):
        add_doel(dossier, noor, op)
        add_doel(dossier, noor, op, onderdeel="veiligheid")
        assert ([d.onderdeel for d in bronnen().doelen], bronnen().apart) == (["financien"], 1)

    @pytest.mark.parametrize("onderdeel", ["financien", "veiligheid"])
    def test_a_step_with_one_thread_to_safety_is_not_even_named(self, bronnen, dossier, noor, op, onderdeel):
        doelen = [add_doel(dossier, noor, op).pk, add_doel(dossier, noor, op, onderdeel=onderdeel).pk]
        gegevens = {"wat": "iets", "doelen": doelen, "start_op": BEGIN, "weken": 4}
        record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "iets", "doelen": doelen})
        is_seen = onderdeel != "veiligheid"
        assert (len(bronnen().stappen), len(bronnen().zonder_week)) == (is_seen, is_seen)


class TestPeople:
    @pytest.mark.parametrize(
        ("leden", "helpers"),
        [
            ([], None),
            ([("geeft", 1), ("beide", 2)], 2),
            ([("geeft", None)], 1),
            ([("geeft", 3), ("beide", 4)], 0),
            ([("krijgt", 0), ("stroef", 0)], 0),
        ],
    )
    def test_who_can_carry_something_is_counted(self, bronnen, dossier, noor, op, leden, helpers):
        for richting, belasting in leden:
            gegevens = {"naam": "x", "soort": "vriend", "richting": richting, "belasting": belasting}
            save_netwerklid(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        assert bronnen().helpers == helpers


@pytest.fixture
def behapbaar(dossier, noor, op):
    return Behapbaar(dossier=dossier, uren_per_week=4, tegelijk=2, horizon_weken=26, door=noor, op=op)


@pytest.fixture
def feiten(bronnen, behapbaar, dossier):
    return lambda: get_planfeiten(
        bronnen=bronnen(), behapbaar=behapbaar, voorkeuren=dossier.voorkeuren.all(), begin_op=BEGIN
    )


@pytest.fixture
def stap(dossier, noor, op):
    def make(start=BEGIN, weken=4, status="gepland", **anders):
        gegevens = {"wat": "iets", "start_op": start, "weken": weken, "status": status, **anders}
        return record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)

    return make


class TestStepsThatStand:
    def test_a_step_that_began_before_has_its_last_weeks_left(self, feiten, stap, dossier, noor, op):
        add_doel(dossier, noor, op)
        stap(start=BEGIN - dt.timedelta(weeks=3), weken=8, status="loopt")
        [found] = feiten().stappen
        assert (found.van, found.weken) == (0, 5)

    def test_a_step_without_weeks_or_past_them_is_named_and_does_not_count(self, bronnen, stap):
        rows = [stap(start=None), stap(weken=None), stap(start=BEGIN - dt.timedelta(weeks=9), status="loopt")]
        assert bronnen().stappen == []
        assert bronnen().zonder_week == rows

    def test_what_is_done_or_stopped_takes_no_time(self, bronnen, stap):
        stap(status="klaar")
        stap(status="gestopt")
        assert (bronnen().stappen, bronnen().zonder_week) == ([], [])

    def test_what_was_done_from_the_catalogue_is_known_as_done(self, bronnen, stap):
        done = stap(status="klaar")
        Stap.objects.filter(pk=done.pk).update(interventie="schuldhulpverlening")
        assert bronnen().gedaan == {"schuldhulpverlening"}

    def test_more_at_once_than_is_manageable_is_said_and_not_planned_over(
        self, feiten, stap, dossier, noor, op
    ):
        add_doel(dossier, noor, op)
        for _n in range(3):
            stap()
        with pytest.raises(Fout, match="al 3 stappen tegelijk"):
            feiten()

    def test_more_hours_than_are_manageable_are_said(self, feiten, stap, dossier, noor, op):
        add_doel(dossier, noor, op)
        stap(uren_per_week=5)
        with pytest.raises(Fout, match="al 5 uur per week"):
            feiten()


class TestWishes:
    def test_wishes_and_fixed_weeks_go_along_and_a_week_that_is_over_does_not(
        self, feiten, dossier, noor, op
    ):
        add_doel(dossier, noor, op)
        for code, waarde, vast in (("a", -2, None), ("b", 0, 3), ("c", 2, -1), ("d", 0, 26)):
            vast_op = None if vast is None else BEGIN + dt.timedelta(weeks=vast)
            Voorkeur.objects.create(
                dossier=dossier, interventie=code, waarde=waarde, vast_op=vast_op, door=noor, op=op
            )
        found = feiten()
        assert found.voorkeuren == {"a": -2, "c": 2}
        assert found.vast == {"b": 3}

    def test_without_a_goal_there_is_nothing_to_plan(self, feiten):
        with pytest.raises(Fout, match="Er is nog geen doel"):
            feiten()


def test_on_whom_enough_steps_lean_already_is_not_asked_for_more(bronnen, dossier, noor, op):
    gegevens = {"naam": "De buurvrouw", "soort": "buur", "richting": "geeft"}
    buur = save_netwerklid(dossier=dossier, door=noor, op=op, gegevens=gegevens)
    counted = []
    for n in range(5):
        counted.append(bronnen().helpers)
        gegevens = {"wat": f"Stap {n}", "netwerkleden": [buur.pk], "status": "loopt" if n else "klaar"}
        record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)
    assert counted == [1, 1, 1, 0, 0]  # the first step was over
    assert bronnen().leunt_op == {buur.pk: 4}


def test_the_number_of_queries_does_not_grow(bronnen, dossier, noor, op, both):
    def count():
        with CaptureQueriesContext(connection) as queries:
            bronnen()
        return len(queries)

    both({"financien": 4}, {"financien": 3})
    add_doel(dossier, noor, op)
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "a", "doelen": [dossier.doelen.get().pk]})
    few = count()
    for n in range(4):
        both({"wonen": 3}, {"wonen": 3}, op=op + dt.timedelta(days=30 * (n + 1)))
        doel = add_doel(dossier, noor, op)
        record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "a", "doelen": [doel.pk]})
    assert count() == few
