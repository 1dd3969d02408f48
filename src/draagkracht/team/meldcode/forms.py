"""The forms of a record of violence at home: begin, each of the five steps, put right, the list of readers, closing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.meldcode import load_meldcode
from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.meldcode.models import Meldcoderegel

from ..velden import ask_date

LONGEST = 20_000
TOO_LONG = {"max_length": _("Deze tekst is te lang: hoogstens %(limit_value)d tekens.")}
JA_NEE = [("ja", _("ja")), ("nee", _("nee"))]
JA_NEE_WEET_NIET = [*JA_NEE, ("onbekend", _("dat weet ik niet"))]


def _words(label: Any, help_text: Any = "", required: str = "", rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(required),
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=TOO_LONG | {"required": required},
    )


def _choose(label: Any, choices: Iterable[tuple[str, Any]], help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=list(choices),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord.")},
    )


def _who(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=300)


class BeginForm(forms.Form):
    """Nothing but about whom; the first thing seen is written on the next page."""

    over = forms.CharField(
        label=_("Om wie maakt u zich zorgen?"),
        help_text=_("Voornamen zijn genoeg. Schrijf elk kind en elke volwassene op."),
        max_length=500,
        error_messages={"required": _("Schrijf op om wie u zich zorgen maakt. Voornamen zijn genoeg.")},
    )


class StapForm(forms.Form):
    """What all five have: the day and the words. The question above the words is that of the step."""

    vraag = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dag_op"] = ask_date(_("Op welke dag?"), _("Leeg is vandaag."))
        self.fields["tekst"] = _words(self.vraag, required=_("Schrijf hier iets op."))


class SignalenForm(StapForm):
    bron = _choose(_("Hoe weet u dit?"), Meldcoderegel.Bron.choices)
    wie = _who(_("Van wie hebt u dit?"), _("Alleen als iemand het vertelde."))


class OverlegForm(StapForm):
    wie = _who(
        _("Met wie?"),
        _("Een collega, de aandachtsfunctionaris, Veilig Thuis of een arts. Met naam of functie."),
    )


class GesprekForm(StapForm):
    is_niet_veilig = forms.BooleanField(
        label=_("Er was geen gesprek, want dat was niet veilig. Ik schrijf op waarom."), required=False
    )
    wie = _who(_("Met wie sprak u?"))


class WegingForm(StapForm):
    """The three questions come from the file of the reporting code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {v.code: _choose(v.vraag, JA_NEE_WEET_NIET, v.uitleg) for v in load_meldcode().weegvragen}
        self.fields = asked | self.fields


class BesluitForm(StapForm):
    melden = _choose(_("Is melden bij Veilig Thuis nodig?"), JA_NEE)
    hulp = _choose(_("Kan hulp het ook veilig maken?"), JA_NEE)
    verteld = _choose(
        _("Weten de mensen om wie het gaat dit besluit?"),
        JA_NEE,
        _("Vertel het, behalve als dat iemand in gevaar brengt. Schrijf bij nee op waarom."),
    )


FORMS: dict[str, type[StapForm]] = {
    "signalen": SignalenForm,
    "overleg": OverlegForm,
    "gesprek": GesprekForm,
    "weging": WegingForm,
    "besluit": BesluitForm,
}


def form_of(code: str) -> type[StapForm]:
    """The form of a step, with that step's own question above the words."""
    step = next(step for step in load_meldcode().stappen if step.code == code)
    return type(FORMS[code].__name__, (FORMS[code],), {"vraag": step.vraag})


class RechtzettingForm(forms.Form):
    tekst = _words(
        _("Wat klopt er niet, en hoe is het wel?"),
        _("De eerste tekst blijft staan, met dit ernaast."),
        _("Schrijf hier iets op."),
        rows=3,
    )


class LezerForm(forms.Form):
    account = forms.ChoiceField(
        label=_("Welke collega?"), error_messages={"required": _("Kies een collega.")}
    )
    reden = forms.CharField(
        label=_("Waarom moet deze collega dit lezen?"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=TOO_LONG | {"required": _("Schrijf op waarom deze collega dit moet lezen.")},
    )

    def __init__(self, *args: Any, lezers: Iterable[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [
            (str(a.pk), f"{a.naam} ({_('aandachtsfunctionaris')})" if a.is_aandachtsfunctionaris else a.naam)
            for a in lezers
        ]
        self.fields["account"].choices = [("", _("kies een collega")), *names]


class RedenForm(forms.Form):
    """Why: for closing, for opening again, and for taking over what nobody can read any more."""

    tekst = _words(_("Waarom?"), required=_("Schrijf hier iets op."), rows=3)
