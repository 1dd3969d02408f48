"""What can be asked about dossiers. Each look-up checks and logs in the same function; there is no other way in."""

from __future__ import annotations

import datetime as dt
import functools
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from draagkracht.toegang import blind
from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.gecompileerd import ACCOUNT, DOSSIER, NU, SINDS, TEAM, Gecompileerd
from draagkracht.toegang.inzage import ALGEMEEN, Blik, record_inzage, record_inzagen
from draagkracht.toegang.models import Account, Grondslag, Inzage, Rol

from .models import Betrokkene, Concept, Dossier, Handeling, Inwoner, Toelating, Zoekgroep

if TYPE_CHECKING:
    from collections.abc import Callable

SEARCH_LIMIT = 20
LOGGED_FOR = dt.timedelta(minutes=15)  # so long a look at an unchanged page needs no new line
PER_PAGE = 25


@dataclass(frozen=True)
class Recht:
    """Why somebody may look in one dossier: in which capacity, for which purpose, on which ground."""

    hoedanigheid: str
    doel: str
    grondslag: str
    toelichting: str = ""

    @property
    def may_write(self) -> bool:
        return self.hoedanigheid in ("regisseur", "medewerker", "inwoner")


def _with_rights(dossier_id: uuid.UUID, door: uuid.UUID, op: dt.datetime) -> QuerySet[Dossier]:
    """One dossier with its resident and with what decides the right of `door`, in one query."""
    mine = Betrokkene.objects.filter(dossier=OuterRef("pk"), account=door, tot_op__isnull=True)
    let_in = Toelating.objects.filter(dossier=OuterRef("pk"), account=door, vanaf_op__lte=op, tot_op__gt=op)
    looked = Inzage.objects.filter(
        keten=dossier_id, account=door, soort=Inzage.Soort.GELEZEN, pagina="dossier", op__gte=SINDS
    )
    typed = Concept.objects.filter(dossier_id=dossier_id, account=door).order_by("-op")
    own = {
        "mijn_rol": Subquery(mine.values("rol")[:1]),
        "mijn_toelating": Subquery(let_in.values("reden")[:1]),
        "mijn_blik": Subquery(looked.order_by("-op").values("op")[:1]),
        "mijn_concept": Subquery(typed.values("op")[:1]),
        "mijn_concepten": Subquery(typed.order_by().values("dossier_id").annotate(n=Count("pk")).values("n")),
    }
    residents = (f"inwoner__{name}" for name in INWONER_COLUMNS)
    return (
        Dossier.objects.filter(pk=dossier_id).annotate(**own).values_list(*DOSSIER_COLUMNS, *residents, *own)
    )


DOSSIER_COLUMNS = tuple(f.attname for f in Dossier._meta.concrete_fields)
INWONER_COLUMNS = tuple(f.attname for f in Inwoner._meta.concrete_fields)
FIRST = slice(0, len(DOSSIER_COLUMNS))
MIDDLE = slice(FIRST.stop, FIRST.stop + len(INWONER_COLUMNS))
LAST = slice(MIDDLE.stop, None)
ONE_WITH_RIGHTS = Gecompileerd(lambda: [_with_rights(DOSSIER, ACCOUNT, NU)])


def _find(door: Account, dossier_id: uuid.UUID, op: dt.datetime) -> Dossier | None:
    """The dossier with the facts of the right, and `mijn_blik`: when `door` was logged here just now.

    Its resident is not read yet (see `_read_inwoner`).
    """
    rows = ONE_WITH_RIGHTS.raw(dossier=dossier_id, account=door.pk, nu=op, sinds=op - LOGGED_FOR)
    if not rows:
        return None
    dossier = Dossier.from_db(connection.alias, DOSSIER_COLUMNS, ONE_WITH_RIGHTS.convert(rows[0], FIRST))
    own = ONE_WITH_RIGHTS.convert(rows[0], LAST)
    dossier.mijn_rol, dossier.mijn_toelating, dossier.mijn_blik, *dossier.mijn_concepten = own
    dossier.inwoner_versie = rows[0][FIRST.stop + INWONER_COLUMNS.index("versie")]
    dossier.rij = rows[0]
    return dossier


