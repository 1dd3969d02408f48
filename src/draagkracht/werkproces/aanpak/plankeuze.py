"""Which of the plans the planner gives are laid before people: few, none worse for their goals, and really different."""

from __future__ import annotations

from typing import Any

MOST = 3
Plan = dict[str, Any]


def pick_plannen(plannen: list[Plan]) -> list[Plan]:
    """At most three plans in the planner's order: the best one, then each time the one that differs most from those.

    An empty plan is no plan, and one that serves less than the best is no alternative to it.
    """
    found = [plan for plan in plannen if plan["stappen"]]
    equal = [plan for plan in found if plan["rang"][0] == found[0]["rang"][0]]
    picked = equal[:1]
    while len(picked) < min(MOST, len(equal)):
        rest = [plan for plan in equal if not any(plan is other for other in picked)]
        picked.append(max(rest, key=lambda plan: min(_distance(plan, other) for other in picked)))
    return [plan for plan in equal if any(plan is other for other in picked)]


def _distance(plan: Plan, other: Plan) -> int:
    """How many interventions are in one of the two and not in the other."""
    sets = ({step["interventie"] for step in one["stappen"]} for one in (plan, other))
    return len(set.symmetric_difference(*sets))
