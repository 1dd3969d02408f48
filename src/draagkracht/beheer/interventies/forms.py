"""The form of an intervention: fields as people read them, to and from what a catalogue file says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.methodiek.schaal import DRAAGKRACHT, DRAAGLAST, KADER, NIVEAUWOORDEN, kader_codes
from draagkracht.sociale_kaart.interventies.regels import (
    LANGSTE,
    LANGSTE_WEKEN,
    MEESTE_NETWERK_UREN,
    MEESTE_UREN,
)
from draagkracht.sociale_kaart.interventies.tonen import VELDNAMEN
from draagkracht.sociale_kaart.interventies.woorden import load_technieken, load_woorden

TEXTS = ("naam", "vakterm", "wat", "voor_wie", "niet_voor", "alleen_als", "kleine_stap", "bewijs_uitleg")
CHOICES = ("fase", "soort", "met_wie", "kosten", "bewijs")
LISTS = ("onderdelen", "grepen", "na", "niet_met", "bronnen", "bct")
NUMBERS = ("weken", "uren_per_week", "wachttijd", "belast_netwerk")
OPTIONAL = {"vakterm", "alleen_als", "kleine_stap", "bewijs_uitleg"}
LONG = {"wat", "voor_wie", "niet_voor", "kleine_stap", "bewijs_uitleg"}
VRAAGT = tuple(f"vraagt_{code}" for code in kader_codes(DRAAGKRACHT))
LEVELS = [(str(n), word) for n, word in enumerate(NIVEAUWOORDEN[DRAAGLAST])]

# How the form is laid out: a heading, an explanation, and its fields. What is folded at first stands last.
DELEN: tuple[tuple[Any, Any, tuple[str, ...], bool], ...] = (
    (_("Wat het is"), _("Voor inwoners: korte zinnen, gewone woorden, u-vorm."), TEXTS[:6], False),
    (_("Waar het past"), "", ("onderdelen", "fase", "soort", "met_wie", "grepen"), False),
    (_("Wat het vraagt"), _("Van de inwoner, gemiddeld."), (*NUMBERS, "kosten"), False),
    (
        _("Een kleine stap"),
        _("Een zin in de ik-vorm om af te spreken, zoals: Volgende week ga ik een keer kijken."),
        ("kleine_stap",),
        False,
    ),
    (_("Hoe zeker is dat het werkt"), "", ("bewijs", "bewijs_uitleg", "bronnen"), False),
    (
        _("Wanneer het kan"),
        _("Alleen invullen als het nodig is."),
        ("ernst_van", "ernst_tot", "na", "niet_met", *VRAAGT),
        True,
    ),
    (_("Voor het plan"), "", ("aanvulling", "gedeeld", "bct"), True),
)


class Kieslijst(forms.SelectMultiple):
    """A list to choose several from. Django draws every option with a template of its own; with six hundred of them the
    page would take four times as long.
    """

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = {str(one) for one in value or ()}
        options = [(code, " selected" if str(code) in chosen else "", label) for code, label in self.choices]
        around = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name, "multiple": True}))
        drawn = format_html_join("", '<option value="{}"{}>{}</option>', options)
        return format_html("<select{}>{}</select>", around, drawn)


def _words(soort: str) -> Any:
    return lazy(lambda: [(code, word.naam) for code, word in load_woorden()[soort].items()], list)()


def _parts() -> list[tuple[str, str]]:
    return [(code, load_instrument().onderdeel(code).naam) for code in KADER]


class InterventieForm(forms.Form):
    """All fields of an intervention. `interventies` and `bronnen`: (code, name) of what it may refer to."""

    weken = forms.IntegerField(label=VELDNAMEN["weken"], min_value=1, max_value=LANGSTE_WEKEN)
    uren_per_week = forms.DecimalField(
        label=VELDNAMEN["uren_per_week"],
        min_value=Decimal("0.25"),
        max_value=MEESTE_UREN,
        decimal_places=2,
        localize=True,
    )
    wachttijd = forms.IntegerField(
        label=VELDNAMEN["wachttijd"], min_value=0, max_value=LANGSTE_WEKEN, required=False
    )
    belast_netwerk = forms.DecimalField(
        label=VELDNAMEN["belast_netwerk"],
        help_text=_("Uren per week die familie, vrienden of buren eraan kwijt zijn. Hoogstens 4."),
        min_value=0,
        max_value=MEESTE_NETWERK_UREN,
        decimal_places=2,
        localize=True,
        required=False,
    )
    ernst_van = forms.ChoiceField(label=_("Past bij zorg vanaf"), choices=LEVELS, initial="0")
    ernst_tot = forms.ChoiceField(label=_("Past bij zorg tot en met"), choices=LEVELS, initial="4")
    gedeeld = forms.BooleanField(
        label=_("Mag in een plan dat anderen lezen"),
        help_text=_("Over veiligheid nooit."),
        required=False,
        initial=True,
    )
    aanvulling = forms.BooleanField(
        label=_("Helpt naast iets anders; de planner kiest dit niet uit zichzelf"), required=False
    )
    reden = forms.CharField(
        label=_("Waarom"), help_text=_("Een zin voor uw collega's en voor later."), max_length=300
    )

    def __init__(
        self,
        *args: Any,
        interventies: Sequence[tuple[str, str]],
        bronnen: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in TEXTS:
            self.fields[name] = _text_field(name)
        for name in CHOICES:
            self.fields[name] = forms.ChoiceField(label=VELDNAMEN[name], choices=_words(name))
        techniques = [(t.code, f"{t.code} {t.kort or t.naam}") for t in load_technieken().values()]
        options = {
            "onderdelen": _parts(),
            "grepen": _words("greep"),
            "na": interventies,
            "niet_met": interventies,
            "bronnen": bronnen,
            "bct": techniques,
        }
        for name in LISTS:
            self.fields[name] = _list_field(name, options[name])
        for name, code in zip(VRAAGT, kader_codes(DRAAGKRACHT), strict=True):
            self.fields[name] = _vraagt_field(code)

    @property
    def delen(self) -> list[dict[str, Any]]:
        """The form part by part: heading, explanation, fields, and whether it is folded (never with something in it)."""
        return [
            {
                "kop": kop,
                "uitleg": uitleg,
                "velden": [self[name] for name in names],
                "is_dicht": is_dicht and not any(self[name].errors for name in names),
            }
            for kop, uitleg, names, is_dicht in DELEN
        ]


class RedenForm(forms.Form):
    """Why: for switching off or on, and for going back to the original."""

    reden = forms.CharField(
        label=_("Waarom"), help_text=_("Een zin voor uw collega's en voor later."), max_length=300
    )


def raw_from(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the form says, in the words of a catalogue file."""
    raw: dict[str, Any] = {name: data[name].strip() for name in TEXTS}
    raw |= {name: data[name] for name in CHOICES} | {name: list(data[name]) for name in LISTS}
    raw |= {name: _plain(data[name]) for name in NUMBERS}
    raw["ernst"] = [int(data["ernst_van"]), int(data["ernst_tot"])]
    raw["vraagt"] = {name.removeprefix("vraagt_"): int(data[name]) for name in VRAAGT if data[name]}
    return raw | {"gedeeld": data["gedeeld"], "aanvulling": data["aanvulling"]}