def _read_inwoner(dossier: Dossier) -> None:
    """Decrypt who it is about: only for a page that shows it."""
    values = ONE_WITH_RIGHTS.convert(dossier.rij, MIDDLE)
    dossier.inwoner = Inwoner.from_db(connection.alias, INWONER_COLUMNS, values)
    del dossier.rij


def _many_with_rights(door: Account, op: dt.datetime) -> QuerySet[Dossier]:
    """All dossiers, annotated with what decides the right of `door`."""
    mine = Betrokkene.objects.filter(dossier=OuterRef("pk"), account=door, tot_op__isnull=True)
    let_in = Toelating.objects.filter(dossier=OuterRef("pk"), account=door, vanaf_op__lte=op, tot_op__gt=op)
    return Dossier.objects.select_related("inwoner").annotate(
        mijn_rol=Subquery(mine.values("rol")[:1]), mijn_toelating=Subquery(let_in.values("reden")[:1])
    )


def _recht(door: Account, dossier: Dossier) -> Recht | None:
    """The right of `door`, or None. The only place where it is decided who may look inside."""
    if not door.is_active:
        return None
    if door.rol == Rol.INWONER:
        own = dossier.inwoner.account_id == door.pk
        return Recht("inwoner", "eigen dossier", Grondslag.EIGEN) if own else None
    if door.rol not in (Rol.PROFESSIONAL, Rol.TEAMLEIDER):
        return None
    if dossier.mijn_rol:
        return Recht(dossier.mijn_rol, "ondersteuning", dossier.grondslag)
    if door.rol == Rol.TEAMLEIDER and dossier.team_id == door.team_id and dossier.mijn_toelating:
        return Recht("teamleider", "leiding in het team", Grondslag.TOEZICHT, dossier.mijn_toelating)
    return None


def get_dossier(
    *,
    door: Account,
    dossier_id: uuid.UUID,
    pagina: str,
    op: dt.datetime,
    kanaal: str = "pagina",
    to_write: bool = False,
    is_seen: Callable[[Dossier], bool] | None = None,
) -> Dossier:
    """The dossier, after checking the right of `door` and writing the look in the read log.

    The dossier carries `recht` (a Recht). `to_write` also asks for the right to change. `is_seen` is asked once the
    right is sure: True says that a look of this person that was logged just now showed exactly this, and no line is added.
    Raises NietGevonden, the same for an unknown id as for a dossier that is not for `door`; both are logged.
    """
    dossier = _find(door, dossier_id, op)
    recht = _recht(door, dossier) if dossier else None
    if dossier is None or recht is None or (to_write and not recht.may_write):
        refuse_dossier(door=door, dossier_id=dossier_id, pagina=pagina, op=op, kanaal=kanaal)
    dossier.recht = recht
    if is_seen is None or not is_seen(dossier):
        _read_inwoner(dossier)
        blik = Blik(pagina, kanaal, recht.doel, recht.grondslag, recht.toelichting)
        record_inzage(keten=dossier.pk, account=door, soort=Inzage.Soort.GELEZEN, blik=blik, op=op)
    return dossier


def refuse_dossier(
    *, door: Account, dossier_id: uuid.UUID, pagina: str, op: dt.datetime, kanaal: str = "pagina"
) -> NoReturn:
    """Log a try that is not allowed, in the dossier's own chain when there is one, and raise NietGevonden."""
    keten = dossier_id if Dossier.objects.filter(pk=dossier_id).exists() else ALGEMEEN
    why = f"{door.rol}: {dossier_id}"
    denied = Blik(pagina, kanaal, "onbekend", Grondslag.GEEN, why)
    record_inzage(keten=keten, account=door, soort=Inzage.Soort.GEWEIGERD, blik=denied, op=op)
    raise NietGevonden


