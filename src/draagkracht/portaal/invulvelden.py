"""Fields of this door's forms. Called while a form is made, so that labels are in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y"]


class Regel(forms.CharField):
    """One sentence in a box that grows with it; a line break is a space, so that it stays one line in lists."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


def ask_words(
    label: str, *, rows: int = 3, longest: int = 4_000, needed: str = "", help_text: str = ""
) -> forms.CharField:
    """Own words, as many as somebody likes. `needed` is what is said when they are missing; "" when they may be."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=bool(needed),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": needed, "max_length": _too_long(longest)},
    )


def ask_line(
    label: str, *, longest: int = 300, needed: str = "", help_text: str = "", rows: int = 2
) -> Regel:
    """One sentence. `needed` as in `ask_words`."""
    return Regel(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=bool(needed),
        widget=forms.Textarea(attrs={"rows": rows, "class": "dk-zin"}),
        error_messages={"required": needed, "max_length": _too_long(longest)},
    )


def _too_long(longest: int) -> str:
    return _("Deze tekst is te lang. Er passen %(aantal)d tekens in.") % {"aantal": longest}


def ask_day(label: str, help_text: str = "") -> forms.DateField:
    """A day that may stay empty, as the browser's picker sends it or as people write it."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Deze dag bestaat niet. Schrijf hem zo: 3-2-2026.")},
    )


def ask_one(
    label: str, choices: Iterable[tuple[object, str]], *, needed: str = "", help_text: str = ""
) -> forms.ChoiceField:
    """Large answers below each other; none is ticked beforehand. `needed` as in `ask_words`."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=list(choices),
        required=bool(needed),
        widget=forms.RadioSelect,
        error_messages={"required": needed, "invalid_choice": needed or _("Kies een van de antwoorden.")},
    )
