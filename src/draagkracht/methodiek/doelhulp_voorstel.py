"""From answers in somebody's own words to a goal in I-form with five levels: a start, made by plain and honest changes.

Words are moved, never added: `dan open ik de post` becomes `Ik open de post`, `elke week` becomes `één keer` for a
beginning. Where no such change is possible the level stays empty, and a question with the own words stands beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from draagkracht.methodiek.doelhulp_regels import as_doing, is_bare_doing, negated
from draagkracht.methodiek.doelhulp_taal import (
    IK,
    KOMMA,
    Zin,
    infinitives,
    load_doelhulp,
    own_forms,
    read_zinnen,
    word_set,
)
from draagkracht.methodiek.doelhulp_trap import climb
from draagkracht.methodiek.doelhulp_twee import is_own_verb

LANGSTE_TEKST = 300
BRONNEN = ("doen", "merken", "anders")
NIVEAUS = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """What was answered so far, to the letter; "" and None for what was not asked or not answered.

    `doel` is the goal's text as it is written now, `zekerheid` 0-10 how sure the resident is.
    """

    anders: str = ""
    nu: str = ""
    merken: str = ""
    doen: str = ""
    doel: str = ""
    zekerheid: int | None = None


@dataclass(frozen=True, slots=True)
class Doelvoorstel:
    """A proposal. `bron` is the answer whose words it has ("" when there was none).

    `niveaus` and `vragen` run from -2 to +2: a text or "", and the question that stands beside it. `kleiner` are ways to
    make it smaller, when the resident is less sure than 7; otherwise it is empty. `niveaus[1]` is the first of them.
    """

    tekst: str
    bron: str
    niveaus: tuple[str, str, str, str, str]
    vragen: tuple[str, str, str, str, str]
    kleiner: tuple[str, ...] = ()


def compose_doel(antwoorden: Antwoorden) -> Doelvoorstel:
    """The proposal that these answers allow. Never raises; without any answer every text is empty."""
    bron = (
        "doel"
        if antwoorden.doel.strip()
        else next((b for b in BRONNEN if getattr(antwoorden, b).strip()), "")
    )
    said = getattr(antwoorden, bron) if bron else ""
    tekst = shorten(said) if bron == "doel" else say_ik(said)
    niveaus = _levels(tekst, antwoorden.nu)
    return Doelvoorstel(
        tekst,
        bron,
        niveaus,
        _questions(tekst, antwoorden),
        _smaller() if is_unsure(antwoorden.zekerheid) else (),
    )


def is_unsure(zekerheid: int | None) -> bool:
    """Whether a goal had better be smaller: sure for less than 7 out of 10. Not asked is not unsure."""
    return zekerheid is not None and zekerheid < load_doelhulp()["voorstel"]["zeker_vanaf"]


def say_ik(said: str) -> str:
    """An answer as a sentence that begins with Ik, where the words allow it; otherwise the answer as it is."""
    zinnen = read_zinnen(said)
    if len(zinnen) != 1:
        return shorten(said)
    zin = zinnen[0]
    made = _turned(zin) or _stated(zin) or _led(zin) or _wished(zin) or said.strip()
    made = made if made.endswith((".", "!", "?")) else f"{made}."
    return shorten(f"{made[:1].upper()}{made[1:]}")


def _turned(zin: Zin) -> str:
    """`Dan open ik de post` as `Ik open de post`; "" for another sentence."""
    is_turned = len(zin.woorden) > 3 and zin.normen[0] in ("dan", "daarna") and zin.normen[2] == IK
    return f"Ik {zin.quote(1, 2)} {zin.quote(3, len(zin.woorden))}" if is_turned else ""


def _led(zin: Zin) -> str:
    """`Open elke dag de post` and `elke dag de post openen`, with Ik before it; "" for another sentence."""
    if zin.ik is not None:
        return ""
    whole = zin.quote(0, len(zin.woorden))
    small = f"{whole[:1].lower()}{whole[1:]}"
    if is_own_verb(zin, 0):
        return f"Ik {small}"
    return f"Ik ga {small}" if is_bare_doing(zin) else ""


def _stated(zin: Zin) -> str:
    """`Dat ik de post durf te openen` as `Ik durf de post te openen`; "" for another sentence, or one with two clauses."""
    n = zin.normen
    if n[:2] != ("dat", IK) or len(n) < 4 or KOMMA & set(n) or sum(map(zin.is_bijzin, range(len(n)))) != 1:
        return ""
    finite = own_forms() | word_set("hulpwerkwoorden") | word_set("dubbelzinnig")
    # Where the verb of `ik` stands at the end: alone, before a whole verb, or before `te` and a whole verb.
    behind = ((), (n[-1],), ("te", n[-1]))
    for tail in behind:
        place = len(n) - 1 - len(tail)
        if (
            place > 2
            and n[place] in finite
            and n[place + 1 :] == tail
            and (not tail or tail[-1] in infinitives())
        ):
            rest = " ".join(part for part in (zin.quote(2, place), _words_from(zin, place + 1)) if part)
            return f"Ik {zin.quote(place, place + 1)} {rest}"
    return ""


def _words_from(zin: Zin, place: int) -> str:
    return zin.quote(place, len(zin.woorden)) if place < len(zin.woorden) else ""


def _wished(zin: Zin) -> str:
    """`Ik wil elke week zwemmen` as `Ik ga elke week zwemmen`; "" for another sentence."""
    is_wish = zin.werkwoord == 1 and zin.normen[1] in ("wil", "probeer")
    rest = as_doing(zin, 1) if is_wish else {}
    return f"Ik ga {rest['rest']}" if rest else ""


def shorten(tekst: str) -> str:
    """A text that fits in a goal, cut behind a whole word; spaces and line ends become one space."""
    plain = " ".join(tekst[: LANGSTE_TEKST * 10].replace("\x00", "").split())
    return plain if len(plain) <= LANGSTE_TEKST else plain[:LANGSTE_TEKST].rsplit(" ", 1)[0][:LANGSTE_TEKST]


def _levels(tekst: str, nu: str) -> tuple[str, str, str, str, str]:
    """-2 is how it is now, 0 the goal itself, between and above it the goal with another number or rhythm."""
    zinnen = read_zinnen(tekst)
    # A goal that says what is not done has no more or less that could be read off it.
    can_climb = len(zinnen) == 1 and zinnen[0].ik is not None and not negated(zinnen)
    found: Mapping[int, str] = climb(zinnen[0]) if can_climb else {}
    return shorten(nu), found.get(-1, ""), tekst, found.get(1, ""), found.get(2, "")


def _questions(tekst: str, antwoorden: Antwoorden) -> tuple[str, str, str, str, str]:
    """The question beside each level, in the own words where there are any."""
    texts = load_doelhulp()["voorstel"]["vragen"]
    words = {
        "doel": tekst.rstrip(".") or "het doel",
        "nu": shorten(antwoorden.nu).rstrip("."),
        "anders": shorten(antwoorden.anders).rstrip("."),
    }
    codes = (
        "min2_nu" if antwoorden.nu.strip() else "min2",
        "min1",
        "nul",
        "plus1",
        "plus2_anders" if antwoorden.anders.strip() else "plus2",
    )
    min2, min1, nul, plus1, plus2 = (str(texts[code]).format(**words) for code in codes)
    return min2, min1, nul, plus1, plus2


def _smaller() -> tuple[str, ...]:
    return tuple(str(tekst) for tekst in load_doelhulp()["voorstel"]["kleiner"].values())
