"""What proves a second factor, encrypted: who holds a copy of the database alone can make no codes."""

from __future__ import annotations

from .sleutels import decrypt, encrypt

CONTEXT = "tweede_factor"
SECRETS = ("secret", "seed")  # where allauth keeps them: of the app with codes, and of the recovery codes


def encrypt_factor(text: str) -> str:
    return encrypt(text, CONTEXT)


def decrypt_factor(token: str) -> str:
    return decrypt(token, CONTEXT)
