"""Reasons: a code, a Dutch sentence, and the facts of the problem that it used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from .opgave import Interventie
from .regels import load_regels

Feit = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reden:
    """`feiten` are paths into the problem: ("draagkracht", "netwerk"), ("interventies", "kookclub", "weken")."""

    code: str
    tekst: str
    feiten: frozenset[Feit] = field(default=frozenset())

    def as_json(self) -> dict[str, str]:
        """The shape of section 6."""
        return {"code": self.code, "tekst": self.tekst}


def schrijf(code: str, feiten: Iterable[Feit] = (), **waarden: object) -> Reden:
    """Return the reason with this code; `waarden` fill the places in its sentence."""
    return Reden(code, load_regels().redenen[code].format(**waarden), frozenset(feiten))


def noem(code: str) -> str:
    """A code inside a sentence: always between the same marks, so that a screen can show its name instead."""
    return f"'{code}'"


def som_op(woorden: Sequence[str]) -> str:
    """Words as people sum them up: a, b en c."""
    return woorden[0] if len(woorden) == 1 else f"{', '.join(woorden[:-1])} en {woorden[-1]}"


def noem_alle(codes: Iterable[str]) -> str:
    """Codes as people sum them up, in order."""
    return som_op([noem(code) for code in sorted(codes)])


def tel(aantal: int, een: str, meer: str) -> str:
    """A number with its word."""
    return f"{aantal} {een if aantal == 1 else meer}"


def weken(aantal: int) -> str:
    """A number of weeks in words."""
    return tel(aantal, "week", "weken")


def uren(aantal: Fraction) -> str:
    """A number of hours in words, with a decimal comma."""
    getal = str(int(aantal)) if aantal.denominator == 1 else str(float(aantal)).replace(".", ",")
    return f"{getal} uur"


def kosten(interventie: Interventie) -> str:
    """What an intervention asks and how it stands, in a few words: every fact of it that orders plans."""
    delen = [weken(interventie.weken), f"{uren(interventie.uren)} per week"]
    if interventie.wachttijd:
        delen.append(f"{weken(interventie.wachttijd)} wachttijd")
    if interventie.voorkeur:
        delen.append(f"voorkeur {interventie.voorkeur}")
    if interventie.na:
        delen.append(f"na {noem_alle(interventie.na)}")
    if interventie.niet_met:
        delen.append(f"niet met {noem_alle(interventie.niet_met)}")
    return ", ".join(delen)


def kosten_feiten(interventie: Interventie) -> frozenset[Feit]:
    """The facts that `kosten` names."""
    namen = ["weken", "uren_per_week"]
    namen += [naam for naam in ("wachttijd", "voorkeur", "na", "niet_met") if getattr(interventie, naam)]
    return frozenset(("interventies", interventie.code, naam) for naam in namen)
