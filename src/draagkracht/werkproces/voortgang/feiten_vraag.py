"""Entries about the question, how things are, what was seen together, and what the resident answered."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext as _

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.schaal import AANWEZIG, INZETBAAR, SCORE, VEILIGHEID

from ..dossier.models import Akkoord, Dossier, Stem
from ..dossier.zeggenschap import load_teksten
from ..hulpvraag.models import Hulpvraag, PersoonlijkPlan
from ..meting.models import Meting, Score
from ..meting.selectors import list_open_metingen, visible_reeks
from ..vraagverheldering.models import Bevinding
from .feiten import Feit, Lezer, terms, wie
from .papier import in_words, is_veiligheid

PLAN_FIELDS = ("speelt", "anders", "zelf", "anderen", "nodig", "belangrijk")


def vraag_is_apart(vraag: Hulpvraag) -> bool:
    """Whether a question is shown behind a tap: about veiligheid, urgent, or with what then happens."""
    return vraag.is_gevaar or vraag.is_spoed or bool(vraag.spoed_toelichting)


def list_vragen(lezer: Lezer) -> list[Feit]:
    """The questions, and the resident's own plan. A question about veiligheid or danger stands apart."""
    found = []
    for vraag in lezer.dossier.hulpvragen.select_related("door", "gesproken_door").order_by("op", "pk"):
        is_apart = vraag_is_apart(vraag)
        found.append(
            lezer.feit(
                vraag, _("Uw vraag"), tekst=vraag.woorden, regels=_about(lezer, vraag), is_apart=is_apart
            )
        )
    plan = PersoonlijkPlan.objects.filter(dossier=lezer.dossier).first()
    if plan and (plan.ingeleverd_op or not lezer.is_samen):
        said = terms(
            *((plan._meta.get_field(name).verbose_name, getattr(plan, name)) for name in PLAN_FIELDS)
        )
        found.append(lezer.feit(plan, _("Uw eigen plan"), regels=said, op=plan.begonnen_op))
    return found


def _about(lezer: Lezer, vraag: Hulpvraag) -> tuple[tuple[str, str], ...]:
    return terms(
        (_("Wie het vroeg"), wie(vraag.gesteld_door)),
        (_("Namens u"), vraag.namens),
        (_("Waar het over gaat"), " · ".join(part_for(code) for code in vraag.onderdelen)),
        (_("Kan het wachten"), vraag.get_spoed_display() if vraag.spoed else ""),
        (_("Wat er dan gebeurt"), vraag.spoed_toelichting),
        (_("Wie met u sprak"), lezer.name(vraag.gesproken_door)),
    )


def part_for(code: str, instrument: str | None = None) -> str:
    """The part in the resident's words; a part that the instrument no longer has keeps its code."""
    try:
        return _(load_instrument(instrument).onderdeel(code).naam_inwoner)
    except MethodiekFout:
        return code


def list_metingen(lezer: Lezer) -> list[Feit]:
    """Every answer that may be read now. On a professional's device only of moments where all voices lie open."""
    shared = set(list_open_metingen(dossier=lezer.dossier)) if lezer.is_samen else None
    found = []
    for metingen in visible_reeks(dossier=lezer.dossier, door=lezer.door).values():
        for meting in metingen:
            if shared is None or meting.pk in shared:
                found += [_score(lezer, meting, score) for score in meting.scores.all()]
    return found


def _score(lezer: Lezer, meting: Meting, score: Score) -> Feit:
    said = {SCORE: _("Hoe het is"), AANWEZIG: _("Wat er is"), INZETBAAR: _("Wat nu lukt")}
    levels = ((said[maat], _level(meting, score, maat)) for maat in (SCORE, AANWEZIG, INZETBAAR))
    voices = {
        Stem.INWONER: _("U zei dit"),
        Stem.PROFESSIONAL: _("Uw hulpverlener zei dit"),
        Stem.NAASTE: _("Iemand uit uw omgeving zei dit"),
    }
    return lezer.feit(
        score,
        part_for(score.onderdeel, meting.instrument),
        groep=_("%(wie)s, op %(dag)s") % {"wie": voices[meting.stem], "dag": in_words(meting.moment.op)},
        regels=terms(
            (_("Van wie"), voices[meting.stem]),
            *levels,
            (_("Stand"), _stand(score.status)),
            (_("Waarom niet"), score.reden),
            (_("In eigen woorden"), score.woorden),
        ),
        door=lezer.name(meting.door),
        is_apart=score.onderdeel == VEILIGHEID,
    )


