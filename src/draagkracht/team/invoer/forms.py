"""The form that takes a file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class BestandForm(forms.Form):
    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_(
            "CSV of Excel (.xlsx), met de kolommen dossier, datum en stem en een kolom per ZRM-domein (1 tot en met 5)."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        error_messages={"required": _("Kies een bestand."), "invalid": _("Kies een bestand.")},
    )
