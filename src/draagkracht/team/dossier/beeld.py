"""The dossier's red thread as a picture: which card is where, and where it leads to."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import gettext_noop
from markupsafe import Markup

from draagkracht.ui.beeld.rode_draad import Draad, DraadKaart, RodeDraad, rode_draad
from draagkracht.ui.jinja import datum
from draagkracht.ui.taal import gettext as _
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.voortgang.overzicht import STEP_OF, Kaart, Overzicht

KEPT = 128  # figures of some forty kilobytes, in the memory of this process alone
COLUMN = {soort: i for i, soort in enumerate(STEP_OF)}

WORDS = {
    "oppakken": gettext_noop("oppakken"),
    "parkeren": gettext_noop("geparkeerd"),
    "geparkeerd": gettext_noop("later"),
    "afgerond": gettext_noop("afgerond"),
    "gepland": gettext_noop("komt nog"),
    "loopt": gettext_noop("loopt"),
    "klaar": gettext_noop("klaar"),
    "gestopt": gettext_noop("gestopt"),
    "gelukt": gettext_noop("gelukt"),
    "bijna": gettext_noop("bijna"),
    "nog_niet": gettext_noop("nog niet"),
    "vervallen": gettext_noop("niet meer nodig"),
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
    word = WORDS.get(kaart.onder)
    return _(word) if word else ""


def picture(dossier: Dossier, overzicht: Overzicht) -> Markup:
    """The figure, which is a list of links with the threads in words; empty when there is no more than one question."""
    if len(overzicht.kaarten) < 2 and all(COLUMN[k.knoop.soort] == 0 for k in overzicht.kaarten):
        return Markup()
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
    return draw(RodeDraad(cards, threads, columns))


@lru_cache(maxsize=KEPT)
def draw(draad: RodeDraad) -> Markup:
    """The same thread gives the same figure, so who comes back to a dossier in a talk does not wait for it again.

    Everything the figure shows is in the question, the words of its columns included: what changed is drawn anew, and
    what somebody may not see was never asked.
    """
    return rode_draad(draad)
