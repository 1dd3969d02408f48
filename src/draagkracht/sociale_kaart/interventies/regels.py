"""What one intervention must hold: every problem as a field and a sentence, for files and for forms alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from draagkracht.methodiek.fouten import cite
from draagkracht.methodiek.schaal import DRAAGKRACHT, HOOGSTE, KADER, LAAGSTE, VEILIGHEID, kader_codes

from .woorden import load_technieken, load_woorden

LANGSTE = {
    "naam": 80,
    "vakterm": 120,
    "wat": 500,
    "voor_wie": 300,
    "niet_voor": 300,
    "alleen_als": 120,
    "bewijs_uitleg": 300,
    "kleine_stap": 200,
}
NODIG = ("naam", "wat", "voor_wie", "niet_voor", "onderdelen", "fase", "grepen", "weken", "uren_per_week")
NODIG += ("met_wie", "soort", "bewijs")
# What a field means when it is not written down; what is not here is empty.
ANDERS = {"kosten": "gratis", "ernst": [0, 4], "gedeeld": True}
KEUZES = ("fase", "met_wie", "soort", "kosten", "bewijs")
LANGSTE_WEKEN, MEESTE_UREN = 104, 40
# The load on somebody's own people is bounded: above this it is work, and asks for another way.
MEESTE_NETWERK_UREN = 4
CODE = re.compile(r"[a-z][a-z0-9_]{2,59}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Probleem:
    """What is wrong with one field: `zin` begins with the field's name."""

    veld: str
    zin: str


@dataclass(frozen=True, slots=True)
class Kennis:
    """What an intervention may refer to: the codes of other interventions and of sources."""

    interventies: Collection[str] = field(default_factory=frozenset)
    bronnen: Collection[str] = field(default_factory=frozenset)


def find_problemen(ruw: Mapping[str, Any], kennis: Kennis) -> list[Probleem]:
    """Return every problem of one intervention as it stands in a file or comes from a form; [] when it holds."""
    found = [
        Probleem(str(name), f"{cite(name)} is geen bekend veld.") for name in ruw if name not in CONTROLES
    ]
    found += [Probleem(name, f"{name} ontbreekt.") for name in NODIG if name not in ruw]
    for name, check in CONTROLES.items():
        if name in ruw:
            found += [Probleem(name, f"{name} {zin}") for zin in check(ruw[name], kennis)]
    # How fields fit together is only worth saying when each of them can be read.
    return found or list(_together(ruw))


def _together(ruw: Mapping[str, Any]) -> Iterator[Probleem]:
    if VEILIGHEID in ruw["onderdelen"] and ruw.get("gedeeld", True):
        yield Probleem("gedeeld", "gedeeld hoort false te zijn: veiligheid komt nooit in een gedeeld plan.")
    if ruw["met_wie"] == "netwerk" and not ruw.get("belast_netwerk", 0):
        yield Probleem(
            "belast_netwerk", "belast_netwerk ontbreekt: zeg hoeveel uur per week het de ander kost."
        )
    if ruw["soort"] == "oefening" and not ruw.get("kleine_stap"):
        yield Probleem("kleine_stap", "kleine_stap ontbreekt: een oefening heeft een zin om af te spreken.")
    if ruw["bewijs"] not in ("eigen", "praktijk") and not ruw.get("bronnen"):
        yield Probleem(
            "bronnen", f"bronnen ontbreekt: bewijs {cite(ruw['bewijs'])} vraagt ten minste één bron."
        )
    both = set(ruw.get("na", ())) & set(ruw.get("niet_met", ()))
    if both:
        yield Probleem("niet_met", f"niet_met noemt {cite(min(both))}, maar dat staat ook in na.")
    if ruw.get("code") in {*ruw.get("na", ()), *ruw.get("niet_met", ())}:
        yield Probleem("na", "na en niet_met mogen niet naar de interventie zelf wijzen.")


def _text(longest: int, may_be_empty: bool = False) -> Callable[[Any, Kennis], Iterator[str]]:
    def check(value: Any, _kennis: Kennis) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"hoort tekst te zijn, niet {cite(value)}."
        elif not value.strip() and not may_be_empty:
            yield "is leeg."
        elif len(value) > longest:
            yield f"is langer dan {longest} tekens."
        elif not value.replace("\n", " ").isprintable():
            yield "bevat een teken dat niet te lezen is."
        elif "!" in value:
            yield "bevat een uitroepteken; schrijf rustig."

    return check


