"""Who looked in a dossier, told to the resident: per day and person, with what for and on which ground."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils import timezone

from draagkracht.toegang.models import Account, Inzage

from ..dossier.contact.steunfiguren import name_naasten
from ..dossier.models import Dossier

LINES = 400  # of the log on one page
Key = tuple[dt.date, uuid.UUID | None, str, str, str]


@dataclass
class Kijkbeurt:
    """One person on one day, for one purpose: how often, what was opened, and whether it was allowed.

    `wie` is "" for somebody whose try was refused: who that is, is not for this resident to know. `paginas` are words of
    the log.
    """

    dag: dt.date
    wie: str
    rol: str
    is_eigen: bool
    is_geweigerd: bool
    doel: str
    grondslag: str
    toelichting: str
    laatst_op: dt.datetime
    aantal: int = 0
    paginas: tuple[str, ...] = ()


def list_kijkbeurten(*, dossier: Dossier, bladzijde: int = 1) -> tuple[list[Kijkbeurt], bool]:
    """A page of looks, the newest first; and whether there are more. Two queries."""
    start = (bladzijde - 1) * LINES
    rows = Inzage.objects.filter(keten=dossier.pk).select_related("account").order_by("-volgnummer")
    lines = list(rows[start : start + LINES + 1])
    naasten = name_naasten(dossier=dossier)
    found: dict[Key, Kijkbeurt] = {}
    for line in lines[:LINES]:
        day = timezone.localdate(line.op)
        key = (day, line.account_id, line.soort, line.doel, line.toelichting)
        turn = found.get(key) or found.setdefault(key, _turn(dossier, day, line, naasten))
        turn.aantal += 1
        if line.pagina not in turn.paginas:
            turn.paginas = (*turn.paginas, line.pagina)
    return list(found.values()), len(lines) > LINES


def _turn(dossier: Dossier, day: dt.date, line: Inzage, naasten: dict[uuid.UUID, str]) -> Kijkbeurt:
    is_refused = line.soort == Inzage.Soort.GEWEIGERD
    return Kijkbeurt(
        dag=day,
        wie="" if is_refused else _name(line.account, naasten),
        rol="" if is_refused or line.account is None else str(line.account.rol),
        is_eigen=line.account_id is not None and line.account_id == dossier.inwoner.account_id,
        is_geweigerd=is_refused,
        doel=line.doel,
        grondslag=line.grondslag,
        # What was written down with a refusal names other accounts and dossiers.
        toelichting="" if is_refused else line.toelichting,
        laatst_op=line.op,
    )


def _name(account: Account | None, naasten: dict[uuid.UUID, str]) -> str:
    return naasten.get(account.pk, "") or str(account) if account else ""
