"""Whether the three questions about the resident's say are asked now: of the own account only, never with others there."""

from __future__ import annotations

from collections.abc import Iterable

from draagkracht.werkproces.dossier.zeggenschap import NA_STAPPEN

from ..deur import Bezoek


def ask_after(bezoek: Bezoek, asked: Iterable[str], *stappen: str) -> int:
    """The number in the address of the questions to offer after one of these steps; 0 for none."""
    if bezoek.is_samen or not bezoek.may_write:
        return 0
    return next((NA_STAPPEN.index(stap) + 1 for stap in asked if stap in stappen), 0)
