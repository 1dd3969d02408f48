"""The rules about the words of a goal, each one function: the sentences in, what was found out (None: nothing to say).

Each stands in doelhulp.toml with its name, when it holds and what is said. A rule that is in doubt says nothing.
"""

from collections.abc import Iterator
from itertools import pairwise

from draagkracht.methodiek.doelhulp_taal import (
    IK,
    KOMMA,
    Gevonden,
    Vondst,
    Zin,
    find_ander,
    find_groepen,
    infinitives,
    load_doelhulp,
    own_forms,
    rest_of,
    word_groups,
    word_set,
)
from draagkracht.methodiek.doelhulp_tijd import DAGEN, ELK, MAANDEN, MOMENTEN, getal
from draagkracht.methodiek.doelhulp_twee import feeling_behind, find_joint, two_in_one
from draagkracht.methodiek.leesbaarheid import MAKKELIJK_VANAF, count_lettergrepen, measure_leesbaarheid


def without_ik(zinnen: list[Zin]) -> Gevonden | None:
    """Nobody says I, and nobody else is the subject either (that is `by_another`)."""
    if any(zin.ik is not None for zin in zinnen) or by_another(zinnen):
        return None
    zin = zinnen[0]
    if (
        len(zinnen) == 1
        and zin.normen[:2] in (("we", "gaan"), ("wij", "gaan"))
        and zin.normen[-1] in infinitives()
    ):
        return Gevonden("", {"rest": rest_of(zin, 2)})
    return Gevonden("", {"rest": _small(rest_of(zin, 0))} if len(zinnen) == 1 and is_bare_doing(zin) else {})


def is_bare_doing(zin: Zin) -> bool:
    """`elke week zwemmen`, `zwemmen met mijn zus`: what is done, with nobody and no other clause in it."""
    has_whole_verb = zin.normen[-1] in infinitives() or zin.normen[0] in infinitives()
    return has_whole_verb and all(zin.is_hoofd) and "te" not in zin.normen


def _small(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]


def by_another(zinnen: list[Zin]) -> Gevonden | None:
    """Somebody else is the subject: of the first sentence, behind `wil dat`, or behind `en` with a verb of their own."""
    return next((found for zin in zinnen for found in _others(zin)), None)


def _others(zin: Zin) -> Iterator[Gevonden]:
    begins = find_ander(zin, 0)
    if begins and (zin.ik is None or zin.ik > begins) and not _is_shared(zin, begins):
        yield Gevonden(zin.quote(0, begins))
    if (helper := _done_by(zin)) is not None:
        yield helper
    for i, norm in enumerate(zin.normen):
        ends = find_ander(zin, i + 1)
        is_wished = norm in ("dat", "tot") and (i == 0 or _is_wish_about(zin, i))
        if ends is not None and (is_wished or (norm == "en" and _acts(zin, ends))):
            yield Gevonden(zin.quote(i + 1, ends))


def _done_by(zin: Zin) -> Gevonden | None:
    """`Ik word geholpen door het wijkteam`, `er komt iemand helpen`: it is done to or for who says it."""
    begin = None
    if zin.werkwoord is not None and zin.normen[zin.werkwoord] in ("word", "wordt") and "door" in zin.normen:
        begin = zin.normen.index("door") + 1
    elif zin.normen[0] == "er" and _acts(zin, 1):
        begin = 2
    if begin is None or (ends := find_ander(zin, begin)) is None:
        return None
    return Gevonden(zin.quote(begin, ends))


def _is_shared(zin: Zin, ends: int) -> bool:
    """`Mijn zus en ik`: together is one's own doing too."""
    return zin.normen[ends : ends + 2] == ("en", IK)


def _acts(zin: Zin, ends: int) -> bool:
    """Behind who was named stands a verb of theirs: `en mijn zoon ruimt op`, not `en mijn broer`."""
    return ends < len(zin.woorden) and zin.normen[ends] in word_set("werkwoorden_ander")


def _is_wish_about(zin: Zin, i: int) -> bool:
    return any(norm in word_set("wens_over_ander") for norm in zin.normen[max(0, i - 3) : i])


def only_wish(zinnen: list[Zin]) -> Gevonden | None:
    """The verb of the main clause is a wish or a try; learning with a rhythm or a number can be seen."""
    for zin in zinnen:
        place = zin.werkwoord
        if place is None:
            continue
        norm = zin.normen[place]
        found = norm in word_set("wens") and not (norm == "leer" and _is_counted(zin))
        if found:
            said = sorted((place, zin.ik or 0))
            return Gevonden(zin.quote(said[0], said[1] + 1), as_doing(zin, place))
        later = _wish_behind(zin, place)
        if later is not None and not (zin.normen[later] == "leren" and _is_counted(zin)):
            return Gevonden(zin.quote(later, later + 1))
    return None


