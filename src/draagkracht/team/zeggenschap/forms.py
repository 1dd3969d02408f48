"""What a resident answers on the professional's screen: whether they agree."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.werkproces.dossier.models import Akkoord


class AkkoordForm(forms.Form):
    """'Akkoord', or 'liever anders' with own words."""

    antwoord = forms.ChoiceField(
        choices=Akkoord.Antwoord.choices,
        error_messages={"required": _("Kies een antwoord."), "invalid_choice": _("Kies een antwoord.")},
    )
    woorden = forms.CharField(
        label=_("Wat wilt u anders?"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
