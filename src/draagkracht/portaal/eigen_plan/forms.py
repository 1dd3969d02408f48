"""The six questions of the personal plan, and the form of one of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagkracht.werkproces.hulpvraag.plannen import LONGEST


def plan_vragen() -> dict[str, tuple[str, str]]:
    """Per field of the plan the question and a hint, in the language of the page and in the order of the screens."""
    return {
        "speelt": (_("Wat speelt er?"), _("Wat is er aan de hand? Sinds wanneer is dat zo?")),
        "anders": (_("Wat moet er anders?"), _("Hoe ziet uw leven eruit als het beter gaat?")),
        "zelf": (_("Wat kunt u zelf?"), _("Wat lukt er al? Wat wilt u zelf gaan doen?")),
        "anderen": (
            _("Wie helpt u?"),
            _("Denk aan familie, vrienden of buren. Wie helpt er al? Wie kunt u nog vragen?"),
        ),
        "nodig": (_("Wat hebt u nodig?"), _("Welke hulp zoekt u? En wanneer?")),
        "belangrijk": (
            _("Wat is belangrijk voor u?"),
            _("Waar moeten wij op letten? Wat mogen wij niet vergeten?"),
        ),
    }


class PlanvraagForm(forms.Form):
    """One question; an empty answer is an answer."""

    def __init__(self, *args: Any, veld: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[veld] = forms.CharField(
            label=_("Uw antwoord"),
            help_text=_("U kunt ook praten. Tik op het microfoontje op uw toetsenbord."),
            max_length=LONGEST,
            required=False,
            strip=False,
            widget=forms.Textarea(attrs={"rows": 6, "autocapitalize": "sentences"}),
            error_messages={"max_length": _("Deze tekst is te lang. Maak hem korter.")},
        )
