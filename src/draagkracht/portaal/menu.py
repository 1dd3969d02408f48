"""The pages of this door, in the order in which people need them."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def list_menu(request: HttpRequest, is_samen: bool) -> list[tuple[str, str, bool]]:
    """Text, address and whether it is the page of now. What needs an own account is not there on a handed-over device."""
    pages = [
        (_("Begin"), "thuis"),
        (_("Mijn week"), "week"),
        (_("Mijn doelen"), "doelen"),
        (_("Mijn plan"), "plan"),
        (_("Hoe gaat het met mij?"), "hoe-gaat-het"),
        (_("Wat ik vertelde"), "vraag"),
        (_("Mijn eigen plan"), "eigen-plan"),
        (_("Mijn mensen"), "mensen"),
        (_("Berichten"), "berichten"),
        (_("Wat er over mij staat"), "over-mij"),
        (_("Op papier"), "papier"),
        (_("Lezen en taal"), "lezen"),
    ]
    if not is_samen:
        pages.append((_("Mijn pincode"), "pincode"))
    items = [(text, reverse(f"portaal:{name}")) for text, name in pages]
    return [(text, address, request.path == address) for text, address in items]
