"""The problem as values: what the resident can handle, the goals, and the interventions to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

STABILISEREN, VERSTERKEN, BORGEN = FASEN = ("stabiliseren", "versterken", "borgen")
VERMINDEREN, STERKER = RICHTINGEN = ("draaglast_verminderen", "draagkracht_versterken")
ERNSTIG = 3
NEE = -2


@dataclass(frozen=True, slots=True)
class Nood:
    """One need of a goal: a step of this phase, or of any phase when `fase` is None."""

    doel: str
    fase: str | None


@dataclass(frozen=True, slots=True)
class Doel:
    """A goal. `fasen` holds the phases it was given, in order of the work; empty when it was given none. `noden` is what
    has to be filled before it is served (rule 8), never empty.
    """

    code: str
    onderdeel: str
    richting: str
    ernst: int
    gewicht: int
    fasen: tuple[str, ...] = ()
    noden: tuple[Nood, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        fasen = self.fasen or (STABILISEREN if self.is_verlichting else None,)
        object.__setattr__(self, "noden", tuple(Nood(self.code, fase) for fase in fasen))

    @property
    def is_verlichting(self) -> bool:
        """Whether relief on this goal comes before all strengthening (rule 7)."""
        return self.ernst >= ERNSTIG and self.richting == VERMINDEREN


@dataclass(frozen=True, slots=True)
class Interventie:
    """Something to choose. `uren` a week is exact; `vast` is the week in which people fixed its start."""

    code: str
    werkt_op: frozenset[str]
    fase: str
    weken: int
    uren: Fraction
    wachttijd: int = 0
    na: frozenset[str] = frozenset()
    niet_met: frozenset[str] = frozenset()
    vraagt: Mapping[str, int] = field(default_factory=dict, hash=False)
    voorkeur: int = 0
    met_wie: str = ""
    vast: int | None = None

    @property
    def rang_fase(self) -> int:
        """0, 1 or 2: the place of its phase in the work."""
        return FASEN.index(self.fase)

    @property
    def totaal(self) -> Fraction:
        """All its hours."""
        return self.weken * self.uren

    def vult(self, nood: Nood) -> bool:
        """Whether it fills this need when it is chosen."""
        return nood.doel in self.werkt_op and nood.fase in (None, self.fase)


@dataclass(frozen=True, slots=True)
class Opgave:
    """A whole problem, goals and interventions in order of code: the order of the input counts for nothing."""

    horizon: int
    uren: Fraction
    tegelijk: int
    draagkracht: Mapping[str, int] = field(hash=False)
    doelen: tuple[Doel, ...]
    interventies: tuple[Interventie, ...]

    @property
    def noden(self) -> tuple[Nood, ...]:
        """The needs of all goals."""
        return tuple(nood for doel in self.doelen for nood in doel.noden)
