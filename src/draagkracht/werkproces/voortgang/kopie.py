"""The resident's copy of everything, for another system or another helper: plain values under stable Dutch names.

Described in docs/naslag/kopie.md; a test holds page and copy together, and that no field of a dossier is forgotten: it is in
COLUMNS, or in WEG with the reason.
"""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Iterable
from typing import Any

from django.db.models import Manager, Model

from draagkracht.toegang.models import Account, Inzage

from ..aanpak.models import Planvoorstel
from ..aanpak.selectors import gedeeld_of, get_behapbaar, is_apart, list_ooit, list_stappen
from ..doelbereiking.models import Bijdrage
from ..dossier.contact.models import Bereikbaarheid, Leeswijze
from ..dossier.contact.steunfiguren import name_naasten
from ..dossier.models import Dossier
from ..dossier.netwerk import list_ooit_huisgenoten
from ..hulpvraag.models import PersoonlijkPlan
from ..meting.selectors import visible_reeks
from ..uitvoering.partijen.selectors import is_aparte_partij
from .feiten_vraag import list_aparte_doelen, vraag_is_apart
from .kopie_velden import COLUMNS, VERSIE
from .papier import afspraak_is_veiligheid, is_veiligheid, list_afspraken

Kopie = dict[str, Any]
NEUTRAL = ("veilig", "huishouden")  # acts and pages whose name alone tells: only in the whole copy


def collect_kopie(*, dossier: Dossier, door: Account, op: dt.datetime, is_alles: bool) -> Kopie:
    """Everything that `door`, the resident, may read now; JSON can carry it. Without `is_alles` nothing that stands apart.

    `dossier` was opened with get_dossier for the resident's own account.
    """
    maker = _Maker(dossier, is_alles)
    return {
        "versie": VERSIE,
        "gemaakt_op": op.isoformat(),
        "met_alles": is_alles,
        **_who(maker),
        **_people(maker),
        **_seen(maker, door),
        **_planned(maker),
        **_done(maker),
        **_traces(maker),
    }


class _Maker:
    """Turns rows into plain values; what stands apart is left out unless the whole was asked for."""

    def __init__(self, dossier: Dossier, is_alles: bool) -> None:
        self.dossier, self.is_alles = dossier, is_alles
        self.naasten = name_naasten(dossier=dossier)

    def row(self, row: Model, **more: Any) -> Kopie:
        names = COLUMNS[row._meta.model_name]
        return {name: self.plain(getattr(row, name)) for name in names} | more

    def rows(self, rows: Iterable[Model]) -> list[Kopie]:
        return [self.row(row) for row in rows]

    def open_rows(self, rows: Iterable[Model], is_hidden: Any) -> list[Kopie]:
        return [self.row(row) for row in rows if self.is_alles or not is_hidden(row)]

    def whole(self, row: Model | None) -> Kopie | None:
        """A row that stands apart as a whole."""
        return self.row(row) if row is not None and self.is_alles else None

    def plain(self, value: Any) -> Any:
        if isinstance(value, Account):
            return self.name(value)
        if isinstance(value, Manager):
            return [str(row.pk) for row in value.all()]
        if isinstance(value, Model):
            return str(value.pk)
        if isinstance(value, (dt.date, dt.time)):
            return value.isoformat()
        if isinstance(value, (list, dict, str, bool, int, float)) or value is None:
            return value
        return float(value) if isinstance(value, decimal.Decimal) else str(value)

    def name(self, account: Account | None) -> str:
        if account is None:
            return ""
        is_own = account.pk == self.dossier.inwoner.account_id
        return "inwoner" if is_own else self.naasten.get(account.pk, "") or str(account)


def _who(m: _Maker) -> Kopie:
    d = m.dossier
    inwoner = m.row(d.inwoner)
    if not m.is_alles:
        inwoner["bereiken"] = ""
    team = {"team": d.team.naam, "organisatie": d.team.organisatie.naam}
    leeswijze = Leeswijze.objects.filter(inwoner=d.inwoner_id).first()
    return {
        "inwoner": inwoner,
        "leeswijze": m.row(leeswijze) if leeswijze else None,
        "bereikbaarheid": m.whole(Bereikbaarheid.objects.filter(inwoner=d.inwoner_id).first()),
        "dossier": m.row(d, **team),
    }