def initial_from(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What a catalogue file says, as the form's first values."""
    low, high = raw.get("ernst", (0, 4))
    asks = {f"vraagt_{code}": str(level) for code, level in raw.get("vraagt", {}).items()}
    own = {name: raw[name] for name in (*TEXTS, *CHOICES, *LISTS, "aanvulling") if name in raw}
    own |= {name: _plain(raw[name]) for name in NUMBERS if name in raw}
    return own | asks | {"ernst_van": str(low), "ernst_tot": str(high), "gedeeld": raw.get("gedeeld", True)}


def _plain(number: Any) -> int | float:
    """A number as TOML and JSON write it: whole when it is whole, nothing filled in is 0."""
    value = float(number or 0)
    return int(value) if value.is_integer() else value


def _text_field(name: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3}) if name in LONG else forms.TextInput()
    return forms.CharField(
        label=VELDNAMEN[name], max_length=LANGSTE[name], required=name not in OPTIONAL, widget=widget
    )


def _list_field(name: str, options: Any) -> forms.MultipleChoiceField:
    is_short = name in ("onderdelen", "grepen")
    widget = forms.CheckboxSelectMultiple() if is_short else Kieslijst(attrs={"size": 6})
    told = "" if is_short else _("Houd Ctrl (of Cmd) ingedrukt om er meer te kiezen.")
    return forms.MultipleChoiceField(
        label=VELDNAMEN[name], choices=options, required=is_short, widget=widget, help_text=told
    )


def _vraagt_field(code: str) -> forms.ChoiceField:
    words = NIVEAUWOORDEN[DRAAGKRACHT]
    choices = [("", _("maakt niet uit")), *((str(n), words[n]) for n in range(1, len(words)))]
    return forms.ChoiceField(
        label=_("%(onderdeel)s: ten minste inzetbaar")
        % {"onderdeel": load_instrument().onderdeel(code).naam},
        choices=choices,
        required=False,
    )
