"""The forms of a new dossier, of the resident's details, of the network and of the household."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.bsn import check_bsn
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.toegang.models import Grondslag
from draagkracht.werkproces.dossier.models import Dossier, Netwerklid

from ..hulpvraag.forms import WieEnHaastForm

GRONDSLAGEN = [
    (g.value, g.label)
    for g in (
        Grondslag.WMO,
        Grondslag.JEUGDWET,
        Grondslag.PARTICIPATIEWET,
        Grondslag.WGS,
        Grondslag.VITAAL_BELANG,
    )
]
UIT = {"autocomplete": "off"}


def clean_bsn(waarde: str) -> str:
    """The number as it is stored, or the form's error; "" stays ""."""
    try:
        return check_bsn(waarde) if waarde else ""
    except MethodiekFout as fout:
        raise forms.ValidationError(fout.zin) from None


class GegevensForm(forms.Form):
    """What is known of the resident. Only a name is needed. A number that is there is never put back in the form."""

    naam = forms.CharField(
        label=_("Naam, of hoe de inwoner genoemd wil worden"),
        max_length=120,
        widget=forms.TextInput(attrs=UIT),
        error_messages={"required": _("Vul een naam in.")},
    )
    telefoon = forms.CharField(
        label=_("Telefoon"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs=UIT | {"inputmode": "tel"}),
    )
    bereiken = forms.CharField(
        label=_("Hoe en wanneer veilig te bereiken"),
        help_text=_("Bijvoorbeeld: alleen bellen tussen negen en twee, en geen bericht inspreken."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs=UIT | {"rows": 2}),
    )
    has_voorleeswens = forms.BooleanField(
        label=_("Lezen gaat moeilijk: lees voor, en gebruik beeld"), required=False
    )
    geboortedatum = forms.DateField(
        label=_("Geboortedatum"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    adres = forms.CharField(
        label=_("Adres"), max_length=300, required=False, widget=forms.TextInput(attrs=UIT)
    )
    email = forms.EmailField(
        label=_("E-mail"), max_length=200, required=False, widget=forms.EmailInput(attrs=UIT)
    )
    nieuw_bsn = forms.CharField(
        label=_("Burgerservicenummer"),
        help_text=_("Alleen als het voor de hulp nodig is. Wij controleren of het nummer kan bestaan."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs=UIT | {"inputmode": "numeric"}),
    )

    def clean_geboortedatum(self) -> str:
        op = self.cleaned_data["geboortedatum"]
        return op.isoformat() if op else ""

    def clean_nieuw_bsn(self) -> str:
        return clean_bsn(self.cleaned_data["nieuw_bsn"].replace(" ", "").replace(".", ""))


class NieuwForm(GegevensForm, WieEnHaastForm):
    """A new dossier; the question may follow at once, with who asked it and whether there is danger or haste."""

    woorden = forms.CharField(
        label=_("De vraag, letterlijk"),
        help_text=_("In de woorden van de inwoner. Het mag ook later."),
        max_length=20_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    voor = forms.ChoiceField(
        label=_("Voor wie is de vraag?"),
        choices=Dossier.Voor.choices,
        initial=Dossier.Voor.INDIVIDU,
        widget=forms.RadioSelect,
    )
    grondslag = forms.ChoiceField(
        label=_("Op grond van welke wet?"), choices=GRONDSLAGEN, initial=Grondslag.WMO
    )

    field_order = ("naam", "woorden", *WieEnHaastForm.base_fields, "voor", "telefoon", "bereiken")


class WijzigForm(GegevensForm):
    """The same for a resident who is known. `has_bsn` offers to take the number away."""

    bsn_weg = forms.BooleanField(label=_("Het burgerservicenummer weghalen"), required=False)

    def __init__(self, *args: Any, has_bsn: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_bsn:
            self.fields["nieuw_bsn"].label = _("Een ander burgerservicenummer")
        else:
            del self.fields["bsn_weg"]


class NetwerklidForm(forms.Form):
    naam = forms.CharField(
        label=_("Wie is het?"),
        help_text=_("Een voornaam is genoeg, of: mijn zus."),
        max_length=80,
        widget=forms.TextInput(attrs=UIT),
        error_messages={"required": _("Vul een naam in, of hoe de inwoner deze persoon noemt.")},
    )
    relatie = forms.CharField(
        label=_("Wat is het van de inwoner?"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs=UIT),
    )
    soort = forms.ChoiceField(label=_("Kring"), choices=Netwerklid.Soort.choices)
    nabijheid = forms.TypedChoiceField(
        label=_("Hoe dichtbij?"),
        choices=Netwerklid.Nabijheid.choices,
        coerce=int,
        initial=Netwerklid.Nabijheid.MIDDEN,
        widget=forms.RadioSelect,
    )
    richting = forms.ChoiceField(
        label=_("Welke kant gaat de steun op?"),
        choices=Netwerklid.Richting.choices,
        initial=Netwerklid.Richting.BEIDE,
        widget=forms.RadioSelect,
    )
    belasting = forms.TypedChoiceField(
        label=_("Wat kost het deze persoon om er te zijn?"),
        help_text=_("Vraag het gerust. Wie veel draagt, heeft zelf ook iemand nodig."),
        choices=[("", _("nog niet gevraagd")), *Netwerklid.Belasting.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    is_huisgenoot = forms.BooleanField(label=_("Woont in hetzelfde huis"), required=False)
    toelichting = forms.CharField(
        label=_("Wat is er goed om te weten?"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class HuisgenootForm(forms.Form):
    """Which of the found dossiers is of somebody in the same household. `choices` are (id, name)."""

    dossier = forms.ChoiceField(
        label=_("Wie woont er in hetzelfde huis?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wie er in hetzelfde huis woont."),
            "invalid_choice": _("Kies iemand uit de lijst."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dossier"].choices = choices


class RedenForm(forms.Form):
    reden = forms.CharField(
        label=_("Waarom wilt u dit dossier inzien?"),
        help_text=_("De inwoner kan deze reden lezen. U kunt daarna acht uur lezen, niet wijzigen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom u dit dossier wilt inzien.")},
    )
