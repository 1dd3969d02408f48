"""Section 6 again, straight from its text and by trying everything: only for small problems, and slow on purpose.

It reads the JSON itself and shares nothing with the solver.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations, product

FASEN = ["stabiliseren", "versterken", "borgen"]
Invoer = dict
Starts = dict[str, int]


def hours(value) -> Fraction:
    return Fraction(str(value))


def heavy(doel) -> bool:
    return doel["ernst"] >= 3 and doel["richting"] == "draaglast_verminderen"


def needs(doel) -> list[str]:
    """The phases a goal needs a step of; "" is any phase."""
    if doel.get("fasen"):
        return list(dict.fromkeys(doel["fasen"]))
    return ["stabiliseren"] if heavy(doel) else [""]


def fills(step, doel, need: str) -> bool:
    return doel["code"] in step["werkt_op"] and need in ("", step["fase"])


def served(steps, doel) -> bool:
    return all(any(fills(s, doel, need) for s in steps) for need in needs(doel))


def set_keeps_the_rules(invoer: Invoer, steps) -> bool:
    """Rules 3 (as far as it is about the set), 4, 5 and 9."""
    codes = {s["code"] for s in steps}
    for s in steps:
        if not set(s.get("na", [])) <= codes or set(s.get("niet_met", [])) & codes:
            return False
        if s.get("voorkeur", 0) == -2:
            return False
        for part, least in s.get("vraagt", {}).items():
            has = invoer["draagkracht"].get(part)
            if has is None or has < least:
                return False
    return all(needed(invoer, steps, s) for s in steps)


def needed(invoer: Invoer, steps, step) -> bool:
    if step.get("vast") is not None or any(step["code"] in s.get("na", []) for s in steps):
        return True
    return any(
        served(steps, doel) and [s for s in steps if fills(s, doel, need)] == [step]
        for doel in invoer["doelen"]
        for need in needs(doel)
    )


def starts_keep_the_rules(invoer: Invoer, steps, van: Starts) -> bool:
    """Rules 1, 2, 3, 6 and 7."""
    tot = {s["code"]: van[s["code"]] + s["weken"] for s in steps}
    if any(van[s["code"]] < s.get("wachttijd", 0) or tot[s["code"]] > invoer["horizon_weken"] for s in steps):
        return False
    if any(s.get("vast") is not None and van[s["code"]] != s["vast"] for s in steps):
        return False
    for week in range(invoer["horizon_weken"]):
        running = [s for s in steps if van[s["code"]] <= week < tot[s["code"]]]
        if len(running) > invoer["behapbaar"]["tegelijk"]:
            return False
        if sum(hours(s["uren_per_week"]) for s in running) > hours(invoer["behapbaar"]["uren_per_week"]):
            return False
    if any(tot[p] > van[s["code"]] for s in steps for p in s.get("na", [])):
        return False
    for doel in invoer["doelen"]:
        on = [s for s in steps if doel["code"] in s["werkt_op"]]
        for first, then in product(on, on):
            if (
                FASEN.index(first["fase"]) < FASEN.index(then["fase"])
                and tot[first["code"]] > van[then["code"]]
            ):
                return False
    relief = {doel["code"] for doel in invoer["doelen"] if heavy(doel)}
    lucht = [s for s in steps if s["fase"] == "stabiliseren" and set(s["werkt_op"]) & relief]
    return not any(
        tot[first["code"]] > van[then["code"]]
        for first in lucht
        for then in steps
        if then["fase"] != "stabiliseren"
    )


def ready_week(steps, van: Starts, doel) -> int | None:
    if not served(steps, doel):
        return None
    return max(
        min(van[s["code"]] + s["weken"] for s in steps if fills(s, doel, need)) for need in needs(doel)
    )


def rank(invoer: Invoer, steps, van: Starts) -> tuple:
    weeks = [(doel["gewicht"], ready_week(steps, van, doel)) for doel in invoer["doelen"]]
    return (
        sum(weight for weight, week in weeks if week is None),
        sum(weight * week for weight, week in weeks if week is not None),
        sum(s.get("voorkeur", 0) for s in steps),
        sum((s["weken"] * hours(s["uren_per_week"]) for s in steps), Fraction(0)),
        sum(van.values()),
    )


def order(invoer: Invoer, steps, van: Starts) -> tuple:
    a, b, c, d, e = rank(invoer, steps, van)
    return (a, b, -c, d, e, sorted((week, code) for code, week in van.items()))


def best_of_set(invoer: Invoer, steps) -> tuple | None:
    horizon = invoer["horizon_weken"]
    weeks = [range(s.get("wachttijd", 0), horizon - s["weken"] + 1) for s in steps]
    found = None
    for starts in product(*weeks):
        van = dict(zip((s["code"] for s in steps), starts, strict=True))
        if starts_keep_the_rules(invoer, steps, van):
            key = order(invoer, steps, van)
            found = key if found is None else min(found, key)
    return found


def best_plans(invoer: Invoer, alternatives: int) -> list[tuple]:
    """The order keys (a, b, -c, d, e, [(van, code)]) of the best plan and the next ones."""
    steps = invoer["interventies"]
    fixed = {s["code"] for s in steps if s.get("vast") is not None}
    sets = chain.from_iterable(combinations(steps, size) for size in range(len(steps) + 1))
    keys = [
        best_of_set(invoer, chosen)
        for chosen in sets
        if fixed <= {s["code"] for s in chosen} and set_keeps_the_rules(invoer, chosen)
    ]
    return sorted(key for key in keys if key is not None)[: alternatives + 1]


def is_feasible(invoer: Invoer, plan: dict) -> bool:
    """Whether a plan of the answer keeps every rule."""
    van = {step["interventie"]: step["van"] for step in plan["stappen"]}
    steps = [s for s in invoer["interventies"] if s["code"] in van]
    return (
        len(steps) == len(plan["stappen"])
        and set_keeps_the_rules(invoer, steps)
        and starts_keep_the_rules(invoer, steps, van)
    )
