"""What is manageable, wishes, asking for plans, the answer, and the plan that is chosen."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagkracht.planning import Planfout
from draagkracht.planning.werker import Werkerfout
from draagkracht.toegang.fouten import AlGedaan, Fout, Verouderd
from draagkracht.werkproces.aanpak import planwerk
from draagkracht.werkproces.aanpak.models import Behapbaar, Planvoorstel, Stap, Voorkeur
from draagkracht.werkproces.aanpak.planwerk import (
    change_planvoorstel,
    choose_planvoorstel,
    record_behapbaar,
    record_planvoorstel,
    record_voorkeur,
    solve_planvoorstel,
)
from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.dossier.models import Handeling
from draagkracht.werkproces.vraagverheldering.models import Bevinding
from tests.planvoorstellen import BEHAPBAAR, BEST, add_doel, answer_of, make_plannable, make_voorstel

MONDAY = dt.date(2026, 1, 12)


@pytest.fixture
def who(noor, op):
    return {"door": noor, "op": op}


class TestRecordBehapbaar:
    def test_it_keeps_one_row_and_its_history(self, dossier, who):
        record_behapbaar(dossier=dossier, gegevens=BEHAPBAAR, **who)
        row = record_behapbaar(dossier=dossier, gegevens=BEHAPBAAR | {"uren_per_week": 6}, **who)
        assert Behapbaar.objects.get().uren_per_week == 6
        assert [line.uren_per_week for line in row.history.all()] == [6, 4]

    def test_half_a_year_ahead_when_nobody_said_how_far(self, dossier, who):
        assert record_behapbaar(dossier=dossier, gegevens=BEHAPBAAR, **who).horizon_weken == 26

    @pytest.mark.parametrize(
        ("veld", "waarde"),
        [
            ("uren_per_week", 0),
            ("uren_per_week", 41),
            ("tegelijk", 0),
            ("tegelijk", 7),
            ("horizon_weken", 3),
            ("horizon_weken", 53),
            ("in_woorden_van", "buurman"),
        ],
    )
    def test_it_refuses_what_cannot_be(self, dossier, who, veld, waarde):
        with pytest.raises(Fout) as refusal:
            record_behapbaar(dossier=dossier, gegevens=BEHAPBAAR | {veld: waarde}, **who)
        assert refusal.value.veld == veld
        assert not Behapbaar.objects.exists()

    def test_nothing_said_is_refused_with_a_sentence(self, dossier, who):
        with pytest.raises(Fout, match="Kies hoeveel uur per week past"):
            record_behapbaar(dossier=dossier, gegevens={}, **who)

    def test_two_editors_do_not_overwrite_each_other(self, dossier, who):
        row = record_behapbaar(dossier=dossier, gegevens=BEHAPBAAR, **who)
        record_behapbaar(dossier=dossier, gegevens=BEHAPBAAR | {"tegelijk": 1}, versie=row.versie, **who)
        with pytest.raises(Verouderd):
            record_behapbaar(dossier=dossier, gegevens=BEHAPBAAR, versie=1, **who)


class TestRecordVoorkeur:
    def test_a_wish_with_own_words(self, dossier, who):
        gegevens = {"waarde": -1, "woorden": "Een groep is niets voor mij."}
        record_voorkeur(dossier=dossier, interventie="budgetcursus", gegevens=gegevens, **who)
        wish = Voorkeur.objects.get()
        assert (wish.waarde, wish.woorden) == (-1, "Een groep is niets voor mij.")

    def test_what_is_not_given_stays_as_it_was(self, dossier, who):
        record_voorkeur(dossier=dossier, interventie="budgetcursus", gegevens={"waarde": 2}, **who)
        record_voorkeur(dossier=dossier, interventie="budgetcursus", gegevens={"vast_op": MONDAY}, **who)
        wish = Voorkeur.objects.get()
        assert (wish.waarde, wish.vast_op) == (2, MONDAY)

    def test_who_says_no_lets_go_of_the_week(self, dossier, who):
        record_voorkeur(dossier=dossier, interventie="budgetcursus", gegevens={"vast_op": MONDAY}, **who)
        record_voorkeur(dossier=dossier, interventie="budgetcursus", gegevens={"waarde": -2}, **who)
        assert Voorkeur.objects.get().vast_op is None

    def test_who_fixes_a_week_takes_the_no_back(self, dossier, who):
        record_voorkeur(dossier=dossier, interventie="budgetcursus", gegevens={"waarde": -2}, **who)
        record_voorkeur(dossier=dossier, interventie="budgetcursus", gegevens={"vast_op": MONDAY}, **who)
        assert Voorkeur.objects.get().waarde == 0

    @pytest.mark.parametrize(
        ("interventie", "gegevens", "veld"),
        [
            ("bestaat_niet", {"waarde": 2}, "interventie"),
            ("budgetcursus", {"waarde": 1}, "waarde"),
            ("budgetcursus", {"waarde": 9}, "waarde"),
            ("budgetcursus", {"vast_op": MONDAY + dt.timedelta(days=1)}, "vast_op"),
            ("budgetcursus", {"vast_op": dt.date(9999, 12, 27)}, "vast_op"),
        ],
    )
    def test_it_refuses_what_cannot_be(self, dossier, who, interventie, gegevens, veld):
        with pytest.raises(Fout) as refusal:
            record_voorkeur(dossier=dossier, interventie=interventie, gegevens=gegevens, **who)
        assert refusal.value.veld == veld
        assert not Voorkeur.objects.exists()


class TestRecordPlanvoorstel:
    def test_it_keeps_the_question_and_solves_nothing(self, dossier, noor, op, who, monkeypatch):
        monkeypatch.setattr(
            planwerk, "ask_stappenplan", lambda *_a, **_k: pytest.fail("nobody may wait here")
        )
        doel = make_plannable(dossier, noor, op)
        voorstel = record_planvoorstel(dossier=dossier, **who)
        assert voorstel.begin_op == MONDAY
        assert voorstel.invoer["behapbaar"] == {"uren_per_week": 4, "tegelijk": 2}
        assert voorstel.verwijzingen["doel-1"] == str(doel.pk)
        assert (voorstel.uitvoer, voorstel.plannen) == (None, [])

    def test_it_says_by_which_catalogue_it_was_asked(self, dossier, noor, op, who):
        make_plannable(dossier, noor, op)
        assert record_planvoorstel(dossier=dossier, **who).catalogus == "catalogus-1"

    def test_first_what_is_manageable(self, dossier, noor, op, who):
        add_doel(dossier, noor, op)
        with pytest.raises(Fout, match="hoeveel past"):
            record_planvoorstel(dossier=dossier, **who)

    def test_a_double_click_asks_once(self, dossier, noor, op, who):
        make_plannable(dossier, noor, op)
        sleutel = uuid.uuid4().hex
        record_planvoorstel(dossier=dossier, sleutel=sleutel, **who)
        with pytest.raises(AlGedaan):
            record_planvoorstel(dossier=dossier, sleutel=sleutel, **who)

    def test_a_goal_that_has_its_steps_is_not_planned_again(self, dossier, noor, op, who):
        make_plannable(dossier, noor, op)
        dossier.doelen.update(richting="draagkracht_versterken", onderdeel="zelfvertrouwen")
        gegevens = {"wat": "Oefenen", "fase": "versterken", "start_op": MONDAY, "weken": 4}
        gegevens["doelen"] = [dossier.doelen.get().pk]
        record_stap(dossier=dossier, gegevens=gegevens, **who)
        with pytest.raises(Fout, match="Bij elk doel staat al een stap"):
            record_planvoorstel(dossier=dossier, **who)

    def test_a_wish_and_the_question_are_one_act(self, dossier, noor, op, who):
        add_doel(dossier, noor, op)  # nobody said what is manageable: the question is refused
        with pytest.raises(Fout):
            change_planvoorstel(dossier=dossier, interventie="budgetcursus", gegevens={"waarde": -2}, **who)
        assert not Voorkeur.objects.exists()


class TestSolvePlanvoorstel:
    @pytest.fixture
    def voorstel(self, dossier, noor, op, who):
        make_plannable(dossier, noor, op)
        return record_planvoorstel(dossier=dossier, **who)

    def test_the_answer_is_kept_and_never_asked_again(self, voorstel, op, monkeypatch):
        asked = []

        def answer(invoer, **_more):
            asked.append(invoer)
            return answer_of(voorstel)

        monkeypatch.setattr(planwerk, "ask_stappenplan", answer)
        for _n in range(2):
            solve_planvoorstel(voorstel=voorstel, op=op)
        assert asked == [voorstel.invoer]
        assert len(Planvoorstel.objects.get().plannen) == 2

    def test_a_planner_that_is_not_there_gives_one_kind_sentence_and_nothing_is_kept(
        self, voorstel, op, monkeypatch
    ):
        def gone(*_a, **_k):
            raise Werkerfout("De planner is er nu niet.")

        monkeypatch.setattr(planwerk, "ask_stappenplan", gone)
        with pytest.raises(Fout, match="De planner is er nu niet"):
            solve_planvoorstel(voorstel=voorstel, op=op)
        assert Planvoorstel.objects.get().berekend_op is None

    def test_what_the_planner_refuses_is_kept_as_a_fault(self, voorstel, op, monkeypatch):
        def refuse(*_a, **_k):
            raise Planfout("interventies[0].vast", "interventies[0].vast: dit kan niet.")

        monkeypatch.setattr(planwerk, "ask_stappenplan", refuse)
        assert solve_planvoorstel(voorstel=voorstel, op=op).fout == "interventies[0].vast: dit kan niet."

    def test_two_who_wait_keep_one_answer(self, voorstel, op, monkeypatch):
        other = Planvoorstel.objects.get()
        monkeypatch.setattr(planwerk, "ask_stappenplan", lambda *_a, **_k: answer_of(voorstel, BEST))
        solve_planvoorstel(voorstel=other, op=op)
        monkeypatch.setattr(planwerk, "ask_stappenplan", lambda *_a, **_k: answer_of(voorstel))
        assert len(solve_planvoorstel(voorstel=voorstel, op=op).plannen) == 1


class TestChoosePlanvoorstel:
    @pytest.fixture
    def voorstel(self, dossier, noor, op):
        make_plannable(dossier, noor, op)
        return make_voorstel(dossier, noor, op)

    def test_its_steps_become_the_aanpak(self, dossier, voorstel, who):
        later = MONDAY + dt.timedelta(weeks=1)
        choose_planvoorstel(voorstel=voorstel, nummer=1, begin_op=later, **who)
        first, second = dossier.stappen.order_by("volgorde")
        assert (first.interventie, first.start_op, first.weken) == (
            "schuldhulpverlening",
            dt.date(2026, 2, 2),
            12,
        )
        assert (first.wat, first.fase) == ("Hulp bij schulden van de gemeente", "stabiliseren")
        assert (second.fase, second.met_wie, float(second.uren_per_week)) == (
            "versterken",
            "een vrijwilliger",
            1.5,
        )
        assert (bool(first.leer_ik), bool(second.leer_ik)) == (False, True)
        assert {stap.status for stap in (first, second)} == {"gepland"}
        assert [stap.doelen.get() for stap in (first, second)] == [dossier.doelen.get()] * 2

    def test_what_stands_already_stays_and_nothing_comes_twice(self, dossier, noor, op, voorstel, who):
        own = record_stap(dossier=dossier, gegevens={"wat": "Zelf bedacht"}, **who)
        same = record_stap(dossier=dossier, gegevens={"wat": "Schuldhulp"}, **who)
        Stap.objects.filter(pk=same.pk).update(interventie="schuldhulpverlening")
        made = choose_planvoorstel(voorstel=voorstel, nummer=1, begin_op=MONDAY, **who)
        assert [stap.interventie for stap in made] == ["vrijwilliger_post_en_geld"]
        assert [stap.wat for stap in dossier.stappen.order_by("volgorde")][:2] == [
            "Zelf bedacht",
            "Schuldhulp",
        ]
        own.refresh_from_db()
        assert own.versie == 1

    def test_draagkracht_that_was_found_is_linked_where_a_step_uses_it(
        self, dossier, noor, op, voorstel, who
    ):
        made = {
            onderdeel: Bevinding.objects.create(
                dossier=dossier, soort="ongebruikt", onderdeel=onderdeel, tekst=onderdeel, keuze=keuze, **who
            )
            for onderdeel, keuze in (
                ("hulp_vragen", ""),
                ("buurthuis", ""),
                ("vrijwilligerswerk", "parkeren"),
            )
        }
        choose_planvoorstel(voorstel=voorstel, nummer=1, begin_op=MONDAY, **who)
        stap = dossier.stappen.get(interventie="vrijwilliger_post_en_geld")
        assert list(stap.krachten.all()) == [made["hulp_vragen"]]

    def test_what_people_said_helps_with_the_goal_is_linked_and_what_is_stuck_only_after_the_relief(
        self, dossier, voorstel, who
    ):
        def find(soort, tekst):
            return Bevinding.objects.create(dossier=dossier, soort=soort, tekst=tekst, onderdeel=tekst, **who)

        last, vrienden = find("draaglast", "financien"), find("ongebruikt", "contacten_onderhouden")
        kunnen = find("geblokkeerd", "zelfkennis")
        last.krachten.set([vrienden, kunnen])
        dossier.doelen.get().bevindingen.set([last])
        choose_planvoorstel(voorstel=voorstel, nummer=1, begin_op=MONDAY, **who)
        relief, learning = dossier.stappen.order_by("volgorde")
        assert list(relief.krachten.all()) == [vrienden]
        assert set(learning.krachten.all()) == {vrienden, kunnen}

    def test_what_is_about_safety_is_linked_to_no_step(self, dossier, voorstel, who):
        last, steun = [
            Bevinding.objects.create(dossier=dossier, soort=soort, tekst=tekst, onderdeel=tekst, **who)
            for soort, tekst in (("draaglast", "financien"), ("ongebruikt", "veiligheid"))
        ]
        last.krachten.set([steun])
        dossier.doelen.get().bevindingen.set([last])
        made = choose_planvoorstel(voorstel=voorstel, nummer=1, begin_op=MONDAY, **who)
        assert not any(stap.krachten.exists() for stap in made)

    def test_it_asks_the_database_no_more_when_there_is_more_draagkracht(
        self, dossier, noor, op, voorstel, who
    ):
        def choose(n: int) -> int:
            again = make_voorstel(dossier, noor, op)
            with CaptureQueriesContext(connection) as asked:
                choose_planvoorstel(
                    voorstel=again,
                    nummer=1,
                    begin_op=MONDAY,
                    sleutel=f"k{n}",
                    **who,
                )
            Stap.objects.all().update(status="gestopt")
            return len(asked)

        def find(n: int) -> None:
            Bevinding.objects.create(dossier=dossier, soort="ongebruikt", tekst=f"Vriend {n}", **who)

        find(0)
        few = choose(0)
        for n in range(1, 6):
            find(n)
        assert choose(1) == few

    def test_it_is_chosen_once(self, dossier, voorstel, who):
        choose_planvoorstel(voorstel=voorstel, nummer=2, begin_op=MONDAY, **who)
        with pytest.raises(Fout, match="koos u al"):
            choose_planvoorstel(voorstel=voorstel, nummer=1, begin_op=MONDAY, **who)
        voorstel.refresh_from_db()
        assert voorstel.gekozen == 2
        assert dossier.stappen.count() == 2
        assert Handeling.objects.filter(soort="plan gekozen").count() == 1

    @pytest.mark.parametrize("nummer", [0, 3, -1])
    def test_a_plan_that_is_not_there_is_refused(self, voorstel, who, nummer):
        with pytest.raises(Fout, match="staat er niet bij"):
            choose_planvoorstel(voorstel=voorstel, nummer=nummer, begin_op=MONDAY, **who)

    def test_a_plan_begins_on_a_monday(self, dossier, voorstel, who):
        with pytest.raises(Fout, match="maandag"):
            choose_planvoorstel(voorstel=voorstel, nummer=1, begin_op=MONDAY + dt.timedelta(days=2), **who)
        assert not dossier.stappen.exists()
