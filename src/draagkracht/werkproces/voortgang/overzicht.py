"""One dossier at a glance: where it stands, its red thread, what hangs loose, what could be next, who is in it."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import islice

from django.utils import timezone

from draagkracht.methodiek.instrument import pan_of
from draagkracht.methodiek.rode_draad import Draad, Knoop, LosEind, losse_einden
from draagkracht.methodiek.schaal import DRAAGKRACHT
from draagkracht.methodiek.volgende import Advies, Feiten, volgende
from draagkracht.toegang.gecompileerd import date_of, moment_of
from draagkracht.toegang.sleutels import decrypt

from ..doelen.models import Doel
from ..doelen.selectors import AGREED_FIELDS as AGREED_DOEL
from ..dossier.models import Akkoord, Dossier, Stem
from ..dossier.zeggenschap import NA_STAPPEN
from ..uitvoering.woorden import if_then
from ..vraagverheldering.models import Visie
from ..vraagverheldering.selectors import AGREED_FIELDS as AGREED_VISIE
from .rijen import CARDS, PEOPLE, THREADS
from .standen import standen_of

STEP_OF = {
    "hulpvraag": "hulpvraag",
    "bevinding": "vraagverheldering",
    "doel": "doelen",
    "stap": "aanpak",
    "afspraak": "uitvoering",
}
ACTS_SHOWN = 8
PEOPLE_SHOWN = 8
# What people agree on, and the fields that say it.
AGREED = {
    Akkoord.Onderwerp.DOEL: (Doel, AGREED_DOEL),
    Akkoord.Onderwerp.VISIE: (Visie, AGREED_VISIE),
}
Rij = tuple[str, str, str, str, str, str]
Stand = tuple[Knoop, str, str]  # a card, what stands on it (of an afspraak still a token), and its day


@dataclass(frozen=True)
class Kaart:
    """One card of the thread with what stands on it; `los` says what is missing, or "". Of an afspraak `onder` is with whom,
    a token except in `Overzicht.afspraken`.
    """

    knoop: Knoop
    onder: str = ""
    op: dt.date | None = None
    los: str = ""


@dataclass(frozen=True)
class Handelingregel:
    """One kind of act by one person on one day: the last time, and how often."""

    soort: str
    door: str
    op: dt.datetime
    stap: str
    aantal: int = 1


@dataclass(frozen=True)
class Overzicht:
    standen: dict[str, str]
    kaarten: list[Kaart]
    draden: list[Draad]
    losse: list[LosEind]
    advies: list[Advies]
    afspraken: list[Kaart]
    handelingen: list[Handelingregel]
    werkers: list[tuple[str, str]]
    netwerk: list[tuple[str, str]]
    concepten: list[tuple[str, dt.datetime]]
    nazorg_op: dt.date | None = None
    vraag: str = ""
    berichten: int = 0  # that nobody of the team read
    verzoeken: int = 0  # that still need an answer


@dataclass
class _Rijen:
    """The rows per kind, in the order in which the database gave them."""

    per: dict[str, list[Rij]] = field(default_factory=lambda: defaultdict(list))

    def of(self, soort: str) -> list[Rij]:
        return self.per.get(soort, [])


def get_overzicht(*, dossier: Dossier, account_id: uuid.UUID, vandaag: dt.date) -> Overzicht:
    """Everything the dossier's first page shows, in three queries. `account_id` is whose drafts are counted."""
    rijen, mensen = _Rijen(), _Rijen()
    for soort, *rest in CARDS.rows(dossier=dossier.pk):
        rijen.per[soort].append(tuple(_id(value) for value in rest))
    for soort, *rest in PEOPLE.rows(dossier=dossier.pk, account=account_id):
        mensen.per[soort].append(tuple(rest))
    links = [Draad(_id(van), _id(naar), soort) for soort, van, naar in THREADS.rows(dossier=dossier.pk)]
    standen, draden = _standen(rijen), [*_own_links(rijen), *links]
    losse = [] if dossier.gesloten_op else losse_einden(*_for_the_rule(rijen, standen, draden))
    zinnen = {los.knoop.id: los.zin for los in losse}
    kaarten = [Kaart(knoop, onder, date_of(op), zinnen.get(knoop.id, "")) for knoop, onder, op in standen]
    return Overzicht(
        standen=standen_of({soort: len(rows) for soort, rows in rijen.per.items()}, _active(rijen), dossier),
        kaarten=kaarten,
        draden=draden,
        losse=losse,
        advies=volgende(_feiten(rijen, losse, dossier, vandaag)),
        afspraken=_this_week(kaarten, vandaag),
        handelingen=_folded(mensen.of("handeling")),
        werkers=[(naam, rol) for naam, rol, *_rest in mensen.of("werker")],
        netwerk=[
            (decrypt(naam, "naam"), relatie) for naam, relatie, *_rest in mensen.of("netwerk")[:PEOPLE_SHOWN]
        ],
        concepten=[(plek, moment_of(op)) for plek, op, *_rest in mensen.of("concept")],
        nazorg_op=date_of(rijen.of("afsluiting")[0][2]) if rijen.of("afsluiting") else None,
        vraag=rijen.of("hulpvraag")[0][1] if rijen.of("hulpvraag") else "",
        **{f"{soort}en": int(rows[0][0]) for soort in ("bericht", "verzoek") if (rows := mensen.of(soort))},
    )


