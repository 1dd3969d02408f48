"""What a Dutch goal says, as far as plain rules can tell: its sentences, words, main clause and who does it.

No parser and no model: word lists from doelhulp.toml and the order of words, so that a person can follow every answer.
Every function here walks a text a fixed number of times, and no further than MOST characters.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

MOST = 2_000  # a goal has 300 characters at most; what somebody pastes beyond this is not read word by word
# A number, an abbreviation with dots (`a.s.`), a word, or a mark.
_STUK = re.compile(r"\d+(?:[-/.:,]\d+)*|\b(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’‘-][^\W\d_]+)*|[.!?;…\n,:]")
_EINDE = frozenset(".!?;…\n")
KOMMA = frozenset(",:")
IK = "ik"
ALS_IK = frozenset(("k", "iek", "ikke"))  # how people write it as they say it


@dataclass(frozen=True, slots=True)
class Woord:
    """One word as it stands in the text from `van` to `tot`; `norm` is how it is compared: small, without accents."""

    norm: str
    van: int
    tot: int


@dataclass(frozen=True)
class Zin:
    """One sentence: its words (a comma counts as one), and the whole text they were read from."""

    tekst: str
    woorden: tuple[Woord, ...]

    @cached_property
    def normen(self) -> tuple[str, ...]:
        return tuple(woord.norm for woord in self.woorden)

    @cached_property
    def is_hoofd(self) -> tuple[bool, ...]:
        """Per word whether it stands in the main clause."""
        return _mark_main(self.normen)

    def is_bijzin(self, i: int) -> bool:
        """Whether a subordinate clause begins at place `i`."""
        return _begins_bijzin(self.normen, i)

    @cached_property
    def ik(self) -> int | None:
        """The place of the first `ik` of the main clause; None when nobody says I."""
        return next((i for i, norm in enumerate(self.normen) if norm == IK and self.is_hoofd[i]), None)

    @cached_property
    def werkwoord(self) -> int | None:
        """The place of the verb that belongs to `ik`: behind it, or before it when the sentence begins otherwise."""
        if self.ik is None:
            return None
        turned = self.ik > 0 and self.normen[self.ik - 1] not in KOMMA | {"en", "maar", "dus", "dan"}
        place = self.ik - 1 if turned else self.ik + 1
        return place if place < len(self.woorden) else None

    def quote(self, van: int, tot: int) -> str:
        """The words from place `van` up to `tot`, exactly as they were written."""
        return self.tekst[self.woorden[van].van : self.woorden[tot - 1].tot]


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What a rule found: the goal's own words, and the pieces for an example made of them ({} when none is honest)."""

    woorden: str = ""
    eigen: Mapping[str, str] = field(default_factory=dict)


def rest_of(zin: Zin, van: int) -> str:
    """The words from place `van` to the end of the sentence; "" when there are none."""
    return zin.quote(van, len(zin.woorden)) if van < len(zin.woorden) else ""


def read_zinnen(tekst: str) -> list[Zin]:
    """The sentences of a text; a semicolon and a new line end one too. No words, no sentences."""
    tekst = unicodedata.normalize("NFC", tekst[:MOST])
    zinnen: list[list[Woord]] = []
    woorden: list[Woord] = []
    for stuk in _STUK.finditer(tekst):
        if stuk[0] in _EINDE:
            zinnen.append(woorden)
            woorden = []
        else:
            woorden.append(Woord(normalise(stuk[0]), stuk.start(), stuk.end()))
    zinnen.append(woorden)
    return [Zin(tekst, tuple(zin)) for zin in zinnen if any(woord.norm not in KOMMA for woord in zin)]


def normalise(woord: str) -> str:
    """A word as it is compared: small letters, no accents, straight hyphens and no apostrophes; `'k` is `ik`."""
    apart = unicodedata.normalize("NFKD", woord.casefold())
    norm = "".join(c for c in apart if not unicodedata.combining(c) and c not in "'’‘")
    return IK if norm in ALS_IK else norm