def _is_counted(zin: Zin) -> bool:
    """A rhythm, a number or a day of the week (`dinsdagavond`) stands in it."""
    return any(norm in ELK or getal(norm) is not None or norm in DAGEN for norm in zin.normen)


def _wish_behind(zin: Zin, place: int) -> int | None:
    """`Ik ga proberen ...`, `ik wil leren ...`."""
    if zin.normen[place] not in word_set("hulpwerkwoorden"):
        return None
    behind = range(place + 1, len(zin.normen))
    return next(
        (i for i in behind if zin.is_hoofd[i] and zin.normen[i] in word_set("wens_na_hulpwerkwoord")), None
    )


def as_doing(zin: Zin, place: int) -> dict[str, str]:
    """`Ik wil elke week zwemmen` as `Ik ga elke week zwemmen`, where the sentence allows it without a word more."""
    rest = [word for word in zin.woorden[place + 1 :] if word.norm != "te"]
    is_plain = zin.ik == 0 and place == 1 and rest and rest[-1].norm in infinitives() and all(zin.is_hoofd)
    if (
        not is_plain
        or rest[-1].norm in ("zijn", "worden", "voelen", "kunnen", "hebben")
        or not_countable([zin])
    ):
        return {}
    return {"rest": " ".join(zin.tekst[word.van : word.tot] for word in rest if word.norm not in KOMMA)}


def not_countable(zinnen: list[Zin]) -> Gevonden | None:
    """A word such as `meer` or `beter` without a number, in the main clause."""
    for zin in zinnen:
        for vondst in find_groepen(zin, word_groups("vaag")):
            if zin.is_hoofd[vondst.van] and not _is_exact(zin, vondst):
                return Gevonden(vondst.woorden)
    return None


def _is_exact(zin: Zin, vondst: Vondst) -> bool:
    """`niet meer`, `geen schuld meer`, `minder dan vijf`, `een keer meer`: these say enough."""
    before = zin.normen[max(0, vondst.van - 6) : vondst.van]
    if zin.normen[vondst.van] in ("meer", "minder", "vaker"):
        if any(norm in word_set("niet_vaag_na") for norm in before):
            return True
        near = (*before[-2:], *zin.normen[vondst.tot : vondst.tot + 3])
        return any(getal(norm) is not None and norm != "een" for norm in near) or before[-2:] == (
            "een",
            "keer",
        )
    return False


def only_feeling(zinnen: list[Zin]) -> Gevonden | None:
    """`Ik voel me ...`, `ik ben weer blij`, `ik wil me rustig voelen`: how it feels, and nothing that is done."""
    for zin in zinnen:
        place = zin.werkwoord
        if place is None:
            continue
        if any(find_joint(zin, i) for i in range(place, len(zin.normen))):
            continue  # `dan blijf ik rustig en hang ik op` says what is done too
        if "door" in zin.normen and "te" in zin.normen[zin.normen.index("door") :]:
            continue  # `door elke avond te wandelen`
        if zin.normen[place] in word_set("voelen"):
            return Gevonden(_piece(zin, place))
        whole = next(
            (i for i, n in enumerate(zin.normen) if n == "voelen" and zin.is_hoofd[i] and i > place), None
        )
        if whole is not None:
            return Gevonden(zin.quote(max(place + 1, whole - 4), whole + 1))
        adjective = feeling_behind(zin, place)
        if adjective is not None:
            is_whole = zin.normen[adjective + 1 : adjective + 2] in {
                (n,) for n in word_set("koppelwerkwoorden")
            }
            return Gevonden(zin.quote(min(zin.ik or 0, place), adjective + 1 + is_whole))
    return None


def _piece(zin: Zin, place: int) -> str:
    """`ik` with its verb and what follows, four words at most."""
    begin = min(zin.ik if zin.ik is not None else place, place)
    return zin.quote(begin, min(begin + 4, len(zin.woorden)))


