"""The form of step 1."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.werkproces.hulpvraag.models import Hulpvraag


def onderdeel_choices() -> list[tuple[str, str]]:
    """The parts of the instrument that a question can be about: what weighs."""
    return [(part.code, part.naam) for part in load_instrument().van_pan("draaglast")]


class WieEnHaastForm(forms.Form):
    """What is asked of every question at once: who asked it, and whether there is danger or haste."""

    gesteld_door = forms.ChoiceField(
        label=_("Wie stelde de vraag?"),
        choices=Hulpvraag.GesteldDoor.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    namens = forms.CharField(
        label=_("Naam en rol van wie voor de inwoner vroeg"),
        help_text=_("Alleen als iemand anders de vraag stelde."),
        max_length=120,
        required=False,
    )
    spoed = forms.ChoiceField(
        label=_("Is er gevaar of haast?"),
        choices=Hulpvraag.Spoed.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    spoed_toelichting = forms.CharField(
        label=_("Wat gebeurt er dan, en wanneer?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_gesteld_door(self) -> str:
        """Nothing said means the resident, as in what is asked first."""
        return self.cleaned_data["gesteld_door"] or Hulpvraag.GesteldDoor.INWONER


class HulpvraagForm(WieEnHaastForm):
    """`is_new` asks the words too; afterwards they stand as they were said."""

    woorden = forms.CharField(
        label=_("De vraag, letterlijk"),
        help_text=_("Schrijf op wat er gezegd is, in de woorden van de inwoner. Dit blijft altijd zo staan."),
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf de vraag op in de woorden van de inwoner.")},
    )
    onderdelen = forms.MultipleChoiceField(
        label=_("Waar gaat het over?"),
        choices=onderdeel_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    has_clientondersteuning_verteld = forms.BooleanField(
        label=_("Verteld: u mag gratis een onafhankelijke ondersteuner meenemen."), required=False
    )
    has_persoonlijk_plan_verteld = forms.BooleanField(
        label=_("Verteld: u mag binnen 7 dagen een eigen plan inleveren."), required=False
    )

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["woorden"]