def _stand(status: str) -> str:
    return {
        Score.Status.BESPROKEN: _("besproken, niet opgeschreven"),
        Score.Status.NIET_BESPROKEN: _("niet besproken"),
    }.get(status, "")


def _level(meting: Meting, score: Score, maat: str) -> str:
    value = getattr(score, maat)
    if value is None:
        return ""
    try:
        return _(load_instrument(meting.instrument).onderdeel(score.onderdeel).anker(maat, value).kop)
    except (MethodiekFout, KeyError, IndexError):
        return str(value)


def list_gezien(lezer: Lezer) -> list[Feit]:
    """What was found, and how people said it in the end."""
    found = [
        lezer.feit(
            row,
            _("Wat wij zagen"),
            tekst=row.tekst,
            regels=terms(
                (_("Waarom"), row.waarom),
                (_("Wat wij ermee doen"), _chosen(row.keuze)),
                (_("Reden"), row.reden),
            ),
            is_apart=is_veiligheid(row),
        )
        for row in lezer.dossier.bevindingen.select_related("door").order_by("op", "pk")
    ]
    visie = getattr(lezer.dossier, "visie", None)
    if visie is not None:
        if visie.samenvatting:
            found.append(lezer.feit(visie, _("Kort gezegd"), tekst=visie.samenvatting))
        if visie.tekst:
            found.append(lezer.feit(visie, _("Wat wij samen willen"), tekst=visie.tekst))
    return found


def _chosen(keuze: str) -> str:
    return {
        Bevinding.Keuze.OPPAKKEN: _("hier doen wij iets mee"),
        Bevinding.Keuze.PARKEREN: _("dit laten wij nu liggen"),
    }.get(keuze, "")


def list_antwoorden(lezer: Lezer) -> list[Feit]:
    """Who agreed with what; and, for the resident alone, what they answered about having a say."""
    apart = list_aparte_doelen(lezer.dossier)
    found = [
        lezer.feit(
            row,
            _subject(row),
            regels=terms(
                (_("Wie"), wie(row.stem)),
                (_("Antwoord"), row.get_antwoord_display()),
                (_("In eigen woorden"), row.woorden),
            ),
            is_apart=row.onderwerp_id in apart,
        )
        for row in lezer.dossier.akkoorden.select_related("door").order_by("op", "pk")
    ]
    return found if lezer.is_samen else [*found, *_say(lezer)]


def list_aparte_doelen(dossier: Dossier) -> set[uuid.UUID]:
    """The goals about veiligheid: what was answered to one stands apart as well."""
    return set(dossier.doelen.filter(onderdeel=VEILIGHEID).values_list("pk", flat=True))


def _subject(row: Akkoord) -> str:
    return {
        Akkoord.Onderwerp.VISIE: _("Over wat wij samen willen"),
        Akkoord.Onderwerp.DOEL: _("Over een doel"),
        Akkoord.Onderwerp.PLAN: _("Over het plan"),
    }[row.onderwerp]


def _say(lezer: Lezer) -> list[Feit]:
    questions = load_teksten().vragen
    found = []
    for row in lezer.dossier.zeggenschappen.order_by("op", "pk"):
        given = [(q.tekst, getattr(row, q.code)) for q in questions]
        said = [
            (_(tekst), _(q.antwoorden[value]))
            for (tekst, value), q in zip(given, questions, strict=True)
            if value is not None
        ]
        found.append(lezer.feit(row, _("Of u mee kon beslissen"), regels=terms(*said), door=_("uzelf")))
    return found
