"""What can be asked about the plan of a dossier that was already opened."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.toegang.fouten import NietGevonden

from ..doelen.models import Doel
from ..dossier.models import Akkoord, Dossier, Netwerklid
from ..meting.models import Score
from ..meting.selectors import list_open_metingen
from ..vraagverheldering.models import Bevinding
from .metwie import shared_place
from .models import Behapbaar, Planversie, Planvoorstel, Stap, Voorkeur
from .planverschil import compare_plannen, snapshot_of
from .raad import HEAVY, Planfeit, Raad, give_raad

KRACHTEN = (Bevinding.Soort.GEBLOKKEERD, Bevinding.Soort.ONGEBRUIKT)


@dataclass(frozen=True)
class Planstand:
    """How the steps of now relate to the last version: `veranderd` is what is not in the plan yet, as sentences."""

    versie: Planversie | None
    veranderd: list[str]
    nieuw: frozenset[str]
    akkoorden: dict[str, Akkoord]


def list_stappen(*, dossier: Dossier) -> list[Stap]:
    """The steps of now, in their order, with their goals and the draagkracht they use."""
    found = dossier.stappen.filter(verwijderd_op__isnull=True).select_related("voorziening")
    linked = found.prefetch_related("doelen", "krachten", "netwerkleden")
    return list(linked.order_by("volgorde", "op"))


def is_apart(stap: Stap) -> bool:
    """Whether anything of a step is about safety: its words may tell, so it is in no plan that others may read."""
    return any(row.onderdeel == VEILIGHEID for row in (*stap.doelen.all(), *stap.krachten.all()))


def list_gedeeld(*, dossier: Dossier) -> list[Stap]:
    """The steps of now that go into the shared plan: what a version keeps and the resident gets to read at the table."""
    return [stap for stap in list_stappen(dossier=dossier) if not is_apart(stap)]


def get_stap(*, dossier: Dossier, stap_id: uuid.UUID) -> Stap:
    """One step of this dossier. Raises NietGevonden when it is not there, taken away, or of another dossier."""
    found = dossier.stappen.filter(pk=stap_id, verwijderd_op__isnull=True).first()
    if found is None:
        raise NietGevonden
    return found


def list_doelen_to_choose(*, dossier: Dossier) -> QuerySet[Doel]:
    """The goals that a step can serve: not those that are finished."""
    return dossier.doelen.exclude(status=Doel.Status.AFGEROND).order_by("status", "volgorde", "op")


def list_krachten(*, dossier: Dossier) -> QuerySet[Bevinding]:
    """The draagkracht that was found and that a step can use."""
    return dossier.bevindingen.filter(soort__in=KRACHTEN).order_by("op")


def list_planversies(*, dossier: Dossier) -> QuerySet[Planversie]:
    """All versions, the newest first."""
    return dossier.planversies.select_related("door").order_by("-nummer")


def get_planversie(*, dossier: Dossier, nummer: int) -> Planversie:
    """One version of this dossier's plan. Raises NietGevonden."""
    found = list_planversies(dossier=dossier).filter(nummer=nummer).first()
    if found is None:
        raise NietGevonden
    return found


def list_akkoorden(*, dossier: Dossier) -> QuerySet[Akkoord]:
    """Every answer of every voice to every version of the plan, the oldest first."""
    return dossier.akkoorden.filter(onderwerp=Akkoord.Onderwerp.PLAN).select_related("door").order_by("op")


def latest_akkoorden(*, dossier: Dossier, versie: Planversie) -> dict[str, Akkoord]:
    """Per voice its last answer to this version."""
    return {
        akkoord.stem: akkoord for akkoord in list_akkoorden(dossier=dossier).filter(onderwerp_id=versie.pk)
    }


def get_planstand(*, dossier: Dossier, stappen: list[Stap]) -> Planstand:
    """The last version with its answers, and in sentences what was changed since. `nieuw` holds ids of unplanned steps."""
    last = list_planversies(dossier=dossier).first()
    now = [snapshot_of(stap) for stap in stappen if not is_apart(stap)]
    if last is None:
        return Planstand(None, [], frozenset(row["id"] for row in now), {})
    known = {row["id"] for row in last.stappen}
    return Planstand(
        versie=last,
        veranderd=changes_since(last, stappen),
        nieuw=frozenset(row["id"] for row in now if row["id"] not in known),
        akkoorden=latest_akkoorden(dossier=dossier, versie=last),
    )


def changes_since(versie: Planversie, stappen: list[Stap]) -> list[str]:
    """In sentences what is otherwise now than in this version; [] when nothing is.

    A step that came to be about safety is not named, not even to say that it is gone.
    """
    before = gedeeld_of(versie, stappen)
    now = [snapshot_of(stap) for stap in stappen if not is_apart(stap)]
    unnamed = [_("Een stap staat niet meer in dit plan.")] if len(before) < len(versie.stappen) else []
    return [*compare_plannen(before, now), *unnamed]


