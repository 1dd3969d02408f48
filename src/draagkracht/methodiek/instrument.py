"""The instrument: which parts are measured, with the sentence that stands for every level. Data, not code.

An instrument is one TOML file that a methodologist can read and change; `check_instrument` tells in plain
sentences what is wrong with one. A meting names the code of the instrument it used, so a changed text
gets a new code. A municipality keeps its own files in a folder beside the shipped ones (`choose_instrument`):
adding a question is adding a file.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from draagkracht.methodiek.betrouwbaarheid import Meetfout
from draagkracht.methodiek.fouten import InstrumentFout, MethodiekFout, cite
from draagkracht.methodiek.instrumentregels import find_problemen
from draagkracht.methodiek.schaal import GROEPEN, INZETBAAR, MATEN

INSTRUMENTEN = Path(__file__).parent / "instrumenten"
STANDAARD = "draagkracht-1"
_CODE = r"[a-z0-9-]{1,40}"
_GROOTSTE_BESTAND = 2_000_000


@dataclass(frozen=True, slots=True)
class Anker:
    """What one level of one measure stands for.

    `kop` is two to four everyday words, `inwoner` a sentence in I-form (B1), `professional` what can be
    observed.
    """

    maat: str
    niveau: int
    kop: str
    inwoner: str
    professional: str


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part of the instrument, with its questions and, per measure, five anchors in order of level.

    `eigen` marks a municipality's own part: it is asked and shown, and counts in no mean of a pan.
    """

    code: str
    pan: str
    groep: str
    naam: str
    naam_inwoner: str
    omschrijving: str
    vraag: str
    vraag_inzetbaar: str
    gespreksvragen: tuple[str, ...]
    pictogram: str
    ankers: Mapping[str, tuple[Anker, ...]] = field(hash=False)
    meetfouten: Mapping[str, Meetfout] = field(hash=False)
    eigen: bool = False

    @property
    def maten(self) -> tuple[str, ...]:
        """The measures of this part: `score` for draaglast, `aanwezig` and `inzetbaar` for draagkracht."""
        return MATEN[self.pan]

    def anker(self, maat: str, niveau: int) -> Anker:
        """Return the anchor of one level; KeyError or IndexError when the measure or level is not of this
        part.
        """
        return self.ankers[maat][niveau]

    def vraag_voor(self, maat: str) -> str:
        """Return the resident's question for a measure, in the u-form."""
        return self.vraag_inzetbaar if maat == INZETBAAR else self.vraag


@dataclass(frozen=True, slots=True)
class Instrument:
    """A version of the instrument: all its parts in reading order.

    `meetfouten` holds what is known of the noise of `draaglast`, `effectieve_draagkracht` and `balans`.
    """

    code: str
    naam: str
    herkomst: str
    onderdelen: tuple[Onderdeel, ...]
    meetfouten: Mapping[str, Meetfout] = field(hash=False)

    def onderdeel(self, code: str) -> Onderdeel:
        """Return the part with this code; raises MethodiekFout when the instrument has no such part."""
        for onderdeel in self.onderdelen:
            if onderdeel.code == code:
                return onderdeel
        raise MethodiekFout("onderdeel", f"{cite(code)} is geen onderdeel van instrument {self.code}.")

    def van_pan(self, pan: str) -> tuple[Onderdeel, ...]:
        """Return the parts of one pan in reading order, the municipality's own ones included."""
        return tuple(onderdeel for onderdeel in self.onderdelen if onderdeel.pan == pan)

    def van_groep(self, groep: str) -> tuple[Onderdeel, ...]:
        """Return the parts of one group in reading order, the municipality's own ones included."""
        return tuple(onderdeel for onderdeel in self.onderdelen if onderdeel.groep == groep)


@dataclass(slots=True)
class _Keuze:
    """Which instrument is asked when nothing else is said, and where a municipality's own ones lie."""

    code: str = STANDAARD
    eigen_map: Path | None = None


_keuze = _Keuze()


def choose_instrument(code: str = STANDAARD, eigen_map: Path | None = None) -> None:
    """From now on `load_instrument()` gives `code`, and codes are looked up in `eigen_map` too.

    Reads nothing yet: a file that does not hold is refused by the first who loads it.
    """
    _keuze.code, _keuze.eigen_map = code, eigen_map
    _load.cache_clear()


def load_instrument(code: str | None = None) -> Instrument:
    """Return the instrument with this code, or the chosen one; read once per process.

    Raises MethodiekFout when the code is unknown, and InstrumentFout when its file does not hold.
    """
    return _load(_keuze.code if code is None else code)


