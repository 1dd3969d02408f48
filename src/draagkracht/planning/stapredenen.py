"""Why a step is in the plan, and why it does not begin earlier."""

from __future__ import annotations

from .plan import Plan
from .redenen import Reden, kosten, noem, schrijf


def explain_stap(plan: Plan, code: str) -> list[Reden]:
    """Return the reasons of a chosen step: what only it does, and what it comes before."""
    stap = next(i for i in plan.gekozen if i.code == code)
    redenen = []
    for doel in plan.opgave.doelen:
        for nood in doel.noden:
            if stap.vult(nood) and [i.code for i in plan.gekozen if i.vult(nood)] == [code]:
                redenen.append(schrijf("vult", doel=noem(doel.code), fase=nood.fase, kosten=kosten(stap)))
    for volgende in plan.gekozen:
        if code in volgende.na:
            redenen.append(schrijf("nodig_voor", stap=noem(volgende.code), kosten=kosten(stap)))
    return redenen