def _people(m: _Maker) -> Kopie:
    d = m.dossier
    network = m.rows(d.netwerkleden.filter(verwijderd_op__isnull=True).order_by("nabijheid", "pk"))
    huisgenoten = {str(pk) for pk in list_ooit_huisgenoten(dossier=d)}
    for row in network:
        if str(row["id"]) in huisgenoten and not m.is_alles:
            row |= {"toelichting": "", "richting": ""}
    return {
        "betrokkenen": m.rows(d.betrokkenen.select_related("account").order_by("vanaf_op", "pk")),
        "overdrachten": _handed(m),
        "toelatingen": m.rows(d.toelatingen.select_related("account").order_by("vanaf_op", "pk")),
        "netwerkleden": network,
        "steunfiguren": m.rows(d.steunfiguren.select_related("netwerklid").order_by("vanaf_op")),
        "uitnodigingen": m.rows(d.uitnodigingen.select_related("door").order_by("op")),
    }


def _handed(m: _Maker) -> list[Kopie]:
    """Without what touches veiligheid, what colleagues wrote for each other stays out: nobody sorted those words."""
    found = m.rows(m.dossier.overdrachten.select_related("van", "naar", "door").order_by("op", "pk"))
    for row in found:
        if not m.is_alles:
            row |= {name: "" for name in ("beloften", "niet_opnieuw", "kwetsbaar", "woorden", "antwoord")}
    return found


def _terms(m: _Maker) -> list[Kopie]:
    """Without what touches veiligheid the reasons stay out: they are free text that nobody sorted."""
    rows = m.dossier.termijngebeurtenissen.filter(vervallen_op__isnull=True).select_related("door")
    found = m.rows(rows.order_by("dag_op", "op", "pk"))
    return found if m.is_alles else [row | {"reden": ""} for row in found]


def _seen(m: _Maker, door: Account) -> Kopie:
    d = m.dossier
    questions = d.hulpvragen.select_related("door", "gesproken_door").order_by("op", "pk")
    plan = PersoonlijkPlan.objects.filter(dossier=d.pk).first()
    visie = getattr(d, "visie", None)
    momenten = [
        m.row(metingen[0].moment, metingen=[_meting(m, meting) for meting in metingen])
        for metingen in visible_reeks(dossier=d, door=door).values()
    ]
    apart = list_aparte_doelen(d)
    answers = d.akkoorden.select_related("door").order_by("op", "pk")
    findings = d.bevindingen.select_related("door").prefetch_related("krachten").order_by("op", "pk")
    return {
        "termijngebeurtenissen": _terms(m),
        "hulpvragen": m.open_rows(questions, vraag_is_apart),
        "persoonlijk_plan": m.row(plan) if plan else None,
        "momenten": momenten,
        "bevindingen": m.open_rows(findings, is_veiligheid),
        "visie": m.row(visie) if visie else None,
        "akkoorden": m.open_rows(answers, lambda row: row.onderwerp_id in apart),
        "zeggenschappen": m.rows(d.zeggenschappen.order_by("op", "pk")),
    }


def _meting(m: _Maker, meting: Model) -> Kopie:
    return m.row(meting, scores=m.open_rows(meting.scores.all(), is_veiligheid))


def _planned(m: _Maker) -> Kopie:
    d = m.dossier
    goals = d.doelen.select_related("door").prefetch_related("bevindingen").order_by("volgorde", "op", "pk")
    room = get_behapbaar(dossier=d)
    proposals = Planvoorstel.objects.filter(dossier=d.pk).select_related("door").order_by("op")
    return {
        "doelen": m.open_rows(goals, is_veiligheid),
        "doelgesprekken": m.open_rows(d.doelgesprekken.select_related("door").order_by("op"), is_veiligheid),
        "stappen": m.open_rows(list_stappen(dossier=d), is_apart),
        "planversies": _versions(m),
        "planvoorstellen": m.rows(proposals) if m.is_alles else [],
        "behapbaar": m.row(room) if room else None,
        "voorkeuren": m.rows(d.voorkeuren.select_related("door").order_by("op")) if m.is_alles else [],
    }


