"""What can be asked about the metingen of a dossier that was already opened.

The blind rule lives in `may_see` and nowhere else: whoever shows, prints or counts scores gets them from here.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import Prefetch

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account

from ..dossier.models import Dossier, Stem
from .antwoorden import find_onderdeel, instrument_of
from .models import Meting, Moment, Score

BEIDE = {Stem.INWONER, Stem.PROFESSIONAL}


def may_see(*, door: Account, meting: Meting, moment: Moment, metingen: Iterable[Meting]) -> bool:
    """Whether `door` may see what is in `meting`. `metingen` are all voices of its moment.

    One's own side; every finished voice once resident and professional both finished; what came from another system.
    When people said that the other voice does not come, what it left unfinished at the table opens for the side that
    is finished; what a resident was still filling in alone never does.
    """
    if meting.stem == door.stem:
        return bool(meting.afgerond_op) or door.stem == Stem.INWONER or meting.door_id == door.pk
    if meting.wijze == Meting.Wijze.IMPORT:
        return True
    finished = {m.stem for m in metingen if m.afgerond_op}
    if finished >= BEIDE:
        return meting.afgerond_op is not None
    was_at_table = meting.wijze == Meting.Wijze.SAMEN
    return moment.ontbrekende_stem == meting.stem and door.stem in finished and was_at_table


def is_open(moment: Moment, metingen: Iterable[Meting]) -> bool:
    """Whether the voices of a moment lie beside each other: both finished, one said not to come, or all imported."""
    voices = list(metingen)
    finished = {m.stem for m in voices if m.afgerond_op}
    imported = bool(voices) and all(m.wijze == Meting.Wijze.IMPORT for m in voices)
    return imported or finished >= BEIDE or bool(moment.ontbrekende_stem and finished)


def list_open_metingen(*, dossier: Dossier) -> list[uuid.UUID]:
    """The finished voices of the moments that lie open: what may be counted, compared or advised on for everybody."""
    return [
        meting.pk
        for voices in _voices_of(dossier).values()
        for meting in voices
        if meting.afgerond_op and is_open(meting.moment, voices)
    ]


def list_visible(*, dossier: Dossier, door: Account) -> list[uuid.UUID]:
    """The voices of all moments that `door` may see, without their scores."""
    return [
        meting.pk
        for voices in _voices_of(dossier).values()
        for meting in voices
        if may_see(door=door, meting=meting, moment=meting.moment, metingen=voices)
    ]


def _voices_of(dossier: Dossier) -> dict[uuid.UUID, list[Meting]]:
    voices: dict[uuid.UUID, list[Meting]] = {}
    for meting in Meting.objects.filter(moment__dossier=dossier.pk).select_related("moment"):
        voices.setdefault(meting.moment_id, []).append(meting)
    return voices


def list_momenten(*, dossier: Dossier) -> list[Moment]:
    """All moments, the newest first, each with its `metingen` (who and when) and no scores."""
    voices = Meting.objects.select_related("door").order_by("begonnen_op")
    found = dossier.momenten.select_related("ontbreekt_door").prefetch_related(Prefetch("metingen", voices))
    return list(found.order_by("-op"))


def get_moment(*, dossier: Dossier, moment_id: uuid.UUID) -> Moment:
    """One moment of this dossier. Raises NietGevonden when it is not there, or of another dossier."""
    found = dossier.momenten.select_related("ontbreekt_door").filter(pk=moment_id).first()
    if found is None:
        raise NietGevonden
    found.dossier = dossier
    return found


def list_stemmen(*, moment: Moment) -> list[Meting]:
    """The voices of a moment, who and when, without their scores."""
    voices = list(moment.metingen.select_related("door").order_by("begonnen_op"))
    for meting in voices:
        meting.moment = moment
    return voices


def visible_metingen(*, dossier: Dossier, door: Account, moment: Moment) -> list[Meting]:
    """The voices of one moment that `door` may see, each with its `scores` read. Empty when there is nothing to see."""
    return visible_reeks(dossier=dossier, door=door, momenten=[moment]).get(moment.pk, [])


def visible_reeks(
    *, dossier: Dossier, door: Account, momenten: Iterable[Moment] | None = None
) -> dict[uuid.UUID, list[Meting]]:
    """Per moment (all of the dossier, or those given) the voices `door` may see, with scores; in three queries at most.

    In the order of the dates; a moment of which nothing may be seen is not there.
    """
    chosen = list(dossier.momenten.all() if momenten is None else momenten)
    by_id = {m.pk: m for m in sorted(chosen, key=lambda m: m.op) if m.dossier_id == dossier.pk}
    voices: dict[uuid.UUID, list[Meting]] = {pk: [] for pk in by_id}
    found = Meting.objects.filter(moment__in=list(by_id)).select_related("door")
    for meting in found.order_by("begonnen_op", "stem"):
        meting.moment = by_id[meting.moment_id]
        voices[meting.moment_id].append(meting)
    seen = {
        pk: [m for m in metingen if may_see(door=door, meting=m, moment=by_id[pk], metingen=metingen)]
        for pk, metingen in voices.items()
    }
    _read_scores([m for metingen in seen.values() for m in metingen])
    return {pk: metingen for pk, metingen in seen.items() if metingen}


def _read_scores(metingen: list[Meting]) -> None:
    rows: dict[uuid.UUID, list[Score]] = {m.pk: [] for m in metingen}
    for score in Score.objects.filter(meting__in=list(rows)) if rows else ():
        rows[score.meting_id].append(score)
    for meting in metingen:
        meting._prefetched_objects_cache = {"scores": rows[meting.pk]}


def get_own_meting(*, moment: Moment, door: Account) -> Meting | None:
    """The voice of `door`'s own side at this moment as far as `door` may fill it in or see it, else None."""
    found = [m for m in list_stemmen(moment=moment) if m.stem == door.stem]
    own = [m for m in found if may_see(door=door, meting=m, moment=moment, metingen=found)]
    _read_scores(own)
    return own[0] if own else None


def get_samen_meting(*, moment: Moment) -> Meting | None:
    """The resident's voice, while it is being spoken at the table; None when there is none, or it is finished or at home.

    What it holds may be on the screen between the two of them, one question at a time, and nowhere else.
    """
    found = moment.metingen.filter(
        stem=Stem.INWONER, wijze=Meting.Wijze.SAMEN, afgerond_op__isnull=True
    ).first()
    if found is not None:
        found.moment = moment
    return found


def list_geschiedenis(*, dossier: Dossier, door: Account, moment: Moment, stem: str, onderdeel: str) -> list:
    """All versions of one score, the newest first, with who and when. Raises NietGevonden when `door` may not see it."""
    for meting in visible_metingen(dossier=dossier, door=door, moment=moment):
        if meting.stem == stem:
            find_onderdeel(instrument_of(meting.instrument), onderdeel)
            lines = Score.history.filter(meting_id=meting.pk, onderdeel=onderdeel)
            return list(lines.select_related("history_user").order_by("-history_date", "-history_id"))
    raise NietGevonden
