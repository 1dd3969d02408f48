"""How far the voices of a moment are: who, when, and what can be done next. Never what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from draagkracht.toegang.models import Account
from draagkracht.ui.jinja import datum
from draagkracht.werkproces.dossier.models import Stem
from draagkracht.werkproces.meting.models import Meting, Moment
from draagkracht.werkproces.meting.selectors import is_open


@dataclass(frozen=True)
class StemStand:
    """One voice: how far it is in words, and what this reader may do with it."""

    stem: str
    woorden: str
    is_begonnen: bool = False
    is_af: bool = False
    is_mijn: bool = False
    is_thuis: bool = False


@dataclass(frozen=True)
class MomentStand:
    """`may_reopen` and `may_go_on` are about the reader's own voice, `is_open` says that the voices lie side by side."""

    inwoner: StemStand
    professional: StemStand
    is_open: bool
    may_reopen: bool
    may_go_on: bool
    naaste: StemStand | None = None

    @property
    def stemmen(self) -> list[StemStand]:
        """Resident and professional always, also before they begin; a naaste only when one spoke."""
        return [self.inwoner, self.professional, *([self.naaste] if self.naaste else [])]


def stand_of(moment: Moment, metingen: Sequence[Meting], door: Account) -> MomentStand:
    voices = {m.stem: m for m in metingen}
    inwoner = _voice(Stem.INWONER, voices.get(Stem.INWONER), door)
    professional = _voice(Stem.PROFESSIONAL, voices.get(Stem.PROFESSIONAL), door)
    open_ = is_open(moment, metingen)
    return MomentStand(
        inwoner,
        professional,
        open_,
        may_reopen=professional.is_af and professional.is_mijn and not open_,
        may_go_on=professional.is_af and not inwoner.is_af and not open_,
        naaste=_voice(Stem.NAASTE, voices[Stem.NAASTE], door) if Stem.NAASTE in voices else None,
    )


def _voice(stem: str, meting: Meting | None, door: Account) -> StemStand:
    if meting is None:
        return StemStand(stem, _("nog niet begonnen"), is_mijn=True)
    at_home = meting.stem == Stem.INWONER and meting.wijze == Meting.Wijze.ZELF
    return StemStand(
        stem,
        _words(meting),
        is_begonnen=True,
        is_af=meting.afgerond_op is not None,
        is_mijn=meting.door_id == door.pk,
        is_thuis=at_home,
    )


def _words(meting: Meting) -> str:
    if meting.wijze == Meting.Wijze.IMPORT:
        return _("overgenomen uit een ander systeem")
    by = str(meting.door) if meting.stem == Stem.PROFESSIONAL else meting.get_wijze_display()
    if meting.afgerond_op:
        return _("klaar op %(op)s (%(door)s)") % {"op": _day(meting.afgerond_op), "door": by}
    return _("begonnen op %(op)s (%(door)s)") % {"op": _day(meting.begonnen_op), "door": by}


def _day(op: dt.datetime) -> str:
    return datum(op, "j F")
