"""Whether a goal says two things that are done, and what each would be as a sentence of its own."""

from draagkracht.methodiek.doelhulp_taal import (
    IK,
    KOMMA,
    Gevonden,
    Zin,
    infinitives,
    own_forms,
    rest_of,
    word_set,
)

BINDWOORDEN = frozenset(("ook", "dan", "daarna", "verder", "daarnaast", "soms", "toen"))


def two_in_one(zinnen: list[Zin]) -> Gevonden | None:
    """Two sentences in which somebody says I, or one with `en` between two things that are done."""
    doing = [zin for zin in zinnen if zin.ik is not None and len(zin.woorden) > 2]
    if len(doing) > 1:
        een, twee = (f"{rest_of(zin, 0)}." for zin in doing[:2])
        return Gevonden(twee, {"een": een, "twee": twee})
    apart = [zin for zin in doing if zin.werkwoord is None or feeling_behind(zin, zin.werkwoord) is None]
    return next(
        (found for zin in apart for i in range(len(zin.normen)) if (found := find_joint(zin, i))), None
    )


def find_joint(zin: Zin, i: int) -> Gevonden | None:
    """What stands on both sides of an `en` (or `daarna`, `daarnaast`) at place `i`, when both are things that are done."""
    if zin.normen[i] not in ("en", "daarnaast") or not zin.is_hoofd[i] or zin.ik is None or zin.ik > i:
        return None
    if "want" in zin.normen[:i]:
        return None  # the reason may have two parts
    after = i + 1
    while after < len(zin.normen) and zin.normen[after] in BINDWOORDEN | KOMMA:
        after += 1
    if after >= len(zin.normen):
        return None
    een = f"{zin.quote(0, _without_comma(zin, i))}."
    twee = _second(zin, i, after)
    return Gevonden(zin.quote(i, len(zin.woorden)), {"een": een, "twee": f"{twee}."}) if twee else None


def _without_comma(zin: Zin, i: int) -> int:
    return i - 1 if i > 1 and zin.normen[i - 1] in KOMMA else i


def _second(zin: Zin, i: int, after: int) -> str:
    """The second thing as a sentence of its own; "" when behind `en` stands no thing that is done."""
    rest = rest_of(zin, after)
    if zin.normen[after] == IK and after + 1 < len(zin.normen):
        return f"Ik {rest_of(zin, after + 1)}"
    if zin.normen[after + 1 : after + 3] and zin.normen[after + 1] == IK:
        return (
            f"Ik {zin.quote(after, after + 1)} {rest_of(zin, after + 2)}".strip()
        )  # `en bel ik`: no question
    if _says_ik_again(zin, after):
        return f"{rest[:1].upper()}{rest[1:]}"
    if is_own_verb(zin, after):
        return f"Ik {rest}"
    if _both_infinitive(zin, i, after):
        verb = zin.quote(zin.werkwoord, zin.werkwoord + 1) if zin.werkwoord is not None else "ga"
        return f"Ik {verb} {rest}"
    return ""


def _says_ik_again(zin: Zin, after: int) -> bool:
    """`en elke week zwem ik`; `en dat houd ik vol` is about the same thing."""
    verbs = own_forms() | word_set("hulpwerkwoorden") | word_set("dubbelzinnig")
    places = range(after + 1, len(zin.normen))
    again = any(zin.normen[j] == IK and zin.is_hoofd[j] and zin.normen[j - 1] in verbs for j in places)
    return again and zin.normen[after] != "dat"


def is_own_verb(zin: Zin, place: int) -> bool:
    """A form that goes with `ik`; one that is another word too only before a word that begins an object or a place."""
    if place + 1 >= len(zin.normen):
        return False
    is_verb = zin.normen[place + 1] in word_set("na_werkwoord")
    return zin.normen[place] in own_forms() or (zin.normen[place] in word_set("dubbelzinnig") and is_verb)


def _both_infinitive(zin: Zin, i: int, after: int) -> bool:
    """`ga zwemmen en elke dag wandelen`; `leren lezen en schrijven` is one thing."""
    if zin.werkwoord is None or zin.normen[zin.werkwoord] not in word_set("hulpwerkwoorden"):
        return False
    before = zin.normen[_without_comma(zin, i) - 1]
    return before in infinitives() and zin.normen[-1] in infinitives() and len(zin.normen) - after > 2


def feeling_behind(zin: Zin, place: int) -> int | None:
    """Where a feeling stands behind `ben`, `word` or `blijf`; None when no feeling is said."""
    koppel, feelings = word_set("koppelwerkwoorden"), word_set("gevoel_na_ben")
    is_being = zin.normen[place] in koppel or (
        zin.normen[place] in word_set("hulpwerkwoorden") and zin.normen[-1] in koppel
    )
    if not is_being:
        return None
    behind = range(place + 1, min(place + 5, len(zin.normen)))
    return next((i for i in behind if zin.is_hoofd[i] and zin.normen[i] in feelings), None)
