"""Finding facilities: what somebody asks, and the facilities that answer it, a page at a time."""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass

from .lijst import load_lijst
from .models import Voorziening, Zoekregel
from .onthouden import last_change, remember
from .plekken import STRAAL, Startpunt, nearest
from .voorwaarden import PLEKKEN, REGELS, Deel, Zoekvraag, around, as_key, ask, count, nearness, run
from .zoekbits import load_bits

__all__ = ["Bladzijde", "Gevonden", "Zoekvraag", "count_without_place", "find_voorzieningen", "list_talen_in"]

PER_BLADZIJDE = 20
KRING = 2  # km around the starting point in which it is seen how close together facilities are
DICHTBIJ = 5  # km within which looking at everything costs no more than seeing that first


@dataclass(frozen=True)
class Gevonden:
    """One facility on a page of answers; `afstand` in kilometres, None when it is not asked or not known."""

    voorziening: Voorziening
    afstand: float | None


@dataclass(frozen=True)
class Bladzijde:
    regels: list[Gevonden]
    nummer: int
    has_more: bool


def find_voorzieningen(
    *, gemeente: str, vraag: Zoekvraag, bladzijde: int = 1, per: int = PER_BLADZIJDE
) -> Bladzijde:
    """One page of answers: nearest first when there is a starting point, else by name.

    Two queries whatever the size; one more for words, and at most three more when it is not said how near.
    """
    sleutels = _find_keys(gemeente, vraag, (bladzijde - 1) * per, per + 1)
    regels = [Gevonden(v, _distance(v, vraag)) for v in load_lijst(sleutels[:per])]
    return Bladzijde(regels, bladzijde, len(sleutels) > per)


def _find_keys(gemeente: str, vraag: Zoekvraag, begin: int, aantal: int) -> list[uuid.UUID]:
    """The keys from `begin` on."""
    gevraagd = ask(gemeente, vraag)
    if vraag.van is None:
        rijen = run(REGELS, gevraagd, f"ORDER BY r.naam, r.voorziening_id LIMIT {aantal} OFFSET {begin}")
        return [as_key(rij[0]) for rij in rijen]
    sleutels: list[uuid.UUID] = []
    for km in _circles(gevraagd, vraag, begin + aantal):
        sleutels = _find_nearest(gevraagd, vraag.van, km, begin + aantal)
        if len(sleutels) == begin + aantal:
            break
    return sleutels[begin:]


def _find_nearest(gevraagd: list[Deel], van: Startpunt, km: float | None, aantal: int) -> list[uuid.UUID]:
    """The keys of at most `aantal` facilities within this distance, nearest first.

    Places come one by one and the first of a facility counts: grouping them in the database costs a row of a table each.
    """
    nabij = nearness(van)
    waar = [*around(van, km), *gevraagd]
    if km:
        waar.append((f"{nabij} >= %s", [math.cos(km / STRAAL)]))
    hoogstens = aantal * 2
    while True:
        order = f"ORDER BY {nabij} DESC, r.naam, r.voorziening_id LIMIT {hoogstens}"
        gezien = run(PLEKKEN, waar, order)
        sleutels = list(dict.fromkeys(rij[0] for rij in gezien))
        if len(sleutels) >= aantal or len(gezien) < hoogstens:
            return [as_key(sleutel) for sleutel in sleutels[:aantal]]
        hoogstens *= 8


def _circles(gevraagd: list[Deel], vraag: Zoekvraag, aantal: int) -> list[float | None]:
    """The distances to look within, the last one all that is asked.

    How many answers are close by tells how far away the `aantal`th will be; three in ten more for where it is less dense.
    """
    if vraag.van is None or (vraag.km and vraag.km <= DICHTBIJ):
        return [vraag.km]
    dichtbij = count(PLEKKEN, [*around(vraag.van, KRING), *gevraagd])
    genoeg = KRING * math.sqrt(1.3 * aantal / dichtbij) if dichtbij else math.inf
    if genoeg > 100 or (vraag.km and genoeg >= vraag.km):
        return [vraag.km]
    return [max(KRING, genoeg), vraag.km]


def count_without_place(*, gemeente: str, vraag: Zoekvraag) -> int:
    """How many facilities would answer but are not shown because nobody knows where they are. 0 without a distance."""
    if vraag.van is None:
        return 0
    return count(REGELS, [("NOT r.has_plek", []), *ask(gemeente, vraag)])


def _distance(voorziening: Voorziening, vraag: Zoekvraag) -> float | None:
    return nearest((vraag.van.lat, vraag.van.lon), voorziening.plekken) if vraag.van else None


def list_talen_in(gemeente: str) -> set[str]:
    """The codes of the languages that any facility here speaks."""
    return remember(gemeente, "talen", last_change(), lambda: _find_talen(gemeente))


def _find_talen(gemeente: str) -> set[str]:
    samen = 0
    for bits in Zoekregel.objects.filter(gemeente=gemeente).values_list("talen", flat=True).distinct():
        samen |= bits
    return {code for code, bit in load_bits("talen").items() if bit & samen}
