"""What can be asked about afspraken, notes and attachments of a dossier that was already opened."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import models
from django.db.models import Prefetch, QuerySet

from draagkracht.sociale_kaart.interventies.selectors import list_interventies
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.toegang.fouten import NietGevonden

from ..aanpak.metwie import is_about_safety, is_helper, name_people, shared_place
from ..aanpak.models import Stap
from ..aanpak.planstap import INWONER, NETWERK
from ..dossier.models import Dossier, Handeling, Netwerklid
from .bestanden import read_inhoud
from .models import Afspraak, Bijlage, Notitie
from .woorden import if_then, split_if_then

MANY = 200
SOME = 10
PER_PAGE = 50
FEW = 3
NAME, DOTS = "[naam]", "…"  # where the catalogue leaves room for somebody's name, and how that is shown


@dataclass(frozen=True)
class KleineStap:
    """A first small step for a step of the plan, as the catalogue words it; `als` is the cue, "" when it has none.

    `wat` is "" for a step the catalogue has no words for.
    """

    stap: Stap
    als: str
    wat: str

    @property
    def zin(self) -> str:
        return if_then(self.als, self.wat)

    @property
    def netwerklid(self) -> Netwerklid | None:
        """Who of the network goes along: the first of the step's people who were not taken off the list."""
        return next(iter(self._people), None)

    @property
    def met_wie(self) -> str:
        """Everybody else the step names; not the resident, who is there anyway, nor `iemand om u heen` who has a name."""
        words = self.stap.met_wie
        names_nobody = is_helper(words, INWONER) or (bool(self._people) and is_helper(words, NETWERK))
        return name_people(self._people[1:], "" if names_nobody else words)

    @property
    def voorziening(self) -> Voorziening | None:
        return shared_place(self.stap)

    @property
    def _people(self) -> list[Netwerklid]:
        return [lid for lid in self.stap.netwerkleden.all() if lid.verwijderd_op is None]


@dataclass(frozen=True)
class Afspraken:
    """Open afspraken by when, and what was done. An earlier date that nobody talked about yet is in `deze_week`."""

    deze_week: list[Afspraak]
    later: list[Afspraak]
    zonder_datum: list[Afspraak]
    gedaan: list[Afspraak]
    has_more: bool


def _window(bladzijde: int) -> tuple[int, int]:
    """From which row, and how many: the first few for bladzijde 0, and from 1 on the whole list a page at a time."""
    return ((bladzijde - 1) * PER_PAGE, PER_PAGE) if bladzijde else (0, SOME)


def list_afspraken(*, dossier: Dossier, vandaag: dt.date, bladzijde: int = 0) -> Afspraken:
    """All open afspraken and a page (see `_window`) of those that have an outcome. The week ends on Sunday."""
    rows = dossier.afspraken.select_related("stap", "netwerklid", "voorziening", "vervolg_op", "door")
    week_ends = vandaag + dt.timedelta(days=6 - vandaag.weekday())
    still = list(rows.filter(uitkomst="").order_by(models.F("wanneer_op").asc(nulls_last=True), "op")[:MANY])
    start, size = _window(bladzijde)
    done = list(rows.exclude(uitkomst="").order_by("-uitkomst_op", "-pk")[start : start + size + 1])
    return Afspraken(
        deze_week=[a for a in still if a.wanneer_op and a.wanneer_op <= week_ends],
        later=[a for a in still if a.wanneer_op and a.wanneer_op > week_ends],
        zonder_datum=[a for a in still if a.wanneer_op is None],
        gedaan=done[:size],
        has_more=len(done) > size,
    )


def list_dated_afspraken(*, dossier: Dossier) -> list[Afspraak]:
    """The afspraken with a date that were not dropped, for a picture of the plan: the last 40 by date."""
    rows = dossier.afspraken.filter(wanneer_op__isnull=False).exclude(uitkomst=Afspraak.Uitkomst.VERVALLEN)
    return sorted(rows.order_by("-wanneer_op")[:40], key=lambda a: a.wanneer_op)


def get_afspraak(*, dossier: Dossier, afspraak_id: uuid.UUID | str) -> Afspraak:
    """One afspraak of this dossier. Raises NietGevonden."""
    rows = dossier.afspraken.select_related("stap", "netwerklid", "voorziening", "vervolg_op")
    return _one(rows, afspraak_id)


