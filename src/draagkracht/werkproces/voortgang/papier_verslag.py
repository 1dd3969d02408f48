"""The verslag for professionals: everything from hulpvraag to doelbereiking, in blocks that a page and a PDF both can show.

A block is a dict with `soort`: kop, tekst, citaat, lijst, feiten, tabel or profiel. Sections follow the seven steps; what
is about veiligheid stands in one last section, marked confidential, so that it can be left out of what is passed on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import VEILIGHEID

from ..aanpak.metwie import name_place, place_of, who_of
from ..aanpak.models import Stap
from ..aanpak.selectors import is_apart, list_stappen
from ..doelbereiking.models import Afsluiting, Bijdrage
from ..doelen.models import NIVEAUS, Doel
from ..dossier.betrokkenen import list_betrokkenen
from ..dossier.models import Akkoord, Dossier
from ..dossier.netwerk import list_netwerkleden
from ..hulpvraag.plannen import get_ingeleverd_plan, list_regels
from ..meting.models import Moment
from ..uitvoering.models import Afspraak
from ..vraagverheldering.models import Bevinding
from . import papier_profiel as profiel
from .papier import (
    Gegevens,
    afspraak_is_veiligheid,
    in_words,
    is_veiligheid,
    list_afspraken,
    list_doelen,
    period,
)
from .papier_blokken import NONE_YET, Blokken, facts, heading, part_name, quote, table
from .papier_meting import change_blokken, meting_blokken, veiligheid_scores
from .verklaringen import Verklaring, list_verklaringen


@dataclass(frozen=True)
class Stof:
    """What several sections need, read once."""

    dossier: Dossier
    moments: list[Moment]
    akkoorden: list[Akkoord]
    doelen: list[Doel]
    stappen: list[Stap]
    afspraken: list[Afspraak]
    verklaringen: list[Verklaring]


def _read(dossier: Dossier) -> Stof:
    return Stof(
        dossier=dossier,
        moments=profiel.open_moments(dossier),
        akkoorden=list(dossier.akkoorden.order_by("op", "pk")),
        doelen=list(list_doelen(dossier)),
        stappen=list_stappen(dossier=dossier),
        afspraken=list(list_afspraken(dossier)),
        verklaringen=list_verklaringen(dossier=dossier),
    )


def collect_verslag(*, dossier: Dossier, op: dt.datetime) -> Gegevens:
    """The whole verslag. `dossier` was opened with get_dossier. What was not recorded is not mentioned, never filled in."""
    stof = _read(dossier)
    picture = profiel.collect_profiel(stof.moments, without=VEILIGHEID)
    secties = [
        (_("De hulpvraag"), _hulpvraag(dossier)),
        (_("Wat weegt en wat draagt"), meting_blokken(picture)),
        (_("Wat we samen zagen"), _verheldering(dossier, stof.akkoorden)),
        (_("De doelen"), _doelen(stof, of_veiligheid=False)),
        (_("De aanpak"), _aanpak(stof)),
        (_("De uitvoering"), _uitvoering(stof)),
        (_("Wat er bereikt is"), _doelbereiking(stof)),
        (_("Wat de inwoner hierbij zette"), _verklaringen(stof, of_veiligheid=False)),
    ]
    return {
        "titel": _("Verslag"),
        "naam": dossier.inwoner.naam,
        "op": in_words(op),
        "feiten": _facts(dossier),
        "profiel": picture,
        "secties": [{"kop": kop, "blokken": blokken} for kop, blokken in secties if blokken],
        "vertrouwelijk": _veiligheid(stof),
    }


def _facts(dossier: Dossier) -> list[list[str]]:
    team = [f"{lid.account} ({lid.get_rol_display()})" for lid in list_betrokkenen(dossier=dossier)]
    rows = [
        (_("Inwoner"), dossier.inwoner.naam),
        (_("Geboren"), _born(dossier.inwoner.geboortedatum)),
        (_("Voor"), dossier.get_voor_display()),
        (_("Team"), f"{dossier.team.naam}, {dossier.team.organisatie.naam}"),
        (_("Wie werken eraan"), ", ".join(team)),
        (_("Grondslag"), dossier.get_grondslag_display()),
        (_("Begonnen op"), in_words(dossier.geopend_op)),
        (_("Afgesloten op"), in_words(dossier.gesloten_op)),
    ]
    return [[term, str(value)] for term, value in rows if value]


def _born(text: str) -> str:
    """A date as people say it; what is no date stays as it was written."""
    try:
        return in_words(dt.date.fromisoformat(text))
    except ValueError:
        return text


def _hulpvraag(dossier: Dossier) -> Blokken:
    blokken: Blokken = []
    for hulpvraag in dossier.hulpvragen.order_by("op", "pk"):
        wie = f"{hulpvraag.get_gesteld_door_display()}, {in_words(hulpvraag.op)}"
        told = [
            (hulpvraag.has_clientondersteuning_verteld, _("gratis onafhankelijke ondersteuning")),
            (hulpvraag.has_persoonlijk_plan_verteld, _("een eigen plan inleveren mag, binnen 7 dagen")),
        ]
        blokken += [
            quote(hulpvraag.woorden, wie),
            *facts(
                [
                    (_("Gevraagd door"), hulpvraag.namens),
                    (_("Gaat over"), ", ".join(map(part_name, hulpvraag.onderdelen))),
                    (_("Gevaar of haast"), hulpvraag.get_spoed_display() if hulpvraag.spoed else ""),
                    (_("Wat er dan gebeurt"), hulpvraag.spoed_toelichting),
                    (_("Daarover gesproken"), in_words(hulpvraag.gesproken_op)),
                    (_("Verteld"), "; ".join(str(what) for is_told, what in told if is_told)),
                ]
            ),
        ]
    return blokken + _eigen_plan(dossier) + _netwerk(dossier)


def _eigen_plan(dossier: Dossier) -> Blokken:
    """The plan the resident wrote alone, to the letter; nothing of one that was not handed in."""
    plan = get_ingeleverd_plan(dossier=dossier)
    if plan is None:
        return []
    kop = _("Het eigen plan van de inwoner, ingeleverd op %(dag)s") % {"dag": in_words(plan.ingeleverd_op)}
    names = {veld: str(plan._meta.get_field(veld).verbose_name) for veld, _lines in list_regels(plan)}
    return [heading(kop), *(quote(getattr(plan, veld), naam) for veld, naam in names.items())]


def _netwerk(dossier: Dossier) -> Blokken:
    """The people around the resident by what they are to them; their names are not needed here."""
    rijen = [
        [
            lid.relatie or str(lid.get_soort_display()),
            str(lid.get_nabijheid_display()),
            str(lid.get_richting_display()),
            str(lid.get_belasting_display() or NONE_YET) if lid.belasting is not None else NONE_YET,
        ]
        for lid in list_netwerkleden(dossier=dossier)
    ]
    kolommen = [_("wie"), _("hoe dichtbij"), _("steun"), _("wat het hen kost")]
    return table(_("De mensen om de inwoner heen"), kolommen, rijen)


def _bevindingen(dossier: Dossier, *, of_veiligheid: bool) -> Blokken:
    kept = [row for row in dossier.bevindingen.order_by("op", "pk") if is_veiligheid(row) == of_veiligheid]
    rijen = [
        [
            row.tekst,
            str(row.get_soort_display()),
            str(Bevinding.Keuze(row.keuze).label) + (f": {row.reden}" if row.reden else ""),
        ]
        for row in kept
    ]
    return table(_("Bevindingen"), [_("bevinding"), _("soort"), _("keuze")], rijen)


def _answers(akkoorden: list[Akkoord], onderwerp: str, onderwerp_id: object = None) -> list[tuple[str, str]]:
    """The last answer of every voice about one subject, as term and value."""
    last: dict[str, Akkoord] = {}
    for akkoord in akkoorden:
        if akkoord.onderwerp == onderwerp and onderwerp_id in (None, akkoord.onderwerp_id):
            last[akkoord.stem] = akkoord
    return [
        (
            str(_("Antwoord van de %(stem)s")) % {"stem": akkoord.get_stem_display()},
            f"{akkoord.get_antwoord_display()}, {in_words(akkoord.op)}"
            + (f": “{akkoord.woorden}”" if akkoord.woorden else ""),
        )
        for akkoord in last.values()
    ]


def _verheldering(dossier: Dossier, akkoorden: list[Akkoord]) -> Blokken:
    blokken = _bevindingen(dossier, of_veiligheid=False)
    visie = getattr(dossier, "visie", None)
    if visie and visie.samenvatting:
        wie = _("samenvatting van de %(stem)s") % {"stem": visie.get_samengevat_door_display()}
        blokken.append(quote(visie.samenvatting, wie))
    if visie and visie.tekst:
        blokken += [heading(_("De gedeelde visie")), {"soort": "tekst", "tekst": visie.tekst}]
    return blokken + facts(_answers(akkoorden, "visie"))


def _doelen(stof: Stof, *, of_veiligheid: bool) -> Blokken:
    blokken: Blokken = []
    for doel in stof.doelen:
        if is_veiligheid(doel) == of_veiligheid:
            blokken += _doel(doel, stof.akkoorden)
    return blokken


def _doel(doel: Doel, akkoorden: list[Akkoord]) -> Blokken:
    stand = f"{doel.get_status_display()}" + (f": {doel.reden}" if doel.reden else "")
    niveaus = [
        [f"{niveau:+d}" if niveau else "0", tekst]
        for niveau, tekst in zip(NIVEAUS, doel.niveaus, strict=False)
        if tekst
    ]
    return [
        heading(doel.tekst),
        *facts(
            [
                (_("Voorgesteld door"), doel.get_voorgesteld_door_display()),
                (_("Gaat over"), f"{part_name(doel.onderdeel)} ({doel.get_richting_display()})"),
                (_("Voor"), in_words(doel.streef_op)),
                (_("Stand"), stand),
                *_answers(akkoorden, "doel", doel.pk),
            ]
        ),
        *table(_("Afgesproken niveaus"), [_("niveau"), _("zo ziet het eruit")], niveaus, niveau=4),
    ]


def _stappen_table(stappen: list[Stap]) -> Blokken:
    rijen = [
        [
            stap.wat,
            stap.hoe,
            "; ".join(part for part in (who_of(stap), place_of(stap)) if part),
            stap.leer_ik,
            ", ".join(part for part in (str(stap.get_fase_display()), period(stap)) if part),
            str(stap.get_status_display()),
        ]
        for stap in stappen
    ]
    kolommen = [_("wat"), _("hoe"), _("met wie"), _("wat leer ik"), _("wanneer"), _("stand")]
    return table(_("Stappen"), kolommen, rijen)


def _aanpak(stof: Stof) -> Blokken:
    stappen = [stap for stap in stof.stappen if not is_apart(stap)]
    versies = stof.dossier.planversies.select_related("door").order_by("nummer")
    rijen = [
        [str(versie.nummer), in_words(versie.op), str(versie.door), versie.reden or NONE_YET]
        for versie in versies
    ]
    return [
        *_stappen_table(stappen),
        *facts(_answers(stof.akkoorden, "plan")),
        *table(_("Versies van het plan"), [_("versie"), _("op"), _("door"), _("waarom")], rijen),
    ]


def _afspraken_table(rows: list[Afspraak]) -> Blokken:
    rijen = [
        [
            in_words(row.wanneer_op) or NONE_YET,
            row.zin,
            ", ".join(part for part in (row.wie, name_place(row.voorziening)) if part) or NONE_YET,
            str(Afspraak.Uitkomst(row.uitkomst).label),
            row.geleerd or NONE_YET,
        ]
        for row in rows
    ]
    kolommen = [_("wanneer"), _("afspraak"), _("met wie, waar"), _("hoe ging het"), _("wat viel op")]
    return table(_("Afspraken"), kolommen, rijen)


def _uitvoering(stof: Stof) -> Blokken:
    return _afspraken_table([row for row in stof.afspraken if not afspraak_is_veiligheid(row)])


def _oordelen(doelen: list[Doel]) -> Blokken:
    rijen = [
        [doel.tekst, str(row.get_stem_display()), _reached(doel, row.niveau), row.woorden or NONE_YET]
        for doel in doelen
        for row in sorted(doel.oordelen.all(), key=lambda row: row.op)
    ]
    return table(_("Oordelen over de doelen"), [_("doel"), _("stem"), _("niveau"), _("eigen woorden")], rijen)


def _reached(doel: Doel, niveau: int) -> str:
    """The level with the text that was agreed for it, if there is one."""
    teksten = dict(zip(NIVEAUS, doel.niveaus, strict=False))
    number = f"{niveau:+d}" if niveau else "0"
    return f"{number}: {teksten[niveau]}" if teksten.get(niveau) else number


def _bijdragen(rows: list[Bijdrage]) -> Blokken:
    rijen = [[row.partij, row.tekst, in_words(row.op)] for row in rows]
    return table(_("Bijdragen"), [_("wie"), _("wat het bracht"), _("op")], rijen)


def _doelbereiking(stof: Stof) -> Blokken:
    doelen = [doel for doel in stof.doelen if not is_veiligheid(doel)]
    bijdragen = stof.dossier.bijdragen.select_related("doel").order_by("op", "pk")
    kept = [row for row in bijdragen if row.doel is None or not is_veiligheid(row.doel)]
    changes = change_blokken(stof.moments, of_veiligheid=False)
    if changes:
        caution = _(
            "Een verandering is nog geen bewijs dat de hulp werkte: er is niet vergeleken met anderen."
        )
        changes.append({"soort": "tekst", "tekst": caution})
    return [*_oordelen(doelen), *changes, *_bijdragen(kept), *_afsluitingen(stof.dossier)]


def _afsluitingen(dossier: Dossier) -> Blokken:
    blokken: Blokken = []
    for row in dossier.afsluitingen.order_by("gesloten_op"):
        blokken.append(heading(_("Afgesloten op %(op)s") % {"op": in_words(row.gesloten_op)}))
        blokken += facts(
            [
                (_("Reden"), Afsluiting.Reden(row.reden).label),
                (_("Nog een keer bellen"), in_words(row.nazorg_op)),
                (_("Weer open op"), in_words(row.heropend_op)),
                (_("Waarom weer open"), row.heropend_reden),
            ]
        )
        if row.woorden_inwoner:
            blokken.append(quote(row.woorden_inwoner, _("laatste woorden van de inwoner")))
        if row.woorden_professional:
            blokken.append(quote(row.woorden_professional, _("terugblik van de professional")))
    return blokken


def _verklaringen(stof: Stof, *, of_veiligheid: bool) -> Blokken:
    """Statements of the resident: they go along with what they are about, wherever it goes."""
    return [
        quote(row.verzoek.woorden, ", ".join(filter(None, (row.over, in_words(row.verzoek.op)))))
        for row in stof.verklaringen
        if row.is_apart == of_veiligheid
    ]


def _veiligheid(stof: Stof) -> Blokken:
    """Everything about veiligheid, in the same blocks; empty when nothing was recorded."""
    doelen = [doel for doel in stof.doelen if is_veiligheid(doel)]
    return [
        *veiligheid_scores(stof.moments),
        *_bevindingen(stof.dossier, of_veiligheid=True),
        *_doelen(stof, of_veiligheid=True),
        *_stappen_table([stap for stap in stof.stappen if is_apart(stap)]),
        *_afspraken_table([row for row in stof.afspraken if afspraak_is_veiligheid(row)]),
        *_oordelen(doelen),
        *change_blokken(stof.moments, of_veiligheid=True),
        *_bijdragen([row for doel in doelen for row in doel.bijdragen.all()]),
        *_verklaringen(stof, of_veiligheid=True),
    ]