def _one_of(allowed: Callable[[Kennis], Collection[str]]) -> Callable[[Any, Kennis], Iterator[str]]:
    def check(value: Any, kennis: Kennis) -> Iterator[str]:
        known = allowed(kennis)
        if not isinstance(value, str) or value not in known:
            yield f"is {cite(value)}; kies uit {', '.join(known)}."

    return check


def _list_of(
    what: str, allowed: Callable[[Kennis], Collection[str]], may_be_empty: bool = True
) -> Callable[[Any, Kennis], Iterator[str]]:
    def check(value: Any, kennis: Kennis) -> Iterator[str]:
        if not isinstance(value, (list, tuple)):
            yield f"hoort een lijst te zijn, niet {cite(value)}."
            return
        if not value and not may_be_empty:
            yield "is leeg."
        known = allowed(kennis)
        for code in value:
            if not isinstance(code, str) or code not in known:
                yield f"noemt {cite(code)}; dat is geen {what}."
            elif list(value).count(code) > 1:
                yield f"noemt {cite(code)} twee keer."
                return

    return check


def _number(low: float, high: float, is_whole: bool = False) -> Callable[[Any, Kennis], Iterator[str]]:
    kinds = (int,) if is_whole else (int, float)
    what = "een heel getal" if is_whole else "een getal"

    def check(value: Any, _kennis: Kennis) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
            yield f"is {cite(value)}; het hoort {what} te zijn van {low:g} tot en met {high:g}."

    return check


def _yes_no(value: Any, _kennis: Kennis) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"is true of false, niet {cite(value)}."


def _code(value: Any, _kennis: Kennis) -> Iterator[str]:
    if not isinstance(value, str) or not CODE.fullmatch(value):
        yield f"is {cite(value)}; gebruik kleine letters, cijfers en liggende streepjes, ten minste drie."


def _ernst(value: Any, _kennis: Kennis) -> Iterator[str]:
    is_pair = isinstance(value, (list, tuple)) and len(value) == 2
    if not is_pair or any(isinstance(n, bool) or not isinstance(n, int) for n in value):
        yield "hoort twee hele getallen te zijn, van en tot en met."
    elif not LAAGSTE <= value[0] <= value[1] <= HOOGSTE:
        yield f"loopt van {value[0]} tot {value[1]}; het hoort van laag naar hoog te lopen, binnen 0 tot en met 4."


def _vraagt(value: Any, _kennis: Kennis) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"hoort een tabel te zijn, niet {cite(value)}."
        return
    for part, low in value.items():
        if part not in kader_codes(DRAAGKRACHT):
            yield f"noemt {cite(part)}; dat is geen onderdeel van draagkracht."
        elif isinstance(low, bool) or not isinstance(low, int) or not 1 <= low <= HOOGSTE:
            yield f"vraagt bij {part} {cite(low)}; het hoort een heel getal te zijn van 1 tot en met 4."


def _known(soort: str) -> Callable[[Kennis], Collection[str]]:
    return lambda _kennis: load_woorden()[soort]


CONTROLES: Mapping[str, Callable[[Any, Kennis], Iterator[str]]] = {
    "code": _code,
    **{name: _text(longest, may_be_empty=name not in NODIG) for name, longest in LANGSTE.items()},
    **{name: _one_of(_known(name)) for name in KEUZES},
    "onderdelen": _list_of("onderdeel van het kader", lambda _kennis: KADER, may_be_empty=False),
    "richting": _list_of("richting", _known("richting"), may_be_empty=False),
    "grepen": _list_of("greep van het kader", _known("greep"), may_be_empty=False),
    "ernst": _ernst,
    "weken": _number(1, LANGSTE_WEKEN, is_whole=True),
    "uren_per_week": _number(0.25, MEESTE_UREN),
    "wachttijd": _number(0, LANGSTE_WEKEN, is_whole=True),
    "belast_netwerk": _number(0, MEESTE_NETWERK_UREN),
    "vraagt": _vraagt,
    "na": _list_of("interventie", lambda kennis: kennis.interventies),
    "niet_met": _list_of("interventie", lambda kennis: kennis.interventies),
    "bronnen": _list_of("bron", lambda kennis: kennis.bronnen),
    "bct": _list_of("techniek uit technieken.toml", lambda _kennis: load_technieken()),
    "gedeeld": _yes_no,
    "aanvulling": _yes_no,
}  # fmt: skip