def get_notitie(*, dossier: Dossier, notitie_id: uuid.UUID) -> Notitie:
    """One note of this dossier. Raises NietGevonden."""
    return _one(dossier.notities.select_related("door"), notitie_id)


def get_bijlage(*, dossier: Dossier, bijlage_id: uuid.UUID) -> Bijlage:
    """One attachment of this dossier that was not taken away. Raises NietGevonden."""
    return _one(dossier.bijlagen.filter(verwijderd_op__isnull=True), bijlage_id)


def _one(rows: QuerySet, pk: uuid.UUID | str) -> models.Model:
    try:
        found = rows.filter(pk=uuid.UUID(str(pk))).first()
    except ValueError:
        found = None
    if found is None:
        raise NietGevonden
    return found


def read_bijlage(*, bijlage: Bijlage) -> bytes:
    """The contents of an attachment. Raises Fout when they cannot be read."""
    return read_inhoud(bijlage.pk)


def list_notities(*, dossier: Dossier, bladzijde: int = 0) -> tuple[list[Notitie], bool]:
    """A page of notes (see `_window`), the newest first, each with its attachments (`bijlagen.all()`); and whether there
    are more.
    """
    start, size = _window(bladzijde)
    rows = dossier.notities.select_related("door").prefetch_related(
        Prefetch("bijlagen", Bijlage.objects.order_by("op"))
    )
    found = list(rows.order_by("-op", "-pk")[start : start + size + 1])
    return found[:size], len(found) > size


def list_bijlagen(*, dossier: Dossier, limit: int = MANY) -> list[Bijlage]:
    """The newest attachments; one that was taken away carries `weg_door`, the name of who did."""
    rows = list(dossier.bijlagen.select_related("door").order_by("-op")[:limit])
    gone = [row.pk for row in rows if row.verwijderd_op]
    acts = Handeling.objects.filter(dossier=dossier, soort="bijlage weggehaald", onderwerp__in=gone)
    names = {act.onderwerp: str(act.door) for act in acts.select_related("door")}
    for row in rows:
        row.weg_door = names.get(row.pk, "")
    return rows


def list_versies(*, notitie: Notitie) -> QuerySet:
    """Every text this note had, the newest first: `tekst`, `history_date`, `history_user`."""
    return notitie.history.select_related("history_user").order_by("-history_date", "-history_id")


def list_stappen_to_choose(*, dossier: Dossier) -> QuerySet[Stap]:
    """The steps an afspraak can belong to: those that are not over."""
    rows = dossier.stappen.filter(verwijderd_op__isnull=True)
    return rows.exclude(status__in=(Stap.Status.KLAAR, Stap.Status.GESTOPT)).order_by("volgorde", "op")


def list_plekken_to_choose(*, dossier: Dossier) -> list[Voorziening]:
    """The places an afspraak can be at: those that stand at the steps of the plan, by name; none about safety."""
    rows = Voorziening.objects.filter(stappen__dossier=dossier, stappen__verwijderd_op__isnull=True)
    return [row for row in rows.distinct().order_by("naam") if not is_about_safety(row)]


def list_kleine_stappen(*, dossier: Dossier, limit: int = FEW) -> list[KleineStap]:
    """For steps that came from the catalogue and have no afspraak yet: what could be the first one."""
    bare = list_stappen_to_choose(dossier=dossier).exclude(interventie="").filter(afspraken__isnull=True)
    return [row for row in _small(dossier, bare) if row.wat][:limit]


def get_kleine_stap(*, dossier: Dossier, stap_id: uuid.UUID | str) -> KleineStap:
    """What an afspraak for this step can begin with: its people, its place, and the catalogue's words when it has them.

    Raises NietGevonden for a step that is over, taken away or of another dossier.
    """
    try:
        rows = list_stappen_to_choose(dossier=dossier).filter(pk=uuid.UUID(str(stap_id)))
    except ValueError:
        raise NietGevonden from None
    found = _small(dossier, rows)
    if not found:
        raise NietGevonden
    return found[0]


def _small(dossier: Dossier, rows: QuerySet[Stap]) -> list[KleineStap]:
    stappen = list(rows.select_related("voorziening").prefetch_related("netwerkleden"))
    if not stappen:
        return []
    catalogus = list_interventies(gemeente=dossier.gemeente)
    words = {row.code: row.kleine_stap.replace(NAME, DOTS) for row in catalogus}
    return [KleineStap(stap, *split_if_then(words.get(stap.interventie, ""))) for stap in stappen]
