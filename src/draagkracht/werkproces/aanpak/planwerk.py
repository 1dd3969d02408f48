"""What can be done with the planner in a dossier: what is manageable, wishes, asking for plans, and choosing one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.planning import Planfout
from draagkracht.planning.werker import Werkerfout, ask_stappenplan
from draagkracht.sociale_kaart.interventies import Interventie
from draagkracht.sociale_kaart.interventies.catalogus import STANDAARD
from draagkracht.sociale_kaart.interventies.selectors import list_interventies
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..doelen.models import Doel
from ..dossier.models import Dossier, Stem
from ..dossier.services import check_versie, record_handeling, save_versioned
from ..dossier.verwijzingen import check_jaar
from ..vraagverheldering.models import Bevinding
from .models import Behapbaar, Planvoorstel, Stap, Voorkeur
from .planbronnen import begin_for, get_planbronnen, get_planfeiten
from .planstap import uses_of, words_of
from .planvraag import build_planvraag
from .services import MOST_HOURS, STAP

MOST_AT_ONCE = 6
HORIZON = (4, 52)
ALTERNATIEVEN = 5  # of which the three that differ most are shown
SECONDEN = 20  # the search is bounded by its own work; this is for a machine that does much else
BEHAPBAAR_FIELDS = ("uren_per_week", "tegelijk", "horizon_weken", "woorden", "in_woorden_van")


@transaction.atomic
def record_behapbaar(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    gegevens: dict[str, Any],
    versie: int | None = None,
    sleutel: str = "",
) -> Behapbaar:
    """What fits beside the rest of life, in whose words. Raises Fout outside the bounds, and Verouderd."""
    row = Behapbaar.objects.filter(dossier=dossier).first() or Behapbaar(dossier=dossier)
    check_versie(row, None if row._state.adding else versie)
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="behapbaar opgeschreven",
        onderwerp=row.pk,
        sleutel=sleutel,
    )
    for field in BEHAPBAAR_FIELDS:
        if gegevens.get(field) not in (None, ""):
            setattr(row, field, gegevens[field])
    _check_behapbaar(row)
    row.op, row.door = op, door
    save_versioned(row, door=door, op=op)
    return row


def _check_behapbaar(row: Behapbaar) -> None:
    if row.uren_per_week is None or not 1 <= row.uren_per_week <= MOST_HOURS:
        raise Fout(_("Kies hoeveel uur per week past: van 1 tot en met 40."), "uren_per_week")
    if row.tegelijk is None or not 1 <= row.tegelijk <= MOST_AT_ONCE:
        raise Fout(_("Kies hoeveel dingen tegelijk passen: van 1 tot en met 6."), "tegelijk")
    if not HORIZON[0] <= row.horizon_weken <= HORIZON[1]:
        raise Fout(_("Kies hoe ver u vooruit kijkt: van 4 tot en met 52 weken."), "horizon_weken")
    if row.in_woorden_van not in Stem.values:
        raise Fout(_("Kies wie dit zei."), "in_woorden_van")


@transaction.atomic
def record_voorkeur(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    interventie: str,
    gegevens: Mapping[str, Any],
    sleutel: str = "",
) -> Voorkeur:
    """A wish about one intervention: `waarde`, `woorden` and `vast_op` (a Monday, or None to let go), as far as given.

    Raises Fout for an intervention the municipality does not have, another value, or a day that is no Monday.
    """
    if interventie not in {row.code for row in list_interventies(gemeente=dossier.gemeente)}:
        raise Fout(_("Dit staat niet in de lijst van wat er kan."), "interventie")
    found = Voorkeur.objects.filter(dossier=dossier, interventie=interventie).first()
    row = found or Voorkeur(dossier=dossier, interventie=interventie)
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="voorkeur opgeschreven",
        onderwerp=row.pk,
        sleutel=sleutel,
    )
    for field in ("waarde", "woorden", "vast_op"):
        if field in gegevens:
            setattr(row, field, gegevens[field])
    if row.waarde not in Voorkeur.Waarde.values:
        raise Fout(_("Kies graag, liever niet of nee."), "waarde")
    _keep_one(row, gegevens)
    if row.vast_op is not None:
        _check_monday(row.vast_op, "vast_op")
    row.op, row.door = op, door
    save_versioned(row, door=door, op=op)
    return row


def _keep_one(row: Voorkeur, gegevens: Mapping[str, Any]) -> None:
    """No and a fixed week cannot both be: what was said last counts."""
    if row.waarde == Voorkeur.Waarde.NEE and row.vast_op is not None:
        if "vast_op" in gegevens:
            row.waarde = Voorkeur.Waarde.GEEN
        else:
            row.vast_op = None


def _check_monday(op: dt.date, veld: str) -> None:
    check_jaar(op, veld)
    if op.weekday() != 0:
        raise Fout(_("Kies een maandag. Een week in het plan begint op maandag."), veld)


@transaction.atomic
def record_planvoorstel(
    *, dossier: Dossier, door: Account, op: dt.datetime, sleutel: str = ""
) -> Planvoorstel:
    """Put the question to the planner: what the dossier holds today. The answer comes later (`solve_planvoorstel`).

    Raises Fout while nobody said what is manageable, without a goal, and when the plan holds too much already.
    """
    record_handeling(dossier=dossier, door=door, op=op, stap=STAP, soort="plannen gevraagd", sleutel=sleutel)
    behapbaar = Behapbaar.objects.filter(dossier=dossier).first()
    if behapbaar is None:
        raise Fout(_("Kies eerst samen hoeveel past."))
    begin_op = begin_for(timezone.localdate(op))
    feiten = get_planfeiten(
        bronnen=get_planbronnen(dossier=dossier, begin_op=begin_op),
        behapbaar=behapbaar,
        voorkeuren=Voorkeur.objects.filter(dossier=dossier),
        begin_op=begin_op,
    )
    catalogus = list_interventies(gemeente=dossier.gemeente)
    vraag = build_planvraag(feiten, catalogus)
    if not vraag.invoer["doelen"]:
        raise Fout(_("Bij elk doel staat al een stap. Er is nu niets uit te rekenen."))
    return Planvoorstel.objects.create(
        dossier=dossier,
        begin_op=begin_op,
        catalogus=STANDAARD,
        invoer=vraag.invoer,
        verwijzingen=vraag.verwijzingen,
        weggelaten=[asdict(row) for row in vraag.weggelaten],
        al_gediend=list(vraag.al_gediend),
        op=op,
        door=door,
    )


def solve_planvoorstel(*, voorstel: Planvoorstel, op: dt.datetime) -> Planvoorstel:
    """Fetch the answer and keep it; once it is there it is never asked again.

    Not in a transaction: others may write while the planner thinks. When the planner is not there, nothing is kept
    and Fout says so: asking again is free, and the plan can be made by hand.
    """
    if voorstel.uitvoer is not None or voorstel.fout:
        return voorstel
    answer: dict[str, Any] = {"berekend_op": op}
    try:
        answer["uitvoer"] = ask_stappenplan(voorstel.invoer, alternatieven=ALTERNATIEVEN, seconden=SECONDEN)
    except Planfout as refusal:
        answer["fout"] = refusal.zin[:300]
    except Werkerfout as away:
        raise Fout(str(away)) from None
    Planvoorstel.objects.filter(pk=voorstel.pk, berekend_op__isnull=True).update(**answer)
    voorstel.refresh_from_db()
    return voorstel


@transaction.atomic
def change_planvoorstel(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    interventie: str,
    gegevens: Mapping[str, Any],
    sleutel: str = "",
) -> Planvoorstel:
    """A wish, and at once the question for plans that keep to it. Raises what the two acts raise; then nothing is kept."""
    record_voorkeur(
        dossier=dossier, door=door, op=op, interventie=interventie, gegevens=gegevens, sleutel=sleutel
    )
    return record_planvoorstel(dossier=dossier, door=door, op=op)


@transaction.atomic
def choose_planvoorstel(
    *,
    voorstel: Planvoorstel,
    nummer: int,
    begin_op: dt.date,
    door: Account,
    op: dt.datetime,
    sleutel: str = "",
) -> list[Stap]:
    """Make plan `nummer` (from 1) the aanpak: new steps after those that are there, which stay as they are.

    Raises Fout for a plan that is not there, a begin that is no Monday, and when one of these plans was chosen before.
    """
    dossier = voorstel.dossier
    record_handeling(
        dossier=dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="plan gekozen",
        onderwerp=voorstel.pk,
        sleutel=sleutel,
    )
    plannen = voorstel.plannen
    if not 1 <= nummer <= len(plannen):
        raise Fout(_("Dit plan staat er niet bij. Kies een van de plannen."))
    _check_monday(begin_op, "begin_op")
    unchosen = Planvoorstel.objects.filter(pk=voorstel.pk, gekozen__isnull=True)
    if not unchosen.update(gekozen=nummer, gekozen_op=op):
        raise Fout(_("Uit deze plannen koos u al. Laat nieuwe plannen maken als u iets anders wilt."))
    return _take_over(voorstel, plannen[nummer - 1]["stappen"], begin_op, door, op)


def _take_over(
    voorstel: Planvoorstel, rows: list[dict[str, Any]], begin_op: dt.date, door: Account, op: dt.datetime
) -> list[Stap]:
    """The steps of a plan that are not in the aanpak yet."""
    dossier = voorstel.dossier
    catalogus = {row.code: row for row in list_interventies(gemeente=dossier.gemeente)}
    standing = dossier.stappen.filter(verwijderd_op__isnull=True)
    here = set(standing.exclude(status=Stap.Status.GESTOPT).values_list("interventie", flat=True))
    krachten, asked = _krachten(dossier), _asked_doelen(voorstel)
    last = standing.aggregate(last=models.Max("volgorde"))["last"]
    volgorde = 0 if last is None else last + 1
    made = []
    for row in rows:
        interventie = catalogus.get(row["interventie"])
        if interventie is None or interventie.code in here:
            continue
        start_op = begin_op + dt.timedelta(weeks=row["van"])
        stap = _new_stap(voorstel, interventie, start_op, min(volgorde + len(made), 32_000), door, op)
        doelen = _goals_of(voorstel, interventie, asked)
        stap.doelen.set(doelen)
        stap.krachten.set(k for k in krachten if _is_used(k, interventie, doelen))
        made.append(stap)
    return made


def _krachten(dossier: Dossier) -> list[Bevinding]:
    """The draagkracht that was found and not put aside, with what people said it can help with; nothing about safety."""
    rows = dossier.bevindingen.exclude(keuze=Bevinding.Keuze.PARKEREN).prefetch_related("lasten__doelen")
    return [row for row in rows if row.is_kracht and row.onderdeel != VEILIGHEID]


def _is_used(kracht: Bevinding, interventie: Interventie, doelen: Iterable[Doel]) -> bool:
    """Whether a step uses it: the intervention names its part, or people said it helps with what the step is for.

    What is stuck cannot be used while the relief still has to come.
    """
    if kracht.onderdeel and kracht.onderdeel in uses_of(interventie):
        return True
    if kracht.soort == Bevinding.Soort.GEBLOKKEERD and interventie.fase == Stap.Fase.STABILISEREN:
        return False
    serves = set(doelen)
    return any(not serves.isdisjoint(last.doelen.all()) for last in kracht.lasten.all())


def _new_stap(
    voorstel: Planvoorstel,
    interventie: Interventie,
    start_op: dt.date,
    volgorde: int,
    door: Account,
    op: dt.datetime,
) -> Stap:
    stap = Stap(
        dossier=voorstel.dossier,
        door=door,
        op=op,
        volgorde=volgorde,
        interventie=interventie.code,
        start_op=start_op,
        weken=interventie.weken,
        uren_per_week=interventie.uren_per_week,
        fase=interventie.fase,
        **words_of(interventie),
    )
    save_versioned(stap, door=door, op=op)
    return stap


def _asked_doelen(voorstel: Planvoorstel) -> list[Doel]:
    """The goals that went along to the planner, without one that came to be about safety since."""
    rows = voorstel.dossier.doelen.filter(pk__in=voorstel.verwijzingen.values())
    return list(rows.exclude(onderdeel=VEILIGHEID))


def _goals_of(voorstel: Planvoorstel, interventie: Interventie, asked: Iterable[Doel]) -> list[Doel]:
    """The goals it works on in the plan; what people fixed beside them belongs to the goals about the same part."""
    works_on = {row["code"]: row["werkt_op"] for row in voorstel.invoer["interventies"]}[interventie.code]
    if not works_on:
        return [doel for doel in asked if doel.onderdeel in interventie.onderdelen]
    wanted = {voorstel.verwijzingen[code] for code in works_on}
    return [doel for doel in asked if str(doel.pk) in wanted]