def get_dossiers(
    *,
    door: Account,
    dossier_ids: list[uuid.UUID],
    pagina: str,
    op: dt.datetime,
    kanaal: str,
    to_write: bool = False,
) -> list[Dossier]:
    """What `get_dossier` does, for many at once; what is not for `door` is left out. All looks and denials are logged."""
    seen: list[Dossier] = []
    read, denied = {}, {}
    for dossier in _many_with_rights(door, op).filter(pk__in=dossier_ids):
        recht = _recht(door, dossier)
        if recht is None or (to_write and not recht.may_write):
            denied[dossier.pk] = Blik(pagina, kanaal, "onbekend", Grondslag.GEEN, f"{door.rol}: {dossier.pk}")
            continue
        dossier.recht = recht
        read[dossier.pk] = Blik(pagina, kanaal, recht.doel, recht.grondslag, recht.toelichting)
        seen.append(dossier)
    record_inzagen(account=door, soort=Inzage.Soort.GELEZEN, blikken=read, op=op)
    record_inzagen(account=door, soort=Inzage.Soort.GEWEIGERD, blikken=denied, op=op)
    return seen


def list_dossiers(*, door: Account, with_closed: bool = False) -> QuerySet[Dossier]:
    """The dossiers that may stand in a list for `door`: one's own, for a team leader the team's, for a resident their own.

    Standing in a list is not a look inside: a team leader still needs a reason for that.
    """
    found = Dossier.objects.select_related("inwoner")
    if not with_closed:
        found = found.filter(gesloten_op__isnull=True)
    if not door.is_active:
        return found.none()
    if door.rol == Rol.PROFESSIONAL:
        return found.filter(betrokkenen__account=door, betrokkenen__tot_op__isnull=True)
    if door.rol == Rol.TEAMLEIDER and door.team_id:
        return found.filter(team_id=door.team_id)
    if door.rol == Rol.INWONER:
        return found.filter(inwoner__account=door)
    return found.none()


def find_own_dossiers(*, door: Account) -> list[uuid.UUID]:
    """A resident's own dossiers, open ones first, the newest first; [] for anybody else."""
    if door.rol != Rol.INWONER:
        return []
    own = list_dossiers(door=door, with_closed=True).select_related(None)
    order = (F("gesloten_op").desc(nulls_first=True), "-geopend_op", "pk")
    return list(own.order_by(*order).values_list("pk", flat=True)[:20])


@dataclass(frozen=True)
class Lijstregel:
    """One dossier in a list: who, which step was last, when, and for a team leader who is regisseur."""

    id: uuid.UUID
    naam: str
    laatste_stap: str
    laatst_op: dt.datetime
    gesloten_op: dt.datetime | None
    voor: str
    regisseur: str


IN_LIST = ("id", "inwoner__naam", "laatste_stap", "laatst_op", "gesloten_op", "voor")


def list_regels(
    *, door: Account, bladzijde: int = 1, is_gesloten: bool = False, werker: uuid.UUID | None = None
) -> tuple[list[Lijstregel], bool]:
    """A page of `door`'s list, last worked on first; and whether there are more. `werker` narrows a team's list."""
    is_in_team = door.is_active and door.team_id and door.rol in (Rol.PROFESSIONAL, Rol.TEAMLEIDER)
    if is_in_team and bladzijde == 1 and not werker:
        rows = _first_page(door.rol, is_gesloten).rows(account=door.pk, team=door.team_id)
    else:
        found = list_dossiers(door=door, with_closed=True)
        if werker:
            current = Betrokkene.objects.filter(dossier=OuterRef("pk"), tot_op__isnull=True, account=werker)
            found = found.filter(Exists(current))
        rows = _in_list(found, is_gesloten, (bladzijde - 1) * PER_PAGE)
    regels = [Lijstregel(*row[:-1], row[-1] or "") for row in rows]
    return regels[:PER_PAGE], len(regels) > PER_PAGE


@functools.cache
def _first_page(rol: str, is_gesloten: bool) -> Gecompileerd:
    """The page a working day begins with, of anybody in a team with this role: `list_dossiers` for a stand-in."""
    anybody = Account(pk=ACCOUNT, rol=rol, team_id=TEAM)
    return Gecompileerd(lambda: [_in_list(list_dossiers(door=anybody, with_closed=True), is_gesloten, 0)])


def _in_list(found: QuerySet[Dossier], is_gesloten: bool, start: int) -> QuerySet:
    chosen = found.filter(gesloten_op__isnull=not is_gesloten).order_by("-laatst_op", "-pk")
    return chosen.values_list(*IN_LIST, _regisseur())[start : start + PER_PAGE + 1]


