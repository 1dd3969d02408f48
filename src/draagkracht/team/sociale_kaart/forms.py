"""Searching for a facility, writing one down, and deciding about a correction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.entree.voorziening import VoorzieningForm, initial_of, woorden_in
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.talen import load_talen
from draagkracht.sociale_kaart.voorzieningen.themas import load_namen
from draagkracht.sociale_kaart.voorzieningen.tijden import DAGDELEN, DAGEN

AFSTANDEN = (1, 2, 5, 10, 25)
BEDRAGEN = (5, 10, 25)
KOSTEN = (
    ("", _("maakt niet uit")),
    ("gratis", _("gratis")),
    *((str(bedrag), _("hoogstens € %d") % bedrag) for bedrag in BEDRAGEN),
    ("korting", _("met korting bij weinig geld")),
    ("onbekend", _("de prijs weten wij niet")),
)


class ZoekForm(forms.Form):
    """What one asks. `talen` are the codes of the languages that can be chosen."""

    woorden = forms.CharField(
        label=_("Zoek op een woord"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    onderdeel = forms.ChoiceField(label=_("Waar moet het bij helpen"), required=False)
    van = forms.CharField(
        label=_("Vanaf een postcode of plaats"),
        required=False,
        max_length=80,
        help_text=_("Vier cijfers of een plaats. Schrijf hier geen adres van een inwoner."),
        widget=forms.TextInput(attrs={"list": "startpunten", "autocomplete": "off"}),
    )
    km = forms.ChoiceField(
        label=_("Hoe ver"),
        required=False,
        choices=[("", _("maakt niet uit")), *((str(km), _("tot %d km") % km) for km in AFSTANDEN)],
    )
    dag = forms.ChoiceField(
        label=_("Wanneer open"),
        required=False,
        choices=[
            ("", _("elke dag")),
            ("nu", _("nu open")),
            ("werkdagen", _("op een werkdag")),
            ("weekend", _("in het weekend")),
            *((str(nummer), dag) for nummer, dag in enumerate(DAGEN, 1)),
        ],
    )
    dagdeel = forms.ChoiceField(
        label=_("Deel van de dag"),
        required=False,
        choices=[("", _("maakt niet uit")), *((deel, deel) for deel in DAGDELEN)],
    )
    leeftijd = forms.IntegerField(label=_("Leeftijd"), required=False, min_value=0, max_value=120)
    taal = forms.ChoiceField(label=_("Taal"), required=False)
    kosten = forms.ChoiceField(label=_("Wat mag het kosten"), required=False, choices=KOSTEN)
    ook_onbekend = forms.BooleanField(label=_("Ook zonder bekende prijs"), required=False)
    gestopt = forms.BooleanField(label=_("Ook wat gestopt is"), required=False)

    def __init__(self, *args: Any, talen: set[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["onderdeel"].choices = [("", _("alles")), *load_namen().items()]
        bekend = [(code, naam) for code, naam in load_talen().items() if code in talen]
        self.fields["taal"].choices = [("", _("elke taal")), *sorted(bekend, key=lambda paar: paar[1])]


class KaartForm(VoorzieningForm):
    """A facility as people here write it: with what it helps with, in the words of the meting."""

    onderdelen = forms.MultipleChoiceField(
        label=_("Waar helpt het bij"), required=False, widget=forms.CheckboxSelectMultiple
    )
    trefwoorden = forms.CharField(
        label=_("Trefwoorden"),
        required=False,
        max_length=2_000,
        help_text=_("Woorden waarop collega's zoeken, met komma's ertussen."),
    )
    bedrag = forms.CharField(
        label=_("Laagste bedrag in euro"),
        required=False,
        max_length=12,
        help_text=_("Alleen het getal; 0 is gratis. Leeg mag."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["onderdelen"].choices = list(load_namen().items())

    def _clean_waarden(self, gegevens: dict[str, Any]) -> None:
        super()._clean_waarden({**gegevens, "trefwoorden": woorden_in(gegevens.get("trefwoorden", ""))})


def initial_kaart(voorziening: Voorziening) -> dict[str, Any]:
    """What stands in a facility, as KaartForm shows it."""
    bedrag = "" if voorziening.bedrag is None else f"{voorziening.bedrag:f}".replace(".", ",")
    return {
        **initial_of(voorziening),
        "onderdelen": voorziening.onderdelen,
        "trefwoorden": ", ".join(voorziening.trefwoorden),
        "bedrag": bedrag,
    }


class BesluitForm(forms.Form):
    """Which fields of a correction are taken over, or why none is. `choices` are the fields that it changes."""

    velden = forms.MultipleChoiceField(
        label=_("Neem over"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reden = forms.CharField(
        label=_("Waarom niet"),
        required=False,
        max_length=2_000,
        help_text=_("Voor collega's; de voorziening ziet dit niet."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    besluit = forms.ChoiceField(
        choices=[("overnemen", ""), ("niet", "")], widget=forms.HiddenInput, required=False
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["velden"].choices = choices
