"""What is still vague in a goal, said kindly, with an example of better. Plain rules over the text; nothing is refused.

`review_doel` looks at the words (doelhulp_regels) and at what stands around them: a date, five levels, other goals.
The texts and word lists are data: doelhulp.toml.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from draagkracht.methodiek import doelhulp_regels as regels
from draagkracht.methodiek.doelhulp_taal import Gevonden, Zin, load_doelhulp, read_zinnen
from draagkracht.methodiek.doelhulp_tijd import Tijd, find_tijden, later
from draagkracht.methodiek.doelhulp_twee import two_in_one

AANTAL_NIVEAUS = 5
VOORSTEL_DAGEN = 91  # how far the date lies that an example proposes


@dataclass(frozen=True, slots=True)
class Doelregel:
    """One rule as people read it: its code, its name, when it holds, what is said and an example of better."""

    code: str
    titel: str
    wanneer: str
    tekst: str
    voorbeeld: str
    eigen: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What would make a goal more concrete. `gevonden` are the goal's own words it is about, "" when it is about none."""

    code: str
    tekst: str
    voorbeeld: str
    gevonden: str = ""


@dataclass(frozen=True, slots=True)
class _Doel:
    """A goal as the rules see it."""

    tekst: str
    zinnen: list[Zin]
    tijden: list[Tijd]
    streef_op: dt.date | None
    op: dt.date
    niveaus: Sequence[str] | None
    actief: int


@lru_cache(maxsize=1)
def load_doelregels() -> dict[str, Doelregel]:
    """Every rule by its code, in the order in which hints are given."""
    return {ruw["code"]: Doelregel(**ruw) for ruw in load_doelhulp()["regel"]}


def review_doel(
    tekst: str,
    streef_op: dt.date | None,
    op: dt.date,
    *,
    niveaus: Sequence[str] | None = None,
    actief: int = 0,
) -> list[Hint]:
    """What is still vague in a goal, seen on the day `op`; [] when there is nothing to say, also for an empty text.

    `niveaus` are the five level texts; None means that they were not asked yet. `actief` is how many other goals the
    resident is busy with. Takes any text in linear time and never raises for one.
    """
    zinnen = read_zinnen(tekst)
    if not zinnen:
        return []
    tijden = [tijd for zin in zinnen for tijd in find_tijden(zin, op)]
    doel = _Doel(tekst, zinnen, tijden, streef_op, op, niveaus, actief)
    found = {code: gevonden for code, holds in _REGELS if (gevonden := holds(doel))}
    hidden = {weaker for code in found for weaker in _COVERS.get(code, ())}
    return [_say(load_doelregels()[code], found[code], op) for code in found if code not in hidden]


def _say(regel: Doelregel, gevonden: Gevonden, op: dt.date) -> Hint:
    words = {"gevonden": gevonden.woorden, "datum": dutch_date(later(op, VOORSTEL_DAGEN))}
    made = (
        regel.eigen.format(**{**words, **gevonden.eigen})
        if gevonden.eigen
        else regel.voorbeeld.format(**words)
    )
    return Hint(regel.code, regel.tekst.format(**words), made, gevonden.woorden)


def dutch_date(dag: dt.date) -> str:
    """`23 november 2026`."""
    namen = [namen[0] for namen in load_doelhulp()["tijd"]["maanden"]]
    return f"{dag.day} {namen[dag.month - 1]} {dag.year}"


def _words(rule: Callable[[list[Zin]], Gevonden | None]) -> Callable[[_Doel], Gevonden | None]:
    return lambda doel: rule(doel.zinnen)


def _no_date(doel: _Doel) -> Gevonden | None:
    if doel.streef_op is not None or doel.tijden or any(regels.has_cue(zin) for zin in doel.zinnen):
        return None
    return Gevonden("", regels.with_date(doel.zinnen))


def _dates(doel: _Doel) -> Iterator[tuple[dt.date, str]]:
    """Every day that can be told, with its words: the one that was chosen, and those in the text."""
    if doel.streef_op is not None:
        yield doel.streef_op, dutch_date(doel.streef_op)
    yield from ((tijd.op, tijd.woorden) for tijd in doel.tijden if tijd.op is not None)


def _past(doel: _Doel) -> Gevonden | None:
    return next((Gevonden(woorden) for dag, woorden in _dates(doel) if dag < doel.op), None)


def _far(doel: _Doel) -> Gevonden | None:
    days = load_doelhulp()["ver_na_dagen"]
    return next((Gevonden(woorden) for dag, woorden in _dates(doel) if (dag - doel.op).days > days), None)


def _long(doel: _Doel) -> Gevonden | None:
    is_long = doel.tekst.count(" ") > load_doelhulp()["langste_doel"] * 2 or (
        sum(1 for zin in doel.zinnen for norm in zin.normen if norm not in ",:")
        > load_doelhulp()["langste_doel"]
    )
    return Gevonden() if is_long else None


def _levels_missing(doel: _Doel) -> Gevonden | None:
    if doel.niveaus is None:
        return None
    told = [niveau for niveau in doel.niveaus if niveau.strip()]
    return Gevonden() if len(told) < AANTAL_NIVEAUS else None


def _levels_same(doel: _Doel) -> Gevonden | None:
    seen: set[str] = set()
    for niveau in doel.niveaus or ():
        said = " ".join(niveau.casefold().split()).rstrip(".")
        if said and said in seen:
            return Gevonden(niveau.strip()[:200])
        seen.add(said)
    return None


def _many(doel: _Doel) -> Gevonden | None:
    return Gevonden() if doel.actief >= load_doelhulp()["meeste_tegelijk"] else None


# Said about the same words, the stronger one is enough.
_COVERS = {"gevoel": ("wens", "vaag", "ontkenning"), "van_ander": ("wens",)}
_REGELS: tuple[tuple[str, Callable[[_Doel], Gevonden | None]], ...] = (
    ("geen_ik", _words(regels.without_ik)),
    ("van_ander", _words(regels.by_another)),
    ("wens", _words(regels.only_wish)),
    ("vaag", _words(regels.not_countable)),
    ("gevoel", _words(regels.only_feeling)),
    ("ontkenning", _words(regels.negated)),
    ("twee_doelen", _words(two_in_one)),
    ("geen_datum", _no_date),
    ("datum_voorbij", _past),
    ("datum_ver", _far),
    ("lang", _long),
    ("moeilijk", _words(regels.hard_word)),
    ("niveaus", _levels_missing),
    ("niveaus_gelijk", _levels_same),
    ("veel_tegelijk", _many),
)
