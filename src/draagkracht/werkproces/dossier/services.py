"""The acts under every other act: writing down who did what, and keeping each version.

Every service in every step is one atomic act: first `record_handeling` (who, when, what; refuses a second sending and a
closed dossier), then `save_versioned` for what changed. What can be done with the dossier's own things stands beside this
file, by subject: inwoners, huishouden, netwerk, betrokkenen, akkoorden, zeggenschap, concepten.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import IntegrityError, models, transaction
from django.db.models import F

from draagkracht.toegang.fouten import AlGedaan, Fout, Verouderd
from draagkracht.toegang.models import Account

from .models import Dossier, Handeling, Stem

WHEN_CLOSED = frozenset(
    {
        "dossier heropend",
        "notitie geschreven",
        "zeggenschap beantwoord",
        "inzage met reden",
        "meekijken gestopt",
        "verzoek van de inwoner",
        "verzoek beantwoord",
        "bericht gelezen",
        "meedoen van partij gestopt",
        "delen met partij gestopt",
    }
)


def record_handeling(
    *,
    dossier: Dossier,
    door: Account | None,
    op: dt.datetime,
    stap: str,
    soort: str,
    onderwerp: uuid.UUID | None = None,
    sleutel: str = "",
) -> Handeling:
    """Write down one act and raise the dossier's version. Call it first, inside the act's own transaction.

    `soort` is a short Dutch phrase in the past tense ("doel voorgesteld"); `sleutel` is the form's own key.
    Raises AlGedaan when an act with this key exists, Fout when the dossier is closed.
    """
    done = Handeling.objects.filter(sleutel=sleutel).values_list("pk", flat=True).first() if sleutel else None
    if done:
        raise AlGedaan(done)
    open_or_allowed = Dossier.objects.filter(pk=dossier.pk)
    if soort not in WHEN_CLOSED:
        open_or_allowed = open_or_allowed.filter(gesloten_op__isnull=True)
    if not open_or_allowed.update(versie=F("versie") + 1, laatste_stap=stap, laatst_op=op):
        raise Fout("Dit dossier is afgesloten. Open het eerst weer, dan kunt u verder.")
    try:
        with transaction.atomic():
            return Handeling.objects.create(
                dossier=dossier,
                door=door,
                op=op,
                stap=stap,
                soort=soort,
                onderwerp=onderwerp,
                sleutel=sleutel or None,
            )
    except IntegrityError:
        raise AlGedaan(None) from None


def check_versie(huidig: models.Model, versie: int | None) -> None:
    """Raise Verouderd when the form was opened on an older version. None means: not asked (a new object)."""
    if versie is not None and huidig.versie != versie:
        raise Verouderd(huidig)


def save_versioned(object_: models.Model, *, door: Account | None, op: dt.datetime) -> None:
    """Save with one version more, and a line of history that says who and when.

    Raises Verouderd when somebody else saved this version first, between reading and now.
    """
    object_._history_user = door
    object_._history_date = op
    if object_._state.adding:
        object_.save(force_insert=True)
        return
    read = object_.versie
    if not type(object_).objects.filter(pk=object_.pk, versie=read).update(versie=read + 1):
        raise Verouderd(type(object_).objects.get(pk=object_.pk))
    object_.versie = read + 1
    object_.save()


def check_stem(stem: str, door: Account) -> None:
    """Raise Fout for a voice that does not exist, and for a resident's account that speaks for another.

    A professional may hold the device on which somebody else answers; whose voice it is, stands in the answer.
    """
    if stem not in Stem.values or (door.stem != Stem.PROFESSIONAL and stem != door.stem):
        raise Fout("U kunt alleen voor uzelf antwoorden.", "stem")
