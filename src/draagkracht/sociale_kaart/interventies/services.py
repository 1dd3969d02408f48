"""What a functional administrator can do with the interventions of the own municipality. The catalogue itself stays."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction

from .catalogus import STANDAARD, kennis_of, load_catalogus
from .fouten import InterventieAlBewaard, InterventieFout, InterventieOnbekend, InterventieVerouderd
from .models import Aanpassing
from .regels import ANDERS, find_problemen
from .selectors import get_aanpassing, has_aanpassing, list_interventies, raw_of

# The role's code as every account carries it. This room does not know the room of accounts, and needs no more of it.
BEHEERDER = "beheerder"


@transaction.atomic
def record_interventie(
    *,
    door: AbstractBaseUser,
    op: dt.datetime,
    gegevens: Mapping[str, Any],
    reden: str = "",
    sleutel: str = "",
) -> Aanpassing:
    """A new intervention of the own municipality; its code follows from its name.

    Raises InterventieFout naming the first field that does not hold, InterventieAlBewaard for a second sending.
    """
    _check_door(door, sleutel)
    velden = dict(gegevens)
    aanpassing = Aanpassing(
        gemeente=door.gemeente, code=_new_code(door.gemeente, velden), is_eigen=True, velden=velden
    )
    _check(aanpassing.code, velden, door.gemeente)
    return _save(aanpassing, door=door, op=op, reden=reden, sleutel=sleutel)


@transaction.atomic
def change_interventie(
    *,
    code: str,
    door: AbstractBaseUser,
    op: dt.datetime,
    gegevens: Mapping[str, Any],
    reden: str = "",
    versie: int | None = None,
    sleutel: str = "",
) -> Aanpassing:
    """Change fields of an intervention in the own municipality; what equals the catalogue again is no change any more.

    Raises InterventieFout, InterventieOnbekend, InterventieVerouderd (on an older `versie`), InterventieAlBewaard.
    """
    aanpassing = _open(code, door, versie, sleutel)
    before = raw_of(gemeente=door.gemeente, code=code)
    velden = {**aanpassing.velden, **{veld: _in_order(w, before.get(veld)) for veld, w in gegevens.items()}}
    _check(code, {**before, **velden}, door.gemeente)
    if not aanpassing.is_eigen:
        own = ANDERS | dict(load_catalogus().ruw[code])
        velden = {veld: waarde for veld, waarde in velden.items() if not _same(waarde, own.get(veld))}
        aanpassing.origineel = {veld: own.get(veld) for veld in velden}
    aanpassing.velden = velden
    return _save(aanpassing, door=door, op=op, reden=reden, sleutel=sleutel)


@transaction.atomic
def switch_interventie(
    *,
    code: str,
    is_uit: bool,
    door: AbstractBaseUser,
    op: dt.datetime,
    reden: str = "",
    versie: int | None = None,
    sleutel: str = "",
) -> Aanpassing:
    """Stop using an intervention in the own municipality, or use it again. Plans that hold it already keep it."""
    aanpassing = _open(code, door, versie, sleutel)
    aanpassing.is_uit = is_uit
    return _save(aanpassing, door=door, op=op, reden=reden, sleutel=sleutel)


@transaction.atomic
def restore_interventie(
    *,
    code: str,
    door: AbstractBaseUser,
    op: dt.datetime,
    reden: str = "",
    versie: int | None = None,
    sleutel: str = "",
) -> Aanpassing:
    """Go back to what the catalogue says. Raises InterventieFout for the municipality's own: that has no original."""
    aanpassing = _open(code, door, versie, sleutel)
    if aanpassing.is_eigen:
        raise InterventieFout("", "Deze interventie is van uw gemeente zelf. Er is geen origineel.")
    aanpassing.velden, aanpassing.origineel = {}, {}
    return _save(aanpassing, door=door, op=op, reden=reden, sleutel=sleutel)


def _check_door(door: AbstractBaseUser, sleutel: str) -> None:
    if door.rol != BEHEERDER or not door.is_active:
        raise InterventieOnbekend
    if has_aanpassing(sleutel=sleutel):
        raise InterventieAlBewaard


def _open(code: str, door: AbstractBaseUser, versie: int | None, sleutel: str) -> Aanpassing:
    """What stands now, locked for this act; of an unknown code nothing."""
    _check_door(door, sleutel)
    raw_of(gemeente=door.gemeente, code=code)
    locked = Aanpassing.objects.select_for_update().filter(gemeente=door.gemeente, code=code).first()
    aanpassing = locked or get_aanpassing(gemeente=door.gemeente, code=code)
    if versie is not None and aanpassing.versie != versie:
        raise InterventieVerouderd(aanpassing)
    return aanpassing


def _check(code: str, velden: Mapping[str, Any], gemeente: str) -> None:
    eigen = (one.code for one in list_interventies(gemeente=gemeente, has_uit=True))
    problemen = find_problemen({**velden, "code": code}, kennis_of(load_catalogus(), eigen))
    if problemen:
        zin = problemen[0].zin
        raise InterventieFout(problemen[0].veld, zin[0].upper() + zin[1:])


def _save(
    aanpassing: Aanpassing, *, door: AbstractBaseUser, op: dt.datetime, reden: str, sleutel: str
) -> Aanpassing:
    aanpassing.door, aanpassing.op, aanpassing.reden, aanpassing.sleutel = door, op, reden, sleutel
    aanpassing.catalogus = STANDAARD
    aanpassing.versie += 1
    aanpassing._history_user, aanpassing._history_date = door, op
    try:
        with transaction.atomic():
            aanpassing.save()
    except IntegrityError:
        # Two who made the first change of the same intervention in the same moment: the second one looks again.
        raise InterventieVerouderd(
            Aanpassing.objects.get(gemeente=aanpassing.gemeente, code=aanpassing.code)
        ) from None
    return aanpassing


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; nothing said is the same as empty."""
    empty = (None, "", [], (), {}, 0, False)
    if one in empty and other in empty:
        return True
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return list(one) == list(other)
    return one == other


def _in_order(new: Any, old: Any) -> Any:
    """A list keeps the order it had, with what is new at the end: the first part is what an intervention is most about."""
    if (
        not isinstance(new, list)
        or not isinstance(old, (list, tuple))
        or not all(isinstance(v, str) for v in new)
    ):
        return new
    return [v for v in old if v in new] + [v for v in new if v not in old]


def _new_code(gemeente: str, velden: Mapping[str, Any]) -> str:
    plain = unicodedata.normalize("NFKD", str(velden.get("naam", ""))).encode("ascii", "ignore").decode()
    stem = "eigen_" + (re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_") or "interventie")[:45].strip("_")
    taken = {one.code for one in list_interventies(gemeente=gemeente, has_uit=True)}
    numbers = (f"{stem}_{n}" for n in range(2, 1000))
    return stem if stem not in taken else next(code for code in numbers if code not in taken)
