"""What the forms of several steps share: how a date is asked, a sentence, and how sure somebody is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WRONG_DATE = _("Deze datum bestaat niet. Schrijf hem als dag-maand-jaar, bijvoorbeeld 3-2-2026.")
FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y"]


def ask_date(label: Promise, help_text: Promise | str = "") -> forms.DateField:
    """A date that may stay empty, as the browser's picker sends it or as people write it."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": WRONG_DATE},
    )


def ask_zekerheid(label: Promise, help_text: Promise | str = "") -> forms.TypedChoiceField:
    """How sure somebody is that it will work, from 0 to 10; may stay empty."""
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=[(n, str(n)) for n in range(11)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies een getal van 0 tot en met 10.")},
    )


class Zin(forms.CharField):
    """One sentence, in a box that grows with it: on a phone a long sentence in one line cannot be read back.

    A line break is a space: what is stored stays one line, in lists, on cards and on paper.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 1, "class": "dk-zin"}), **kwargs)

    def to_python(self, value: Any) -> str:
        lines = (line.strip() for line in super().to_python(value).splitlines())
        return " ".join(line for line in lines if line)
