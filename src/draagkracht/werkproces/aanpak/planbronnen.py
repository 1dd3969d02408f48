"""Where the facts for the planner come from: goals, open scores, people, wishes and steps, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from draagkracht.methodiek.balans import GEBLOKKEERD, toestand
from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.toegang.fouten import Fout

from ..doelen.models import Doel
from ..dossier.models import Dossier, Netwerklid
from ..dossier.netwerk import list_netwerkleden
from ..meting.models import Score
from ..meting.selectors import list_open_metingen
from .models import Behapbaar, Stap, Voorkeur
from .planregels import Doelfeit, Planfeiten, Stapfeit
from .raad import PER_PERSON
from .selectors import is_apart, list_stappen

LITTLE = 1  # "een beetje": at most this much is there
CARRIES = Netwerklid.Belasting.REDELIJK  # who finds it heavier than this is not asked for more
OPEN = (Stap.Status.GEPLAND, Stap.Status.LOOPT)


@dataclass(frozen=True)
class Planbronnen:
    """What the problem rests on, for the page that shows it. `zonder_week`: open steps without weeks, or past their weeks.

    `leunt_op`: on how many open steps each of the network goes along.
    `apart` is how many active goals are kept out of every shared plan; only the professional's own page says so.
    """

    doelen: list[Doel]
    apart: int
    lasten: Mapping[str, int]
    inzetbaar: Mapping[str, int]
    klem: frozenset[str]
    gemis: frozenset[str]
    netwerkleden: list[Netwerklid]
    stappen: list[Stap]
    zonder_week: list[Stap]
    gedaan: frozenset[str]
    leunt_op: Mapping[uuid.UUID, int]

    @property
    def helpers(self) -> int | None:
        """How many can carry something more. Who was never asked what it costs counts as somebody who can be asked; on
        whom enough open steps lean already does not.
        """
        giving = [lid for lid in self.netwerkleden if lid.richting not in NOT_GIVING]
        if not self.netwerkleden:
            return None
        able = [lid for lid in giving if lid.belasting is None or lid.belasting <= CARRIES]
        return sum(self.leunt_op.get(lid.pk, 0) < PER_PERSON for lid in able)


NOT_GIVING = (Netwerklid.Richting.KRIJGT, Netwerklid.Richting.STROEF)


def begin_for(vandaag: dt.date) -> dt.date:
    """The Monday on which a plan made today can begin: today when it is one, else the next."""
    return vandaag + dt.timedelta(days=-vandaag.weekday() % 7)


def get_planbronnen(*, dossier: Dossier, begin_op: dt.date) -> Planbronnen:
    """Everything the problem of this dossier is made of, except what the resident wishes (see `get_planfeiten`)."""
    active = list(dossier.doelen.filter(status=Doel.Status.ACTIEF).order_by("volgorde", "op"))
    shared = [doel for doel in active if doel.onderdeel != VEILIGHEID]
    steps = list_stappen(dossier=dossier)
    still = [stap for stap in steps if stap.status in OPEN and not is_apart(stap)]
    dated = [stap for stap in still if _weeks_left(stap, begin_op) > 0]
    scores = _latest_scores(dossier)
    return Planbronnen(
        doelen=shared,
        apart=len(active) - len(shared),
        lasten=_of(scores, "score", max),
        inzetbaar=_of(scores, "inzetbaar", min),
        klem=frozenset(part for part, rows in scores.items() if any(_is_stuck(row) for row in rows)),
        gemis=frozenset(part for part, score in _of(scores, "aanwezig", max).items() if score <= LITTLE),
        netwerkleden=list(list_netwerkleden(dossier=dossier)),
        stappen=dated,
        zonder_week=[stap for stap in still if stap not in dated],
        leunt_op=Counter(lid.pk for stap in steps if stap.status in OPEN for lid in stap.netwerkleden.all()),
        gedaan=frozenset(s.interventie for s in steps if s.interventie and s.status == Stap.Status.KLAAR),
    )


def _latest_scores(dossier: Dossier) -> dict[str, list[Score]]:
    """Per part the rows of all voices in the last open moment in which it was recorded."""
    rows = Score.objects.filter(
        meting__in=list_open_metingen(dossier=dossier), status=Score.Status.VASTGELEGD
    )
    latest: dict[str, list[Score]] = {}
    for row in rows.select_related("meting__moment").order_by("-meting__moment__op", "pk"):
        found = latest.setdefault(row.onderdeel, [])
        if not found or found[0].meting.moment_id == row.meting.moment_id:
            found.append(row)
    return latest


def _of(scores: Mapping[str, list[Score]], maat: str, choose: Callable[[list[int]], int]) -> dict[str, int]:
    """Per part the highest or lowest voice of one measure; a part without it is absent."""
    said = {
        part: [v for row in rows if (v := getattr(row, maat)) is not None] for part, rows in scores.items()
    }
    return {part: choose(values) for part, values in said.items() if values}


def _is_stuck(row: Score) -> bool:
    return toestand(row.aanwezig, row.inzetbaar) == GEBLOKKEERD


def _week_of(op: dt.date, begin_op: dt.date) -> int:
    """The week of the plan in which this date lies; negative before it begins."""
    return (op - begin_op).days // 7


def _weeks_left(stap: Stap, begin_op: dt.date) -> int:
    """How many of its weeks lie in the plan; 0 when it has no weeks, or they are over."""
    if stap.start_op is None or stap.weken is None:
        return 0
    until = _week_of(stap.start_op, begin_op) + stap.weken
    return max(0, until - max(0, _week_of(stap.start_op, begin_op)))


def facts_of(bronnen: Planbronnen, **meer: Any) -> Planfeiten:
    """The facts of a dossier for the rules; `meer` holds what a plan needs beside what fits."""
    return Planfeiten(
        doelen=tuple(Doelfeit(str(d.pk), d.onderdeel, d.richting) for d in bronnen.doelen),
        lasten=bronnen.lasten,
        inzetbaar=bronnen.inzetbaar,
        klem=bronnen.klem,
        gemis=bronnen.gemis,
        helpers=bronnen.helpers,
        gedaan=bronnen.gedaan,
        zonder_week=frozenset(stap.interventie for stap in bronnen.zonder_week if stap.interventie),
        **{"uren_per_week": 0, "tegelijk": 0, "horizon_weken": 0, **meer},
    )


def get_planfeiten(
    *, bronnen: Planbronnen, behapbaar: Behapbaar, voorkeuren: Iterable[Voorkeur], begin_op: dt.date
) -> Planfeiten:
    """The facts of the problem. Raises Fout when there is no goal to plan for, or more runs already than is manageable."""
    wishes, horizon = list(voorkeuren), behapbaar.horizon_weken
    feiten = facts_of(
        bronnen,
        uren_per_week=behapbaar.uren_per_week,
        tegelijk=behapbaar.tegelijk,
        horizon_weken=horizon,
        voorkeuren={wish.interventie: wish.waarde for wish in wishes if wish.waarde},
        vast=_fixed(wishes, begin_op, horizon),
        stappen=tuple(_stapfeit(stap, begin_op, horizon) for stap in bronnen.stappen),
    )
    _check(feiten)
    return feiten


def _fixed(wishes: Iterable[Voorkeur], begin_op: dt.date, horizon: int) -> dict[str, int]:
    """A week that is over, or beyond what is looked at, is not fixed any more."""
    weeks = {w.interventie: _week_of(w.vast_op, begin_op) for w in wishes if w.vast_op is not None}
    return {code: week for code, week in weeks.items() if 0 <= week < horizon}


def _stapfeit(stap: Stap, begin_op: dt.date, horizon: int) -> Stapfeit:
    van = max(0, _week_of(stap.start_op, begin_op))
    return Stapfeit(
        id=str(stap.pk),
        interventie=stap.interventie,
        fase=stap.fase,
        van=van,
        weken=min(_weeks_left(stap, begin_op), max(1, horizon - van)),
        uren=None if stap.uren_per_week is None else float(stap.uren_per_week),
        doelen=frozenset(str(doel.pk) for doel in stap.doelen.all()),
        has_namen=bool(stap.netwerkleden.all()),
    )


def _check(feiten: Planfeiten) -> None:
    if not feiten.doelen:
        raise Fout(_("Er is nog geen doel om een plan voor te maken. Spreek eerst een doel af."))
    weeks = range(feiten.horizon_weken)
    running = [[s for s in feiten.stappen if s.van <= week < s.van + s.weken] for week in weeks]
    busiest = max((len(now) for now in running), default=0)
    hours = max((sum(s.uren or 0 for s in now) for now in running), default=0)
    if busiest > feiten.tegelijk:
        raise Fout(
            _("In het plan staan al %(n)d stappen tegelijk. Er passen er %(max)d. Wat kan stoppen of later?")
            % {"n": busiest, "max": feiten.tegelijk}
        )
    if hours > feiten.uren_per_week:
        raise Fout(
            _("Het plan vraagt al %(n)d uur per week. Er past %(max)d uur. Wat kan stoppen of later?")
            % {"n": hours, "max": feiten.uren_per_week}
        )
