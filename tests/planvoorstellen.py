"""A dossier with goals to plan for, and an answer of the planner made by hand: tests of acts and pages need no solver."""

from __future__ import annotations

import datetime as dt
from typing import Any

from draagkracht.werkproces.aanpak.models import Planvoorstel
from draagkracht.werkproces.aanpak.planwerk import record_behapbaar, record_planvoorstel
from draagkracht.werkproces.doelen.models import Doel
from tests.metingen import measure

BEHAPBAAR = {"uren_per_week": 4, "tegelijk": 2, "in_woorden_van": "inwoner"}
# What a plan holds: intervention, first week, length.
BEST = (("schuldhulpverlening", 2, 12), ("vrijwilliger_post_en_geld", 14, 10))
OTHER = (("schuldhulpverlening", 2, 12), ("budgetbuddy", 14, 26))
SCORES = {"financien": 4, "zelfvertrouwen": (1, 0), "hulp_vragen": (2, 2)}


def add_doel(dossier, door, op, onderdeel="financien", richting="draaglast_verminderen", **anders) -> Doel:
    fields = {
        "tekst": "Ik heb een lijst van wat ik moet betalen.",
        "voorgesteld_door": "samen",
        "volgorde": dossier.doelen.count(),
    }
    return Doel.objects.create(
        dossier=dossier, onderdeel=onderdeel, richting=richting, door=door, op=op, **{**fields, **anders}
    )


def make_plannable(dossier, door, op, uren: int = 4) -> Doel:
    """A heavy burden of money in both voices, one goal about it, and what is manageable."""
    for stem in ("inwoner", "professional"):
        measure(dossier, door, op, stem, SCORES)
    record_behapbaar(dossier=dossier, door=door, op=op, gegevens=BEHAPBAAR | {"uren_per_week": uren})
    return add_doel(dossier, door, op)


def answer_of(voorstel: Planvoorstel, *plannen: tuple[tuple[str, int, int], ...]) -> dict[str, Any]:
    """What the planner would say: these plans, each serving every goal a little later than the one before."""
    goals = [row["code"] for row in voorstel.invoer["doelen"]]
    return {
        "status": "optimaal",
        "plannen": [_plan(plan, n, goals) for n, plan in enumerate(plannen or (BEST, OTHER))],
        "uitgesloten": [
            {"interventie": "bewind", "waarom": {"code": "te_lang", "tekst": "Past niet in 26 weken."}},
        ],
        "tekort": [],
    }


def _plan(steps: tuple[tuple[str, int, int], ...], place: int, goals: list[str]) -> dict[str, Any]:
    because = [{"code": "vult", "tekst": f"Dit is de enige stap die voor doel '{goals[0]}' iets doet."}]
    ready = max((van + weken for _code, van, weken in steps), default=0)
    return {
        "stappen": [
            {"interventie": code, "van": van, "tot": van + weken, "waarom": because}
            for code, van, weken in steps
        ],
        "doelen": [{"code": code, "bediend": True, "klaar_week": ready} for code in goals],
        "rang": [0, 4 * ready + place, 0, 40 + place, 16],
        "piek_uren": 2,
        "totaal_uren": 40 + place,
    }


def make_voorstel(dossier, door, op: dt.datetime, *plannen) -> Planvoorstel:
    """A question that was answered."""
    voorstel = record_planvoorstel(dossier=dossier, door=door, op=op)
    voorstel.uitvoer, voorstel.berekend_op = answer_of(voorstel, *plannen), op
    voorstel.save()
    return voorstel
