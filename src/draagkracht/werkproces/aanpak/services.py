"""What can be done in step 5: steps, their order, and the versions of the plan. Working out plans is in `planwerk`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..dossier.akkoorden import record_akkoord
from ..dossier.models import Akkoord, Dossier
from ..dossier.services import check_versie, record_handeling, save_versioned
from ..dossier.verwijzingen import check_jaar, find_owns
from .models import Planversie, Stap
from .planverschil import FIELDS, first_sentence, snapshot_of
from .selectors import changes_since, is_apart, list_planversies, list_stappen

STAP = "aanpak"
LONGEST = 104  # weeks
MOST_HOURS = 40


@transaction.atomic
def record_stap(
    *, dossier: Dossier, door: Account, op: dt.datetime, gegevens: dict[str, Any], sleutel: str = ""
) -> Stap:
    """A new step, last in the order. `gegevens`: the fields of Stap, and ids in `doelen`, `krachten` and `netwerkleden`.

    Raises Fout without `wat`, for a date, length, phase or status that cannot be, and for what is of another dossier.
    """
    last = dossier.stappen.aggregate(last=models.Max("volgorde"))["last"]
    stap = Stap(dossier=dossier, door=door, op=op, volgorde=0 if last is None else min(last + 1, 32_000))
    _set_fields(stap, gegevens)
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="stap toegevoegd",
        onderwerp=stap.pk,
        sleutel=sleutel,
    )
    save_versioned(stap, door=door, op=op)
    _set_links(stap, gegevens)
    return stap


@transaction.atomic
def change_stap(
    *,
    stap: Stap,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Stap:
    """Change a step. What was agreed stays in the plan's versions. Raises Fout (see record_stap) and Verouderd."""
    check_versie(stap, versie)
    record_handeling(
        dossier=stap.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="stap gewijzigd",
        onderwerp=stap.pk,
        sleutel=sleutel,
    )
    _set_fields(stap, gegevens)
    save_versioned(stap, door=door, op=op)
    _set_links(stap, gegevens)
    return stap