def _versions(m: _Maker) -> list[Kopie]:
    versies = list(m.dossier.planversies.select_related("door").order_by("nummer"))
    if m.is_alles:
        return m.rows(versies)
    ooit = list_ooit(dossier=m.dossier)
    return [m.row(versie, stappen=gedeeld_of(versie, ooit)) for versie in versies]


def _done(m: _Maker) -> Kopie:
    d = m.dossier
    judged = [
        row
        for doel in d.doelen.prefetch_related("oordelen__door").order_by("volgorde", "op", "pk")
        for row in doel.oordelen.all()
        if m.is_alles or not is_veiligheid(doel)
    ]
    done = d.bijdragen.select_related("doel", "door", "deelname__organisatie").prefetch_related(
        "betekenissen__door"
    )
    notes, files = d.notities.select_related("door"), d.bijlagen.filter(verwijderd_op__isnull=True)
    return {
        "afspraken": m.open_rows(list_afspraken(d).select_related("stap", "door"), afspraak_is_veiligheid),
        "notities": m.rows(notes.order_by("op", "pk")) if m.is_alles else [],
        "bijlagen": m.rows(files.select_related("door").order_by("op", "pk")) if m.is_alles else [],
        "deelnames": _parties(m),
        "oordelen": m.rows(judged),
        "bijdragen": [
            m.row(row, betekenissen=m.rows(row.betekenissen.all()))
            for row in done.order_by("op", "pk")
            if m.is_alles or not _is_apart_gedaan(row)
        ],
        "afsluitingen": m.rows(
            d.afsluitingen.select_related("gesloten_door", "heropend_door").order_by("gesloten_op")
        ),
    }


def _is_apart_gedaan(row: Bijdrage) -> bool:
    return (row.doel is not None and is_veiligheid(row.doel)) or (
        row.deelname is not None and is_aparte_partij(row.deelname)
    )


def _parties(m: _Maker) -> list[Kopie]:
    """Who works along from outside; of goals and steps that came to be about veiligheid nothing, unless all was asked."""
    d = m.dossier
    hidden = {str(pk) for pk in list_aparte_doelen(d)}
    hidden |= {str(stap.pk) for stap in list_stappen(dossier=d) if is_apart(stap)}
    rows = d.deelnames.select_related("organisatie", "antwoord_door", "door").prefetch_related(
        "doelen", "stappen", "deelnemers__account", "delingen__door"
    )
    found = []
    for deelname in rows.order_by("op", "pk"):
        if is_aparte_partij(deelname) and not m.is_alles:
            continue
        more = {
            "organisatie": deelname.organisatie.naam,
            "deelnemers": m.rows(deelname.deelnemers.all()),
            "delingen": m.rows(deelname.delingen.all()),
        }
        row = m.row(deelname, **more)
        if not m.is_alles:
            for name in ("doelen", "stappen"):
                row[name] = [pk for pk in row[name] if pk not in hidden]
        found.append(row)
    return found


def _traces(m: _Maker) -> Kopie:
    """What was written to each other, asked, sent, done and looked at."""
    d = m.dossier
    looks = Inzage.objects.filter(keten=d.pk).select_related("account").order_by("volgnummer")
    acts = d.handelingen.select_related("door").order_by("op", "pk")
    return {
        "berichten": m.rows(d.berichten.select_related("door").order_by("op", "pk")),
        "verzoeken": m.rows(d.verzoeken.select_related("door", "beantwoord_door").order_by("op", "pk")),
        "kennisgevingen": m.rows(d.kennisgevingen.order_by("op", "pk")),
        "handelingen": m.open_rows(acts, lambda row: _tells(row.soort)),
        "inzagen": [_look(m, row) for row in looks if m.is_alles or not _tells(row.pagina)],
    }


def _tells(words: str) -> bool:
    return any(word in words for word in NEUTRAL)


def _look(m: _Maker, row: Inzage) -> Kopie:
    """A look; of a try that was refused not who it was: that names others."""
    is_refused = row.soort == Inzage.Soort.GEWEIGERD
    return m.row(row) | ({"account": "", "toelichting": ""} if is_refused else {})
