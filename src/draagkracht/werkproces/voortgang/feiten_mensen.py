"""Entries about who the resident is, the people around them, and what was written back and forth."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from draagkracht.methodiek.termijnen import load_termijnen

from ..dossier.contact.bereikbaarheden import get_bereikbaarheid
from ..dossier.contact.models import Bereikbaarheid
from ..dossier.models import Dossier, Netwerklid, Stem
from ..dossier.netwerk import list_ooit_huisgenoten
from .feiten import Feit, Lezer, terms, waarom
from .papier import in_words


def list_gegevens(lezer: Lezer) -> list[Feit]:
    """Who somebody is and why there is a dossier. With whom they live is left out: that is about the other as well."""
    dossier, inwoner = lezer.dossier, lezer.dossier.inwoner
    who = terms(
        (_("Naam"), inwoner.naam),
        (_("Geboren op"), _birthday(inwoner.geboortedatum)),
        (_("Adres"), inwoner.adres),
        (_("Telefoon"), inwoner.telefoon),
        (_("E-mail"), inwoner.email),
        (_("Uw nummer bij de overheid (BSN)"), _hidden(inwoner.bsn)),
        (_("Voorlezen"), _("U wilt graag dat wij voorlezen.") if inwoner.has_voorleeswens else ""),
    )
    why = terms(
        (_("Begonnen op"), in_words(dossier.geopend_op)),
        (_("Klaar op"), in_words(dossier.gesloten_op)),
        (_("Voor"), _("u en wie bij u woont") if dossier.voor == Dossier.Voor.HUISHOUDEN else _("u")),
        (_("Wie u helpt"), f"{dossier.team.naam}, {dossier.team.organisatie.naam}"),
        (_("De wet waarom wij dit mogen"), waarom(dossier.grondslag)),
        (_("Nummer bij een ander"), dossier.kenmerk),
    )
    found = [
        lezer.feit(inwoner, _("Wie u bent"), regels=who, door="", op=None),
        lezer.feit(dossier, _("Waarom wij dit opschrijven"), regels=why, door="", op=None),
    ]
    return found + _reach(lezer)


def _reach(lezer: Lezer) -> list[Feit]:
    """How somebody may be reached tells why: it stands apart."""
    inwoner, reach = lezer.dossier.inwoner, get_bereikbaarheid(dossier=lezer.dossier)
    found = []
    if inwoner.bereiken:
        found.append(Feit(f"bereiken:{inwoner.pk}", _("Hoe wij u bereiken"), inwoner.bereiken, is_apart=True))
    if not reach._state.adding:
        found.append(lezer.feit(reach, _("Wat veilig is"), regels=_safe(reach), is_apart=True))
    return found


def _safe(reach: Bereikbaarheid) -> tuple[tuple[str, str], ...]:
    yes, no = _("ja"), _("nee")
    return terms(
        (_("Een kort bericht per e-mail mag"), yes if reach.has_email else no),
        (_("Een brief naar huis mag"), yes if reach.has_brief else no),
        (_("Iemand in huis mag hier niets van weten"), yes if reach.is_voorzichtig else no),
        (_("Niet voor"), reach.van and reach.van.strftime("%H:%M")),
        (_("Niet na"), reach.tot and reach.tot.strftime("%H:%M")),
    )


def _birthday(text: str) -> str:
    try:
        return in_words(dt.date.fromisoformat(text))
    except ValueError:
        return text


def _hidden(bsn: str) -> str:
    """Its last three digits: enough to know it, not enough to take it along from somebody's screen."""
    return _("staat erin, het eindigt op %(cijfers)s") % {"cijfers": bsn[-3:]} if bsn else ""


def list_mensen(lezer: Lezer) -> list[Feit]:
    """The network. What was noted about somebody who lives or lived in the same house stands apart."""
    found: list[Feit] = []
    huisgenoten = list_ooit_huisgenoten(dossier=lezer.dossier)
    for lid in lezer.dossier.netwerkleden.filter(verwijderd_op__isnull=True).order_by("nabijheid", "pk"):
        is_close = lid.pk in huisgenoten
        found.append(lezer.feit(lid, lid.naam, regels=_known(lid, with_all=not is_close), door="", op=None))
        if is_close and (lid.toelichting or lid.richting == Netwerklid.Richting.STROEF):
            more = {"regels": _known(lid, with_all=True), "door": "", "op": None, "is_apart": True}
            found.append(lezer.feit(lid, lid.naam, **more))
    return found


def _known(lid: Netwerklid, *, with_all: bool) -> tuple[tuple[str, str], ...]:
    always = (
        (_("Wat diegene van u is"), lid.relatie),
        (_("Wie het is"), lid.get_soort_display()),
        (_("Hoe dichtbij"), lid.get_nabijheid_display()),
        (_("Woont bij u in huis"), _("ja") if lid.is_huisgenoot else ""),
    )
    more = (
        (_("Welke kant de hulp op gaat"), lid.get_richting_display()),
        (_("Wat het die ander kost"), lid.get_belasting_display() if lid.belasting is not None else ""),
        (_("Wat erbij is geschreven"), lid.toelichting),
    )
    return terms(*always, *(more if with_all else ()))


def list_geschreven(lezer: Lezer) -> list[Feit]:
    """The messages, the oldest first, who handed over to whom, and the terms of the law."""
    heads = {Stem.INWONER: _("Van u"), Stem.PROFESSIONAL: _("Van uw hulpverlener")}
    written = [
        lezer.feit(row, heads.get(row.stem, _("Van iemand die meekijkt")), tekst=row.tekst)
        for row in lezer.dossier.berichten.select_related("door").order_by("op", "pk")
    ]
    return written + _handovers(lezer) + _terms(lezer)


def _handovers(lezer: Lezer) -> list[Feit]:
    """Who handed over to whom, with one's own words. What colleagues wrote for each other is free text: it stands apart."""
    found = []
    for row in lezer.dossier.overdrachten.select_related("van", "naar", "door").order_by("op", "pk"):
        kop = _("%(van)s vroeg %(naar)s om u te helpen") % {"van": row.van.naam, "naar": row.naar.naam}
        own = terms(
            (_("Wat u ervan vond"), row.inwoner_antwoord and row.get_inwoner_antwoord_display()),
            (_("Wat u meegaf"), row.inwoner_woorden),
        )
        found.append(lezer.feit(row, kop, regels=own))
        theirs = terms(
            (_("Wat is beloofd"), row.beloften),
            (_("Wat niet opnieuw gevraagd wordt"), row.niet_opnieuw),
            (_("Waar wij voorzichtig mee zijn"), row.kwetsbaar),
            (_("Wat erbij is geschreven"), row.woorden),
        )
        if theirs:
            found.append(lezer.feit(row, kop, regels=theirs, is_apart=True))
    return found


def _terms(lezer: Lezer) -> list[Feit]:
    """What was noted about how long something may take. Why is free text: it stands apart."""
    found, known = [], load_termijnen()
    rows = lezer.dossier.termijngebeurtenissen.filter(vervallen_op__isnull=True).select_related("door")
    for row in rows.order_by("dag_op", "op", "pk"):
        kop = _(known[row.termijn].naam) if row.termijn in known else _("Een tijd die de wet noemt")
        found.append(lezer.feit(row, kop, regels=terms((row.get_soort_display(), in_words(row.dag_op)))))
        if row.reden:
            found.append(lezer.feit(row, kop, regels=terms((_("Waarom"), row.reden)), is_apart=True))
    return found