def _mark_main(normen: Sequence[str]) -> tuple[bool, ...]:
    """A subordinate clause runs from its first word to a comma, or to the verb before an `ik` that turns back."""
    is_hoofd: list[bool] = []
    inside = False
    for i, norm in enumerate(normen):
        if norm in KOMMA:
            inside = False
        elif _begins_bijzin(normen, i):
            inside = True
        elif inside and norm == IK and _turns_back(normen, i):
            inside = False
            is_hoofd[i - 1] = True
        is_hoofd.append(not inside)
    return tuple(is_hoofd)


def _begins_bijzin(normen: Sequence[str], i: int) -> bool:
    norm, verder = normen[i], normen[i + 1] if i + 1 < len(normen) else ""
    eerder = normen[i - 1] if i else ""
    if norm in word_set("bijzin"):
        return True
    if norm not in word_set("bijzin_voor_wie"):
        return False
    if norm == "wat" and verder == IK:
        return True  # `ik vraag na wat ik niet snap`
    # `een kamer die bij mij past` begins one whatever follows; `die dag`, `op die plek` and `dan doe ik dat` do not.
    if norm in ("die", "dat") and i >= 3 and verder and eerder not in word_set("voorzetsels") | {IK}:
        return True
    return verder in word_set("onderwerpen") and eerder not in word_set("voorzetsels") - {
        "voor",
        "aan",
        "met",
    }


def _turns_back(normen: Sequence[str], i: int) -> bool:
    """`Als het misgaat bel ik mijn zus`: the word before this `ik` is a verb, not what began the clause."""
    eerder = normen[i - 1]
    starts = word_set("bijzin") | word_set("bijzin_voor_wie") | word_set("voorzetsels")
    return i >= 3 and eerder not in starts and eerder not in ("en", "of", "dan", "maar", "mijn")


@dataclass(frozen=True, slots=True)
class Vondst:
    """Words that a rule found: in which sentence, from which place up to which."""

    zin: Zin
    van: int
    tot: int

    @property
    def woorden(self) -> str:
        return self.zin.quote(self.van, self.tot)


def find_groepen(zin: Zin, groepen: Mapping[str, Iterable[tuple[str, ...]]]) -> Iterator[Vondst]:
    """Every place where one of the groups of words begins; `groepen` has them by their first word, longest first."""
    for i, norm in enumerate(zin.normen):
        for groep in groepen.get(norm, ()):
            if zin.normen[i : i + len(groep)] == groep:
                yield Vondst(zin, i, i + len(groep))
                break


@lru_cache(maxsize=1)
def load_doelhulp() -> Mapping[str, Any]:
    """Everything in doelhulp.toml, read once."""
    return tomllib.loads(Path(__file__).with_name("doelhulp.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def word_set(naam: str) -> frozenset[str]:
    """One list of single words."""
    return frozenset(load_doelhulp()["woorden"][naam])


@lru_cache(maxsize=16)
def word_groups(naam: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """One list of words and fixed groups of words, by their first word and the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for groep in load_doelhulp()["woorden"][naam]:
        woorden = tuple(str(groep).split())
        found.setdefault(woorden[0], []).append(woorden)
    return {eerste: tuple(sorted(groepen, key=len, reverse=True)) for eerste, groepen in found.items()}


@lru_cache(maxsize=1)
def infinitives() -> frozenset[str]:
    """The verbs that are known, in their whole form."""
    return frozenset(load_doelhulp()["werkwoorden"])


@lru_cache(maxsize=1)
def own_forms() -> frozenset[str]:
    """The forms that go with `ik` and are no other everyday word."""
    return frozenset(vorm for vorm in load_doelhulp()["werkwoorden"].values() if vorm)


def find_ander(zin: Zin, i: int) -> int | None:
    """Where somebody else, named from place `i` on, ends (`mijn oudste zoon`); None when nobody is named there."""
    normen = zin.normen
    if i >= len(normen):
        return None
    if normen[i] in word_set("voornaamwoorden") or normen[i] in ("school", "familie", "instanties", "mensen"):
        return i + 1
    if normen[i] not in word_set("bezit"):
        return None
    return next((j + 1 for j in (i + 1, i + 2) if j < len(normen) and normen[j] in word_set("mensen")), None)
