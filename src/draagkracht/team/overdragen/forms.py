"""The forms of handing over: which dossiers to whom, what only you know, and the answers."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.overdracht.models import Overdracht

from ..velden import ask_date

LONGEST = 4_000
BLIJFT = "blijft"
TOO_LONG = {"max_length": _("Deze tekst is te lang: hoogstens %(limit_value)d tekens.")}
NAMES = "naar_"


def _words(label: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=TOO_LONG,
    )


def _by_team(collegas: Iterable[Account]) -> list[Any]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in collegas:
        groups.setdefault(row.team.naam, []).append((str(row.pk), row.naam))
    return list(groups.items())


class OverdragenForm(forms.Form):
    """One sitting: how long, who takes over what nothing was chosen for, and per dossier somebody else or nobody.

    `cleaned_data["naar"]` is {dossier id: account id}. Nothing is chosen beforehand.
    """

    soort = forms.ChoiceField(
        label=_("Voor hoe lang?"),
        choices=[
            (Overdracht.Soort.BLIJVEND, _("voor altijd: ik ga weg, of doe ander werk")),
            (Overdracht.Soort.TIJDELIJK, _("voor een tijd: ik kom terug")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het voor altijd is, of voor een tijd.")},
    )
    terug_op = ask_date(_("Wanneer bent u terug?"))
    is_samen_verder = forms.BooleanField(
        label=_("Ik blijf er nog even bij, om het goed over te dragen"), required=False
    )
    allen = forms.ChoiceField(
        label=_("Wie neemt het over?"),
        help_text=_("Dit geldt voor elk dossier hieronder waar u niets anders kiest."),
        required=False,
    )
    bericht = _words(
        _("Wat leest de inwoner van u?"),
        _("{naam} wordt de naam van wie het overneemt. Maak dit leeg als u het liever zelf vertelt."),
        rows=7,
    )

    def __init__(
        self,
        *args: Any,
        dossiers: Iterable[Dossier],
        collegas: Iterable[Account],
        is_self: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = _by_team(collegas)
        self.fields["allen"].choices = [("", _("kies een collega")), *choices]
        if not is_self:
            for name in ("bericht", "is_samen_verder"):
                del self.fields[name]
        self.rows: list[tuple[Dossier, str]] = []
        for dossier in dossiers:
            name = f"{NAMES}{dossier.pk.hex}"
            self.fields[name] = forms.ChoiceField(
                label=dossier.inwoner.naam,
                choices=[("", _("zoals hierboven")), (BLIJFT, _("blijft waar het is")), *choices],
                required=False,
            )
            self.rows.append((dossier, name))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = {d.pk: data.get(name) or data.get("allen", "") for d, name in self.rows}
        naar = {pk: uuid.UUID(who) for pk, who in chosen.items() if who and who != BLIJFT}
        shared = ("soort", "terug_op", "is_samen_verder", "bericht")
        return {name: data[name] for name in shared if name in data} | {"naar": naar}


class BladForm(forms.Form):
    """What only the one who leaves knows."""

    beloften = _words(_("Wat heb ik beloofd?"), _("Ook kleine dingen: die onthoudt de inwoner."))
    niet_opnieuw = _words(
        _("Wat hoeft u niet opnieuw te vragen?"), _("Wat al is verteld, of niet nog een keer verteld hoeft.")
    )
    kwetsbaar = _words(_("Wat is kwetsbaar?"), _("Waar moet u voorzichtig mee zijn?"))
    woorden = _words(_("Wat wil ik nog meegeven?"))


class AntwoordForm(forms.Form):
    woorden = _words(_("Waarom niet?"), _("Uw collega leest dit en kan dan verder zoeken."))


class WelkeForm(forms.Form):
    """Several of a list; none is ticked beforehand."""

    welke = forms.MultipleChoiceField(
        label=_("Welke?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één dossier.")},
    )

    def __init__(self, *args: Any, keuzes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["welke"].choices = keuzes


class TerugForm(WelkeForm):
    bericht = _words(
        _("Wat leest de inwoner van u?"),
        _("{naam} wordt de naam van wie u verving. Maak dit leeg als u het liever zelf vertelt."),
        rows=4,
    )
