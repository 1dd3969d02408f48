"""Every rule between the facts of a dossier and the planner's problem."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from draagkracht.planning import solve_stappenplan
from draagkracht.sociale_kaart.interventies import load_catalogus
from draagkracht.werkproces.aanpak.planregels import Doelfeit, Planfeiten, Stapfeit, fasen_of
from draagkracht.werkproces.aanpak.planvraag import build_planvraag

LAST, KRACHT = "draaglast_verminderen", "draagkracht_versterken"
GELD = Doelfeit("geld-id", "financien", LAST)
MOED = Doelfeit("moed-id", "zelfvertrouwen", KRACHT)
VEILIG = Doelfeit("veilig-id", "veiligheid", LAST)
KEYS = {"horizon_weken", "behapbaar", "draagkracht", "doelen", "interventies"}
DOEL_KEYS = {"code", "onderdeel", "richting", "ernst", "gewicht", "fasen"}
INTERVENTIE_KEYS = {
    "code",
    "werkt_op",
    "fase",
    "weken",
    "uren_per_week",
    "wachttijd",
    "na",
    "niet_met",
    "vraagt",
}
INTERVENTIE_KEYS |= {"voorkeur", "met_wie", "vast"}


def facts(*doelen, **anders) -> Planfeiten:
    given = {"uren_per_week": 4, "tegelijk": 2, "horizon_weken": 26, "lasten": {"financien": 4}} | anders
    return Planfeiten(doelen=doelen or (GELD,), **given)


def make(code, **anders):
    """Something about money that eases, unless told otherwise."""
    plain = replace(
        load_catalogus().interventie("schuldhulpverlening"),
        code=code, onderdelen=("financien",), richtingen=(LAST,), fase="stabiliseren", ernst=(0, 4), na=(),
        niet_met=(), vraagt={}, aanvulling=False, gedeeld=True, met_wie="professional", soort="hulp",
    )  # fmt: skip
    return replace(plain, **anders)


def learning(code, **anders):
    return make(
        code, **{"fase": "versterken", "richtingen": (LAST, KRACHT), "met_wie": "vrijwilliger"} | anders
    )


def codes(vraag) -> list[str]:
    return [row["code"] for row in vraag.invoer["interventies"]]


def row(vraag, code) -> dict:
    return next(row for row in vraag.invoer["interventies"] if row["code"] == code)


def left_out(vraag) -> dict[str, str]:
    return {row.interventie: row.code for row in vraag.weggelaten}


class TestTheProblem:
    def test_its_keys_are_the_planners_own_and_no_others(self):
        stap = Stapfeit("s1", "", "stabiliseren", 0, 4, 1.0, frozenset({"geld-id"}))
        feiten = facts(
            GELD, MOED, stappen=(stap,), gemis=frozenset({"zelfvertrouwen"}), vast={"schuldhulpverlening": 3}
        )
        invoer = build_planvraag(feiten, load_catalogus().interventies).invoer
        assert set(invoer) == KEYS
        assert {key for doel in invoer["doelen"] for key in doel} <= DOEL_KEYS
        assert {key for i in invoer["interventies"] for key in i} <= INTERVENTIE_KEYS
        assert set(invoer["behapbaar"]) == {"uren_per_week", "tegelijk"}
        assert json.loads(json.dumps(invoer)) == invoer

    def test_no_id_of_a_goal_is_in_it(self):
        vraag = build_planvraag(facts(GELD, MOED), load_catalogus().interventies)
        assert "geld-id" not in json.dumps(vraag.invoer)
        assert vraag.verwijzingen["doel-1"] == "geld-id"

    def test_only_the_draagkracht_that_something_asks_for_is_in_it(self):
        feiten = facts(inzetbaar={"hulp_vragen": 2, "netwerk": 3, "assertiviteit": 0})
        vraag = build_planvraag(feiten, [make("a", vraagt={"hulp_vragen": 1})])
        assert vraag.invoer["draagkracht"] == {"hulp_vragen": 2}

    def test_the_planner_takes_the_whole_catalogue(self):
        feiten = facts(
            GELD, MOED, gemis=frozenset({"zelfvertrouwen"}), inzetbaar={"hulp_vragen": 1}, uren_per_week=0
        )
        vraag = build_planvraag(feiten, load_catalogus().interventies)
        assert solve_stappenplan(vraag.invoer)["plannen"][0]["stappen"] == []


class TestGoals:
    def test_the_order_of_the_resident_is_the_weight(self):
        doelen = [Doelfeit(str(n), "financien", LAST) for n in range(5)]
        vraag = build_planvraag(facts(*doelen), [])
        assert [doel["gewicht"] for doel in vraag.invoer["doelen"]] == [4, 3, 2, 1, 1]

    def test_a_heavy_burden_needs_relief_and_nothing_else_where_skill_is_not_what_lacks(self):
        assert fasen_of(GELD, facts()) == ["stabiliseren"]

    def test_a_heavy_burden_needs_learning_after_the_relief_where_a_competence_lacks(self):
        assert fasen_of(GELD, facts(gemis=frozenset({"zelfvertrouwen"}))) == ["stabiliseren", "versterken"]

    def test_few_people_around_somebody_is_no_lack_of_skill(self):
        assert fasen_of(GELD, facts(gemis=frozenset({"netwerk"}))) == ["stabiliseren"]

    @pytest.mark.parametrize("lasten", [{"financien": 2}, {}])
    def test_a_light_or_unscored_burden_is_left_to_the_planner(self, lasten):
        assert fasen_of(GELD, facts(lasten=lasten)) == []

    def test_few_people_to_ask_is_no_reason_for_a_training(self):
        asking = Doelfeit("vraag-id", "hulp_vragen", KRACHT)
        assert fasen_of(asking, facts(asking, gemis=frozenset({"hulp_vragen"}))) == []

    def test_a_competence_that_is_not_there_needs_learning(self):
        assert fasen_of(MOED, facts(gemis=frozenset({"zelfvertrouwen"}))) == ["versterken"]

    def test_draagkracht_that_is_stuck_needs_none(self):
        assert fasen_of(MOED, facts(klem=frozenset({"zelfvertrouwen"}))) == []

    def test_nothing_about_safety_goes_along(self):
        unsafe = make("veilig", onderdelen=("veiligheid", "financien"))
        vraag = build_planvraag(facts(GELD, VEILIG), [unsafe, make("apart", gedeeld=False), make("a")])
        assert [doel["onderdeel"] for doel in vraag.invoer["doelen"]] == ["financien"]
        assert codes(vraag) == ["a"]
        assert "veilig" not in str(vraag)


class TestInterventions:
    def test_what_is_about_another_part_stays_out_without_a_word(self):
        vraag = build_planvraag(facts(), [make("a"), make("b", onderdelen=("wonen",))])
        assert codes(vraag) == ["a"]
        assert vraag.weggelaten == ()

    def test_what_is_meant_for_a_lighter_burden_stays_out(self):
        assert codes(build_planvraag(facts(), [make("a", ernst=(1, 3)), make("b", ernst=(3, 4))])) == ["b"]

    def test_what_only_helps_beside_something_else_is_no_step_of_its_own(self):
        vraag = build_planvraag(facts(), [make("a", aanvulling=True)])
        assert codes(vraag) == []
        assert left_out(vraag) == {"a": "ernaast"}

    def test_people_may_fix_what_the_planner_would_not_choose_by_itself(self):
        vraag = build_planvraag(facts(vast={"a": 2}), [make("a", aanvulling=True)])
        assert row(vraag, "a")["vast"] == 2
        assert row(vraag, "a")["werkt_op"] == []

    def test_a_small_exercise_is_an_afspraak_and_no_step(self):
        assert codes(build_planvraag(facts(), [make("a", soort="oefening")])) == []

    def test_who_can_do_it_and_has_no_room_is_not_trained(self):
        feiten = facts(klem=frozenset({"doorzettingsvermogen"}))
        vraag = build_planvraag(feiten, [learning("training"), make("a")])
        assert codes(vraag) == ["a"]
        assert left_out(vraag) == {"training": "eerst_lucht"}

    @pytest.mark.parametrize(
        "anders", [{}, {"klem": frozenset({"netwerk"})}, {"gemis": frozenset({"zelfvertrouwen"})}]
    )
    def test_without_a_stuck_competence_learning_may_be_asked_for(self, anders):
        vraag = build_planvraag(facts(**anders), [learning("training"), make("a")])
        assert codes(vraag) == ["a", "training"]

    def test_a_stuck_part_is_not_trained_and_sent_to_no_course(self):
        feiten = facts(MOED, lasten={}, klem=frozenset({"zelfvertrouwen", "doorzettingsvermogen"}))
        training = learning("training", onderdelen=("zelfvertrouwen",))
        course = make(
            "cursus",
            onderdelen=("doorzettingsvermogen", "zelfvertrouwen"),
            richtingen=(KRACHT,),
            soort="cursus",
        )
        help_ = make("hulp", onderdelen=("zelfvertrouwen",), richtingen=(KRACHT,))
        vraag = build_planvraag(feiten, [training, course, help_])
        assert codes(vraag) == ["hulp"]
        assert left_out(vraag) == {"training": "eerst_lucht", "cursus": "eerst_lucht"}

    def test_fixing_a_course_does_not_let_it_past_a_stuck_part(self):
        feiten = facts(klem=frozenset({"doorzettingsvermogen"}), vast={"cursus": 0})
        course = make("cursus", onderdelen=("financien", "doorzettingsvermogen"), soort="cursus")
        assert codes(build_planvraag(feiten, [course])) == []

    def test_learning_begins_together_where_there_is_little_self_confidence(self):
        feiten = facts(gemis=frozenset({"zelfvertrouwen"}))
        vraag = build_planvraag(feiten, [learning("zelf", met_wie="inwoner"), learning("samen")])
        assert codes(vraag) == ["samen"]
        assert left_out(vraag) == {"zelf": "alleen"}

    @pytest.mark.parametrize(
        ("lasten", "expected"), [({"opvoeding": 1}, []), ({"opvoeding": 2}, ["a"]), ({}, [])]
    )
    def test_no_parenting_course_for_self_confidence_where_parenting_is_no_burden(self, lasten, expected):
        feiten = facts(MOED, lasten=lasten, gemis=frozenset({"zelfvertrouwen"}))
        assert (
            codes(build_planvraag(feiten, [learning("a", onderdelen=("opvoeding", "zelfvertrouwen"))]))
            == expected
        )

    def test_a_wish_of_the_resident_goes_along(self):
        vraag = build_planvraag(facts(voorkeuren={"a": -2}), [make("a"), make("b")])
        assert [row(vraag, code)["voorkeur"] for code in ("a", "b")] == [-2, 0]

    def test_what_was_done_is_not_proposed_again_and_opens_what_follows_on_it(self):
        vraag = build_planvraag(facts(gedaan=frozenset({"a"})), [make("a"), make("b", na=("a",))])
        assert codes(vraag) == ["b"]
        assert row(vraag, "b")["na"] == []
        assert left_out(vraag) == {"a": "gedaan"}

    def test_what_it_follows_on_comes_along(self):
        vraag = build_planvraag(facts(), [make("b", na=("a",)), make("a", onderdelen=("wonen",))])
        assert codes(vraag) == ["a", "b"]
        assert row(vraag, "a")["werkt_op"] == []

    def test_what_follows_on_something_that_cannot_be_stays_out_too(self):
        rows = [make("a", aanvulling=True), make("b", na=("a",)), make("c", na=("b",)), make("d")]
        vraag = build_planvraag(facts(), rows)
        assert codes(vraag) == ["d"]
        assert left_out(vraag) == {"a": "ernaast", "b": "na", "c": "na"}


class TestTheNetwork:
    def test_who_carries_too_much_already_is_asked_for_nothing(self):
        vraag = build_planvraag(facts(helpers=0), [make("a", met_wie="netwerk"), make("b")])
        assert codes(vraag) == ["b"]
        assert left_out(vraag) == {"a": "netwerk_zwaar"}

    @pytest.mark.parametrize("helpers", [1, None])
    def test_one_person_is_asked_for_one_thing(self, helpers):
        rows = [make("a", met_wie="netwerk"), make("b", met_wie="netwerk"), make("c")]
        vraag = build_planvraag(facts(helpers=helpers), rows)
        assert [row(vraag, code)["niet_met"] for code in "abc"] == [["b"], ["a"], []]

    def test_more_people_may_each_do_something(self):
        rows = [make("a", met_wie="netwerk"), learning("b", met_wie="netwerk")]
        assert row(build_planvraag(facts(helpers=2), rows), "a")["niet_met"] == []

    @pytest.mark.parametrize("helpers", [1, 2, 3])
    def test_a_plan_asks_for_at_most_as_many_things_as_there_are_people(self, helpers):
        parts = ("financien", "wonen", "opvoeding", "onderwijs", "tijdsbesteding")
        doelen = [Doelfeit(f"{part}-id", part, LAST) for part in parts]
        rows = [make(part, onderdelen=(part,), met_wie="netwerk", weken=4, wachttijd=0) for part in parts]
        vraag = build_planvraag(
            facts(*doelen, helpers=helpers, lasten=dict.fromkeys(parts, 4), tegelijk=6, uren_per_week=40),
            rows,
        )
        plan = solve_stappenplan(vraag.invoer)["plannen"][0]
        assert len(plan["stappen"]) == helpers

    def test_a_step_that_stands_and_names_nobody_leans_on_somebody_already(self):
        rows = [make("a", met_wie="netwerk"), make("b", met_wie="netwerk"), make("c")]
        unnamed = Stapfeit("s1", "a", "stabiliseren", 0, 6, 1, frozenset({"geld-id"}))
        for helpers in (1, None):
            vraag = build_planvraag(facts(helpers=helpers, stappen=(unnamed,)), rows)
            assert codes(vraag) == ["a", "c"]
            assert left_out(vraag) == {"b": "netwerk_zwaar"}
        named = replace(unnamed, has_namen=True)  # then the people themselves were counted
        assert "b" in codes(build_planvraag(facts(helpers=1, stappen=(named,)), rows))


class TestStepsThatStand:
    @staticmethod
    def standing(fase="stabiliseren", interventie="", uren=None):
        return Stapfeit("s1", interventie, fase, 0, 6, uren, frozenset({"geld-id"}))

    def test_relief_that_stands_stays_in_its_week_and_works_on_its_goal(self):
        vraag = build_planvraag(facts(stappen=(self.standing(),)), [make("a")])
        stands = row(vraag, "stap-s1")
        assert (stands["vast"], stands["weken"], stands["werkt_op"]) == (0, 6, ["doel-1"])
        assert vraag.verwijzingen["stap-s1"] == "s1"

    def test_unknown_hours_count_as_none(self):
        vraag = build_planvraag(facts(stappen=(self.standing(),)), [])
        assert row(vraag, "stap-s1")["uren_per_week"] == 0

    def test_what_stands_without_weeks_is_not_proposed_again_nor_what_does_not_go_with_it(self):
        rows = [make("a"), make("b", niet_met=("a",)), make("c")]
        vraag = build_planvraag(facts(zonder_week=frozenset({"a"})), rows)
        assert codes(vraag) == ["c"]
        assert left_out(vraag) == {"a": "zonder_week", "b": "gaat_niet_samen"}

    def test_what_does_not_go_with_a_step_that_stands_is_in_no_plan(self):
        stands = self.standing(interventie="a")
        rows = [make("a", niet_met=("b",)), make("b", niet_met=("a",)), make("c")]
        vraag = build_planvraag(facts(stappen=(stands,)), rows)
        found = solve_stappenplan(vraag.invoer)
        assert {s["interventie"] for plan in found["plannen"] for s in plan["stappen"]}.isdisjoint({"b"})

    def test_what_stands_from_the_catalogue_is_not_proposed_beside_itself(self):
        vraag = build_planvraag(facts(stappen=(self.standing(interventie="a"),)), [make("a"), make("b")])
        assert codes(vraag) == ["a", "b"]
        assert vraag.verwijzingen["a"] == "s1"

    def test_learning_that_stands_fills_its_need_and_holds_up_no_relief(self):
        feiten = facts(gemis=frozenset({"zelfvertrouwen"}), stappen=(self.standing("versterken", uren=1.0),))
        vraag = build_planvraag(feiten, [make("a"), learning("b")])
        assert vraag.invoer["doelen"][0]["fasen"] == ["stabiliseren"]
        [plan] = solve_stappenplan(vraag.invoer)["plannen"]
        assert [step["interventie"] for step in plan["stappen"]] == ["stap-s1", "a"]

    def test_a_goal_whose_needs_stand_already_is_not_planned_again(self):
        stap = Stapfeit("s1", "", "versterken", 0, 6, 1.0, frozenset({"moed-id"}))
        vraag = build_planvraag(facts(MOED, GELD, stappen=(stap,), gemis=frozenset({"zelfvertrouwen"})), [])
        assert vraag.al_gediend == ("moed-id",)
        assert [doel["onderdeel"] for doel in vraag.invoer["doelen"]] == ["financien"]
