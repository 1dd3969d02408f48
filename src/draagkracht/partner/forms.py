"""What a facility fills in about itself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.entree.voorziening import VoorzieningForm


class VerbeterForm(VoorzieningForm):
    """The facility's own fields, and who says so."""

    toelichting = forms.CharField(
        label=_("Wilt u er nog iets bij zeggen"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    namens = forms.CharField(
        label=_("Uw naam of functie"),
        required=False,
        max_length=120,
        help_text=_("Dan weet de gemeente wie zij kan bellen. Leeg mag."),
    )
