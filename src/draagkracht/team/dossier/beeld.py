"""The dossier's red thread as a picture: which card is where, and where it leads to."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from draagkracht.ui.beeld.rode_draad import Draad, DraadKaart, RodeDraad, rode_draad
from draagkracht.ui.jinja import datum
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.voortgang.overzicht import STEP_OF, Kaart, Overzicht

COLUMN = {soort: i for i, soort in enumerate(STEP_OF)}

WORDS = {
    "oppakken": gettext_lazy("oppakken"),
    "parkeren": gettext_lazy("geparkeerd"),
    "geparkeerd": gettext_lazy("later"),
    "afgerond": gettext_lazy("afgerond"),
    "gepland": gettext_lazy("komt nog"),
    "loopt": gettext_lazy("loopt"),
    "klaar": gettext_lazy("klaar"),
    "gestopt": gettext_lazy("gestopt"),
    "gelukt": gettext_lazy("gelukt"),
    "bijna": gettext_lazy("bijna"),
    "nog_niet": gettext_lazy("nog niet"),
    "vervallen": gettext_lazy("niet meer nodig"),
}


def address(dossier: Dossier, kaart: Kaart) -> str:
    """The page of the card's step, at the card."""
    soort, key = kaart.knoop.soort, kaart.knoop.id
    dashed = f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"
    return f"/dossier/{dossier.pk}/{STEP_OF[soort]}/#{soort}-{dashed}"


def below(kaart: Kaart) -> str:
    """A few words under the card's text: when, or what was chosen."""
    if kaart.knoop.soort == "bevinding" and kaart.knoop.pan == "draagkracht":
        return _("wat draagt")
    if kaart.knoop.soort == "doel" and kaart.onder == "actief":
        return _("voor %(op)s") % {"op": datum(kaart.op, "j F")} if kaart.op else ""
    if kaart.knoop.soort == "afspraak" and kaart.knoop.is_actief:
        return datum(kaart.op, "l j F") if kaart.op else ""
    return str(WORDS.get(kaart.onder, ""))


def picture(dossier: Dossier, overzicht: Overzicht) -> Markup:
    """The figure, which is a list of links with the threads in words; empty without cards."""
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
    return rode_draad(RodeDraad(cards, threads, columns)) if cards else Markup()
