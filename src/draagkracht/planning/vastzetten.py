"""What people fixed: which of those steps can stand in their week, and for the others why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from .opgave import Interventie, Opgave
from .redenen import Reden, noem_alle, schrijf, weken
from .voorwerk import prepare


@dataclass(frozen=True)
class Losgelaten:
    """A fixed step that cannot stand in its week; the planner is free with it again."""

    code: str
    week: int
    reden: Reden


def release(opgave: Opgave, can_stand: Callable[[Opgave], bool]) -> tuple[Opgave, list[Losgelaten]]:
    """Return the problem with only the fixed steps that can stand, and the others with the reason.

    In order of week and code a step stays fixed when there is a plan with it and all that stayed before it.
    """
    vast = sorted((i for i in opgave.interventies if i.vast is not None), key=lambda i: (i.vast, i.code))
    los: list[Losgelaten] = []
    blijft: list[Interventie] = []
    voorwerk = prepare(_with_fixed(opgave, ()))
    for i in vast:
        reden = voorwerk.uitgesloten.get(i.code) if i.code not in voorwerk.vroegst else None
        if reden is None or reden.code in ("geen_nood", "geen_doel"):
            reden = _find_bezwaar(i, opgave)
        if reden is None and not can_stand(_with_fixed(opgave, [*blijft, i])):
            reden = _explain_botsing(i, blijft, opgave, can_stand)
        if reden is None:
            blijft.append(i)
        else:
            los.append(Losgelaten(i.code, i.vast or 0, reden))
    return _with_fixed(opgave, blijft), los


def _with_fixed(opgave: Opgave, blijft: Iterable[Interventie]) -> Opgave:
    codes = {i.code for i in blijft}
    interventies = (i if i.code in codes else replace(i, vast=None) for i in opgave.interventies)
    return replace(opgave, interventies=tuple(interventies))


def _find_bezwaar(i: Interventie, opgave: Opgave) -> Reden | None:
    """What keeps a step from this week whatever else there is."""
    voorwerk = prepare(_with_fixed(opgave, [i]))
    week, vroegst = i.vast or 0, voorwerk.vroegst.get(i.code, 0)
    feit = ("interventies", i.code, "vast")
    if week + i.weken > opgave.horizon:
        return schrijf("vast_te_laat", [feit], week=week, weken=weken(i.weken), horizon=weken(opgave.horizon))
    if week < vroegst:
        return schrijf("vast_te_vroeg", [feit], week=week, vroegst=vroegst)
    return None


def _explain_botsing(
    i: Interventie, blijft: list[Interventie], opgave: Opgave, can_stand: Callable[[Opgave], bool]
) -> Reden:
    """Name one fixed step that it cannot stand beside; all of them when no single one is in its way, and none when it
    cannot stand alone either.
    """
    if blijft and not can_stand(_with_fixed(opgave, [i])):
        blijft = []
    een = [ander for ander in blijft if not can_stand(_with_fixed(opgave, [ander, i]))]
    anderen = [ander.code for ander in een[:1] or blijft]
    feiten = [("interventies", code, "vast") for code in (i.code, *anderen)]
    if not anderen:
        return schrijf("vast_alleen", feiten, week=i.vast)
    return schrijf("vast_botst", feiten, week=i.vast, stappen=noem_alle(anderen))
