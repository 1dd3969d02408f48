"""What somebody of a party does in the plan it works along in: found, checked and logged first, then done."""

from __future__ import annotations

import datetime as dt
import uuid

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.toegang.models import Account

from ..doelbereiking.services import record_bijdrage
from ..uitvoering.partijen.antwoorden import (
    add_deelnemer,
    end_deelnemer,
    finish_deelname,
    judge_deelname,
)
from ..uitvoering.partijen.models import Deelname
from .deelbeeld import find_deelname
from .papier import is_veiligheid


def answer_deelname(
    *,
    account: Account,
    deelname_id: uuid.UUID,
    antwoord: str,
    woorden: str,
    tot_op: dt.date | None,
    op: dt.datetime,
    versie: int | None,
    sleutel: str = "",
) -> None:
    """The party's answer to the question. Raises NietGevonden, and what `judge_deelname` raises."""
    deelname = find_deelname(account=account, deelname_id=deelname_id, pagina="vraag beantwoorden", op=op)
    judge_deelname(
        deelname=deelname,
        door=account,
        op=op,
        antwoord=antwoord,
        woorden=woorden,
        tot_op=tot_op,
        versie=versie,
        sleutel=sleutel,
    )


def finish_eigen_deelname(
    *, account: Account, deelname_id: uuid.UUID, woorden: str, op: dt.datetime, sleutel: str = ""
) -> None:
    """The party's part is done: from now on it sees nothing of the plan. Raises NietGevonden and Fout."""
    deelname = find_deelname(account=account, deelname_id=deelname_id, pagina="meedoen afronden", op=op)
    finish_deelname(deelname=deelname, door=account, op=op, woorden=woorden, sleutel=sleutel)


def let_collega_in(
    *, account: Account, deelname_id: uuid.UUID, collega_id: uuid.UUID, op: dt.datetime, sleutel: str = ""
) -> None:
    """A colleague of the own party looks along as well. Raises NietGevonden and Fout."""
    deelname = _working_along(account, deelname_id, "collega erbij", op)
    add_deelnemer(deelname=deelname, door=account, op=op, account_id=collega_id, sleutel=sleutel)


def let_collega_out(
    *, account: Account, deelname_id: uuid.UUID, deelnemer_id: uuid.UUID, op: dt.datetime, sleutel: str = ""
) -> None:
    """Somebody of the own party, perhaps oneself, sees nothing of it any more. Raises NietGevonden and Fout."""
    deelname = _working_along(account, deelname_id, "collega eraf", op)
    end_deelnemer(deelname=deelname, door=account, op=op, deelnemer_id=deelnemer_id, sleutel=sleutel)


def contribute(
    *,
    account: Account,
    deelname_id: uuid.UUID,
    doel_id: uuid.UUID | str,
    gedaan: str,
    tekst: str,
    op: dt.datetime,
    sleutel: str = "",
) -> None:
    """What a party did for one of its goals and what came of it, in its own words.

    Raises NietGevonden for a party that does not work along, or a goal it was not asked for; Fout without a text.
    """
    deelname = _working_along(account, deelname_id, "bijdrage schrijven", op)
    own = {str(row.pk) for row in deelname.doelen.all() if not is_veiligheid(row)}
    if str(doel_id) not in own:
        raise NietGevonden
    record_bijdrage(
        dossier=deelname.dossier,
        door=account,
        op=op,
        gegevens={
            "partij": deelname.organisatie.naam,
            "gedaan": gedaan,
            "tekst": tekst,
            "doel": str(doel_id),
        },
        deelname=deelname,
        sleutel=sleutel,
    )


def _working_along(account: Account, deelname_id: uuid.UUID, pagina: str, op: dt.datetime) -> Deelname:
    deelname = find_deelname(account=account, deelname_id=deelname_id, pagina=pagina, op=op)
    if deelname.status != Deelname.Status.AANGENOMEN:
        raise NietGevonden
    return deelname
