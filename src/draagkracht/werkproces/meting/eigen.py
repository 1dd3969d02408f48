"""What residents find of their own: where they may answer now, and what they said earlier beside what others said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from draagkracht.toegang.models import Account

from ..dossier.models import Dossier, Stem
from .models import Meting, Moment
from .selectors import BEIDE, is_open, list_momenten, visible_reeks

# A moment of longer ago at which the resident never began is past: how it is now says nothing of how it was then.
WAITS = dt.timedelta(weeks=8)


@dataclass(frozen=True)
class EigenMeting:
    """The resident's voice of now. `moment` None: a new one begins today; `meting` None: it was not begun."""

    moment: Moment | None = None
    meting: Meting | None = None
    is_open: bool = False

    @property
    def is_klaar(self) -> bool:
        return self.meting is not None and self.meting.afgerond_op is not None

    @property
    def is_begonnen(self) -> bool:
        return self.meting is not None and not self.is_klaar

    def is_for(self, *, is_samen: bool) -> bool:
        """Whether it may be on this screen: what was begun at home is never on a device that was handed over."""
        return not (is_samen and self.is_begonnen and self.meting.wijze == Meting.Wijze.ZELF)


def find_eigen(*, dossier: Dossier, vandaag: dt.date) -> EigenMeting:
    """The newest moment, as far as the resident may still answer there or has done so. Two queries."""
    newest = next(iter(list_momenten(dossier=dossier)), None)
    if newest is None:
        return EigenMeting()
    newest.dossier = dossier
    voices = list(newest.metingen.all())
    own = next((m for m in voices if m.stem == Stem.INWONER), None)
    if own is None and newest.op < vandaag - WAITS:
        return EigenMeting()
    if own is not None:
        own.moment = newest
    return EigenMeting(newest, own, is_open(newest, voices))


def list_eigen(*, dossier: Dossier, door: Account, is_samen: bool) -> list[list[Meting]]:
    """Per moment at which the resident answered, oldest first: the finished voices this screen may show, with scores.

    At home one's own voice, and the others once all lie open. On a device that was handed over only moments at which
    both finished: before that a resident's answers are for no screen of a professional, nor the other way round.
    """
    found = []
    for voices in visible_reeks(dossier=dossier, door=door).values():
        finished = [m for m in voices if m.afgerond_op]
        stemmen = {m.stem for m in finished}
        if Stem.INWONER in stemmen and (not is_samen or stemmen >= BEIDE):
            found.append(finished)
    return found
