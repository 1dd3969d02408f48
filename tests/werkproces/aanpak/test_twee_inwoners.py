"""The article's two residents, planned from their dossiers: both get air first, and only one of them learns about money."""

from __future__ import annotations

import pytest

from draagkracht.cli.demo.vullen import load_verhaal
from draagkracht.sociale_kaart.interventies.selectors import list_interventies
from draagkracht.werkproces.aanpak.models import Planvoorstel
from draagkracht.werkproces.aanpak.planwerk import record_behapbaar, record_planvoorstel, solve_planvoorstel
from tests.verhalen import OP, open_verhaal

BEHAPBAAR = {"uren_per_week": 4, "tegelijk": 2, "horizon_weken": 52, "in_woorden_van": "inwoner"}
ZONDER_STAPPEN = {"stap": [], "afspraak": [], "oordeel": [], "bijdrage": []}


@pytest.fixture
def plannen(noor):
    """Per plan that is proposed: its steps as (interventie, van, tot), in the order of the plan."""

    def make(dossier):
        record_behapbaar(dossier=dossier, door=noor, op=OP, gegevens=BEHAPBAAR)
        asked = record_planvoorstel(dossier=dossier, door=noor, op=OP)
        voorstel = solve_planvoorstel(voorstel=asked, op=OP)
        rows = {row.code: row for row in list_interventies(gemeente=dossier.gemeente)}
        return [
            [(rows.get(s["interventie"]), s["van"], s["tot"]) for s in plan["stappen"]]
            for plan in voorstel.plannen
        ]

    return make


@pytest.fixture
def marjan(noor):
    """The administrator: two goals on the day they were agreed, and no step yet."""
    return open_verhaal("marjan", noor, 26, **ZONDER_STAPPEN)


@pytest.fixture
def rachida(noor):
    """Who reads with difficulty: both her goals, and no step yet."""
    doelen = [{**doel, "dag": 12, "akkoord": 12} for doel in load_verhaal("rachida")["doel"]]
    return open_verhaal("rachida", noor, 13, doel=doelen, **ZONDER_STAPPEN)


def learns_about_money(interventie) -> bool:
    return interventie.fase == "versterken" and "financien" in interventie.onderdelen


def expect_relief_first(plannen) -> None:
    """Debts are eased in every plan, and nothing is learned before that is over."""
    assert plannen
    for plan in plannen:
        [(relief, _van, over)] = [row for row in plan if row[0].code == "schuldhulpverlening"]
        assert relief.fase == "stabiliseren"
        assert all(van >= over for interventie, van, _tot in plan if interventie.fase != "stabiliseren")


def test_the_administrator_gets_relief_and_no_training_about_money(marjan, plannen):
    found = plannen(marjan)
    expect_relief_first(found)
    for plan in found:
        assert not [i.code for i, _van, _tot in plan if learns_about_money(i)]
        assert "cursus" not in {interventie.soort for interventie, _van, _tot in plan}
    voorstel = Planvoorstel.objects.get()
    asked = {row["code"] for row in voorstel.invoer["interventies"]}
    assert not asked & {"budgetcursus", "budgetcoach", "geldplan_online", "vrijwilliger_post_en_geld"}
    assert {"interventie": "vrijwilliger_post_en_geld", "code": "eerst_lucht"} in voorstel.weggelaten


def test_the_vulnerable_resident_gets_relief_and_then_a_volunteer_for_post_and_money(rachida, plannen):
    found = plannen(rachida)
    expect_relief_first(found)
    [best, *_others] = found
    [together] = [interventie for interventie, _van, _tot in best if learns_about_money(interventie)]
    assert together.met_wie == "vrijwilliger"
    assert "cursus" not in {interventie.soort for interventie, _van, _tot in best}


def test_relief_that_runs_already_stays_and_learning_waits_for_it(noor, plannen):
    first_steps = load_verhaal("rachida")["stap"][:3]
    dossier = open_verhaal("rachida", noor, 90, stap=first_steps, afspraak=[])
    running = dossier.stappen.get(status="loopt", wat="Schuldhulp regelt de schulden")
    [best, *_others] = plannen(dossier)
    new = [row for row in best if row[0] is not None]
    over = max(tot for interventie, _van, tot in best if interventie is None)
    assert new
    assert all(van >= over for _interventie, van, _tot in new)
    assert "schuldhulpverlening" not in {interventie.code for interventie, _van, _tot in new}
    running.refresh_from_db()
    assert running.weken == 12
