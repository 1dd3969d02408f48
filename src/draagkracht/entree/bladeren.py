"""Turning pages in long lists."""

from __future__ import annotations

from django.http import HttpRequest

LAST_PAGE = 10_000


def page_of(request: HttpRequest, name: str = "bladzijde") -> int:
    """The page asked for, from 1 on; anything that is no page number is the first page."""
    text = request.GET.get(name, "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(number, 1), LAST_PAGE)
