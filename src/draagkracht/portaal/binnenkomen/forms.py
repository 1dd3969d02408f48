"""What somebody types at the door: a code, a proof, a pincode. Texts are made per request, in the language of that page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagkracht.werkproces.dossier.contact.binnenkomen import PIN_CIJFERS
from draagkracht.werkproces.dossier.contact.models import Uitnodiging
from draagkracht.werkproces.dossier.contact.uitnodigingen import read_code

CIJFERS = {"inputmode": "numeric", "autocomplete": "off", "maxlength": PIN_CIJFERS, "class": "mijn-cijfers"}


def code_field() -> forms.CharField:
    widget = forms.TextInput(
        attrs={"autocapitalize": "characters", "autocomplete": "username", "spellcheck": "false"}
    )
    return forms.CharField(
        label=_("Uw code"),
        help_text=_("De code staat in uw brief of bericht. Bijvoorbeeld: ABCDE-23456."),
        max_length=40,
        widget=widget,
        error_messages={"required": _("Vul uw code in.")},
    )


def pincode_field(label: str, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.PasswordInput(attrs={**CIJFERS, "autocomplete": autocomplete}),
        error_messages={"required": _("Vul zes cijfers in.")},
    )


class CodeForm(forms.Form):
    """Only the code: which invitation is it?"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field()

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                _("Deze code klopt niet. Kijk nog eens goed: er zijn tien letters en cijfers.")
            )
        return code


class InlogForm(CodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pincode"] = pincode_field(_("Uw pincode"), "current-password")


class NogEensForm(forms.Form):
    """The pincode once more, before something that would let somebody in later."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pincode"] = pincode_field(_("Uw pincode"), "current-password")


class BewijsForm(forms.Form):
    """The second proof: a word or number that was agreed, or a day of birth."""

    def __init__(self, *args: Any, bewijs: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bewijs == Uitnodiging.Bewijs.AFGESPROKEN:
            label, required = _("Het woord of getal dat u hebt afgesproken"), _("Vul het woord of getal in.")
            attrs = {"autocomplete": "off", "autocapitalize": "none"}
        else:
            label, required = _("Uw geboortedatum"), _("Vul uw geboortedatum in.")
            attrs = {"autocomplete": "bday", "placeholder": "", "inputmode": "text"}
        self.fields["antwoord"] = forms.CharField(
            label=label,
            help_text=""
            if bewijs == Uitnodiging.Bewijs.AFGESPROKEN
            else _("Zo: 3-9-1992 (dag, maand, jaar)."),
            max_length=60,
            widget=forms.TextInput(attrs=attrs),
            error_messages={"required": required},
        )


class PincodeForm(forms.Form):
    """A pincode of their own, typed twice: a mistake here would shut somebody out."""

    def __init__(self, *args: Any, is_change: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_change:
            self.fields["oud"] = pincode_field(_("Uw pincode van nu"), "current-password")
        self.fields["nieuw"] = pincode_field(_("Kies zes cijfers"), "new-password")
        self.fields["nogmaals"] = pincode_field(_("Nog een keer dezelfde cijfers"), "new-password")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("nieuw") and data.get("nogmaals") and data["nieuw"] != data["nogmaals"]:
            self.add_error("nogmaals", _("Dit is niet hetzelfde. Probeer het nog een keer."))
        return data