def _folded(rows: list[tuple[str, ...]]) -> list[Handelingregel]:
    """The last acts, newest first; the same act by the same person on the same day stands there once, with a count."""
    zone = timezone.get_current_timezone()
    found: dict[tuple[str, str, dt.date], list[tuple[dt.datetime, str]]] = defaultdict(list)
    for soort, door, op, stap in rows:
        moment = moment_of(op)
        found[soort, door or "", moment.astimezone(zone).date()].append((moment, stap))
    return [
        Handelingregel(soort, door, *same[0], len(same))
        for (soort, door, _day), same in islice(found.items(), ACTS_SHOWN)
    ]


def _id(value: str | None) -> str:
    """Ids come with and without dashes, by database; texts that look otherwise are left as they are."""
    if value is None:
        return ""
    if len(value) == 36 and value.count("-") == 4:
        return value.replace("-", "")
    return value


def _active(rijen: _Rijen) -> int:
    return sum(rij[2] == Doel.Status.ACTIEF for rij in rijen.of("doel"))


def _pan_of(soort: str, onderdeel: str) -> str:
    return DRAAGKRACHT if soort in ("geblokkeerd", "ongebruikt") else pan_of(onderdeel)


def _standen(rijen: _Rijen) -> list[Stand]:
    """The cards of the picture, column by column; what is parked, finished or done is shown and never loose."""
    vragen = [(Knoop("hulpvraag", r[0], r[1]), "", "") for r in rijen.of("hulpvraag")]
    bevindingen = [
        (Knoop("bevinding", r[0], r[1], r[2], _pan_of(r[3], r[4]), r[2] != "parkeren"), r[2], "")
        for r in rijen.of("bevinding")
    ]
    doelen = [(Knoop("doel", r[0], r[1], is_actief=r[2] == "actief"), r[2], r[3]) for r in rijen.of("doel")]
    stappen = [
        (Knoop("stap", r[0], r[1], is_actief=r[2] in ("gepland", "loopt")), r[2], r[4])
        for r in rijen.of("stap")
    ]
    afspraken = [(Knoop("afspraak", r[0], if_then(r[4], r[1])), r[5], r[2]) for r in rijen.of("afspraak")]
    gedaan = [(Knoop("afspraak", r[0], if_then(r[4], r[1]), is_actief=False), r[2], "") for r in _done(rijen)]
    return [*vragen, *bevindingen, *doelen, *stappen, *afspraken, *gedaan]


def _done(rijen: _Rijen) -> list[Rij]:
    """Per step without an open afspraak the last one that was done: there the thread ends."""
    busy = {r[3] for r in rijen.of("afspraak")}
    return [r for r in rijen.of("afspraak_gedaan") if r[3] not in busy]


def _own_links(rijen: _Rijen) -> list[Draad]:
    """Threads that stand on the card itself. With a single question every finding comes from it."""
    vragen = rijen.of("hulpvraag")
    only = vragen[0][0] if len(vragen) == 1 else ""
    found = [Draad(r[5] or only, r[0]) for r in rijen.of("bevinding") if r[5] or only]
    afspraken = [*rijen.of("afspraak"), *_done(rijen)]
    return [*found, *(Draad(r[3], r[0]) for r in afspraken if r[3])]


def _for_the_rule(
    rijen: _Rijen, standen: list[Stand], draden: list[Draad]
) -> tuple[list[Knoop], list[Draad]]:
    """The rule also counts afspraken that are done and no longer shown: one stands for all of a step."""
    eerder = [(f"eerder-{r[0]}", r[0]) for r in rijen.of("stap_met_afspraak")]
    knopen = [knoop for knoop, _onder, _op in standen] + [Knoop("afspraak", key, "") for key, _stap in eerder]
    return knopen, [*draden, *(Draad(stap, key) for key, stap in eerder)]


def _find_agreed(rijen: _Rijen) -> set[tuple[str, str]]:
    """What the resident agrees with as it stands now, as (subject, id): the last answer was yes, to this version or to one
    that read the same. Putting a goal on later and back is no new agreement.
    """
    last = {(r[1], r[0]): (r[3], r[4]) for r in rijen.of("akkoord") if r[2] == Stem.INWONER}
    yes = {key: versie for key, (antwoord, versie) in last.items() if antwoord == Akkoord.Antwoord.AKKOORD}
    now = {("doel", r[0]): r[4] for r in rijen.of("doel")}
    now |= {("visie", r[0]): r[2] for r in rijen.of("visie")}
    now |= {("plan", r[0]): r[2] for r in rijen.of("planversie")}
    changed = {key: int(yes[key]) for key in yes.keys() & now.keys() if yes[key] != now[key]}
    return {key for key in yes.keys() & now.keys() if key not in changed} | _unchanged(changed, now)


