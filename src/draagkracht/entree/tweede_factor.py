"""Setting the second factor. Setting it counts as having shown it, in this session and in no other."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _


class InstelForm(ActivateTOTPForm):
    """allauth's own, asked in our words."""

    code = forms.CharField(
        label=_("De code die de app nu laat zien"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Vul de code in die uw app nu laat zien.")},
    )


class Instellen(ActivateTOTPView):
    form_class = InstelForm

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="totp")
        return response
