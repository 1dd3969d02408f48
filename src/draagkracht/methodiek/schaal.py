"""The scales of the method: pans, measures, levels in words, voices, statuses and the parts of the kader."""

from collections.abc import Mapping
from types import MappingProxyType

from draagkracht.methodiek.fouten import MethodiekFout, cite

DRAAGLAST = "draaglast"
DRAAGKRACHT = "draagkracht"
PANNEN = (DRAAGLAST, DRAAGKRACHT)

SCORE = "score"
AANWEZIG = "aanwezig"
INZETBAAR = "inzetbaar"
MATEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {DRAAGLAST: (SCORE,), DRAAGKRACHT: (AANWEZIG, INZETBAAR)}
)

LAAGSTE, HOOGSTE = 0, 4
NIVEAUS = tuple(range(LAAGSTE, HOOGSTE + 1))
# The number says what to do for draaglast and how much is there for draagkracht: never print one without
# its word.
NIVEAUWOORDEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        DRAAGLAST: ("geen zorg", "in de gaten houden", "aanpakken", "snel aanpakken", "acuut"),
        DRAAGKRACHT: ("niet", "een beetje", "redelijk", "goed", "heel sterk"),
    }
)

VASTGELEGD = "vastgelegd"
BESPROKEN = "besproken"
NIET_BESPROKEN = "niet_besproken"
STATUSSEN = (VASTGELEGD, BESPROKEN, NIET_BESPROKEN)

INWONER = "inwoner"
PROFESSIONAL = "professional"
NAASTE = "naaste"
STEMMEN = (INWONER, PROFESSIONAL, NAASTE)

LEVENSGEBIEDEN = "levensgebieden"
COMPETENTIES = "competenties"
NETWERK = "netwerk"
VOORLIGGEND_VELD = "voorliggend_veld"
GROEPEN: Mapping[str, str] = MappingProxyType(
    {
        LEVENSGEBIEDEN: DRAAGLAST,
        COMPETENTIES: DRAAGKRACHT,
        NETWERK: DRAAGKRACHT,
        VOORLIGGEND_VELD: DRAAGKRACHT,
    }
)

# About this part nothing stands in a plan that others may read, and paper keeps it apart.
VEILIGHEID = "veiligheid"

# The twenty parts of the kader, in reading order, each with its group. They are fixed in code because
# means, import and research files rest on them; texts are data, and a municipality's own parts stand
# beside these, never among them.
KADER: Mapping[str, str] = MappingProxyType(
    {
        "financien": LEVENSGEBIEDEN,
        "wonen": LEVENSGEBIEDEN,
        "tijdsbesteding": LEVENSGEBIEDEN,
        "opvoeding": LEVENSGEBIEDEN,
        "lichamelijke_gezondheid": LEVENSGEBIEDEN,
        "geestelijke_gezondheid": LEVENSGEBIEDEN,
        "onderwijs": LEVENSGEBIEDEN,
        VEILIGHEID: LEVENSGEBIEDEN,
        "zelfvertrouwen": COMPETENTIES,
        "zelfkennis": COMPETENTIES,
        "doorzettingsvermogen": COMPETENTIES,
        "verantwoordelijkheidsgevoel": COMPETENTIES,
        "assertiviteit": COMPETENTIES,
        "netwerk": NETWERK,
        "contacten_onderhouden": NETWERK,
        "hulp_vragen": NETWERK,
        "buurthuis": VOORLIGGEND_VELD,
        "gezondheidscentrum": VOORLIGGEND_VELD,
        "verenigingsleven": VOORLIGGEND_VELD,
        "vrijwilligerswerk": VOORLIGGEND_VELD,
    }
)


def kader_codes(pan: str) -> tuple[str, ...]:
    """Return the codes of the kader's parts in one pan, in reading order (8 for draaglast, 12 for
    draagkracht).
    """
    return tuple(code for code, groep in KADER.items() if GROEPEN[groep] == pan)


def check_score(waarde: object, veld: str) -> int:
    """Return `waarde` as a score, or raise MethodiekFout naming `veld`.

    Only a whole number from 0 to 4 is a score: 3.0, "3" and true are refused, because a form or file that
    sends those has lost the difference between a score and something else.
    """
    if isinstance(waarde, bool) or not isinstance(waarde, int):
        raise MethodiekFout(
            veld, f"{veld}: een score is een heel getal van 0 tot en met 4, niet {cite(waarde)}."
        )
    if not LAAGSTE <= waarde <= HOOGSTE:
        raise MethodiekFout(
            veld, f"{veld}: de score {cite(waarde)} valt buiten de schaal van 0 tot en met 4."
        )
    return waarde


def check_stem(waarde: object, veld: str) -> str:
    """Return `waarde` as a voice (`inwoner`, `professional` or `naaste`), or raise MethodiekFout naming
    `veld`.
    """
    if not isinstance(waarde, str) or waarde not in STEMMEN:
        raise MethodiekFout(
            veld, f"{veld}: {cite(waarde)} is geen bekende stem; kies inwoner, professional of naaste."
        )
    return waarde


def niveauwoord(pan: str, score: int) -> str:
    """Return the word for a level of a pan, such as 'snel aanpakken' for draaglast 3."""
    return NIVEAUWOORDEN[pan][check_score(score, pan)]
