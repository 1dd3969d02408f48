"""Whether a change is more than the noise of measuring: the reliable change index.

Source: Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59(1), 12-19.
"""

import math
from dataclasses import dataclass

from draagkracht.methodiek.fouten import MethodiekFout, cite

GRENS = 1.96
# Closer to zero than this is a slip of the pen, and would divide by nothing.
_LEAST, _WIDEST = 1e-9, 8
TE_KLEIN = "te klein om iets over te zeggen"
MEER = "meer dan toeval: omhoog"
MINDER = "meer dan toeval: omlaag"
ONBEKEND = "nog niet te zeggen of dit meer dan toeval is: bij dit instrument horen nog geen cijfers daarover"


@dataclass(frozen=True, slots=True)
class Meetfout:
    """What is known of the noise of one figure: `sd_t0` (SD at T0, > 0) and reliability `r` (0..1).

    `bron` and `op` say where the two come from and since when; numbers without an origin are not allowed.
    """

    sd_t0: float
    r: float
    bron: str
    op: str

    @property
    def s_diff(self) -> float:
        """The standard error of a difference: sqrt(2) * SD_T0 * sqrt(1 - r), in points of the scale."""
        return math.sqrt(2) * self.sd_t0 * math.sqrt(1 - self.r)

    @property
    def kleinste_verandering(self) -> float:
        """The change that has to be exceeded before it counts as reliable, in points of the scale."""
        return GRENS * self.s_diff


@dataclass(frozen=True, slots=True)
class Verandering:
    """A change with its reading: `rci` and `betrouwbaar` are None when nothing is known of the noise."""

    verandering: float
    rci: float | None
    betrouwbaar: bool | None
    tekst: str


def check_meetfout(sd_t0: object, r: object, veld: str) -> None:
    """Raise MethodiekFout naming `veld` unless 0 < sd_t0 <= 8 and 0 <= r < 1, both plain numbers."""
    # No figure of ours spans more than 8 points (balans runs from -4 to 4), so no SD can be larger.
    if not (_is_number(sd_t0) and _LEAST <= sd_t0 <= _WIDEST):  # type: ignore[operator]
        raise MethodiekFout(
            f"{veld}.sd_t0",
            f"{veld}.sd_t0 moet een getal groter dan 0 en hoogstens 8 zijn, niet {cite(sd_t0)}.",
        )
    # r = 1 would mean measuring without any error: every change would be infinitely reliable.
    if not (_is_number(r) and 0 <= r <= 1 - _LEAST):  # type: ignore[operator]
        raise MethodiekFout(f"{veld}.r", f"{veld}.r moet van 0 tot 1 zijn (1 zelf niet), niet {cite(r)}.")


def _is_number(waarde: object) -> bool:
    return isinstance(waarde, (int, float)) and not isinstance(waarde, bool)


def betrouwbare_verandering(
    van: float, tot: float, *, sd_t0: float | None = None, r: float | None = None
) -> Verandering:
    """Return the change from `van` to `tot` (points of the scale) and whether it exceeds the noise.

    It does when |RCI| > 1.96. Without `sd_t0` or `r` the answer is None, never a guess. Refuses sd_t0 <=
    0 and r outside 0 <= r < 1.
    """
    verandering = tot - van
    if sd_t0 is None or r is None:
        return Verandering(verandering, None, None, ONBEKEND)
    check_meetfout(sd_t0, r, "meetfout")
    rci = verandering / Meetfout(sd_t0, r, "", "").s_diff
    if abs(rci) <= GRENS:
        return Verandering(verandering, rci, False, TE_KLEIN)
    return Verandering(verandering, rci, True, MEER if verandering > 0 else MINDER)
