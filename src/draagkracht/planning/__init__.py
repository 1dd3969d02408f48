"""How we order: a problem of goals and interventions in, a digestible stappenplan out; OR-tools lives only here."""

from __future__ import annotations

import importlib
from typing import Any

from .fouten import Planfout

__all__ = ["Planfout", "solve_stappenplan"]


def solve_stappenplan(
    invoer: object, alternatieven: int = 0, *, rekengrens: float | None = None
) -> dict[str, Any]:
    """Return the best stappenplan and up to `alternatieven` next ones, in the shape of rekenregels.md section 6.

    The same `invoer` gives the same answer, to the byte. `rekengrens` bounds the search in OR-tools' deterministic
    units (about seconds, but the same on every machine); 0 gives the first usable plan. When it ends the search the
    status is `haalbaar`. Raises Planfout with one Dutch sentence that names the field.
    """
    # Read when asked: importing the solver takes half a second, which `draagkracht --help` must not pay.
    oplossen = importlib.import_module(".oplossen", __name__)
    uitkomst: dict[str, Any] = oplossen.solve(invoer, alternatieven, rekengrens)
    return uitkomst
