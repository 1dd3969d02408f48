"""What can be done with a record of violence at home: begin, write, put right, choose who reads, close.

None of it is an act in the dossier: the resident and everybody else who reads the dossier may not see that it exists.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.methodiek.meldcode import WEEGVRAGEN, Weegantwoord
from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden
from draagkracht.toegang.models import Account

from ..models import Dossier
from .models import Meldcode, Meldcodelezer, Meldcoderegel
from .selectors import TEAM, list_meldcodes_zonder_lezer, list_mogelijke_lezers

LONGEST = 20_000
Soort, Bron = Meldcoderegel.Soort, Meldcoderegel.Bron
JA_NEE = ("ja", "nee")
STAPPEN = (Soort.SIGNALEN, Soort.OVERLEG, Soort.GESPREK, Soort.WEGING, Soort.BESLUIT)


@transaction.atomic
def start_meldcode(
    *, dossier: Dossier, door: Account, op: dt.datetime, over: str, sleutel: str = ""
) -> Meldcode:
    """A new record in this dossier, with `door` as the only one on its list. Raises AlGedaan, Fout without about whom."""
    if not over.strip():
        raise Fout(_("Schrijf op om wie u zich zorgen maakt. Voornamen zijn genoeg."), "over")
    if sleutel and (before := Meldcode.objects.filter(sleutel=sleutel).first()):
        raise AlGedaan(before.pk)
    try:
        with transaction.atomic():
            meldcode = Meldcode.objects.create(
                dossier=dossier,
                over=over.strip()[:LONGEST],
                begonnen_op=op,
                begonnen_door=door,
                sleutel=sleutel or None,
            )
    except IntegrityError:
        raise AlGedaan(None) from None
    Meldcodelezer.objects.create(meldcode=meldcode, account=door, vanaf_op=op, door=door)
    return meldcode


@transaction.atomic
def record_meldcoderegel(
    *,
    meldcode: Meldcode,
    door: Account,
    op: dt.datetime,
    soort: str,
    tekst: str,
    gegevens: dict[str, Any] | None = None,
    dag_op: dt.date | None = None,
    sleutel: str = "",
) -> Meldcoderegel:
    """Write down one thing in one of the five steps.

    `gegevens` by step: signalen `bron` (and `wie`, unless one saw it oneself or only thinks so); overleg `wie`; gesprek
    `wie`, or `is_niet_veilig` when no talk was safe; weging an answer to each of WEEGVRAGEN; besluit `melden`, `hulp` and
    `verteld`, each ja or nee. Raises Fout with the field, AlGedaan.
    """
    if soort not in STAPPEN:
        raise Fout(_("Kies een van de vijf stappen."))
    kept = _check_gegevens(soort, gegevens or {})
    return _write(meldcode, door, op, soort, tekst, gegevens=kept, dag_op=dag_op, sleutel=sleutel)


@transaction.atomic
def add_rechtzetting(
    *, regel: Meldcoderegel, door: Account, op: dt.datetime, tekst: str, sleutel: str = ""
) -> Meldcoderegel:
    """What was wrong in a line, beside it; the line itself stays as it was. Raises Fout without a text, AlGedaan."""
    return _write(regel.meldcode, door, op, Soort.RECHTZETTING, tekst, over_regel=regel, sleutel=sleutel)


@transaction.atomic
def grant_meldcodelezer(
    *, meldcode: Meldcode, door: Account, op: dt.datetime, account: Account, reden: str
) -> Meldcodelezer:
    """Put a colleague on the list. Raises Fout for who cannot be on it and without a reason, AlGedaan for who is on it."""
    if meldcode.meldcodelezers.filter(account=account, tot_op__isnull=True).exists():
        raise AlGedaan(None)
    if not list_mogelijke_lezers(meldcode=meldcode).filter(pk=account.pk).exists():
        raise Fout(_("Kies een collega uit de lijst."), "account")
    return _grant(meldcode, door, op, account, reden)


@transaction.atomic
def take_meldcode(*, meldcode: Meldcode, door: Account, op: dt.datetime, reden: str) -> Meldcodelezer:
    """An aandachtsfunctionaris takes over a record that nobody can read any more. Raises NietGevonden, Fout, AlGedaan."""
    if not list_meldcodes_zonder_lezer(door=door).filter(pk=meldcode.pk).exists():
        raise NietGevonden
    return _grant(meldcode, door, op, door, reden)


def _grant(meldcode: Meldcode, door: Account, op: dt.datetime, account: Account, reden: str) -> Meldcodelezer:
    if not reden.strip():
        raise Fout(_("Schrijf op waarom deze collega dit moet lezen."), "reden")
    try:
        with transaction.atomic():
            return Meldcodelezer.objects.create(
                meldcode=meldcode, account=account, reden=reden.strip()[:1_000], vanaf_op=op, door=door
            )
    except IntegrityError:
        raise AlGedaan(None) from None


@transaction.atomic
def end_meldcodelezer(*, meldcode: Meldcode, lezer: Meldcodelezer, op: dt.datetime) -> None:
    """Take somebody off the list, at once. Raises Fout for the last one who can still log in: a record is not left alone."""
    Meldcode.objects.select_for_update().get(pk=meldcode.pk)
    others = meldcode.meldcodelezers.filter(
        tot_op__isnull=True, account__is_active=True, account__rol__in=TEAM
    ).exclude(pk=lezer.pk)
    if not others.exists():
        raise Fout(_("Zet eerst een collega op de lijst. Anders kan niemand dit meer lezen."))
    meldcode.meldcodelezers.filter(pk=lezer.pk, tot_op__isnull=True).update(tot_op=op)


@transaction.atomic
def close_meldcode(
    *, meldcode: Meldcode, door: Account, op: dt.datetime, tekst: str, sleutel: str = ""
) -> None:
    """Nothing more is written in it until it is opened again. Raises Fout when it is closed already or without words."""
    _write(meldcode, door, op, Soort.AFSLUITING, tekst, sleutel=sleutel)
    Meldcode.objects.filter(pk=meldcode.pk).update(gesloten_op=op)


@transaction.atomic
def reopen_meldcode(
    *, meldcode: Meldcode, door: Account, op: dt.datetime, tekst: str, sleutel: str = ""
) -> None:
    """Go on writing in it. Raises Fout when it is not closed or without words."""
    if meldcode.gesloten_op is None:
        raise Fout(_("Deze meldcode loopt nog."))
    _write(meldcode, door, op, Soort.HEROPENING, tekst, sleutel=sleutel, is_open=False)
    Meldcode.objects.filter(pk=meldcode.pk).update(gesloten_op=None)


def _write(
    meldcode: Meldcode,
    door: Account,
    op: dt.datetime,
    soort: str,
    tekst: str,
    *,
    gegevens: dict[str, Any] | None = None,
    dag_op: dt.date | None = None,
    over_regel: Meldcoderegel | None = None,
    sleutel: str = "",
    is_open: bool = True,
) -> Meldcoderegel:
    # The same sending first: what it ran into may be its own doing. Locked, so that nothing is written beside a closing.
    if sleutel and (before := Meldcoderegel.objects.filter(sleutel=sleutel).first()):
        raise AlGedaan(before.pk)
    now = Meldcode.objects.select_for_update().get(pk=meldcode.pk)
    if is_open and now.gesloten_op is not None:
        raise Fout(_("Deze meldcode is afgesloten. Open hem eerst weer."))
    if not tekst.strip():
        raise Fout(_("Schrijf hier iets op."), "tekst")
    if len(tekst) > LONGEST:
        raise Fout(_("Deze tekst is te lang. Maak hem korter."), "tekst")
    today = timezone.localdate(op)
    if dag_op and dag_op > today:
        raise Fout(_("Deze dag is nog niet geweest."), "dag_op")
    try:
        with transaction.atomic():
            return Meldcoderegel.objects.create(
                meldcode=meldcode,
                soort=soort,
                tekst=tekst,
                gegevens=gegevens or {},
                dag_op=dag_op or today,
                over_regel=over_regel,
                op=op,
                door=door,
                sleutel=sleutel or None,
            )
    except IntegrityError:
        raise AlGedaan(None) from None


def _check_gegevens(soort: str, gegevens: dict[str, Any]) -> dict[str, Any]:
    """What belongs to this step and nothing else. Raises Fout with the field that is missing or does not fit."""
    wie = str(gegevens.get("wie") or "").strip()[:300]
    if soort == Soort.SIGNALEN:
        bron = gegevens.get("bron")
        if bron not in Bron.values:
            raise Fout(_("Kies hoe u dit weet."), "bron")
        if bron in (Bron.GEZEGD, Bron.GEHOORD) and not wie:
            raise Fout(_("Schrijf op van wie u dit hebt."), "wie")
        return {"bron": bron, "wie": wie}
    if soort in (Soort.OVERLEG, Soort.GESPREK):
        is_niet_veilig = soort == Soort.GESPREK and bool(gegevens.get("is_niet_veilig"))
        if not wie and not is_niet_veilig:
            raise Fout(_("Schrijf op met wie u sprak."), "wie")
        return {"wie": wie, "is_niet_veilig": is_niet_veilig} if soort == Soort.GESPREK else {"wie": wie}
    wanted, allowed = (
        (WEEGVRAGEN, list(Weegantwoord)) if soort == Soort.WEGING else (("melden", "hulp", "verteld"), JA_NEE)
    )
    for name in wanted:
        if gegevens.get(name) not in allowed:
            raise Fout(_("Kies een antwoord."), name)
    return {name: str(gegevens[name]) for name in wanted}
