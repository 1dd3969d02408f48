"""How somebody likes to read, and their own pincode."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from draagkracht.entree.formulier import formulier
from draagkracht.entree.inloggen import is_own_password
from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.contact.binnenkomen import change_pincode
from draagkracht.werkproces.dossier.contact.leeswijzen import LEESWIJZE_FIELDS, save_leeswijze
from draagkracht.werkproces.dossier.contact.models import Leeswijze

from ..binnenkomen.forms import PincodeForm
from ..deur import Bezoek, portaal_view, render_portaal


def spoken() -> list[tuple[str, str]]:
    """Every language by its own name, marked so that it is read aloud in that language."""
    return [
        (code, format_html('<span lang="{}">{}</span>', code, name)) for code, name in Leeswijze.Taal.choices
    ]


class LeesForm(forms.Form):
    """Language, letters, and whether pages leave a way back in the browser. Texts in the language of this page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, choices in (
            ("taal", _("In welke taal wilt u lezen?"), spoken()),
            ("letter", _("Hoe groot moeten de letters zijn?"), Leeswijze.Letter.choices),
            ("lettertype", _("Welke letters leest u het beste?"), Leeswijze.Lettertype.choices),
        ):
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
        self.fields["is_stil"] = forms.BooleanField(
            required=False,
            label=_("Laat geen spoor achter"),
            help_text=_("Met de knop Terug van uw telefoon komt dan niemand op deze pagina's."),
        )


@portaal_view("lezen en taal")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """What is chosen holds from the next page on."""
    initial = {name: getattr(bezoek.leeswijze, name) for name in LEESWIJZE_FIELDS}
    f = formulier(
        request, LeesForm, plek="lezen", dossier_id=bezoek.dossier.pk, initial=initial, is_drafted=False
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        save_leeswijze(inwoner=bezoek.dossier.inwoner, gegevens=data)

    done = f.act(request, do, reverse("portaal:lezen"))
    return done or render_portaal(request, bezoek, "lezen.html", f.status, f=f)


@sensitive_post_parameters("oud", "nieuw", "nogmaals")
@portaal_view("pincode")
def change(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """A new pincode. Other devices on which this person was logged in are logged out."""
    if bezoek.is_samen:
        return redirect("portaal:thuis")
    form = PincodeForm(request.POST if request.method == "POST" else None, is_change=True)
    if request.method == "POST" and form.is_valid():
        change_own(request, form)
        if not form.errors:
            return redirect(f"{reverse('portaal:pincode')}?klaar=ja")
    status = 422 if form.errors else 200
    is_klaar = request.GET.get("klaar") == "ja" and not form.errors
    return render_portaal(request, bezoek, "pincode.html", status, form=form, is_klaar=is_klaar)


def change_own(request: HttpRequest, form: PincodeForm) -> None:
    """Change it, or put in `form` why not. The try of the old one is counted, and is none where tries ran out."""
    data = form.cleaned_data
    if not is_own_password(request, data["oud"]):
        form.add_error("oud", _("Dit is niet uw pincode van nu."))
        return
    try:
        change_pincode(account=request.user, op=request.op, oud=data["oud"], nieuw=data["nieuw"])
    except Fout as refusal:
        form.add_error(refusal.veld, refusal.zin)
    else:
        update_session_auth_hash(request, request.user)
