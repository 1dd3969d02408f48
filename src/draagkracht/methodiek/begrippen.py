"""The glossary as data: every noun of this software once, with its plural, English gloss and definition."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Begrip:
    """One noun: `code` as in code and files, `naam` and `meervoud` as people say it ("" when uncountable)."""

    code: str
    naam: str
    meervoud: str
    engels: str
    omschrijving: str

    @property
    def code_meervoud(self) -> str:
        """The plural as a name in code, for related names and paths ("losse_einden"); "" when uncountable."""
        return self.meervoud.replace(" ", "_")


@lru_cache(maxsize=1)
def load_begrippen() -> Mapping[str, Begrip]:
    """Return every noun by its code, in the order of the file."""
    gegevens = tomllib.loads(Path(__file__).with_name("begrippen.toml").read_text(encoding="utf-8"))
    return MappingProxyType({ruw["code"]: Begrip(**ruw) for ruw in gegevens["begrip"]})
