"""The forms for accounts and teams."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.toegang.models import Account, Organisatie, Rol
from draagkracht.toegang.selectors import list_organisaties, list_teams


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
    organisatie = forms.ModelChoiceField(
        label=_("Organisatie"),
        queryset=None,
        required=False,
        empty_label=_("geen organisatie"),
        help_text=_("Alleen bij een partner."),
    )
    is_aanspreekpunt = forms.BooleanField(
        label=_("Leest de vragen aan de organisatie"),
        required=False,
        help_text=_("Een vraag aan de organisatie komt bij deze persoon aan. Alleen bij een partner."),
    )
    is_aandachtsfunctionaris = forms.BooleanField(
        label=_("Aandachtsfunctionaris voor de meldcode"),
        required=False,
        help_text=_("Denkt mee bij zorgen over geweld thuis. Alleen bij wie in een team werkt."),
    )
    is_active = forms.BooleanField(label=_("Mag inloggen"), required=False, initial=True)

    def __init__(self, *args: Any, door: Account, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = list_teams(door=door)
        self.fields["organisatie"].queryset = list_organisaties(gemeente=door.gemeente)
        if not is_new:
            del self.fields["gebruikersnaam"]


class TeamForm(forms.Form):
    naam = forms.CharField(label=_("Naam van het team"), max_length=120)


class OrganisatieForm(forms.Form):
    """A party that works along; a new one works along at once."""

    naam = forms.CharField(
        label=_("Naam van de organisatie"),
        max_length=120,
        error_messages={"required": _("Vul de naam van de organisatie in.")},
    )
    soort = forms.ChoiceField(
        label=_("Wat voor organisatie is het?"),
        choices=[
            (code, naam) for code, naam in Organisatie.Soort.choices if code != Organisatie.Soort.GEMEENTE
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat voor organisatie het is.")},
    )
    is_actief = forms.BooleanField(
        label=_("Werkt mee"),
        required=False,
        initial=True,
        help_text=_("Zonder vinkje ziet niemand van deze organisatie nog iets, meteen."),
    )

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["is_actief"]
