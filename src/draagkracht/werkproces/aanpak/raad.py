"""Friendly advice about the order and the size of a plan: only from facts that stand in it, and never a block."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

HEAVY = 3  # "snel aanpakken": from here on relief comes before learning
AT_ONCE = 3
PER_PERSON = 2  # open steps that may lean on one person of the network before it is said
PHASES = ("stabiliseren", "versterken", "borgen")


@dataclass(frozen=True)
class Planfeit:
    """What advice needs to know of one open step. `lasten` and `krachten` are codes of parts; dates may be missing."""

    wat: str
    fase: str
    loopt: bool
    start_op: dt.date | None
    weken: int | None
    doelen: frozenset[str] = frozenset()
    lasten: frozenset[str] = frozenset()
    krachten: frozenset[str] = frozenset()
    netwerk: tuple[
        tuple[str, bool], ...
    ] = ()  # who of the network helps, and whether much is asked of them already

    @property
    def tot_op(self) -> dt.date | None:
        """The day after the last one; None when the start or the length is not known."""
        if self.start_op is None or self.weken is None:
            return None
        return end_of(self.start_op, self.weken)

    def ends_after(self, other: Planfeit) -> bool:
        """Whether this step is not over yet when `other` begins. Unknown ends late; an unknown begin says nothing."""
        if other.start_op is None:
            return other.loopt
        return self.tot_op is None or self.tot_op > other.start_op


@dataclass(frozen=True)
class Raad:
    """One piece of advice: `code` says which, `zin` says it, `waarom` gives the reason in the same breath."""

    code: str
    zin: str
    waarom: str


def end_of(start_op: dt.date, weken: int) -> dt.date:
    """The day after the last day; the calendar's last day when it would fall beyond it."""
    try:
        return start_op + dt.timedelta(weeks=weken)
    except OverflowError:
        return dt.date.max


def give_raad(
    stappen: list[Planfeit],
    heavy: frozenset[str],
    stuck: frozenset[str],
    without: list[str],
    eased: frozenset[str] = frozenset(),
) -> list[Raad]:
    """Advice about open steps. `heavy`: parts of draaglast at 3 or 4; `stuck`: draagkracht in the way of stress;
    `without`: active goals that no step serves; `eased`: parts for which relief was finished. The order is the order of
    importance.
    """
    return [
        *_relief_first(stappen, heavy),
        *_phase_first(stappen, heavy),
        *_no_relief(stappen, heavy - eased),
        *_no_training(stappen, stuck),
        *_too_much(stappen),
        *_network_load(stappen),
        *[
            Raad(
                "doel_zonder_stap",
                _("Bij het doel '%s' hoort nog geen stap.") % tekst,
                _("Dit doel hangt nog los."),
            )
            for tekst in without
        ],
        *[
            Raad(
                "stap_zonder_doel",
                _("De stap '%s' hoort nog bij geen doel.") % s.wat,
                _("Waar helpt deze stap bij?"),
            )
            for s in stappen
            if not s.doelen
        ],
    ]


def _relief_first(stappen: list[Planfeit], heavy: frozenset[str]) -> list[Raad]:
    """Learning that begins while the relief of a heavy burden still runs."""
    relief = [s for s in stappen if s.fase == PHASES[0] and s.lasten & heavy]
    found = []
    for later in stappen:
        first = next((r for r in relief if later.fase != PHASES[0] and r.ends_after(later)), None)
        if first:
            zin = _("Eerst lucht, dan leren: '%(later)s' begint voordat '%(eerst)s' klaar is.")
            waarom = _("De last is hier nog zwaar. Wie klem zit, heeft weinig ruimte om te leren.")
            found.append(Raad("eerst_lucht", zin % {"later": later.wat, "eerst": first.wat}, waarom))
    return found


def _no_relief(stappen: list[Planfeit], heavy: frozenset[str]) -> list[Raad]:
    """Learning about a heavy burden for which the plan has no relief."""
    eased = {part for s in stappen if s.fase == PHASES[0] for part in s.lasten}
    return [
        Raad(
            "geen_lucht",
            _("Bij '%s' staat nog geen stap die eerst lucht geeft.") % s.wat,
            _("De last is hier nog zwaar. Wie klem zit, heeft weinig ruimte om te leren."),
        )
        for s in stappen
        if s.fase != PHASES[0] and (s.lasten & heavy) - eased
    ]


def _phase_first(stappen: list[Planfeit], heavy: frozenset[str]) -> list[Raad]:
    """A later phase of a goal that begins before an earlier phase of the same goal is over."""
    found = []
    for later in stappen:
        for first in stappen:
            is_earlier = PHASES.index(first.fase) < PHASES.index(later.fase)
            told_already = first.fase == PHASES[0] and first.lasten & heavy
            if is_earlier and not told_already and first.doelen & later.doelen and first.ends_after(later):
                zin = _("'%(later)s' begint voordat '%(eerst)s' klaar is.")
                waarom = _("Ze horen bij hetzelfde doel. Na elkaar is vaak beter te doen.")
                found.append(Raad("fase", zin % {"later": later.wat, "eerst": first.wat}, waarom))
                break
    return found


def _no_training(stappen: list[Planfeit], stuck: frozenset[str]) -> list[Raad]:
    """Training of something that is there already and only stuck."""
    return [
        Raad(
            "zit_klem",
            _("'%s' oefent iets wat er al is.") % s.wat,
            _("Het zit nu klem door de last. Lucht geven helpt dan meer dan oefenen."),
        )
        for s in stappen
        if s.fase == PHASES[1] and s.krachten & stuck
    ]


def _too_much(stappen: list[Planfeit]) -> list[Raad]:
    """The first week in which more than three steps run together."""
    dated = [s for s in stappen if s.tot_op]
    for week in sorted({s.start_op for s in dated}):
        busy = [s for s in dated if s.start_op <= week < s.tot_op]
        if len(busy) > AT_ONCE:
            zin = _("In de week van %(op)s lopen %(n)d stappen tegelijk.")
            wanneer = date_format(week, "j F Y")
            return [
                Raad(
                    "veel_tegelijk",
                    zin % {"op": wanneer, "n": len(busy)},
                    _("Is dat te doen voor de inwoner?"),
                )
            ]
    return []


def _network_load(stappen: list[Planfeit]) -> list[Raad]:
    """People of the network for whom it is much already, and people on whom many steps lean."""
    leans: dict[str, list[str]] = {}
    tired: dict[str, None] = {}
    for stap in stappen:
        for name, is_much in stap.netwerk:
            leans.setdefault(name, []).append(stap.wat)
            if is_much:
                tired[name] = None
    found = [
        Raad(
            "netwerk_zwaar",
            _("Voor %s is het al veel.") % name,
            _("Vraag hoe het gaat, en of iemand anders kan meedoen: '%s'.") % "', '".join(leans[name]),
        )
        for name in tired
    ]
    many = [name for name, steps in leans.items() if len(steps) > PER_PERSON and name not in tired]
    return found + [
        Raad(
            "netwerk_leunt",
            _("%(n)d stappen leunen op %(wie)s.") % {"n": len(leans[name]), "wie": name},
            _("Is dat te doen naast het eigen leven?"),
        )
        for name in many
    ]
