"""The forms of working out plans: what is manageable, wishes, moving a step, and choosing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from draagkracht.werkproces.aanpak.models import Voorkeur

WEEKS = 52
UREN = (1, 2, 3, 4, 5, 6, 8, 10)
TEGELIJK = (
    (1, _("één ding")),
    (2, _("twee dingen")),
    (3, _("drie dingen")),
    (4, _("vier dingen")),
)
VOORUIT = (
    (13, _("drie maanden")),
    (26, _("een half jaar")),
    (39, _("negen maanden")),
    (52, _("een jaar")),
)
WIE = (
    ("inwoner", _("ik zelf")),
    ("professional", _("de hulpverlener")),
    ("naaste", _("iemand die mij helpt")),
)
WENSEN = (
    (Voorkeur.Waarde.GRAAG, _("Ja, graag")),
    (Voorkeur.Waarde.GEEN, _("Mag, hoeft niet")),
    (Voorkeur.Waarde.LIEVER_NIET, _("Liever niet")),
    (Voorkeur.Waarde.NEE, _("Nee, dit wil ik niet")),
)


def whole(label: Any, choices: Iterable[tuple[int, Any]], **meer: Any) -> forms.TypedChoiceField:
    """Large answers that stand for a whole number; none is ticked beforehand."""
    return forms.TypedChoiceField(
        label=label, choices=list(choices), coerce=int, empty_value=None, widget=forms.RadioSelect, **meer
    )


def ask_week(label: Any, help_text: Any = "") -> forms.IntegerField:
    """A week of the plan, counted from 1; may stay empty."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=1,
        max_value=WEEKS,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 3}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Schrijf een heel getal van 1 tot en met 52.")
        ),
    )


class BehapbaarForm(forms.Form):
    uren_per_week = whole(
        _("Hoeveel uur per week past erbij?"),
        [(uur, ngettext("%(n)d uur", "%(n)d uur", uur) % {"n": uur}) for uur in UREN],
        help_text=_("Denk aan gesprekken, papieren, oefenen en de weg erheen."),
        error_messages={"required": _("Kies hoeveel uur per week past.")},
    )
    tegelijk = whole(
        _("Hoeveel dingen tegelijk?"),
        TEGELIJK,
        help_text=_("Wat daarna komt, kan later beginnen."),
        error_messages={"required": _("Kies hoeveel dingen tegelijk passen.")},
    )
    in_woorden_van = forms.ChoiceField(
        label=_("Wie zegt dit?"),
        choices=WIE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie dit zegt.")},
    )
    horizon_weken = whole(
        _("Hoe ver kijken wij vooruit?"),
        VOORUIT,
        required=False,
        help_text=_("Kiest u niets, dan kijken wij een half jaar vooruit."),
    )
    woorden = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What was said before in another way (an hour that is no button) stays to be chosen.
        before = (kwargs.get("initial") or {}).get("uren_per_week")
        if before and before not in UREN:
            self.fields["uren_per_week"].choices += [(before, _("%s uur") % before)]


class VoorkeurForm(forms.Form):
    """What the resident thinks of one intervention."""

    waarde = whole(
        _("Wat vindt u hiervan?"), WENSEN, error_messages={"required": _("Kies een van de vier antwoorden.")}
    )
    woorden = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    week = ask_week(
        _("Vanaf welke week van het plan?"),
        _(
            "Alleen als dit er zeker in moet. Week 1 is de eerste week. Laat het leeg als de week niet vaststaat."
        ),
    )


class PlanknopForm(forms.Form):
    """Which step gets which wish, or moves where: the value of the button that was pressed. `week` counts from 1."""

    doe = forms.RegexField(
        r"\A(?:graag|geen|liever_niet|nee|eerder|later|week|los)\Z",
        error_messages={"required": _("Kies wat er anders moet."), "invalid": _("Kies wat er anders moet.")},
    )
    week = ask_week(_("In welke week?"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("doe") == "week" and data.get("week") is None and "week" not in self.errors:
            self.add_error("week", _("Schrijf een heel getal van 1 tot en met 52."))
        return data


class KiesPlanForm(forms.Form):
    """On which Monday the chosen plan begins; none is ticked."""

    begin_op = forms.TypedChoiceField(
        label=_("Op welke maandag begint dit plan?"),
        coerce=dt.date.fromisoformat,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een maandag."), "invalid_choice": _("Kies een maandag.")},
    )

    def __init__(self, *args: Any, maandagen: Iterable[dt.date] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["begin_op"].choices = [
            (monday.isoformat(), date_format(monday, "l j F")) for monday in maandagen
        ]
