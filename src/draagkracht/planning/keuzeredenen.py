"""Why an intervention that could have been chosen is not in the plan."""

from __future__ import annotations

from .opgave import Interventie
from .plan import Plan
from .redenen import Reden, kosten, kosten_feiten, noem, noem_alle, schrijf
from .snoeien import is_better
from .voorwerk import Voorwerk


def explain_rest(plan: Plan, voorwerk: Voorwerk) -> dict[str, Reden]:
    """The reason of every intervention outside this plan, by code."""
    over = [i for i in voorwerk.keuze if i.code not in plan.starts]
    return {**voorwerk.uitgesloten, **{i.code: _explain(plan, i) for i in over}}


def _explain(plan: Plan, i: Interventie) -> Reden:
    feiten = kosten_feiten(i)
    botsend = [ander.code for ander in plan.gekozen if ander.code in i.niet_met or i.code in ander.niet_met]
    if botsend:
        van = [("interventies", code, "niet_met") for code in (i.code, *botsend)]
        return schrijf("gaat_niet_samen", van, stappen=noem_alle(botsend))
    for ander in plan.gekozen:
        if (ander.fase, ander.werkt_op) == (i.fase, i.werkt_op) and is_better(ander, i):
            return schrijf("beter", feiten, stap=noem(ander.code), kosten=kosten(i))
    doelen = [doel for doel in plan.opgave.doelen if any(i.vult(nood) for nood in doel.noden)]
    gemist = [doel.code for doel in doelen if plan.klaar_week(doel) is None]
    if gemist or not doelen:
        doel = noem_alle(gemist) if gemist else "een doel"
        return schrijf("past_niet", feiten, doelen=doel, kosten=kosten(i))
    helpers = {ander.code for ander in plan.gekozen if any(ander.vult(n) for d in doelen for n in d.noden)}
    codes = noem_alle(doel.code for doel in doelen)
    return schrijf("niet_nodig", feiten, doelen=codes, stappen=noem_alle(helpers), kosten=kosten(i))
