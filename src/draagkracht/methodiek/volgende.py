"""What could be done next: advice from facts by one ordered table. Advice never blocks a step."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from draagkracht.methodiek.schaal import INWONER, PROFESSIONAL

ACTIEVE_DOELEN = 3
OPNIEUW_NA_WEKEN = 13


@dataclass(frozen=True, slots=True)
class Feiten:
    """What is known of a dossier, as counts and yes-or-no; everything absent means not there.

    `stemmen_gemeten` are the voices with a meting at the latest moment, `weken_sinds_meting` whole weeks or
    None without a meting. Counts are of open things only: bevindingen not yet chosen, active goals without
    levels, afspraken whose date has passed and that were not talked about, goals whose date has passed and
    that were not judged, sets of zeggenschap questions that are due. `is_spoed_gevraagd`, `is_verteld` and
    `is_plan_akkoord` are True when there is nothing (left) to ask, tell or agree.
    """

    has_hulpvraag: bool = False
    is_spoed_open: bool = False
    is_spoed_gevraagd: bool = True
    is_verteld: bool = True
    stemmen_gemeten: frozenset[str] = frozenset()
    weken_sinds_meting: int | None = None
    gesprekspunten_open: int = 0
    bevindingen: int = 0
    bevindingen_niet_gekozen: int = 0
    bevindingen_zonder_doel: int = 0
    has_visie: bool = False
    is_visie_akkoord: bool = False
    doelen: int = 0
    doelen_actief: int = 0
    doelen_zonder_niveaus: int = 0
    doelen_zonder_akkoord: int = 0
    doelen_zonder_stap: int = 0
    doelen_te_beoordelen: int = 0
    stappen_zonder_afspraak: int = 0
    is_plan_akkoord: bool = True
    afspraken_te_bespreken: int = 0
    zeggenschap_open: int = 0
    is_afgesloten: bool = False


@dataclass(frozen=True, slots=True)
class Advies:
    """One piece of advice: its code, the step of the process it belongs to, and its sentence."""

    code: str
    stap: str
    zin: str


# How many there are; 0 means that the advice does not apply.
_Aantal = Callable[[Feiten], int]

# In order of what helps most now: safety, then promises that were made, then the way from question to result.
TABEL: tuple[tuple[str, str, _Aantal], ...] = (
    ("spoed", "hulpvraag", lambda f: f.is_spoed_open),
    ("hulpvraag_ontbreekt", "hulpvraag", lambda f: not f.has_hulpvraag),
    ("spoed_niet_gevraagd", "hulpvraag", lambda f: not f.is_spoed_gevraagd),
    ("afspraken_bespreken", "uitvoering", lambda f: f.afspraken_te_bespreken),
    ("plan_niet_verteld", "hulpvraag", lambda f: not f.is_verteld),
    ("meting_ontbreekt", "meting", lambda f: not f.stemmen_gemeten),
    ("stem_inwoner_ontbreekt", "meting", lambda f: _lacks(INWONER, f)),
    ("stem_professional_ontbreekt", "meting", lambda f: _lacks(PROFESSIONAL, f)),
    ("gesprekspunten", "meting", lambda f: f.gesprekspunten_open),
    ("bevindingen_ontbreken", "vraagverheldering", lambda f: bool(f.stemmen_gemeten) and not f.bevindingen),
    ("bevindingen_kiezen", "vraagverheldering", lambda f: f.bevindingen_niet_gekozen),
    ("visie_ontbreekt", "vraagverheldering", lambda f: bool(f.bevindingen) and not f.has_visie),
    ("visie_akkoord", "vraagverheldering", lambda f: f.has_visie and not f.is_visie_akkoord),
    ("bevindingen_zonder_doel", "doelen", lambda f: f.bevindingen_zonder_doel),
    ("te_veel_doelen", "doelen", lambda f: f.doelen_actief if f.doelen_actief > ACTIEVE_DOELEN else 0),
    ("doelen_zonder_niveaus", "doelen", lambda f: f.doelen_zonder_niveaus),
    ("doelen_zonder_akkoord", "doelen", lambda f: f.doelen_zonder_akkoord),
    ("doelen_zonder_stap", "aanpak", lambda f: f.doelen_zonder_stap),
    ("plan_akkoord", "aanpak", lambda f: not f.is_plan_akkoord),
    ("stappen_zonder_afspraak", "uitvoering", lambda f: f.stappen_zonder_afspraak),
    ("zeggenschap", "vraagverheldering", lambda f: f.zeggenschap_open),
    ("doelen_beoordelen", "doelbereiking", lambda f: f.doelen_te_beoordelen),
    ("opnieuw_meten", "meting", lambda f: _weeks_overdue(f)),
    ("afsluiten", "doelbereiking", lambda f: bool(f.doelen) and not f.doelen_actief),
)
_DOORGAAN = ("doorgaan", "uitvoering")


def volgende(feiten: Feiten) -> list[Advies]:
    """Return all advice that applies, most helpful first; a closed dossier gets none.

    An open dossier always gets at least one: when nothing hangs loose, to go on and see what works.
    """
    if feiten.is_afgesloten:
        return []
    advies = [
        Advies(code, stap, _load_zinnen()[code].format(aantal=int(aantal)))
        for code, stap, count in TABEL
        if (aantal := count(feiten))
    ]
    return advies or [Advies(*_DOORGAAN, _load_zinnen()[_DOORGAAN[0]])]


def _lacks(stem: str, feiten: Feiten) -> bool:
    # Without any meting the advice is to begin one, not to complete it.
    return bool(feiten.stemmen_gemeten) and stem not in feiten.stemmen_gemeten


def _weeks_overdue(feiten: Feiten) -> int:
    weken = feiten.weken_sinds_meting or 0
    return weken if weken >= OPNIEUW_NA_WEKEN else 0


@lru_cache(maxsize=1)
def _load_zinnen() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("volgende.toml").read_text(encoding="utf-8"))
