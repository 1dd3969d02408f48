"""What goes on paper, collected once: the PDF and the print view show the same values.

Everything here is plain data (text, lists, dicts) that JSON can carry, with dates already in words. The resident's plan
holds nothing about `veiligheid`: paper lies on a kitchen table, and somebody else may read it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, Model, QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.schaal import DRAAGLAST, VEILIGHEID

from ..aanpak.metwie import name_place, place_of, who_of
from ..aanpak.models import Stap
from ..aanpak.planwoorden import periode_woord
from ..aanpak.selectors import is_apart, list_stappen
from ..doelen.models import Doel
from ..dossier.betrokkenen import list_betrokkenen
from ..dossier.models import Betrokkene, Dossier
from ..uitvoering.models import Afspraak
from ..uitvoering.woorden import cue_of
from ..vraagverheldering.models import Bevinding
from .feiten import wie
from .papier_profiel import latest_scores

MOST_BEVINDINGEN = 5
MOST_LATER = 3
HEAVY_FROM = 2  # aanpakken
STRONG_FROM = 3  # goed

Gegevens = dict[str, Any]


def in_words(op: dt.date | None, vorm: str = "j F Y") -> str:
    """'23 november 2026' on the clock of the Netherlands; nothing gives nothing."""
    if isinstance(op, dt.datetime):
        op = timezone.localtime(op)
    return formats.date_format(op, vorm.replace("j F", "j E")) if op else ""


def is_veiligheid(row: Model) -> bool:
    """Whether a finding or a goal is about veiligheid."""
    return row.onderdeel == VEILIGHEID


def afspraak_is_veiligheid(afspraak: Afspraak) -> bool:
    return afspraak.stap is not None and is_apart(afspraak.stap)


def list_doelen(dossier: Dossier) -> QuerySet[Doel]:
    return dossier.doelen.prefetch_related("oordelen", "bijdragen")


def list_afspraken(dossier: Dossier) -> QuerySet[Afspraak]:
    """In order of their date; without a date comes last. A step that was taken away takes no afspraak with it."""
    found = dossier.afspraken.select_related("stap", "netwerklid", "voorziening")
    return found.prefetch_related("stap__doelen", "stap__krachten").order_by(
        F("wanneer_op").asc(nulls_last=True), "op", "pk"
    )


def collect_plan(*, dossier: Dossier, op: dt.datetime) -> Gegevens:
    """The resident's plan: my question, what we saw, my goals, my steps, this week, whom to call. Nothing on veiligheid.

    `dossier` was opened with get_dossier. Empty parts are empty lists: the page leaves them out, and says what comes later.
    """
    weegt, draagt, ook = _findings(dossier)
    is_closed = dossier.gesloten_op is not None
    deze_week, later = _afspraken(dossier, timezone.localdate(op))
    return {
        "titel": _("Mijn plan"),
        "naam": dossier.inwoner.naam,
        "op": in_words(op),
        "vraag": _vraag(dossier),
        "weegt": weegt,
        "draagt": draagt,
        "ook": ook,
        "doelen": _doelen(dossier),
        "stappen": [
            _stap(stap) for stap in list_stappen(dossier=dossier) if _is_in_plan(stap, is_closed=is_closed)
        ],
        "deze_week": deze_week,
        "later": later,
        "bellen": [
            {
                "naam": str(lid.account),
                "rol": _("mijn vaste contactpersoon") if lid.rol == Betrokkene.Rol.REGISSEUR else "",
                "team": dossier.team.naam,
                "email": lid.account.email,
            }
            for lid in list_betrokkenen(dossier=dossier)
        ],
    }


def _vraag(dossier: Dossier) -> Gegevens | None:
    """The first question that is not about veiligheid or danger."""
    for hulpvraag in dossier.hulpvragen.order_by("op", "pk"):
        if not hulpvraag.is_gevaar:
            return {
                "woorden": hulpvraag.woorden,
                "bron": "" if hulpvraag.gesteld_door == "inwoner" else wie(hulpvraag.gesteld_door),
            }
    return None


def _findings(dossier: Dossier) -> tuple[list[str], list[str], list[str]]:
    """What weighs, what carries, and what else was taken up; without findings, what the resident answered."""
    taken_up = [
        row
        for row in dossier.bevindingen.filter(keuze=Bevinding.Keuze.OPPAKKEN).order_by("op", "pk")
        if not is_veiligheid(row)
    ]
    if not taken_up:
        return (*_answers(dossier), [])
    sides: dict[str, list[str]] = {"weegt": [], "draagt": [], "ook": []}
    for row in taken_up:
        sides[_side(row)].append(row.tekst)
    return tuple(rows[:MOST_BEVINDINGEN] for rows in sides.values())


def _side(row: Bevinding) -> str:
    """A difference of view, and what somebody added about no part, is neither burden nor strength."""
    if row.is_kracht:
        return "draagt"
    if row.soort == Bevinding.Soort.DRAAGLAST:
        return "weegt"
    if row.soort == Bevinding.Soort.GESPREKSPUNT or not row.pan:
        return "ook"
    return "weegt" if row.pan == DRAAGLAST else "draagt"


def _answers(dossier: Dossier) -> tuple[list[str], list[str]]:
    scores = latest_scores(dossier, stem="inwoner")
    weegt, draagt = [], []
    for part in load_instrument().onderdelen:
        score = scores.get(part.code)
        if score is None or part.code == VEILIGHEID:
            continue
        if part.pan == "draaglast" and (score.score or 0) >= HEAVY_FROM:
            weegt.append((score.score, _(part.naam_inwoner), _(part.anker("score", score.score).kop)))
        if part.pan == "draagkracht" and (score.aanwezig or 0) >= STRONG_FROM:
            draagt.append(
                (score.aanwezig, _(part.naam_inwoner), _(part.anker("aanwezig", score.aanwezig).kop))
            )
    return _heaviest(weegt), _heaviest(draagt)


def _heaviest(found: list[tuple[int, str, str]]) -> list[str]:
    ranked = sorted(found, key=lambda row: -row[0])[:MOST_BEVINDINGEN]
    return [f"{naam}: {kop[:1].lower()}{kop[1:]}" for _score, naam, kop in ranked]


def _doelen(dossier: Dossier) -> list[Gegevens]:
    """What is worked on; when the dossier is closed also what was finished: the plan is then a keepsake."""
    shown = {Doel.Status.ACTIEF, Doel.Status.AFGEROND} if dossier.gesloten_op else {Doel.Status.ACTIEF}
    return [
        {"tekst": doel.tekst, "wanneer": _goal_when(doel)}
        for doel in dossier.doelen.all()
        if doel.status in shown and not is_veiligheid(doel)
    ]


def _goal_when(doel: Doel) -> str:
    if doel.status == Doel.Status.AFGEROND:
        return str(doel.get_status_display())
    return _("voor %(op)s") % {"op": in_words(doel.streef_op)} if doel.streef_op else ""


def _is_in_plan(stap: Stap, *, is_closed: bool) -> bool:
    shown = {Stap.Status.GEPLAND, Stap.Status.LOOPT} | ({Stap.Status.KLAAR} if is_closed else set())
    return stap.status in shown and not is_apart(stap)


def _stap(stap: Stap) -> Gegevens:
    return {
        "wat": stap.wat,
        "hoe": stap.hoe,
        "met_wie": who_of(stap),
        "waar": place_of(stap),
        "leer_ik": stap.leer_ik,
        "wanneer": str(stap.get_status_display()) if stap.status == Stap.Status.KLAAR else period(stap),
    }


def period(stap: Stap) -> str:
    """'vanaf 5 januari 2027, 8 weken', or as much of it as is known."""
    return periode_woord(stap.start_op, stap.weken)


def _afspraken(dossier: Dossier, today: dt.date) -> tuple[list[Gegevens], list[Gegevens]]:
    """Open afspraken of this week (and those without a date), and the first few after it.

    What was for an earlier week and has no outcome yet is left to the talk: paper should not remind of it.
    """
    monday = today - dt.timedelta(days=today.weekday())
    sunday = monday + dt.timedelta(days=6)
    rows = [row for row in list_afspraken(dossier) if not row.uitkomst and not afspraak_is_veiligheid(row)]
    this_week = [row for row in rows if row.wanneer_op is None or monday <= row.wanneer_op <= sunday]
    later = [row for row in rows if row.wanneer_op and row.wanneer_op > sunday]
    return [_afspraak(row) for row in this_week], [_afspraak(row) for row in later[:MOST_LATER]]


def _afspraak(row: Afspraak) -> Gegevens:
    return {
        "als": cue_of(row.als),
        "wat": row.wat,
        "wanneer": in_words(row.wanneer_op, "l j F").capitalize(),
        "met_wie": row.wie,
        "waar": name_place(row.voorziening),
    }
