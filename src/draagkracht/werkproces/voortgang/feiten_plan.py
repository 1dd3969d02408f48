"""Entries about goals, steps, afspraken, notes and how it ended."""

from __future__ import annotations

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from draagkracht.sociale_kaart.interventies.selectors import list_interventies

from ..aanpak.metwie import place_of, who_of
from ..aanpak.models import Voorkeur
from ..aanpak.selectors import gedeeld_of, get_behapbaar, is_apart, list_ooit, list_stappen
from ..doelbereiking.models import Afsluiting, Bijdrage
from ..doelen.models import Doel
from ..uitvoering.models import Afspraak
from ..uitvoering.partijen.selectors import is_aparte_partij
from .feiten import Feit, Lezer, terms, waarom, wie
from .feiten_vraag import part_for
from .papier import afspraak_is_veiligheid, in_words, is_veiligheid, list_afspraken, period


def list_doelfeiten(lezer: Lezer) -> list[Feit]:
    """Each goal with what was judged of it; the talks that led to one with their answers; and what others did for it."""
    rows = lezer.dossier.doelen.select_related("door").prefetch_related(
        "oordelen__door", "bijdragen__door", "bijdragen__deelname__organisatie"
    )
    found: list[Feit] = []
    for doel in rows.order_by("volgorde", "op", "pk"):
        found += _goal(lezer, doel)
    talks = lezer.dossier.doelgesprekken.select_related("door").order_by("op", "pk")
    found += [
        lezer.feit(row, _("Wat u over een doel zei"), regels=terms(*row.woorden), is_apart=is_veiligheid(row))
        for row in talks
        if row.woorden
    ]
    loose = lezer.dossier.bijdragen.filter(doel__isnull=True).select_related("door").order_by("op", "pk")
    return found + [
        lezer.feit(row, _("Wat iemand deed"), tekst=_told(row), regels=terms((_("Wie"), row.partij)))
        for row in loose
    ]


def _by_apart(row: Bijdrage) -> bool:
    return row.deelname is not None and is_aparte_partij(row.deelname)


def _told(row: Bijdrage) -> str:
    return "\n".join(text for text in (row.gedaan, row.tekst) if text)


def _goal(lezer: Lezer, doel: Doel) -> list[Feit]:
    apart = is_veiligheid(doel)
    texts = [(_("Zo ziet het eruit (%(nummer)s)") % {"nummer": n}, t) for n, t in enumerate(doel.niveaus, 1)]
    found = [
        lezer.feit(
            doel,
            _("Uw doel"),
            tekst=doel.tekst,
            regels=terms(
                (_("Wie het voorstelde"), wie(doel.voorgesteld_door)),
                (_("Waar het over gaat"), part_for(doel.onderdeel)),
                (_("Wanneer"), in_words(doel.streef_op)),
                (_("Stand"), doel.get_status_display()),
                (_("Reden"), doel.reden),
                *texts,
            ),
            is_apart=apart,
        )
    ]
    for row in doel.oordelen.all():
        level = doel.niveau(row.niveau) or f"{row.niveau:+d}"
        found.append(
            lezer.feit(
                row,
                _("Hoe ver het is"),
                tekst=row.woorden,
                regels=terms((_("Doel"), doel.tekst), (_("Zo ver is het"), level)),
                is_apart=apart,
            )
        )
    return found + [
        lezer.feit(
            row,
            _("Wat iemand deed"),
            tekst=_told(row),
            regels=terms((_("Wie"), row.partij)),
            is_apart=apart or _by_apart(row),
        )
        for row in doel.bijdragen.all()
    ]


def list_stapfeiten(lezer: Lezer) -> list[Feit]:
    """The steps, what fits beside the rest of life, what was wished for, each version of the plan, and the end of it."""
    stappen = list_stappen(dossier=lezer.dossier)
    prefetch_related_objects(stappen, "door")
    found = [
        lezer.feit(
            stap,
            _("Een stap"),
            tekst=stap.wat,
            regels=terms(
                (_("Hoe"), stap.hoe),
                (_("Met wie"), who_of(stap)),
                (_("Waar"), place_of(stap)),
                (_("Wat u leert"), stap.leer_ik),
                (_("Wanneer"), period(stap)),
                (_("Stand"), stap.get_status_display()),
            ),
            is_apart=is_apart(stap),
        )
        for stap in stappen
    ]
    return [*found, *_parties(lezer), *_room(lezer), *_wishes(lezer), *_versions(lezer), *_closing(lezer)]


