"""A step as it is shown: when it runs, in words, and whether it is in the plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagkracht.werkproces.aanpak.models import Stap
from draagkracht.werkproces.aanpak.raad import end_of


@dataclass(frozen=True)
class Stapregel:
    stap: Stap
    periode: str
    is_nieuw: bool
    is_open: bool


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
            periode=periode_of(stap.start_op, stap.weken),
            is_nieuw=str(stap.pk) in nieuw,
            is_open=stap.status in (Stap.Status.GEPLAND, Stap.Status.LOOPT),
        )
        for stap in stappen
    ]
