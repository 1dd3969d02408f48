"""The dossier's red thread as a picture: which card is where, and where it leads to."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext as _
from markupsafe import Markup

from draagkracht.ui.beeld.rode_draad import Draad, DraadKaart, RodeDraad, rode_draad, rode_draad_tabel
from draagkracht.ui.jinja import datum
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.voortgang.overzicht import STEP_OF, Kaart, Overzicht

COLUMN = {soort: i for i, soort in enumerate(STEP_OF)}


def address(dossier: Dossier, kaart: Kaart) -> str:
    """The page of the card's step, at the card."""
    soort, key = kaart.knoop.soort, kaart.knoop.id
    place = f"#{soort}-{uuid.UUID(key)}"
    return f"/dossier/{dossier.pk}/{STEP_OF[soort]}/{place}"


def below(kaart: Kaart) -> str:
    """A few words under the card's text: when, or what was chosen."""
    words = {
        "oppakken": _("oppakken"),
        "parkeren": _("geparkeerd"),
        "geparkeerd": _("later"),
        "afgerond": _("afgerond"),
        "gepland": _("komt nog"),
        "loopt": _("loopt"),
        "klaar": _("klaar"),
        "gestopt": _("gestopt"),
    }
    if kaart.knoop.soort == "bevinding" and kaart.knoop.pan == "draagkracht":
        return _("wat draagt")
    if kaart.knoop.soort == "doel" and kaart.onder == "actief":
        return _("voor %(op)s") % {"op": datum(kaart.op, "j F")} if kaart.op else ""
    if kaart.knoop.soort == "afspraak":
        return datum(kaart.op, "l j F") if kaart.op else ""
    return words.get(kaart.onder, "")


def picture(dossier: Dossier, overzicht: Overzicht) -> tuple[Markup, Markup]:
    """The figure and its table; both empty without cards."""
    cards = tuple(
        DraadKaart(
            k.knoop.id,
            COLUMN[k.knoop.soort],
            k.knoop.tekst,
            address(dossier, k),
            below(k),
            k.los,
            is_citaat=k.knoop.soort == "hulpvraag",
        )
        for k in overzicht.kaarten
    )
    threads = tuple(Draad(d.van, d.naar, is_kracht=d.soort == "inzet") for d in overzicht.draden)
    columns = (_("De vraag"), _("Wat we zagen"), _("Doelen"), _("Stappen"), _("Afspraken"))
    facts = RodeDraad(cards, threads, columns)
    return (rode_draad(facts), rode_draad_tabel(facts)) if cards else (Markup(), Markup())
