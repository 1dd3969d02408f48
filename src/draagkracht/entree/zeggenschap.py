"""The three questions about the resident's say, one per screen, at whatever door they are asked.

The answers travel with the form and are written after the last question only. No draft of them is kept: they are not for
the eyes of whose session it is.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.zeggenschap import load_teksten, record_zeggenschap


class ZeggenschapForm(forms.Form):
    """One field per question, each may stay empty; `bij` is the question on the screen (0 is the beginning)."""

    bij = forms.IntegerField(min_value=0, max_value=3, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in load_teksten().vragen:
            self.fields[vraag.code] = forms.TypedChoiceField(
                label=_(vraag.tekst),
                choices=[(str(value), _(zin)) for value, zin in enumerate(vraag.antwoorden)],
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


def place_of(request: HttpRequest, form: ZeggenschapForm) -> int:
    """The screen to show: 0 at the beginning, else one further than what was sent, or one back."""
    if not form.is_bound or not form.is_valid():
        return 0
    here = form.cleaned_data.get("bij") or 0
    return max(0, here - 1) if "terug" in request.POST else here + 1


def is_last(place: int) -> bool:
    """Whether all questions were on the screen."""
    return place > len(load_teksten().vragen)


def question_at(form: ZeggenschapForm, place: int) -> dict[str, Any]:
    """What a template needs to ask question `place` (from 1): the question, its answers, and what was given so far."""
    teksten = load_teksten()
    vraag = teksten.vragen[place - 1]
    chosen = {v.code: form.cleaned_data[v.code] for v in teksten.vragen}
    return {
        "vraag": vraag,
        "gegeven": {code: "" if value is None else str(value) for code, value in chosen.items()},
        "niveaus": list(enumerate(vraag.antwoorden)),
    }


def write_antwoorden(
    request: HttpRequest, dossier: Dossier, door: Account, stap: str, data: dict[str, Any], sleutel: str
) -> None:
    """Keep what was answered. Who skipped everything has answered nothing: that is fine, and nothing is written."""
    answers = {vraag.code: data[vraag.code] for vraag in load_teksten().vragen}
    if any(value is not None for value in answers.values()):
        record_zeggenschap(
            dossier=dossier, door=door, op=request.op, stap=stap, antwoorden=answers, sleutel=sleutel
        )