@lru_cache(maxsize=32)
def _load(code: str) -> Instrument:
    # The pattern keeps a code from input out of other folders; no code with a slash or a dot ever reaches
    # the disk. Shipped files go first: nobody changes the words under a code that is in use elsewhere.
    mappen = (INSTRUMENTEN, _keuze.eigen_map) if re.fullmatch(_CODE, code, re.ASCII) else ()
    pad = next((pad for map_ in mappen if map_ and (pad := map_ / f"{code}.toml").is_file()), None)
    if pad is None:
        raise MethodiekFout("instrument", f"instrument: {cite(code)} is geen bekend instrument.")
    instrument = read_instrument(pad)
    if instrument.code != code:
        raise InstrumentFout(
            str(pad), [f"In het bestand {cite(pad.name)} staat een andere code: {cite(instrument.code)}."]
        )
    return instrument


def list_bestanden() -> list[Path]:
    """The files of all instruments, shipped ones first."""
    mappen = [INSTRUMENTEN, *([_keuze.eigen_map] if _keuze.eigen_map else [])]
    return [pad for map_ in mappen for pad in sorted(map_.glob("*.toml"))]


def pan_of(onderdeel: str) -> str:
    """Return the pan of a part, or "" when the instrument has no such part."""
    return next((part.pan for part in load_instrument().onderdelen if part.code == onderdeel), "")


def read_instrument(pad: str | Path) -> Instrument:
    """Return the instrument in a file; raises InstrumentFout with every problem when it does not hold."""
    gegevens = _read_toml(Path(pad))
    problemen = find_problemen(gegevens)
    if problemen:
        raise InstrumentFout(str(pad), problemen)
    return _build(gegevens)


def check_instrument(pad: str | Path) -> list[str]:
    """Return every problem of an instrument file, each one Dutch sentence that names the place; [] when
    it holds.
    """
    try:
        return find_problemen(_read_toml(Path(pad)))
    except InstrumentFout as fout:
        return list(fout.problemen)


def _read_toml(pad: Path) -> dict[str, Any]:
    naam = cite(pad.name)
    try:
        with pad.open("rb") as bestand:
            ruw = bestand.read(_GROOTSTE_BESTAND + 1)
    except FileNotFoundError as fout:
        raise InstrumentFout(str(pad), [f"Het bestand {naam} bestaat niet."]) from fout
    except (OSError, ValueError) as fout:
        raise InstrumentFout(str(pad), [f"Het bestand {naam} is niet te lezen."]) from fout
    if len(ruw) > _GROOTSTE_BESTAND:
        raise InstrumentFout(str(pad), [f"Het bestand {naam} is groter dan 2 MB en dus geen instrument."])
    try:
        return tomllib.loads(ruw.decode("utf-8-sig"))
    except UnicodeDecodeError as fout:
        regel = ruw.count(b"\n", 0, fout.start) + 1
        raise InstrumentFout(str(pad), [f"Regel {regel}: dit bestand is geen UTF-8-tekst."]) from fout
    except (ValueError, RecursionError) as fout:
        raise InstrumentFout(str(pad), [_explain_toml(str(fout), ruw)]) from fout


def _explain_toml(melding: str, ruw: bytes) -> str:
    # tomllib has no attributes for the place in Python 3.11: it only says "(at line 3, column 5)" in its
    # message.
    plaats = re.search(r"line (\d+), column (\d+)", melding)
    if plaats:
        return f"Regel {plaats[1]}, teken {plaats[2]}: dit is geen geldige TOML."
    if "end of document" in melding:
        return f"Regel {len(ruw.splitlines()) or 1}: het bestand houdt op midden in een waarde."
    return "Dit bestand is geen geldige TOML: een waarde is te groot of te diep genest."


def _build(gegevens: dict[str, Any]) -> Instrument:
    return Instrument(
        code=gegevens["code"],
        naam=gegevens["naam"],
        herkomst=gegevens["herkomst"],
        onderdelen=tuple(_build_onderdeel(ruw) for ruw in gegevens["onderdeel"]),
        meetfouten=_build_meetfouten(gegevens.get("gemiddelde", {})),
    )


def _build_onderdeel(ruw: dict[str, Any]) -> Onderdeel:
    pan = GROEPEN[ruw["groep"]]
    return Onderdeel(
        code=ruw["code"],
        pan=pan,
        groep=ruw["groep"],
        naam=ruw["naam"],
        naam_inwoner=ruw["naam_inwoner"],
        omschrijving=ruw["omschrijving"],
        vraag=ruw["vraag"],
        vraag_inzetbaar=ruw.get("vraag_inzetbaar", ""),
        gespreksvragen=tuple(ruw["gespreksvragen"]),
        pictogram=ruw["pictogram"],
        ankers=MappingProxyType({maat: _build_ankers(maat, ruw[maat]) for maat in MATEN[pan]}),
        meetfouten=_build_meetfouten(ruw.get("meetfout", {})),
        eigen=ruw.get("eigen", False),
    )


def _build_ankers(maat: str, ruw: list[dict[str, Any]]) -> tuple[Anker, ...]:
    return tuple(sorted((Anker(maat=maat, **anker) for anker in ruw), key=lambda anker: anker.niveau))


def _build_meetfouten(ruw: dict[str, dict[str, Any]]) -> Mapping[str, Meetfout]:
    return MappingProxyType({code: Meetfout(**waarde) for code, waarde in ruw.items()})
