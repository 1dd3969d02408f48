"""Texts in the language of now, looked up once per text and language.

A page with a picture has over a hundred texts, and the answers never change while the process lives.
"""

from functools import cache, lru_cache

from django.conf import settings
from django.utils import translation


@cache
def _has_languages() -> bool:
    return len(settings.LANGUAGES) > 1


@lru_cache(maxsize=8192)
def _in_language(text: str, _language: str | None) -> str:
    return translation.gettext(text)


def gettext(text: str) -> str:
    """As Django's, which looks the text up anew each time. With one language nobody has to ask which."""
    return _in_language(text, translation.get_language() if _has_languages() else None)