def negated(zinnen: list[Zin]) -> Gevonden | None:
    """The main clause says what is not done. A limit, a fixed group and `niet ... maar ...` say what is done."""
    for zin in zinnen:
        skipped = {
            i
            for vondst in find_groepen(zin, word_groups("geen_ontkenning"))
            for i in range(vondst.van, vondst.tot)
        }
        for i, norm in enumerate(zin.normen):
            if i in skipped or not zin.is_hoofd[i]:
                continue
            if norm in word_set("ontkenning") and "maar" not in zin.normen[i + 1 :]:
                if norm == "zonder" and _does_before(zin, i):
                    continue
                return Gevonden(zin.quote(i, _end_of_negation(zin, i)))
            if norm in word_set("stoppen") and (until := _stops_with(zin, i)):
                return Gevonden(zin.quote(i, until))
    return None


def _does_before(zin: Zin, i: int) -> bool:
    """`Wij eten zonder telefoon`: something is done, and `zonder` says how; `ik kan een week zonder` does nothing."""
    known = (own_forms() | infinitives()) - word_set("doet_niets")
    return any(norm in known and zin.is_hoofd[j] for j, norm in enumerate(zin.normen[:i]))


def _end_of_negation(zin: Zin, i: int) -> int:
    """Three words at most, and none that only leads to what follows."""
    end = min(i + 3, len(zin.woorden))
    while end > i + 1 and zin.normen[end - 1] in word_set("voorzetsels") | word_set("bezit") | KOMMA:
        end -= 1
    return end


def _stops_with(zin: Zin, i: int) -> int | None:
    """Where `stop ... met iets` ends; None for stopping at (or after) a time, and for `ik stop geld in een pot`."""
    rest = zin.normen[i:]
    is_at_a_time = ("om" in rest or "na" in rest) and not {"uur", "kwartier", "minuten"}.isdisjoint(rest)
    if is_at_a_time and any(getal(norm) is not None for norm in rest):
        return None
    behind = zin.normen[i + 1 : i + 7]
    if zin.normen[i] in ("houd", "hou") and "op" not in behind:
        return None
    if "met" not in behind or _puts_in(behind[: behind.index("met")]):
        return None
    return min(i + behind.index("met") + 3, len(zin.woorden))


def _puts_in(between: tuple[str, ...]) -> bool:
    """`Ik stop de was in de machine met mijn dochter`: that is another stopping."""
    return any(one == "in" and two in word_set("bezit") for one, two in pairwise(between))


def hard_word(zinnen: list[Zin]) -> Gevonden | None:
    """A word of the trade, or the longest word of a text that does not read easily."""
    jargon = load_doelhulp()["moeilijk"]
    for zin in zinnen:
        for i, norm in enumerate(zin.normen):
            if norm in jargon:
                said = zin.quote(i, i + 1)
                return Gevonden(said, {"gevonden": said, "anders": str(jargon[norm])})
    tekst = ". ".join(zin.quote(0, len(zin.woorden)) for zin in zinnen)
    measured = measure_leesbaarheid(tekst)
    if measured is None or measured.flesch_douma >= MAKKELIJK_VANAF:
        return None
    known = word_set("gewoon_lang") | set(MAANDEN) | MOMENTEN | DAGEN
    counted = [
        (count_lettergrepen(woord.norm[:60]), -i, zin.quote(i, i + 1))
        for zin in zinnen
        for i, woord in enumerate(zin.woorden)
        if woord.norm not in known and not zin.tekst[woord.van].isupper()
    ]
    lettergrepen, _place, longest = max(counted, default=(0, 0, ""))
    return Gevonden(longest) if lettergrepen >= load_doelhulp()["lastig_vanaf"] else None


def has_cue(zin: Zin) -> bool:
    """`Als de brief komt`, `zodra de kinderen slapen`: the moment at which it is done."""
    return any(norm in ("als", "zodra") and zin.is_bijzin(i) for i, norm in enumerate(zin.normen))


def with_date(zinnen: list[Zin]) -> dict[str, str]:
    """The pieces for the goal with a date in it: one plain sentence that says what I do, and nothing else to mend."""
    zin = zinnen[0]
    is_plain = len(zinnen) == 1 and zin.ik == 0 and len(zin.woorden) > 2 and zin.normen[1] not in KOMMA
    if not is_plain or zin.normen[2] in REST_FIRST or any(rule(zinnen) for rule in ABOUT_WORDS):
        return {}
    return {"werkwoord": zin.quote(1, 2), "rest": rest_of(zin, 2)}


# After these words a date sounds wrong: `ik was voor 1 mei me` is no Dutch.
REST_FIRST = frozenset(
    ("me", "mij", "mezelf", "mijzelf", "het", "er", "ze", "hem", "haar", "dat", "dit", "weer")
)
ABOUT_WORDS = (by_another, only_wish, not_countable, only_feeling, negated, two_in_one)
