"""Before the search: what cannot be chosen, with the rule that says so, and what no goal needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .opgave import NEE, Doel, Interventie, Opgave
from .redenen import Reden, kosten, noem, noem_alle, schrijf, uren, weken


@dataclass(frozen=True)
class Voorwerk:
    """What is left to choose from, in order of code, with each one's earliest start; the goals that can be served;
    and why the others are left out.
    """

    keuze: tuple[Interventie, ...]
    vroegst: Mapping[str, int] = field(hash=False)
    doelen: tuple[Doel, ...]
    uitgesloten: Mapping[str, Reden] = field(hash=False)


def prepare(opgave: Opgave) -> Voorwerk:
    """Return what the solver has to choose from. Exact: no plan that keeps the rules is lost."""
    uitgesloten = {i.code: reden for i in opgave.interventies if (reden := _find_bezwaar(i, opgave))}
    vroegst = _find_vroegst(opgave, uitgesloten)
    mogelijk = [i for i in opgave.interventies if i.code in vroegst]
    doelen = _find_doelen(opgave.doelen, mogelijk)
    nuttig = _find_nuttig(mogelijk, doelen)
    for interventie in mogelijk:
        if interventie.code not in nuttig:
            uitgesloten[interventie.code] = _explain_nutteloos(interventie)
    keuze = tuple(i for i in mogelijk if i.code in nuttig)
    return Voorwerk(keuze, {i.code: vroegst[i.code] for i in keuze}, doelen, uitgesloten)


def _find_bezwaar(i: Interventie, opgave: Opgave) -> Reden | None:
    """The first rule that keeps this intervention out by itself."""
    feit = ("interventies", i.code)
    if i.voorkeur == NEE:
        return schrijf("nee", [(*feit, "voorkeur")])
    for onderdeel, minstens in sorted(i.vraagt.items()):
        feiten = [(*feit, "vraagt", onderdeel), ("draagkracht", onderdeel)]
        score = opgave.draagkracht.get(onderdeel)
        if score is None:
            return schrijf("draagkracht_onbekend", feiten, onderdeel=noem(onderdeel), minstens=minstens)
        if score < minstens:
            return schrijf(
                "draagkracht_te_laag", feiten, onderdeel=noem(onderdeel), minstens=minstens, score=score
            )
    if i.uren > opgave.uren:
        feiten = [(*feit, "uren_per_week"), ("behapbaar", "uren_per_week")]
        return schrijf("te_veel_uren", feiten, uren=uren(i.uren), grens=uren(opgave.uren))
    if opgave.tegelijk == 0:
        return schrijf("geen_plek", [("behapbaar", "tegelijk")])
    if i.wachttijd + i.weken > opgave.horizon:
        feiten = [(*feit, "wachttijd"), (*feit, "weken"), ("horizon_weken",)]
        return schrijf("te_lang", feiten, kosten=kosten(i), horizon=weken(opgave.horizon))
    if i.code in i.niet_met:
        return schrijf("niet_met_zichzelf", [(*feit, "niet_met")])
    return None


def _find_vroegst(opgave: Opgave, uitgesloten: dict[str, Reden]) -> dict[str, int]:
    """The earliest start of every intervention that can still be chosen; the reasons of the others are added."""
    vroegst: dict[str, int] = {}
    wachten = {i.code: i for i in opgave.interventies if i.code not in uitgesloten}
    weken_van = {i.code: i.weken for i in opgave.interventies}
    is_veranderd = True
    while is_veranderd:
        is_veranderd = False
        for i in list(wachten.values()):
            if i.na & uitgesloten.keys():
                uitgesloten[i.code] = _explain_na(i, uitgesloten)
            elif i.na <= vroegst.keys():
                start = max([i.wachttijd, *(vroegst[p] + weken_van[p] for p in i.na)])
                if start + i.weken <= opgave.horizon:
                    vroegst[i.code] = start
                else:
                    uitgesloten[i.code] = _explain_laat(i, start, opgave)
            else:
                continue
            del wachten[i.code]
            is_veranderd = True
    for i in wachten.values():
        feiten = [("interventies", code, "na") for code in wachten]
        uitgesloten[i.code] = schrijf("kring", feiten, stappen=noem_alle(i.na & wachten.keys()))
    return vroegst


def _explain_na(i: Interventie, uitgesloten: Mapping[str, Reden]) -> Reden:
    eerste = min(i.na & uitgesloten.keys())
    feiten = {("interventies", i.code, "na"), *uitgesloten[eerste].feiten}
    return schrijf("na_kan_niet", feiten, stap=noem(eerste))


def _explain_laat(i: Interventie, start: int, opgave: Opgave) -> Reden:
    feiten = [("interventies", i.code, "na"), ("interventies", i.code, "weken"), ("horizon_weken",)]
    return schrijf(
        "te_laat",
        feiten,
        stappen=noem_alle(i.na),
        week=start,
        kosten=kosten(i),
        horizon=weken(opgave.horizon),
    )


def _find_doelen(doelen: Sequence[Doel], mogelijk: Sequence[Interventie]) -> tuple[Doel, ...]:
    """The goals of which every need can be filled by something."""
    return tuple(doel for doel in doelen if all(any(i.vult(nood) for i in mogelijk) for nood in doel.noden))


def _find_nuttig(mogelijk: Sequence[Interventie], doelen: Sequence[Doel]) -> set[str]:
    """The codes that fill a need of a goal that can be served, or come before one that does (rule 9)."""
    noden = [nood for doel in doelen for nood in doel.noden]
    nuttig = {i.code for i in mogelijk if i.vast is not None or any(i.vult(nood) for nood in noden)}
    na = {i.code: i.na for i in mogelijk}
    nieuw = list(nuttig)
    while nieuw:
        eerder = na[nieuw.pop()] - nuttig
        nuttig |= eerder
        nieuw += eerder
    return nuttig


def _explain_nutteloos(i: Interventie) -> Reden:
    if not i.werkt_op:
        return schrijf("geen_doel", [("interventies", i.code, "werkt_op")])
    feiten = [("interventies", i.code, "werkt_op"), ("interventies", i.code, "fase")]
    return schrijf("geen_nood", feiten, fase=i.fase, doelen=noem_alle(i.werkt_op))
