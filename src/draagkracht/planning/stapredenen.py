"""Why a step is in the plan, and why it does not begin earlier: each reason with the facts that it used."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from .opgave import STABILISEREN, Doel, Interventie, Nood
from .plan import Plan
from .redenen import Feit, Reden, kosten, kosten_feiten, noem, noem_alle, schrijf, som_op, uren, weken


def explain_stap(plan: Plan, code: str) -> list[Reden]:
    """Return the reasons of a chosen step: what only it does, what it comes before, and what keeps it from earlier."""
    stap = next(i for i in plan.gekozen if i.code == code)
    redenen = [*_explain_vast(stap), *_explain_noden(plan, stap), *_explain_hierna(plan, stap)]
    redenen += _explain_vraagt(plan, stap)
    eerder = None if stap.vast is not None else _explain_start(plan, stap)
    return [*redenen, eerder] if eerder else redenen


def _explain_vast(stap: Interventie) -> Iterator[Reden]:
    if stap.vast is not None:
        feiten = [("interventies", stap.code, "vast")]
        yield schrijf("vast", feiten, week=stap.vast, kosten=kosten(stap))


def _explain_noden(plan: Plan, stap: Interventie) -> Iterator[Reden]:
    for doel in plan.opgave.doelen:
        if plan.klaar_week(doel) is None:
            continue
        for nood in doel.noden:
            if [i.code for i in plan.gekozen if i.vult(nood)] == [stap.code]:
                yield _explain_nood(stap, doel, nood)


def _explain_nood(stap: Interventie, doel: Doel, nood: Nood) -> Reden:
    feiten: set[Feit] = {("doelen", doel.code), ("interventies", stap.code, "werkt_op"), *kosten_feiten(stap)}
    code = "vult_vrij"
    if nood.fase is not None:
        code = "vult" if doel.fasen else "vult_zwaar"
        feiten.add(("interventies", stap.code, "fase"))
    return schrijf(code, feiten, doel=noem(doel.code), fase=nood.fase, ernst=doel.ernst, kosten=kosten(stap))


def _explain_hierna(plan: Plan, stap: Interventie) -> Iterator[Reden]:
    for volgende in plan.gekozen:
        if stap.code in volgende.na:
            feiten = {("interventies", volgende.code, "na"), *kosten_feiten(stap)}
            yield schrijf("nodig_voor", feiten, stap=noem(volgende.code), kosten=kosten(stap))


def _explain_vraagt(plan: Plan, stap: Interventie) -> Iterator[Reden]:
    for onderdeel, minstens in sorted(stap.vraagt.items()):
        feiten = [("draagkracht", onderdeel), ("interventies", stap.code, "vraagt", onderdeel)]
        score = plan.opgave.draagkracht[onderdeel]
        yield schrijf("vraagt", feiten, onderdeel=noem(onderdeel), score=score, minstens=minstens)


def _explain_start(plan: Plan, stap: Interventie) -> Reden | None:
    """What keeps a step from an earlier week while all others stay.

    In a best plan something does: beginning earlier would rank higher. A week that only one thing keeps it from tells
    most: without that fact the step would have begun there.
    """
    van = plan.starts[stap.code]
    eerste: list[Reden] = []
    for week in range(van - 1, -1, -1):
        beletsels = _blockers(plan, stap, week)
        eerste = eerste or beletsels
        if len(beletsels) == 1:
            return schrijf(beletsels[0].code, beletsels[0].feiten, week=van, waardoor=beletsels[0].tekst)
    if not eerste:
        return None
    feiten = frozenset().union(*(beletsel.feiten for beletsel in eerste))
    return schrijf("samen", feiten, week=van, waardoor=som_op([beletsel.tekst for beletsel in eerste]))


def _blockers(plan: Plan, stap: Interventie, week: int) -> list[Reden]:
    """Everything that keeps this step from beginning in this week; `tekst` is a part of a sentence."""
    gevonden = []
    if week < stap.wachttijd:
        feiten = [("interventies", stap.code, "wachttijd")]
        gevonden.append(Reden("wachttijd", f"er is {weken(stap.wachttijd)} wachttijd", frozenset(feiten)))
    for ander in plan.gekozen:
        if ander is not stap and plan.starts[ander.code] + ander.weken > week:
            gevonden += _order_blockers(plan, ander, stap)
    return [*gevonden, *_room_blockers(plan, stap, week)]


def _order_blockers(plan: Plan, ander: Interventie, stap: Interventie) -> Iterator[Reden]:
    """The rules by which `ander` has to end before this step begins."""
    begin = f"eerst is {noem(ander.code)} klaar"
    if ander.code in stap.na:
        yield Reden("na", f"{begin}, want die gaat vooraf", frozenset([("interventies", stap.code, "na")]))
    if ander.rang_fase >= stap.rang_fase:
        return
    feiten = [("interventies", ander.code), ("interventies", stap.code, "fase")]
    for doel in plan.opgave.doelen:
        if doel.code in ander.werkt_op & stap.werkt_op:
            tekst = f"{begin}, want bij doel {noem(doel.code)} komt {ander.fase} voor {stap.fase}"
            yield Reden("fase", tekst, frozenset(feiten))
            break
    zwaar = [doel for doel in plan.opgave.doelen if doel.is_verlichting and doel.code in ander.werkt_op]
    if ander.fase == STABILISEREN and zwaar:
        tekst = (
            f"eerst geeft {noem(ander.code)} lucht bij doel {noem(zwaar[0].code)} (ernst {zwaar[0].ernst})"
        )
        yield Reden("lucht", f"{tekst}, dan pas {stap.fase}", frozenset(feiten))


def _room_blockers(plan: Plan, stap: Interventie, week: int) -> Iterator[Reden]:
    """The bounds of rule 2 that a start in this week would break."""
    opgave = plan.opgave
    te_veel: set[str] = set()
    te_zwaar: set[str] = set()
    for bezet in range(week, week + stap.weken):
        lopend = [i for i in plan.gekozen if i is not stap and 0 <= bezet - plan.starts[i.code] < i.weken]
        codes = {i.code for i in lopend}
        if len(lopend) >= opgave.tegelijk:
            te_veel |= codes
        if sum((i.uren for i in lopend), Fraction(0)) + stap.uren > opgave.uren:
            te_zwaar |= codes
    if te_veel:
        tekst = f"met {noem_alle(te_veel)} lopen er al {opgave.tegelijk} tegelijk, en dat is het meeste"
        yield Reden("tegelijk", tekst, frozenset([("behapbaar", "tegelijk")]))
    if te_zwaar:
        tekst = f"met {noem_alle(te_zwaar)} erbij komt een week boven {uren(opgave.uren)}"
        yield Reden("uren", tekst, frozenset([("behapbaar", "uren_per_week")]))
