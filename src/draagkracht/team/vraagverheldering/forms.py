"""The forms of step 3."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.werkproces.dossier.models import Stem
from draagkracht.werkproces.vraagverheldering.models import Bevinding

from ..velden import Zin

PARKEERREDENEN = {
    "anders_eerst": _("Iets anders gaat nu voor."),
    "kan_wachten": _("Dit kan wachten."),
    "niet_willen": _("De inwoner wil dit nu niet."),
}


def onderdeel_choices() -> list[tuple[object, object]]:
    """Every part of the instrument, what weighs and what carries apart; and that it is about none of them."""
    pans = {"draaglast": _("Wat weegt"), "draagkracht": _("Wat draagt")}
    parts = load_instrument()
    groups = [(label, [(p.code, p.naam) for p in parts.van_pan(pan)]) for pan, label in pans.items()]
    return [("", _("Kies een onderwerp")), *groups]


class EigenBevindingForm(forms.Form):
    tekst = Zin(
        label=_("Wat zien jullie?"),
        help_text=_("In gewone woorden, zoals u het samen zegt."),
        max_length=300,
        error_messages={"required": _("Schrijf op wat jullie zien.")},
    )
    onderdeel = forms.ChoiceField(
        label=_("Waar gaat het over? (mag leeg blijven)"), choices=onderdeel_choices, required=False
    )


class BevindingForm(forms.Form):
    tekst = Zin(
        label=_("Wat jullie zien"),
        max_length=300,
        error_messages={"required": _("Schrijf op wat jullie zien.")},
    )
    keuze = forms.ChoiceField(
        label=_("Wat doen jullie ermee?"),
        choices=Bevinding.Keuze.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    reden = Zin(label=_("Waarom wacht dit?"), max_length=300, required=False)


class VisieForm(forms.Form):
    samenvatting = forms.CharField(
        label=_("Samenvatting in de woorden van de inwoner"),
        help_text=_("Vraag: hoe zou u het zelf vertellen? Schrijf dat op, zonder het mooier te maken."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    samengevat_door = forms.ChoiceField(
        label=_("Wie schreef dit op?"), choices=Stem.choices, widget=forms.RadioSelect
    )
    tekst = forms.CharField(
        label=_("Gedeelde visie"),
        help_text=_(
            "Waar willen jullie samen naartoe? In een paar korte zinnen, in de ik-vorm als dat past."
        ),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
