"""The form that takes a file of the sociale kaart."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.sociale_kaart.voorzieningen.invoer import STANDAARD_BRON


class BestandForm(forms.Form):
    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_(
            "HSDS als .json of als .zip met tabellen, of een werkblad (.xlsx of .csv) met een kolom naam."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,.zip,.gz,.csv,.xlsx,.txt,.tsv"}),
        error_messages={"required": _("Kies een bestand."), "invalid": _("Kies een bestand.")},
    )
    bron = forms.CharField(
        label=_("Van wie het komt"),
        initial=STANDAARD_BRON,
        max_length=40,
        help_text=_(
            "Kies elke keer dezelfde naam. Dan herkennen wij een voorziening die u eerder overnam, en wordt zij niet dubbel."
        ),
        error_messages={"required": _("Schrijf op van wie het bestand komt.")},
    )
