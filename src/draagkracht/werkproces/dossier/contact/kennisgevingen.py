"""Telling a resident that something is there: neutral in every word, in safe hours, and only when that was agreed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Dossier
from .bereikbaarheden import first_safe, get_bereikbaarheid
from .models import Kennisgeving


@transaction.atomic
def plan_kennisgeving(*, dossier: Dossier, soort: str, op: dt.datetime) -> None:
    """Put one notice ready when an e-mail was said to be safe; otherwise nothing. What it is about is never in it."""
    reach, email = get_bereikbaarheid(dossier=dossier), dossier.inwoner.email
    if not (reach.has_email and email and dossier.inwoner.account_id):
        return
    Kennisgeving.objects.create(
        dossier=dossier,
        soort=soort,
        adres=email,
        tekst=_("Er staat iets voor u klaar."),
        op=op,
        vanaf_op=first_safe(reach, op),
    )
