"""What a resident answers on the professional's screen: three questions about their say, and whether they agree."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.werkproces.dossier.models import Akkoord
from draagkracht.werkproces.dossier.zeggenschap import load_teksten


class ZeggenschapForm(forms.Form):
    """One field per question, each may stay empty; `bij` is the question on the screen (0 is the beginning)."""

    bij = forms.IntegerField(min_value=0, max_value=3, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in load_teksten().vragen:
            self.fields[vraag.code] = forms.TypedChoiceField(
                label=vraag.tekst,
                choices=[(str(value), zin) for value, zin in enumerate(vraag.antwoorden)],
                coerce=int,
                empty_value=None,
                required=False,
                error_messages={"invalid_choice": _("Kies een van de vijf antwoorden.")},
            )

    def clean(self) -> dict[str, Any]:
        """'Deze vraag sla ik over' takes away what was chosen on this screen."""
        here = self.cleaned_data.get("bij") or 0
        if "overslaan" in self.data and here:
            self.cleaned_data[load_teksten().vragen[here - 1].code] = None
        return self.cleaned_data


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