@transaction.atomic
def remove_stap(*, stap: Stap, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """Take a step out. The history and the versions of the plan keep it."""
    record_handeling(
        dossier=stap.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="stap weggehaald",
        onderwerp=stap.pk,
        sleutel=sleutel,
    )
    stap.verwijderd_op = op
    save_versioned(stap, door=door, op=op)


@transaction.atomic
def choose_voorziening(
    *, stap: Stap, voorziening: Voorziening | None, door: Account, op: dt.datetime, sleutel: str = ""
) -> None:
    """Say at which facility of the sociale kaart the step is; None takes that back.

    Raises Fout for a facility of another municipality, and for one about safety: that must not stand in a plan that is
    handed on.
    """
    if voorziening is not None and voorziening.gemeente != stap.dossier.gemeente:
        raise Fout(_("Deze plek staat niet op de sociale kaart van uw gemeente."), "voorziening")
    if voorziening is not None and VEILIGHEID in voorziening.onderdelen:
        raise Fout(
            _("Een plek die met veiligheid te maken heeft, komt niet in het gedeelde plan."), "voorziening"
        )
    soort = "plek gekozen bij stap" if voorziening else "plek weggehaald bij stap"
    record_handeling(
        dossier=stap.dossier, door=door, op=op, stap=STAP, soort=soort, onderwerp=stap.pk, sleutel=sleutel
    )
    stap.voorziening = voorziening
    save_versioned(stap, door=door, op=op)


@transaction.atomic
def move_stap(*, stap: Stap, eerder: bool, door: Account, op: dt.datetime, sleutel: str = "") -> None:
    """Put a step one place earlier or later. At the end of the list nothing happens, and that is no mistake."""
    record_handeling(
        dossier=stap.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="stap verplaatst",
        onderwerp=stap.pk,
        sleutel=sleutel,
    )
    rows = list(stap.dossier.stappen.filter(verwijderd_op__isnull=True).order_by("volgorde", "op"))
    here = next((place for place, row in enumerate(rows) if row.pk == stap.pk), None)
    if here is None:
        raise Fout(_("Deze stap staat niet meer in het plan."))
    there = here - 1 if eerder else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for place, row in enumerate(rows):
        # No `save_versioned`: another order is no change of the step's text, and must not interrupt who edits it.
        Stap.objects.filter(pk=row.pk).exclude(volgorde=place).update(volgorde=place)


def _set_fields(stap: Stap, gegevens: dict[str, Any]) -> None:
    for field in FIELDS:
        if field in gegevens:
            setattr(stap, field, gegevens[field])
    if not stap.wat.strip():
        raise Fout(_("Schrijf op wat de stap is."), "wat")
    if stap.fase not in Stap.Fase.values:
        raise Fout(_("Kies eerst lucht, leren of vasthouden."), "fase")
    if stap.status not in Stap.Status.values:
        raise Fout(_("Kies hoe het met deze stap staat."), "status")
    if stap.weken is not None and not 1 <= stap.weken <= LONGEST:
        raise Fout(_("Een stap duurt van 1 tot en met 104 weken."), "weken")
    if stap.uren_per_week is not None and not 0 <= stap.uren_per_week <= MOST_HOURS:
        raise Fout(_("Een stap kost van 0 tot en met 40 uur per week."), "uren_per_week")
    check_jaar(stap.start_op, "start_op")


def _set_links(stap: Stap, gegevens: dict[str, Any]) -> None:
    owned = {
        "doelen": stap.dossier.doelen,
        "krachten": stap.dossier.bevindingen,
        "netwerkleden": stap.dossier.netwerkleden,
    }
    for field, rows in owned.items():
        if field in gegevens:
            getattr(stap, field).set(find_owns(rows, gegevens[field], field))


@transaction.atomic
def record_planversie(
    *, dossier: Dossier, door: Account, op: dt.datetime, reden: str = "", sleutel: str = ""
) -> Planversie:
    """'This is our plan now': keep the steps as they are, with what changed since the last version, and why.
    What is about safety stays out: a plan is read by others.

    Raises Fout when there are no steps yet, and when nothing changed.
    """
    record_handeling(dossier=dossier, door=door, op=op, stap=STAP, soort="plan vastgelegd", sleutel=sleutel)
    stappen = list_stappen(dossier=dossier)
    now = [snapshot_of(stap) for stap in stappen if not is_apart(stap)]
    last = list_planversies(dossier=dossier).first()
    if not now and last is None:
        raise Fout(_("Er staan nog geen stappen. Schrijf eerst een stap op."))
    changed = changes_since(last, stappen) if last else [first_sentence(now)]
    if not changed:
        raise Fout(_("Er is niets veranderd sinds versie %d.") % last.nummer)
    return Planversie.objects.create(
        dossier=dossier,
        nummer=last.nummer + 1 if last else 1,
        veranderd=changed,
        reden=reden.strip()[:300],
        stappen=now,
        op=op,
        door=door,
    )


@transaction.atomic
def agree_plan(
    *,
    versie: Planversie,
    door: Account,
    op: dt.datetime,
    stem: str,
    antwoord: str,
    woorden: str = "",
    sleutel: str = "",
) -> Akkoord:
    """One voice agrees with a version of the plan, or would have it otherwise. A version never changes afterwards.

    Raises Fout as `record_akkoord`.
    """
    return record_akkoord(
        dossier=versie.dossier,
        door=door,
        op=op,
        onderwerp=Akkoord.Onderwerp.PLAN,
        onderwerp_id=versie.pk,
        onderwerp_versie=versie.nummer,
        stem=stem,
        antwoord=antwoord,
        woorden=woorden,
        stap=STAP,
        sleutel=sleutel,
    )