def _regisseur() -> Subquery:
    current = Betrokkene.objects.filter(
        dossier=OuterRef("pk"), tot_op__isnull=True, rol=Betrokkene.Rol.REGISSEUR
    )
    return Subquery(current.values("account__naam")[:1])


def list_werkers(*, door: Account) -> list[tuple[uuid.UUID, str, int]]:
    """Who is regisseur of how many open dossiers in a team leader's team, by name; nobody for others."""
    if door.rol != Rol.TEAMLEIDER or not door.team_id:
        return []
    rows = Betrokkene.objects.filter(
        dossier__team=door.team_id,
        dossier__gesloten_op__isnull=True,
        tot_op__isnull=True,
        rol=Betrokkene.Rol.REGISSEUR,
    )
    return list(
        rows.values("account", "account__naam")
        .annotate(aantal=Count("pk"))
        .order_by("account__naam")
        .values_list("account", "account__naam", "aantal")
    )


def has_recht(*, door: Account, dossier_id: uuid.UUID, op: dt.datetime) -> bool:
    """Whether `door` may look inside now. Nothing is shown and nothing is logged."""
    dossier = _find(door, dossier_id, op)
    return dossier is not None and _recht(door, dossier) is not None


def search_dossiers(*, door: Account, vraag: str, op: dt.datetime) -> list[Dossier]:
    """At most 20 dossiers of `door`'s own list whose resident's name holds every word of `vraag`, open ones first.

    Works on the blind index; only the hits are decrypted. An empty question finds nothing. The search itself is logged.
    """
    hashes = blind.hashes_for(vraag)
    if not hashes:
        return []
    groups = Zoekgroep.objects.filter(inwoner=OuterRef("inwoner_id"))
    found = list_dossiers(door=door, with_closed=True)
    for value in sorted(hashes)[:12]:
        found = found.filter(Exists(groups.filter(hash=value)))
    # Databases differ in where they put what is empty: what is still open must not fall off the end.
    best = found.order_by(F("gesloten_op").desc(nulls_first=True), "-laatst_op")[: SEARCH_LIMIT * 3]
    hits = [d for d in best if _is_hit(vraag, d)]
    blik = Blik("zoeken", "pagina", "zoeken op naam", Grondslag.WMO, f"{len(hits)} gevonden")
    record_inzage(keten=ALGEMEEN, account=door, soort=Inzage.Soort.GELEZEN, blik=blik, op=op)
    return hits[:SEARCH_LIMIT]


def _is_hit(vraag: str, dossier: Dossier) -> bool:
    return blind.matches(vraag, dossier.inwoner.naam)


def find_opened(*, door: Account, sleutel: str) -> uuid.UUID | None:
    """The dossier that `door` opened with this form's key: where a second sending goes to."""
    if not sleutel:
        return None
    acts = Handeling.objects.filter(sleutel=sleutel, door=door)
    return acts.values_list("dossier_id", flat=True).first()


def find_own(*, door: Account, dossier_id: uuid.UUID) -> Dossier:
    """A dossier of `door`'s own list, to name it (not to look inside). Raises NietGevonden."""
    found = list_dossiers(door=door, with_closed=True).filter(pk=dossier_id).first()
    if found is None:
        raise NietGevonden
    return found


def find_to_admit(*, door: Account, dossier_id: uuid.UUID, op: dt.datetime) -> Dossier:
    """A dossier of a team leader's own team, to give a reason for a look. Anything else is denied, logged and not there."""
    if door.rol == Rol.TEAMLEIDER:
        found = list_dossiers(door=door, with_closed=True).filter(pk=dossier_id).first()
        if found:
            return found
    refuse_dossier(door=door, dossier_id=dossier_id, pagina="inzien", op=op)


def has_handeling(*, sleutel: str) -> bool:
    """Whether what was sent with this key was acted on."""
    return bool(sleutel) and Handeling.objects.filter(sleutel=sleutel[:40]).exists()


def is_begun(*, begin: str) -> bool:
    """Whether anything was acted on that was sent with the form whose keys begin so. Keys go on in hexadecimal."""
    return bool(begin) and Handeling.objects.filter(sleutel__gte=begin, sleutel__lt=f"{begin}g").exists()
