"""Less and more of the same goal: the one number or rhythm in it changed, and not a word besides."""

from collections.abc import Callable, Mapping

from draagkracht.methodiek.doelhulp_taal import Zin
from draagkracht.methodiek.doelhulp_tijd import DAGDELEN, DAGEN, ELK, MAANDEN, PERIODEN, getal

WOORDEN = [
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
]
UNITS = frozenset(
    ("keer", "uur", "euro", "kwartier", "procent", "kilo", "jaar")
)  # these stay the same after `één`
DUREN = ("vijf minuten", "een kwartier", "een half uur", "een uur", "twee uur")
PER_WEEK = 7
Trap = Mapping[int, str]


def climb(zin: Zin) -> dict[int, str]:
    """For the levels -1, 1 and 2 the sentence with less or more in it; a level without an honest change is left out."""
    made: dict[int, str] = {}
    for read in (_per_week, _duration, _amount, _rhythm):
        for niveau, tekst in read(zin).items():
            made.setdefault(niveau, tekst)
    return made


def _with(zin: Zin, van: int, tot: int, words: str) -> str:
    """The sentence with other words in the place of those from `van` up to `tot`."""
    begin, end = zin.woorden[van].van, zin.woorden[tot - 1].tot
    whole = zin.quote(0, len(zin.woorden))
    shift = zin.woorden[0].van
    made = f"{whole[: begin - shift]}{words}{whole[end - shift :]}"
    return f"{made[:1].upper()}{made[1:]}."


def in_words(aantal: int) -> str:
    """A number as people write it: in letters up to twelve."""
    return WOORDEN[aantal] if aantal < len(WOORDEN) else str(aantal)


def _per_week(zin: Zin) -> Trap:
    """`twee keer per week`: once, three times, four times; never more than seven times."""
    for i, norm in enumerate(zin.normen[:-2]):
        aantal = getal(norm)
        if zin.normen[i + 1 : i + 3] == ("keer", "per") and aantal and aantal >= 2 and aantal == int(aantal):
            steps = {-1: int(aantal) // 2, 1: int(aantal) + 1, 2: int(aantal) + 2}
            is_week = zin.normen[i + 3 : i + 4] == ("week",)
            return {
                niveau: _with(zin, i, i + 1, in_words(n))
                for niveau, n in steps.items()
                if not is_week or n <= PER_WEEK
            }
    return {}


def _duration(zin: Zin) -> Trap:
    """`een kwartier`: five minutes, half an hour, an hour."""
    for place, duur in enumerate(DUREN):
        words = tuple(duur.split())
        for i in range(len(zin.normen) - len(words) + 1):
            if zin.normen[i : i + len(words)] == words and not _is_clock(zin, i):
                steps = {-1: place - 1, 1: place + 1, 2: place + 2}
                return {
                    niveau: _with(zin, i, i + len(words), DUREN[n])
                    for niveau, n in steps.items()
                    if 0 <= n < len(DUREN)
                }
    return {}


def _is_clock(zin: Zin, i: int) -> bool:
    """`om twee uur` and `voor half negen` are moments, no amounts."""
    return i > 0 and zin.normen[i - 1] in ("om", "voor", "tot", "na", "vanaf", "rond", "half")


def _amount(zin: Zin) -> Trap:
    """The only number in it, with what is counted behind it: half of it, half as much more, twice as much."""
    places = [i for i, norm in enumerate(zin.normen[:-1]) if _is_amount(zin, i, getal(norm))]
    if len(places) != 1:
        return {}
    i = places[0]
    aantal = int(getal(zin.normen[i]) or 0)
    less = aantal // 2
    # `één brieven` is no Dutch: one of something only where the word stays as it is.
    if less == 1 and zin.normen[i + 1] not in UNITS:
        less = 2 if aantal == 3 else 0
    steps = {-1: less, 1: aantal + max(1, aantal // 2), 2: aantal * 2}
    return {niveau: _with(zin, i, i + 1, _like(zin, i, n)) for niveau, n in steps.items() if n}


def _is_amount(zin: Zin, i: int, aantal: float | None) -> bool:
    if aantal is None or aantal < 2 or aantal > 9_999 or aantal != int(aantal):
        return False
    verder, eerder = zin.normen[i + 1], zin.normen[i - 1] if i else ""
    is_time = verder in PERIODEN and eerder in ("binnen", "over", "in", "komende", *ELK)
    is_date = (zin.normen[i].isdigit() and eerder in ("op", "tot")) or verder.isdigit()
    is_month = not verder.isalpha() or verder in MAANDEN
    return not (is_time or is_date or is_month or (verder == "uur" and _is_clock(zin, i)) or verder == "keer")


def _like(zin: Zin, i: int, aantal: int) -> str:
    """In figures when the number was written so, in letters otherwise."""
    return str(aantal) if zin.normen[i].isdigit() else in_words(aantal)


def _rhythm(zin: Zin) -> Trap:
    """`elke week`: once, twice a week. `elke dag`: a few times a week. `elke dinsdag`: once on a Tuesday."""
    for i, norm in enumerate(zin.normen[:-1]):
        if norm in ELK:
            verder = zin.normen[i + 1]
            read = _RITMES.get(verder) or (_on_a_day if verder in DAGEN else None)
            if read:
                return read(zin, i)
            if verder in DAGDELEN:
                return (
                    {-1: _with(zin, i, i + 2, f"een paar keer per week in de {verder}")}
                    if verder in _DELEN
                    else {}
                )
    return {}


def _on_a_day(zin: Zin, i: int) -> Trap:
    return {-1: _with(zin, i, i + 1, "één keer op")}


def _swap(less: str, more: str = "") -> Callable[[Zin, int], Trap]:
    def read(zin: Zin, i: int) -> Trap:
        made = {-1: _with(zin, i, i + 2, less)}
        return made | ({1: _with(zin, i, i + 2, more)} if more else {})

    return read


_DELEN = frozenset(("ochtend", "middag", "avond", "nacht"))
_RITMES = {
    "dag": _swap("een paar keer per week"),
    "week": _swap("één keer", "twee keer per week"),
    "maand": _swap("één keer", "twee keer per maand"),
}
