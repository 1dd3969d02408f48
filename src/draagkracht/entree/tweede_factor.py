"""Setting the second factor. Setting it counts as having shown it, in this session and in no other."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from django import forms
from django.http import HttpResponse


class Instellen(ActivateTOTPView):
    def form_valid(self, form: forms.Form) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="totp")
        return response
