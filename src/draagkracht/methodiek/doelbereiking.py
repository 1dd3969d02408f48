"""How far goals were reached, as one figure for research: the T-score of goal attainment scaling.

Source: Kiresuk & Sherman (1968), Community Mental Health Journal 4, 443-453. It is arithmetic on ordinal
levels (Tennant 2007): the levels per goal come first on every screen, and T never ranks people or teams.
"""

import math
from collections.abc import Sequence

from draagkracht.methodiek.fouten import MethodiekFout, cite

DOELNIVEAUS = (-2, -1, 0, 1, 2)
GEWICHTEN = (1, 2, 3, 4)
RHO = 0.3
_LIGHTEST = 1e-9


def doelscore(niveaus: Sequence[int], gewichten: Sequence[float] | None = None) -> float:
    """Return T = 50 + 10*sum(w*x) / sqrt((1-rho)*sum(w^2) + rho*(sum w)^2), with rho = 0.3.

    `niveaus` are the levels reached, -2..2; `gewichten` their weights, above 0 and at most 4 (all 1 when
    absent). Raises MethodiekFout for no goals, another number of weights than goals, or a value outside
    these. Over one goal T is 50 + 10*x: shown, never compared.
    """
    wegingen = [1.0] * len(niveaus) if gewichten is None else list(gewichten)
    if not niveaus:
        raise MethodiekFout("niveaus", "Er is geen doel om een score over te berekenen.")
    if len(wegingen) != len(niveaus):
        raise MethodiekFout("gewichten", "Er zijn niet evenveel gewichten als doelen.")
    for nummer, niveau in enumerate(niveaus):
        check_doelniveau(niveau, f"niveaus[{nummer}]")
    for nummer, gewicht in enumerate(wegingen):
        _check_gewicht(gewicht, f"gewichten[{nummer}]")
    teller = math.fsum(w * x for w, x in zip(wegingen, niveaus, strict=True))
    noemer = (1 - RHO) * math.fsum(w * w for w in wegingen) + RHO * math.fsum(wegingen) ** 2
    return 50 + 10 * teller / math.sqrt(noemer)


def check_doelniveau(waarde: object, veld: str) -> int:
    """Return `waarde` as a level of a goal (a whole number, -2..2), or raise MethodiekFout naming `veld`."""
    if isinstance(waarde, bool) or not isinstance(waarde, int) or waarde not in DOELNIVEAUS:
        raise MethodiekFout(veld, f"{veld}: een doelniveau is -2, -1, 0, 1 of 2, niet {cite(waarde)}.")
    return waarde


def _check_gewicht(waarde: object, veld: str) -> None:
    is_number = isinstance(waarde, (int, float)) and not isinstance(waarde, bool)
    if not (is_number and _LIGHTEST <= waarde <= GEWICHTEN[-1]):  # type: ignore[operator]
        raise MethodiekFout(veld, f"{veld}: een gewicht is groter dan 0 en hoogstens 4, niet {cite(waarde)}.")
