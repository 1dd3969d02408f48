"""What allauth asks us: where somebody goes after logging in, that nobody signs up, and how secrets are stored."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from draagkracht.toegang.models import AAN_HUIS, Account
from draagkracht.toegang.tweede_factor import decrypt_factor, encrypt_factor


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not right after logging in: then the password was asked a moment ago."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(
            time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records
        )

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No messages of allauth's own: our pages say what happened."""


class FactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return encrypt_factor(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt_factor(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """How a passkey is named on the device: at the residents' door nothing there says what it opens."""
        request = context.request
        return {
            "id": request.get_host().partition(":")[0],
            "name": str(_("Mijn plan")) if request.path.startswith("/mijn/") else "Draagkracht",
        }

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        naam = str(_("Mijn plan")) if user.rol in AAN_HUIS else user.gebruikersnaam
        return {"id": user_pk_to_url_str(user).encode(), "display_name": naam, "name": naam}