def gedeeld_of(versie: Planversie, stappen: list[Stap]) -> list[dict[str, Any]]:
    """The steps of a version without those, and without the places, that came to be about safety since."""
    apart = {str(stap.pk) for stap in stappen if is_apart(stap)}
    places = {str(stap.pk) for stap in stappen if stap.voorziening and not shared_place(stap)}
    rows = [row for row in versie.stappen if row["id"] not in apart]
    return [{**row, "waar": None} if row["id"] in places else row for row in rows]


def list_ooit(*, dossier: Dossier) -> list[Stap]:
    """Every step there ever was, also what was taken away: what an old version of the plan may still name."""
    found = dossier.stappen.select_related("voorziening")
    return list(found.prefetch_related("doelen", "krachten"))


def heavy_onderdelen(*, dossier: Dossier) -> frozenset[str]:
    """The parts of draaglast that some voice scored 3 or 4 in the last finished moment in which they were recorded.

    A moment that does not lie open yet is left out: advice would tell what one voice said before the other is in.
    """
    rows = (
        Score.objects.filter(meting__in=list_open_metingen(dossier=dossier), score__isnull=False)
        .order_by("meting__moment__op")
        .values_list("onderdeel", "meting__moment__op", "score")
    )
    latest: dict[str, dict[object, int]] = {}
    for onderdeel, op, score in rows:
        latest.setdefault(onderdeel, {})[op] = max(score, latest.get(onderdeel, {}).get(op, 0))
    return frozenset(code for code, per_moment in latest.items() if per_moment[max(per_moment)] >= HEAVY)


def list_raad(
    *, dossier: Dossier, stappen: list[Stap], doelen: list[Doel], krachten: list[Bevinding]
) -> list[Raad]:
    """Friendly advice about the order and the size of the plan; it blocks nothing."""
    stuck = frozenset(k.onderdeel for k in krachten if k.soort == Bevinding.Soort.GEBLOKKEERD)
    facts = [_fact_of(stap) for stap in stappen if stap.status in (Stap.Status.GEPLAND, Stap.Status.LOOPT)]
    active = [(str(d.pk), d.tekst) for d in doelen if d.status == Doel.Status.ACTIEF]
    served = {str(doel.pk) for stap in stappen for doel in stap.doelen.all()}
    without = [tekst for pk, tekst in active if pk not in served]
    over = [_fact_of(stap) for stap in stappen if stap.status == Stap.Status.KLAAR]
    eased = frozenset(part for fact in over if fact.fase == Stap.Fase.STABILISEREN for part in fact.lasten)
    return give_raad(facts, heavy_onderdelen(dossier=dossier), stuck, without, eased)


def _fact_of(stap: Stap) -> Planfeit:
    relief = Doel.Richting.DRAAGLAST_VERMINDEREN
    doelen = list(stap.doelen.all())
    return Planfeit(
        wat=stap.wat,
        fase=stap.fase,
        loopt=stap.status == Stap.Status.LOOPT,
        start_op=stap.start_op,
        weken=stap.weken,
        doelen=frozenset(str(d.pk) for d in doelen),
        lasten=frozenset(d.onderdeel for d in doelen if d.richting == relief),
        krachten=frozenset(d.onderdeel for d in doelen if d.richting != relief)
        | frozenset(k.onderdeel for k in stap.krachten.all()),
        netwerk=tuple((lid.naam, _carries_much(lid)) for lid in stap.netwerkleden.all()),
    )


def _carries_much(lid: Netwerklid) -> bool:
    return lid.belasting is not None and lid.belasting >= Netwerklid.Belasting.ZWAAR


def get_behapbaar(*, dossier: Dossier) -> Behapbaar | None:
    """What was said to be manageable; None while nobody said so."""
    return Behapbaar.objects.filter(dossier=dossier).first()


def list_voorkeuren(*, dossier: Dossier) -> dict[str, Voorkeur]:
    """What the resident said of interventions, by their code."""
    return {row.interventie: row for row in dossier.voorkeuren.order_by("op")}


def get_planvoorstel(*, dossier: Dossier, voorstel_id: uuid.UUID) -> Planvoorstel:
    """One question to the planner of this dossier, with its answer. Raises NietGevonden."""
    found = dossier.planvoorstellen.filter(pk=voorstel_id).first()
    if found is None:
        raise NietGevonden
    found.dossier = dossier
    return found


def list_planvoorstellen(*, dossier: Dossier, limit: int = 5) -> list[Planvoorstel]:
    """The newest questions to the planner, without what was asked and answered."""
    rows = dossier.planvoorstellen.select_related("door").defer("invoer", "uitvoer", "weggelaten")
    return list(rows.order_by("-op")[:limit])


def list_plandoelen(*, dossier: Dossier) -> dict[str, Doel]:
    """Every goal of the dossier by id, for plans that name them; also goals that were reached since."""
    return {str(doel.pk): doel for doel in dossier.doelen.all()}
