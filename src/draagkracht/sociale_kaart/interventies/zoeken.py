"""Finding an intervention: by part, phase, direction, who does it, kind, and words that people use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from draagkracht.methodiek.instrument import load_instrument

from .catalogus import Interventie
from .woorden import word_of

LONGEST_QUESTION = 80
# A word found in the name weighs most; in what it is about and for whom, less.
WEIGHTS = ((("naam",), 8), (("vakterm",), 5), (("voor_wie", "kleine_stap"), 2), (("wat",), 1))


@dataclass(frozen=True)
class Filter:
    """What was asked; an empty field asks nothing."""

    vraag: str = ""
    onderdeel: str = ""
    fase: str = ""
    richting: str = ""
    met_wie: str = ""
    soort: str = ""
    herkomst: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Filter()


def read_filter(gegevens: Mapping[str, str]) -> Filter:
    """A filter from a query string; unknown names and unreadable characters are ignored."""
    clean = {
        name: "".join(sign for sign in str(gegevens.get(name, "")) if sign.isprintable())[
            :LONGEST_QUESTION
        ].strip()
        for name in Filter.__dataclass_fields__
    }
    return Filter(**clean)


def find_interventies(interventies: Iterable[Interventie], filter_: Filter) -> list[Interventie]:
    """Those that answer the whole filter: with words the best first, for a part those that are most about it."""
    fitting = [one for one in interventies if _fits(one, filter_)]
    if filter_.onderdeel:
        fitting.sort(key=lambda one: one.onderdelen.index(filter_.onderdeel))
    words = _plain(filter_.vraag).split()
    if not words:
        return fitting
    ranked = [(sum(_rank(one, word) for word in words), one) for one in fitting]
    ranked = [(rank, one) for rank, one in ranked if all(_rank(one, word) for word in words)]
    return [one for _rank_, one in sorted(ranked, key=lambda row: -row[0])]


def _fits(one: Interventie, filter_: Filter) -> bool:
    asked = (
        (filter_.onderdeel, one.onderdelen),
        (filter_.fase, (one.fase,)),
        (filter_.richting, one.richtingen),
        (filter_.met_wie, (one.met_wie,)),
        (filter_.soort, (one.soort,)),
        (filter_.herkomst, (one.herkomst, "" if one.is_aan else "uit")),
    )
    return all(not wanted or wanted in values for wanted, values in asked)


def _rank(one: Interventie, word: str) -> int:
    rank = sum(
        weight for names, weight in WEIGHTS if any(word in _plain(getattr(one, name)) for name in names)
    )
    return rank + (2 if word in _plain(_about(one)) else 0)


def _about(one: Interventie) -> str:
    """The names of its parts and of its kind: who types "schulden" or "maatje" finds all of them."""
    instrument = load_instrument()
    parts = [instrument.onderdeel(code) for code in one.onderdelen]
    names = [f"{part.naam} {part.naam_inwoner}" for part in parts]
    return " ".join([*names, word_of("soort", one.soort), word_of("met_wie", one.met_wie)])


def _plain(text: str) -> str:
    """Lower case without accents, so that "een" finds "één"."""
    spread = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
