"""Inviting the resident, and how they may be reached without danger."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.werkproces.dossier.contact.models import Uitnodiging

DAGEN = [
    (1, _("maandag")),
    (2, _("dinsdag")),
    (3, _("woensdag")),
    (4, _("donderdag")),
    (5, _("vrijdag")),
    (6, _("zaterdag")),
    (7, _("zondag")),
]


class UitnodigForm(forms.Form):
    kanaal = forms.ChoiceField(
        label=_("Hoe komt de code bij de inwoner?"),
        choices=Uitnodiging.Kanaal.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe de code bij de inwoner komt.")},
    )
    bewijs = forms.ChoiceField(
        label=_("Waarmee laat de inwoner zien wie het is?"),
        help_text=_(
            "Wie de brief vindt, kan zonder dit niet naar binnen. Een huisgenoot kent de geboortedatum ook."
        ),
        choices=Uitnodiging.Bewijs.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarmee de inwoner laat zien wie het is.")},
    )
    antwoord = forms.CharField(
        label=_("Het woord of getal dat u samen afspreekt"),
        help_text=_("Minstens vier tekens. Zeg het aan tafel of aan de telefoon; zet het niet in de brief."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class BereikForm(forms.Form):
    is_voorzichtig = forms.BooleanField(
        label=_("Iemand in huis mag hier niets van weten"),
        help_text=_("Dan is de geboortedatum niet genoeg om binnen te komen."),
        required=False,
    )
    has_email = forms.BooleanField(
        label=_("Een kort bericht per e-mail is veilig"),
        help_text=_("Er staat alleen in dat er iets klaarstaat, nooit wat of van wie."),
        required=False,
    )
    has_brief = forms.BooleanField(label=_("Een brief naar huis is veilig"), required=False)
    dagen = forms.TypedMultipleChoiceField(
        label=_("Alleen op deze dagen (niets gekozen: elke dag)"),
        choices=DAGEN,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    van = forms.TimeField(
        label=_("Niet voor"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    tot = forms.TimeField(label=_("Niet na"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def clean_dagen(self) -> list[int]:
        return sorted(self.cleaned_data["dagen"])


def initial_of(reach: Any) -> dict[str, Any]:
    """What was agreed, as the form shows it."""
    return {name: getattr(reach, name) for name in BereikForm.base_fields}