def _unchanged(then: dict[tuple[str, str], int], now: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    """Which of these read now as they did in the version `then`; one query per kind, and none when nothing changed."""
    found = set()
    for onderwerp, (model, velden) in AGREED.items():
        ids = {pk for soort, pk in then if soort == onderwerp}
        rows = model.history.filter(id__in=ids).values_list("id", "versie", *velden) if ids else ()
        texts = {(pk.hex, versie): said for pk, versie, *said in rows}
        for pk in ids:
            key = (str(onderwerp), pk)
            before, after = (texts.get((pk, int(versie))) for versie in (then[key], now[key]))
            if before is None or before == after:
                found.add(key)
    return found


def _levels_agreed(niveaus: str) -> bool:
    texts = json.loads(niveaus or "[]")
    return len(texts) == 5 and all(texts)


def _gemeten(rijen: _Rijen, vandaag: dt.date) -> dict[str, object]:
    momenten = sorted((r[2], r[0]) for r in rijen.of("moment"))
    if not momenten:
        return {}
    op, last = momenten[-1]
    stemmen = frozenset(r[1] for r in rijen.of("meting") if r[2] == last and r[3])
    return {"stemmen_gemeten": stemmen, "weken_sinds_meting": (vandaag - dt.date.fromisoformat(op)).days // 7}


def _doelen(rijen: _Rijen, agreed: set[tuple[str, str]], vandaag: dt.date) -> dict[str, int]:
    actief = [r for r in rijen.of("doel") if r[2] == "actief"]
    judged = {r[0] for r in rijen.of("oordeel")}
    return {
        "doelen": len(rijen.of("doel")),
        "doelen_actief": len(actief),
        "doelen_zonder_niveaus": sum(not _levels_agreed(r[5]) for r in actief),
        "doelen_zonder_akkoord": sum(("doel", r[0]) not in agreed for r in actief),
        "doelen_te_beoordelen": sum(
            bool(r[3]) and r[3] < vandaag.isoformat() and r[0] not in judged for r in actief
        ),
    }


def _zeggenschap_open(rijen: _Rijen) -> int:
    answered = {r[0] for r in rijen.of("zeggenschap")}
    done = dict(
        zip(NA_STAPPEN, map(bool, (rijen.of("visie"), rijen.of("doel"), rijen.of("stap"))), strict=True)
    )
    return sum(is_done and step not in answered for step, is_done in done.items())


def _spoed(vragen: list[tuple]) -> str:
    """The last answer to whether it can wait: a newer question where nobody asked does not take a danger away."""
    return next((vraag[2] for vraag in reversed(vragen) if vraag[2]), "")


def _feiten(rijen: _Rijen, losse: list[LosEind], dossier: Dossier, vandaag: dt.date) -> Feiten:
    """The facts that the advice rests on, counted from the rows."""
    vragen, visie, plan = rijen.of("hulpvraag"), rijen.of("visie"), rijen.of("planversie")
    los, agreed = [end.code for end in losse], _find_agreed(rijen)
    return Feiten(
        has_hulpvraag=bool(vragen),
        is_spoed_open=_spoed(vragen) in ("dagen", "nu") and not rijen.of("stap"),
        is_spoed_gevraagd=not vragen or bool(_spoed(vragen)),
        is_verteld=not vragen or any(r[4] for r in vragen),
        bevindingen=len(rijen.of("bevinding")),
        bevindingen_niet_gekozen=los.count("bevinding_niet_gekozen"),
        bevindingen_zonder_doel=los.count("bevinding_zonder_doel"),
        has_visie=bool(visie) and bool(visie[0][3]),
        is_visie_akkoord=bool(visie) and ("visie", visie[0][0]) in agreed,
        doelen_zonder_stap=los.count("doel_zonder_stap"),
        stappen_zonder_afspraak=los.count("stap_zonder_afspraak"),
        is_plan_akkoord=not plan or ("plan", plan[0][0]) in agreed,
        afspraken_te_bespreken=sum(bool(r[2]) and r[2] < vandaag.isoformat() for r in rijen.of("afspraak")),
        zeggenschap_open=_zeggenschap_open(rijen),
        is_afgesloten=dossier.gesloten_op is not None,
        **_gemeten(rijen, vandaag),
        **_doelen(rijen, agreed, vandaag),
    )


def _this_week(kaarten: list[Kaart], vandaag: dt.date) -> list[Kaart]:
    """Open afspraken up to the end of this week, and those without a day; only these tell with whom."""
    sunday = vandaag + dt.timedelta(days=6 - vandaag.weekday())
    to_do = (k for k in kaarten if k.knoop.soort == "afspraak" and k.knoop.is_actief)
    return [replace(k, onder=decrypt(k.onder, "met_wie")) for k in to_do if k.op is None or k.op <= sunday]
