"""How fresh the knowledge about a facility is, in words: who looked at it last, and how long ago. Never an alarm."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

RIJP = 365  # days after which it is better to call first
BEVESTIGD = gettext_lazy("Bevestigd op %(op)s")
NAGEKEKEN = gettext_lazy("Nagekeken op %(op)s")
ONBEKEND = gettext_lazy("Nog niet nagekeken; in de sociale kaart sinds %(op)s")


@dataclass(frozen=True)
class Versheid:
    """`wat` says what happened last and when, `door` who did it ("" when not known), `raad` what one could do.

    `kort` is the same in half a line, for a list; the rest is written out only where it is read.
    """

    kort: str
    vorm: Any
    door: str
    leeftijd: str
    is_oud: bool
    op: dt.date | None

    @property
    def wat(self) -> str:
        return self.vorm % {"op": _written(self.op)}

    @property
    def raad(self) -> str:
        return _("Bel even voor u iemand stuurt.") if self.is_oud else ""


def describe_versheid(voorziening: Any, vandaag: dt.date) -> Versheid:
    """The last time that somebody vouched for this facility: itself, somebody here, or the source; else when it came in."""
    bevestigd = _day(voorziening.bevestigd_op)
    nagekeken = voorziening.nagekeken_op
    if bevestigd and (nagekeken is None or bevestigd >= nagekeken):
        kort = _("zelf bevestigd, %(geleden)s")
        return _said(kort, BEVESTIGD, bevestigd, _("de voorziening zelf"), vandaag)
    if nagekeken:
        door = _checker(voorziening)
        kort = _("nagekeken %(geleden)s door %(door)s") if door else _("nagekeken %(geleden)s")
        return _said(kort, NAGEKEKEN, nagekeken, door, vandaag)
    binnen = _day(voorziening.toegevoegd_op)
    leeftijd = describe_leeftijd((vandaag - binnen).days) if binnen else ""
    return Versheid(_("nog niet nagekeken"), ONBEKEND, "", leeftijd, is_oud=True, op=binnen)


def _said(kort: str, vorm: Any, op: dt.date, door: str, vandaag: dt.date) -> Versheid:
    dagen = (vandaag - op).days
    geleden = describe_leeftijd(dagen)
    return Versheid(kort % {"geleden": geleden, "door": door}, vorm, door, geleden, dagen > RIJP, op)


def _checker(voorziening: Any) -> str:
    if voorziening.nagekeken_door_id:
        return str(voorziening.nagekeken_door)
    return voorziening.nagekeken_namens


def _day(op: dt.datetime | None) -> dt.date | None:
    return timezone.localtime(op).date() if op else None


def _written(op: dt.date | None) -> str:
    return date_format(op, "j F Y") if op else ""


def describe_leeftijd(dagen: int) -> str:
    """A number of days as people say it: "vandaag", "3 weken geleden", "ruim 2 jaar geleden"."""
    if dagen <= 0:
        return _("vandaag")
    if dagen == 1:
        return _("gisteren")
    if dagen < 14:
        return _("%(n)d dagen geleden") % {"n": dagen}
    if dagen < 61:
        return _("%(n)d weken geleden") % {"n": dagen // 7}
    if dagen < 365:
        return _("%(n)d maanden geleden") % {"n": round(dagen / 30.44)}
    jaren = dagen // 365
    return ngettext("ruim een jaar geleden", "ruim %(n)d jaar geleden", jaren) % {"n": jaren}