def _parties(lezer: Lezer) -> list[Feit]:
    """Who was asked to work along, for what, on which ground and until when."""
    rows = lezer.dossier.deelnames.select_related("organisatie", "door").order_by("op", "pk")
    return [
        lezer.feit(
            row,
            _("Wie wij vroegen om mee te doen"),
            tekst=row.vraag,
            regels=terms(
                (_("Wie"), row.organisatie.naam),
                (_("Waarvoor"), row.waartoe),
                (_("Waarom dit mag"), waarom(row.grondslag)),
                (_("Tot en met"), in_words(row.tot_op)),
                (_("Antwoord"), row.antwoord),
                (_("Gestopt op"), in_words(row.einde_op)),
            ),
            is_apart=is_aparte_partij(row),
        )
        for row in rows
    ]


def _room(lezer: Lezer) -> list[Feit]:
    row = get_behapbaar(dossier=lezer.dossier)
    if row is None:
        return []
    said = terms(
        (_("Uren per week"), row.uren_per_week),
        (_("Dingen tegelijk"), row.tegelijk),
        (_("In eigen woorden"), row.woorden),
    )
    return [lezer.feit(row, _("Wat voor u past"), regels=said)]


def _wishes(lezer: Lezer) -> list[Feit]:
    rows = list(lezer.dossier.voorkeuren.select_related("door").order_by("op", "pk"))
    namen = {row.code: row.naam for row in list_interventies(gemeente=lezer.dossier.gemeente)} if rows else {}
    return [
        lezer.feit(
            row,
            _("Wat u van hulp vindt"),
            tekst=namen.get(row.interventie, row.interventie.replace("-", " ")),
            regels=terms((_("U zei"), _wish(row.waarde)), (_("In eigen woorden"), row.woorden)),
            is_apart=True,
        )
        for row in rows
    ]


def _wish(waarde: int) -> str:
    return {
        Voorkeur.Waarde.NEE: _("nee"),
        Voorkeur.Waarde.LIEVER_NIET: _("liever niet"),
        Voorkeur.Waarde.GRAAG: _("graag"),
    }.get(waarde, _("maakt niet uit"))


def _reason(reden: str) -> str:
    """Why the help stopped, to the resident."""
    return {
        Afsluiting.Reden.GENOEG_BALANS: _("het gaat goed genoeg"),
        Afsluiting.Reden.ANDERE_HULP: _("er is andere hulp"),
        Afsluiting.Reden.INWONER_STOPT: _("u wilde stoppen"),
        Afsluiting.Reden.VERHUISD: _("u verhuisde"),
    }.get(reden, "")


def _versions(lezer: Lezer) -> list[Feit]:
    """Without the steps that came to be about veiligheid since."""
    ooit = list_ooit(dossier=lezer.dossier)
    return [
        lezer.feit(
            row,
            _("Het plan, keer %(nummer)s") % {"nummer": row.nummer},
            tekst=row.reden,
            regels=terms(*((_("Stap"), stap["wat"]) for stap in gedeeld_of(row, ooit))),
        )
        for row in lezer.dossier.planversies.select_related("door").order_by("nummer")
    ]


def _closing(lezer: Lezer) -> list[Feit]:
    return [
        lezer.feit(
            row,
            _("Het einde van de hulp"),
            regels=terms(
                (_("Reden"), _reason(row.reden)),
                (_("Uw woorden"), row.woorden_inwoner),
                (_("Woorden van uw hulpverlener"), row.woorden_professional),
                (_("Nog een keer bellen"), in_words(row.nazorg_op)),
                (_("Weer begonnen"), in_words(row.heropend_op)),
                (_("Waarom weer begonnen"), row.heropend_reden),
            ),
            door=lezer.name(row.gesloten_door),
            op=row.gesloten_op,
        )
        for row in lezer.dossier.afsluitingen.select_related("gesloten_door").order_by("gesloten_op")
    ]


def list_afspraakfeiten(lezer: Lezer) -> list[Feit]:
    rows = list_afspraken(lezer.dossier).select_related("stap", "netwerklid", "door")
    return [
        lezer.feit(
            row,
            _("Een afspraak"),
            tekst=row.zin,
            regels=terms(
                (_("Wanneer"), in_words(row.wanneer_op)),
                (_("Met wie"), row.wie),
                (_("Hoe zeker u was (0 tot 10)"), row.zekerheid),
                (_("Hoe het ging"), Afspraak.Uitkomst(row.uitkomst).label),
                (_("Wat u opviel"), row.geleerd),
            ),
            is_apart=afspraak_is_veiligheid(row),
        )
        for row in rows
    ]


def list_notitiefeiten(lezer: Lezer) -> list[Feit]:
    """Notes and files. Anything may stand in them, so they stand apart."""
    notes = [
        lezer.feit(row, _("Wat iemand opschreef"), tekst=row.tekst, is_apart=True)
        for row in lezer.dossier.notities.select_related("door").order_by("op", "pk")
    ]
    files = lezer.dossier.bijlagen.filter(verwijderd_op__isnull=True).select_related("door")
    return notes + [
        lezer.feit(row, _("Een bestand"), tekst=row.naam, is_apart=True) for row in files.order_by("op", "pk")
    ]
