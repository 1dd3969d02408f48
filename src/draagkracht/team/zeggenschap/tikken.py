"""One-tap acts: a page with many small buttons has one form, and the button's value says what was tapped."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import Fout


class TikForm(forms.Form):
    """`tik` is "act:argument:argument". `acties` says which acts exist and how many arguments each takes."""

    tik = forms.CharField(max_length=200, required=False)

    def __init__(self, *args: Any, acties: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acties = acties

    def clean(self) -> dict[str, Any]:
        act, *arguments = self.cleaned_data.get("tik", "").split(":")
        if self.acties.get(act) != len(arguments):
            raise forms.ValidationError(_("Deze knop kennen wij niet. Er is niets gewijzigd."))
        return {"actie": act, "argumenten": arguments}


def read_id(text: str) -> uuid.UUID:
    """The id in a button's value. Raises Fout when it is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Fout(_("Deze knop kennen wij niet. Er is niets gewijzigd.")) from None


def read_versie(text: str) -> int:
    """The version in a button's value. Raises Fout when it is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Fout(_("Deze knop kennen wij niet. Er is niets gewijzigd."))
    return int(text)
