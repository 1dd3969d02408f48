"""Somebody around the resident, in the resident's own words; and a word that only the two of them know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagkracht.werkproces.dossier.models import Netwerklid

UIT = {"autocomplete": "off"}


class MensForm(forms.Form):
    """Who it is and what they do. What was noted about somebody in the same house is not on this page (`is_stil`)."""

    def __init__(self, *args: Any, is_stil: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naam"] = forms.CharField(
            label=_("Wie is het?"),
            help_text=_("Een voornaam is genoeg. Of: mijn zus."),
            max_length=80,
            widget=forms.TextInput(attrs=UIT),
            error_messages={"required": _("Vul een naam in.")},
        )
        self.fields["soort"] = self._choice(_("Wat is deze persoon van u?"), Netwerklid.Soort.choices)
        self.fields["nabijheid"] = self._choice(
            _("Hoe dichtbij voelt deze persoon?"), Netwerklid.Nabijheid.choices
        )
        if not is_stil:
            self.fields["toelichting"] = forms.CharField(
                label=_("Wat doet deze persoon voor u?"),
                help_text=_("Bijvoorbeeld: belt elke week, past op, gaat mee."),
                max_length=1_000,
                required=False,
                widget=forms.Textarea(attrs=UIT | {"rows": 3}),
            )
        self.fields["is_huisgenoot"] = forms.BooleanField(label=_("Woont bij mij in huis"), required=False)

    def _choice(self, label: str, choices: list) -> forms.ChoiceField:
        return forms.TypedChoiceField(
            label=label,
            choices=choices,
            coerce=int if isinstance(choices[0][0], int) else str,
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies wat het beste past.")},
        )


class MeekijkForm(forms.Form):
    """The word that somebody has to know to come in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"] = forms.CharField(
            label=_("Kies een woord of getal"),
            help_text=_("Minstens vier tekens. Zeg het aan deze persoon. Kies niets wat anderen weten."),
            max_length=60,
            widget=forms.TextInput(attrs=UIT | {"autocapitalize": "none"}),
            error_messages={"required": _("Vul een woord of getal in.")},
        )
