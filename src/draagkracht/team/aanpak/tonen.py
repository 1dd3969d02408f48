"""A step as it is shown: when it runs, in words, and whether it is in the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from draagkracht.ui.beeld.tijdlijn import Plan, PlanAfspraak, PlanStap, tijdlijn, tijdlijn_tabel
from draagkracht.werkproces.aanpak.metwie import asks_who, who_of
from draagkracht.werkproces.aanpak.models import Planvoorstel, Stap
from draagkracht.werkproces.aanpak.planbeeld import Plankaart
from draagkracht.werkproces.aanpak.raad import end_of
from draagkracht.werkproces.uitvoering.models import Afspraak


@dataclass(frozen=True)
class Stapregel:
    stap: Stap
    wie: str
    periode: str
    is_nieuw: bool
    is_open: bool
    vraagt_wie: bool


def periode_of(start_op: dt.date | None, weken: int | None) -> str:
    """'van 5 januari tot en met 1 maart 2026, 8 weken'; what is not known is not said; "" when nothing is."""
    length = ngettext("%(n)d week", "%(n)d weken", weken) % {"n": weken} if weken else ""
    if start_op is None:
        return length
    begin = date_format(start_op, "j F Y")
    if not weken:
        return _("vanaf %s") % begin
    last = end_of(start_op, weken) - dt.timedelta(days=1)
    if last.year == start_op.year:
        begin = date_format(start_op, "j F")
    until = {"van": begin, "tot": date_format(last, "j F Y"), "duur": length}
    return _("van %(van)s tot en met %(tot)s, %(duur)s") % until


def regels_of(stappen: list[Stap], nieuw: frozenset[str]) -> list[Stapregel]:
    return [
        Stapregel(
            stap=stap,
            wie=who_of(stap),
            periode=periode_of(stap.start_op, stap.weken),
            is_nieuw=str(stap.pk) in nieuw,
            is_open=stap.status in (Stap.Status.GEPLAND, Stap.Status.LOOPT),
            vraagt_wie=asks_who(stap),
        )
        for stap in stappen
    ]


def plan_of(stappen: Iterable[Stap], afspraken: Iterable[Afspraak], vandaag: dt.date) -> Plan | None:
    """The plan for the picture: steps with a start and a length, and the afspraken in that time. None without any.

    The line begins on the Monday of the first step; weeks are whole, as everywhere in a plan.
    """
    dated = [stap for stap in stappen if stap.start_op and stap.weken]
    if not dated:
        return None
    first = min(stap.start_op for stap in dated)
    begin = first - dt.timedelta(days=first.weekday())
    steps = tuple(_plan_stap(stap, begin) for stap in dated)
    weeks = max(step.tot for step in steps)
    now = (vandaag - begin).days / 7
    marks = [(a, (a.wanneer_op - begin).days / 7) for a in afspraken if a.wanneer_op]
    return Plan(
        begin=begin,
        weken=weeks,
        stappen=steps,
        afspraken=tuple(PlanAfspraak(a.wat, week, a.uitkomst) for a, week in marks if 0 <= week <= weeks),
        vandaag=now if 0 <= now <= weeks else None,
    )


def _plan_stap(stap: Stap, begin: dt.date) -> PlanStap:
    start = (stap.start_op - begin).days // 7
    return PlanStap(stap.wat, start, start + stap.weken, stap.fase, who_of(stap))


def picture_of(kaart: Plankaart, voorstel: Planvoorstel) -> tuple[Markup, Markup]:
    """A proposed plan in time, and the same as a table; nothing for a plan without steps.

    Until one of these plans was chosen its new steps can be dragged to another week.
    """
    if not kaart.regels:
        return Markup(""), Markup("")
    steps = tuple(
        PlanStap(
            row.naam,
            row.van,
            row.tot,
            row.fase,
            row.wie,
            row.code if not voorstel.gekozen and not row.is_staand else "",
        )
        for row in kaart.regels
    )
    weeks = max(step.tot for step in steps)
    plan = Plan(voorstel.begin_op, weeks, steps, titel=_("Plan %d in de tijd") % kaart.nummer)
    return tijdlijn(plan, f"plan{kaart.nummer}"), tijdlijn_tabel(plan)
