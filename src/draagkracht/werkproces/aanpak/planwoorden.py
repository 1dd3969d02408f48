"""What the planner answers, in words that residents read: names for codes, dates for weeks, and no scores of anybody."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, gettext_lazy, ngettext
from django.utils.translation import gettext as _

QUOTED = re.compile(r"'([^']*)'")  # in the planner's sentences every code stands between these

# Per reason of the planner what it means for who lives the plan; with a phase behind it for a step of that phase.
# {stap} and {doel} are the first it names.
REASONS: dict[str, Promise] = {
    "vult": gettext_lazy("Dit helpt bij uw doel ‘{doel}’."),
    "vult:stabiliseren": gettext_lazy("Dit geeft lucht bij uw doel ‘{doel}’."),
    "vult:versterken": gettext_lazy("Hier leert u iets voor uw doel ‘{doel}’."),
    "vult:borgen": gettext_lazy("Zo houdt u vast wat u bereikt bij uw doel ‘{doel}’."),
    "vult_zwaar": gettext_lazy("Uw doel ‘{doel}’ weegt zwaar. Dit geeft als eerste lucht."),
    "vult_vrij": gettext_lazy("Dit helpt bij uw doel ‘{doel}’."),
    "nodig_voor": gettext_lazy("Dit komt eerst. Daarna kan ‘{stap}’."),
    "vast": gettext_lazy("Deze week staat vast: die koos u zelf."),
    "vraagt": gettext_lazy("Hier heeft u nu genoeg kracht voor."),
    "wachttijd": gettext_lazy("Eerder kan niet, want er is een wachttijd."),
    "na": gettext_lazy("Eerst moet ‘{stap}’ klaar zijn."),
    "fase": gettext_lazy("Eerst moet ‘{stap}’ klaar zijn."),
    "lucht": gettext_lazy("Eerst komt er lucht met ‘{stap}’. Daarna is er ruimte om te leren."),
    "tegelijk": gettext_lazy("Eerder past niet: er lopen dan al genoeg dingen tegelijk."),
    "uren": gettext_lazy("Eerder past niet in de uren die u koos."),
    "samen": gettext_lazy("Eerder past niet bij de rest van het plan."),
    "samen:stap": gettext_lazy("Eerst moet ‘{stap}’ klaar zijn."),
}


def said(reden: Mapping[str, str], fase: str, doelen: Mapping[str, str], namen: Mapping[str, str]) -> str:
    """One reason of a step as a sentence for the resident; "" for a reason that only the calculation needs."""
    codes = QUOTED.findall(reden["tekst"])
    doel = next((doelen[code] for code in codes if code in doelen), "")
    stap = next((namen[code] for code in codes if code in namen), "")
    kinds = [f"{reden['code']}:{fase}", f"{reden['code']}:stap" if stap else "", reden["code"]]
    sentence = str(next((REASONS[kind] for kind in kinds if kind in REASONS), ""))
    if ("{doel}" in sentence and not doel) or ("{stap}" in sentence and not stap):
        return ""  # what it names is not on the page
    return str(sentence).format(doel=_as_is(doel), stap=_as_is(stap))


def _as_is(words: str) -> str:
    """People's words within a sentence; in one that is read from the right they keep their own direction."""
    words = words.rstrip(".")
    return f"\u2068{words}\u2069" if words and get_language_bidi() else words


def sentences(
    redenen: Iterable[Mapping[str, str]], fase: str, doelen: Mapping[str, str], namen: Mapping[str, str]
) -> list[str]:
    """All reasons of a step in order, each sentence once."""
    return list(dict.fromkeys(zin for reden in redenen if (zin := said(reden, fase, doelen, namen))))


def uren_woord(uren: float | Decimal) -> str:
    """'een half uur', '1 uur', 'anderhalf uur', '2,5 uur'."""
    known = {
        0.25: _("een kwartier"),
        0.5: _("een half uur"),
        0.75: _("drie kwartier"),
        1.5: _("anderhalf uur"),
    }
    value = float(uren)
    written = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return known.get(value) or _("%s uur") % written


def weken_woord(weken: int) -> str:
    return ngettext("%(n)d week", "%(n)d weken", weken) % {"n": weken}


def week_op(begin_op: dt.date, week: int) -> dt.date:
    """The Monday on which a week of the plan begins."""
    return begin_op + dt.timedelta(weeks=week)


def dag_woord(op: dt.date) -> str:
    return date_format(
        op, "j E Y"
    )  # E: the month as it is said after a day, which some languages say otherwise


def periode_woord(start_op: dt.date | None, weken: int | None) -> str:
    """'vanaf 5 januari 2027, 8 weken', or as much of it as is known."""
    if start_op and weken:
        return _("vanaf %(op)s, %(duur)s") % {"op": dag_woord(start_op), "duur": weken_woord(weken)}
    if start_op:
        return _("vanaf %(op)s") % {"op": dag_woord(start_op)}
    return weken_woord(weken) if weken else ""


def rond_woord(op: dt.date) -> str:
    """A day so far away that only about when is true: 'begin maart 2026', 'half maart 2026', 'eind maart 2026'."""
    part = _("begin") if op.day <= 10 else _("half") if op.day <= 20 else _("eind")
    return f"{part} {date_format(op, 'E Y')}"


# In what a plan is the most of all.
SNELST = gettext_lazy("het snelst klaar")
MINSTE_TIJD = gettext_lazy("vraagt in totaal de minste tijd")
RUSTIGST = gettext_lazy("de rustigste weken")
NAAR_WENS = gettext_lazy("het best naar uw wens")

# What could be changed to make more possible. {doelen} are the goals that come within reach.
MORE: dict[str, Promise] = {
    "meer_uren": gettext_lazy("Met één uur per week meer lukt ook: {doelen}."),
    "meer_tegelijk": gettext_lazy("Met één ding tegelijk meer lukt ook: {doelen}."),
    "meer_weken": gettext_lazy("Kijkt u {weken} verder vooruit, dan lukt ook: {doelen}."),
    "meer_draagkracht": gettext_lazy("Groeit er iets bij ‘{onderdeel}’, dan kan later ook: {doelen}."),
}


# What may give more and was not worked out, by the planner's reasons for what it left out.
MORE_TO_CHOOSE = (
    ({"te_lang", "te_laat"}, gettext_lazy("Kijkt u verder vooruit, dan is er misschien meer te kiezen.")),
    ({"te_veel_uren"}, gettext_lazy("Met meer uren per week is er misschien meer te kiezen.")),
)
LET_GO_OF = gettext_lazy("De week van ‘%s’ staat vast. Laat u die los, dan past er misschien meer.")


def more_possible(
    row: Mapping[str, Any], doelen: Mapping[str, str], onderdelen: Mapping[str, str], horizon: int
) -> str:
    """One change that brings a goal within reach; "" for one these pages have no words for. Names no score."""
    sentence, change = MORE.get(row["code"]), row.get("verandering", {})
    if sentence is None:
        return ""
    goals = [doelen[code].rstrip(".") for code in row["doelen"] if code in doelen]
    if not goals:
        return ""
    part = next(iter(change.get("draagkracht", {})), "")
    return str(sentence).format(
        doelen=" · ".join(f"‘{goal}’" for goal in goals),
        weken=weken_woord(change.get("horizon_weken", horizon) - horizon),
        onderdeel=onderdelen.get(part, part),
    )
