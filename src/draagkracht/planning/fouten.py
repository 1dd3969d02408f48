"""The one error of the planner: bad input becomes one Dutch sentence that names the field."""

from __future__ import annotations

from draagkracht.methodiek.fouten import MethodiekFout


class Planfout(MethodiekFout):
    """A problem that the planner refuses; `veld` is the path (`interventies[3].weken`), `zin` the sentence."""
