"""The facts a plan is made from, and the rules about them: which phases a goal needs, and what fits whom. No database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from draagkracht.methodiek.schaal import COMPETENTIES, KADER, LEVENSGEBIEDEN, VEILIGHEID
from draagkracht.sociale_kaart.interventies import Interventie

from ..doelen.models import Doel
from .planstap import INWONER, NETWERK
from .raad import HEAVY, PHASES

STABILISEREN, VERSTERKEN, _BORGEN = PHASES

LAST = str(Doel.Richting.DRAAGLAST_VERMINDEREN)
WEIGHS = 2  # "aanpakken"
CURSUS = "cursus"
UNTIMELY = "eerst_lucht"


@dataclass(frozen=True)
class Doelfeit:
    id: str
    onderdeel: str
    richting: str


@dataclass(frozen=True)
class Stapfeit:
    """A step that stands in the plan already, in weeks from the plan's begin; `uren` is None when nobody wrote it down.

    `has_namen`: it says who of the network goes along.
    """

    id: str
    interventie: str
    fase: str
    van: int
    weken: int
    uren: float | None
    doelen: frozenset[str] = frozenset()
    has_namen: bool = False


@dataclass(frozen=True)
class Planfeiten:
    """What the problem is made of. `doelen` in the resident's order of importance; parts that nobody scored are absent.

    `lasten`: the heaviest voice. `inzetbaar`: the most careful voice. `klem`: parts that some voice calls stuck.
    `gemis`: parts of which every voice says there is little. `helpers`: how many people around the resident can carry
    something more; None when nobody was written down. `vast`: interventions that people fixed, with the week. `zonder_week`:
    interventions that stand in the plan already, in no week that the planner can count with.
    """

    doelen: tuple[Doelfeit, ...]
    uren_per_week: int
    tegelijk: int
    horizon_weken: int
    lasten: Mapping[str, int] = field(default_factory=dict)
    inzetbaar: Mapping[str, int] = field(default_factory=dict)
    klem: frozenset[str] = frozenset()
    gemis: frozenset[str] = frozenset()
    helpers: int | None = None
    voorkeuren: Mapping[str, int] = field(default_factory=dict)
    vast: Mapping[str, int] = field(default_factory=dict)
    stappen: tuple[Stapfeit, ...] = ()
    gedaan: frozenset[str] = frozenset()
    zonder_week: frozenset[str] = frozenset()

    @property
    def skills_lacking(self) -> frozenset[str]:
        """The personal competences of which every voice says that there is little, and none that they are stuck.

        Few people or places around somebody is no lack of skill: those are asked and found, not trained.
        """
        return frozenset(code for code in self.gemis - self.klem if KADER.get(code) == COMPETENTIES)

    @property
    def is_able_and_stuck(self) -> bool:
        """Whether competences are there and stuck, and none lacks: then room is needed, and no training."""
        return not self.skills_lacking and any(KADER.get(code) == COMPETENTIES for code in self.klem)


def is_for_plan(interventie: Interventie) -> bool:
    """Whether it can stand in a plan that others read: nothing about safety does, and a small exercise is an afspraak."""
    return interventie.is_stap and interventie.gedeeld and VEILIGHEID not in interventie.onderdelen


def fasen_of(doel: Doelfeit, feiten: Planfeiten) -> list[str]:
    """The phases a goal needs; an empty list leaves it to the planner's own rule (one step, relief when it is heavy).

    A heavy burden needs relief, and learning after it when skill is what lacks: to prevent the next crisis. A competence
    that is not there needs learning; draagkracht that is stuck never does.
    """
    if doel.richting == LAST:
        if feiten.lasten.get(doel.onderdeel, 0) < HEAVY:
            return []
        return [STABILISEREN, VERSTERKEN] if feiten.skills_lacking else [STABILISEREN]
    return [VERSTERKEN] if doel.onderdeel in feiten.skills_lacking else []


def fits(interventie: Interventie, doel: Doelfeit, feiten: Planfeiten) -> bool:
    """Whether it is about the part of the goal, goes the goal's way, and is meant for a burden as heavy as this one.

    What is learned or kept may serve a burden too, whatever its own way. A burden nobody scored fits every weight.
    """
    if doel.onderdeel not in interventie.onderdelen:
        return False
    if doel.richting != LAST:
        return doel.richting in interventie.richtingen and _has_place(interventie, feiten)
    ernst = feiten.lasten.get(doel.onderdeel)
    is_meant = ernst is None or interventie.ernst[0] <= ernst <= interventie.ernst[1]
    return is_meant and (LAST in interventie.richtingen or interventie.fase != STABILISEREN)


def _has_place(interventie: Interventie, feiten: Planfeiten) -> bool:
    """Whether what it is about besides draagkracht weighs on this resident: no parenting course for confidence alone."""
    burdens = [part for part in interventie.onderdelen if KADER.get(part) == LEVENSGEBIEDEN]
    return not burdens or any(feiten.lasten.get(part, 0) >= WEIGHS for part in burdens)


def unfit(interventie: Interventie, doel: Doelfeit, feiten: Planfeiten) -> str:
    """The first rule by which it cannot be what this goal needs; "" when it can."""
    is_heavy = doel.richting == LAST and feiten.lasten.get(doel.onderdeel, 0) >= HEAVY
    is_training = interventie.fase == VERSTERKEN
    rules = (
        # It helps beside something else and does not do it alone.
        ("ernaast", interventie.aanvulling),
        # Stuck draagkracht needs room; so does who can do it and is stuck under a heavy burden.
        (UNTIMELY, is_training and doel.onderdeel in feiten.klem),
        (UNTIMELY, is_training and is_heavy and feiten.is_able_and_stuck),
        # Where there is little self-confidence or skill, learning begins together.
        ("alleen", is_training and is_heavy and interventie.met_wie == INWONER),
    )
    return next((code for code, holds in rules if holds), "")


def refuse(interventie: Interventie, feiten: Planfeiten) -> str:
    """The first rule by which an intervention does not go along at all, also when people fixed it; "" when none does."""
    rules = (
        ("gedaan", interventie.code in feiten.gedaan),
        ("zonder_week", interventie.code in feiten.zonder_week),
        ("gaat_niet_samen", not feiten.zonder_week.isdisjoint(interventie.niet_met)),
        (UNTIMELY, interventie.soort == CURSUS and bool(feiten.klem & set(interventie.onderdelen))),
        ("netwerk_zwaar", interventie.met_wie == NETWERK and feiten.helpers == 0),
    )
    return next((code for code, holds in rules if holds), "")
