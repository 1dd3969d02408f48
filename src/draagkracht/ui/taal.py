"""Texts in the language of now, looked up once per text and language.

A page with a picture has over a hundred texts, and the answers never change while the process lives. Texts that stand in
data files (questions, answers) go through `vertaal`; on a device that was handed over it can put the Dutch beside them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache

from django.conf import settings
from django.utils import translation
from markupsafe import Markup, escape

from .vertalingen import richting_of

BRON = "nl"
_naast: ContextVar[bool] = ContextVar("naast", default=False)


@cache
def _has_languages() -> bool:
    return len(settings.LANGUAGES) > 1


@lru_cache(maxsize=8192)
def _in_language(text: str, _language: str | None) -> str:
    return translation.gettext(text)


def gettext(text: str) -> str:
    """As Django's, which looks the text up anew each time. With one language nobody has to ask which."""
    return _in_language(text, translation.get_language() if _has_languages() else None)


def taal_nu() -> str:
    """The language of this page, as it is written in HTML."""
    return translation.get_language() or BRON


def richting_nu() -> str:
    """'rtl' or 'ltr': which way this page is read."""
    return richting_of(taal_nu())


@contextmanager
def dutch_beside(is_on: bool) -> Iterator[None]:
    """Within this, `vertaal` shows the Dutch under every text that is not Dutch."""
    token = _naast.set(is_on)
    try:
        yield
    finally:
        _naast.reset(token)


def vertaal(text: str) -> Markup:
    """A text from one of our data files in the language of now, escaped: for between tags, not inside an attribute.

    What has no translation stays as it is: words of people, and a municipality's own questions.
    """
    if not text:
        return Markup()
    shown = gettext(text)
    found = escape(shown)
    if _naast.get() and shown != text:
        found += Markup('<span class="mijn-ernaast" lang="nl" dir="ltr">{}</span>').format(text)
    return found


def vertaal_kaal(text: str) -> str:
    """The same as plain text, for an attribute, a title or a file."""
    return gettext(text) if text else ""
