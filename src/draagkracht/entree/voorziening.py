"""The form about one facility: for who works here, and for the facility itself behind its link."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.dagtekst import read_dag, write_dag
from draagkracht.sociale_kaart.voorzieningen.invullen import clean_waarden
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.talen import load_talen, make_talen, split_talen
from draagkracht.sociale_kaart.voorzieningen.tijden import DAGEN
from draagkracht.sociale_kaart.voorzieningen.waarden import LENGTES, Waarden

MAX_PLEKKEN = 6  # in the form; a facility with more keeps the others
PLEKVELDEN = (
    ("naam", gettext_lazy("Naam van de plek"), 120),
    ("adres", gettext_lazy("Straat en huisnummer"), 160),
    ("postcode", gettext_lazy("Postcode"), 12),
    ("plaats", gettext_lazy("Plaats"), 80),
    ("lat", gettext_lazy("Breedtegraad"), 20),
    ("lon", gettext_lazy("Lengtegraad"), 20),
)


def _line(
    label: Any, lengte: int, *, required: bool = False, help_text: Any = "", **attrs: str
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=lengte,
        required=required,
        help_text=help_text,
        widget=forms.TextInput(attrs=attrs),
    )


def _text(label: Any, rows: int, help_text: Any = "", lengte: int = 20_000) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=lengte,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class VoorzieningForm(forms.Form):
    """What there is to know about a facility. `voorziening` gives the places that stand in it; None for a new one.

    After `is_valid()`, `waarden()` gives the fields of the facility, cleaned.
    """

    naam = _line(gettext_lazy("Naam"), LENGTES["naam"], required=True)
    organisatie = _line(gettext_lazy("Organisatie"), LENGTES["organisatie"])
    omschrijving = _text(gettext_lazy("Wat is het"), 5)
    voor_wie = _text(gettext_lazy("Voor wie"), 2)
    aanmelden = _text(gettext_lazy("Hoe meldt iemand zich aan"), 2)
    let_op = _text(
        gettext_lazy("Wat moeten mensen nu weten"), 2, gettext_lazy("Bijvoorbeeld: in de zomer dicht.")
    )
    kosten = _text(gettext_lazy("Kosten"), 2, gettext_lazy("Schrijf “gratis” als het niets kost."), 2_000)
    leeftijd_van = _line(gettext_lazy("Vanaf leeftijd"), 3, inputmode="numeric")
    leeftijd_tot = _line(gettext_lazy("Tot en met leeftijd"), 3, inputmode="numeric")
    talen = _line(
        gettext_lazy("Talen"),
        400,
        help_text=gettext_lazy("Met komma's ertussen: Nederlands, Arabisch, Turks."),
    )
    tijden_tekst = _text(gettext_lazy("Meer over de openingstijden"), 2, lengte=2_000)
    telefoon = _line(gettext_lazy("Telefoon"), LENGTES["telefoon"], inputmode="tel")
    email = _line(gettext_lazy("E-mail"), LENGTES["email"], inputmode="email")
    web = _line(gettext_lazy("Website"), LENGTES["web"], inputmode="url")
    contact = _line(gettext_lazy("Naar wie of wat vraagt iemand"), LENGTES["contact"])
    status = forms.ChoiceField(
        label=gettext_lazy("Is het er nu"),
        choices=Voorziening.Status.choices,
        initial="actief",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, voorziening: Voorziening | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staat = list(voorziening.plekken) if voorziening else []
        self.aantal = min(len(self.staat) + 1, MAX_PLEKKEN)
        for nummer in range(self.aantal):
            for veld, label, lengte in PLEKVELDEN:
                soort = {"inputmode": "decimal"} if veld in ("lat", "lon") else {}
                self.fields[f"plek{nummer}_{veld}"] = _line(label, lengte, **soort)
        for dag in DAGEN:
            self.fields[dag] = _line(dag.capitalize(), 200)

    def plekken(self) -> list[list[forms.BoundField]]:
        """The fields of every place, for the page."""
        return [
            [self[f"plek{nummer}_{veld}"] for veld, _l, _n in PLEKVELDEN] for nummer in range(self.aantal)
        ]

    def dagen(self) -> list[forms.BoundField]:
        return [self[dag] for dag in DAGEN]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._waarden: Waarden = {}
        if not self.errors:
            gegevens = {**data, "talen": self._talen(), "tijden": self._tijden(), "plekken": self._plekken()}
            self._clean_waarden(gegevens)
        return data

    def waarden(self) -> Waarden:
        return self._waarden

    def _clean_waarden(self, gegevens: dict[str, Any]) -> None:
        if self.errors:
            return
        try:
            self._waarden = clean_waarden(gegevens)
        except MethodiekFout as fout:
            self.add_error(fout.veld if fout.veld in self.fields else self._place_of(fout.veld), fout.zin)

    def _place_of(self, veld: str) -> str | None:
        return "plek0_lat" if veld == "plekken" else None

    def _talen(self) -> list[str]:
        opmerkingen: list[str] = []
        talen = make_talen(split_talen(self.cleaned_data["talen"]), opmerkingen)
        if opmerkingen:
            self.add_error(
                "talen", _("%(wat)s Schrijf de naam van de taal voluit.") % {"wat": opmerkingen[0]}
            )
        return talen

    def _tijden(self) -> list[dict[str, Any]]:
        tijden: list[dict[str, Any]] = []
        for nummer, dag in enumerate(DAGEN, 1):
            gelezen = read_dag(self.cleaned_data[dag], nummer)
            if gelezen is None:
                self.add_error(dag, _("Schrijf de tijd zo: 9.00-12.00 en 13.00-17.00"))
            tijden += gelezen or []
        return tijden

    def _plekken(self) -> list[dict[str, Any]]:
        """What was filled in; places beyond the form stay as they were."""
        ingevuld = [
            {veld: self.cleaned_data[f"plek{nummer}_{veld}"] for veld, _l, _n in PLEKVELDEN}
            for nummer in range(self.aantal)
        ]
        return ingevuld + self.staat[self.aantal :]


def initial_of(voorziening: Voorziening) -> dict[str, Any]:
    """What stands in a facility, as the form shows it."""
    eerst = {
        naam: getattr(voorziening, naam) for naam in VoorzieningForm.base_fields if hasattr(voorziening, naam)
    }
    eerst["talen"] = ", ".join(load_talen().get(code, code) for code in voorziening.talen)
    for nummer, plek in enumerate(voorziening.plekken[:MAX_PLEKKEN]):
        eerst |= {
            f"plek{nummer}_{veld}": "" if plek[veld] is None else plek[veld] for veld, _l, _n in PLEKVELDEN
        }
    for nummer, dag in enumerate(DAGEN, 1):
        eerst[dag] = write_dag(voorziening.tijden, nummer)
    return eerst


def woorden_in(tekst: str) -> list[str]:
    """Keywords in one field, with commas between them."""
    return [woord.strip() for woord in re.split(r"[,;\n]", tekst) if woord.strip()]
