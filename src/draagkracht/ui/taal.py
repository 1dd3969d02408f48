"""Texts in the language of now, looked up once per text and language.

A page with a picture has over a hundred texts, and the answers never change while the process lives.
"""

from functools import lru_cache

from django.utils import translation


@lru_cache(maxsize=8192)
def _in_language(text: str, _language: str | None) -> str:
    return translation.gettext(text)


def gettext(text: str) -> str:
    """As Django's, which looks the text up anew each time."""
    return _in_language(text, translation.get_language())
