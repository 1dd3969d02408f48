"""The forms for accounts and teams."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.toegang.models import Account, Rol
from draagkracht.toegang.selectors import list_teams


class AccountForm(forms.Form):
    """`door` limits the teams to the own municipality; the user name is asked for a new account only."""

    gebruikersnaam = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=60,
        validators=Account._meta.get_field("gebruikersnaam").validators,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    naam = forms.CharField(
        label=_("Naam"),
        max_length=120,
        required=False,
        help_text=_("Niet bij een inwoner: wie dat is, staat versleuteld in het dossier."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    rol = forms.ChoiceField(label=_("Rol"), choices=Rol.choices, widget=forms.RadioSelect)
    team = forms.ModelChoiceField(label=_("Team"), queryset=None, required=False, empty_label=_("geen team"))
    is_active = forms.BooleanField(label=_("Mag inloggen"), required=False, initial=True)

    def __init__(self, *args: Any, door: Account, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = list_teams(door=door)
        if not is_new:
            del self.fields["gebruikersnaam"]


class TeamForm(forms.Form):
    naam = forms.CharField(label=_("Naam van het team"), max_length=120)
