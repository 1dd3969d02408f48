"""Telling in own words, and whether it can wait. Texts in the language of the page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagkracht.werkproces.hulpvraag.models import Hulpvraag


class VertelForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["woorden"] = forms.CharField(
            label=_("Vertel het in uw eigen woorden"),
            help_text=_("U kunt ook praten. Tik op het microfoontje op uw toetsenbord."),
            max_length=20_000,
            strip=False,
            widget=forms.Textarea(attrs={"rows": 7, "autocapitalize": "sentences"}),
            error_messages={
                "required": _("Schrijf eerst iets op. Een paar woorden is genoeg."),
                "max_length": _("Deze tekst is te lang. Maak hem korter."),
            },
        )

    def clean_woorden(self) -> str:
        """Only spaces and empty lines are no words."""
        woorden = self.cleaned_data["woorden"]
        if not woorden.strip():
            raise forms.ValidationError(_("Schrijf eerst iets op. Een paar woorden is genoeg."))
        return woorden


class HaastForm(forms.Form):
    """Can it wait, or is there danger? The same answers as a professional writes down."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spoed"] = forms.ChoiceField(
            label=_("Kan het wachten?"),
            choices=[
                (Hulpvraag.Spoed.NEE, _("Ja, het kan wachten")),
                (Hulpvraag.Spoed.DAGEN, _("Nee, ik wil snel met iemand praten")),
                (Hulpvraag.Spoed.NU, _("Nee, er is nu gevaar")),
            ],
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Kies een van de antwoorden."),
                "invalid_choice": _("Kies een van de antwoorden."),
            },
        )
