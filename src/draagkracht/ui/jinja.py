"""The Jinja2 environment of all our templates: texts through gettext, and the few words every template may use."""

import tomllib
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, timezone, translation
from jinja2 import Environment
from markupsafe import Markup

from . import taal
from .vertalingen import tell_eerlijk


@cache
def icon_set() -> dict[str, str]:
    """Our word -> the icon set's name."""
    return tomllib.loads((Path(__file__).parent / "iconen.toml").read_text())["iconen"]


@cache
def known_icons() -> frozenset[str]:
    return frozenset(icon_set())


@cache
def _words_by_name() -> dict[str, str]:
    return {name: word for word, name in icon_set().items()}


@lru_cache(maxsize=1024)
def address(path: str) -> str:
    """Where a file of our own folder is served; asked of the storage once per file."""
    return static(path)


@lru_cache(maxsize=1024)
def icoon(naam: str, label: str = "") -> Markup:
    """One icon from the sprite; with a label it is an image by that name, without one it is decoration.

    Refuses a name that iconen.toml does not have: a missing icon would be an invisible hole on the screen.
    """
    if naam not in known_icons():
        raise ValueError(f"iconen.toml kent geen icoon '{naam}'")
    said = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="dk-icoon" {} focusable="false"><use href="{}#{}"/></svg>').format(
        said, address("derden/iconen.svg"), naam
    )


def pictogram(naam: str, label: str = "") -> Markup:
    """An icon by the icon set's own name, as the instrument names its parts; nothing when our set does not have it.

    A municipality's own part may name any picture: its word stands beside it, so without the picture nothing is lost.
    """
    word = _words_by_name().get(naam)
    return icoon(word, label) if word else Markup("")


def local(moment: date) -> date:
    """The moment on the clock of the Netherlands when it carries a zone; a bare date stays as it is."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def datum(op: date | None, vorm: str = "l j F Y") -> str:
    """'maandag 23 november 2026'; nothing gives nothing. `vorm` is one of Django's date formats."""
    if not op:
        return ""
    day = local(op)
    # "23 listopada": in Polish and Ukrainian a month after a day has a form of its own.
    vorm = vorm.replace("j F", "j E")
    return _written(date(day.year, day.month, day.day), vorm, translation.get_language())


@lru_cache(maxsize=4096)
def _written(day: date, vorm: str, _language: str | None) -> str:
    return formats.date_format(day, vorm)


@lru_cache(maxsize=8192)
def _marked(text: str) -> tuple[Markup, Markup]:
    """The translated text with its holes, and the same as it stands when nothing is to be filled in."""
    found = Markup(text)  # noqa: S704 - a text of ours, or of who translated it
    return found, found.replace("%%", "%")


def _gettext(text: str, **values: object) -> Markup:
    """The text in the language of now, with every value escaped.

    In place of Jinja's own: a page has a hundred texts, and nearly all have nothing to fill in.
    """
    holes, whole = _marked(taal.gettext(text))
    return holes % values if values else whole


def tijd(op: datetime | None) -> str:
    """'14:03'; nothing gives nothing."""
    return formats.date_format(local(op), "H:i") if op else ""


def url(naam: str, *args: object, **kwargs: object) -> str:
    return reverse(naam, args=args or None, kwargs=kwargs or None)


def environment(**options: object) -> Environment:
    """Built by Django's Jinja2 backend; texts in templates are written `_("...")`, with `%(naam)s` for values."""
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options.setdefault("extensions", ["jinja2.ext.i18n"])
    env = Environment(**options)  # noqa: S701 - Django's backend passes autoescape=True in the options
    env.install_gettext_callables(
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        _=_gettext,
        gettext=_gettext,
        static=address,
        url=url,
        icoon=icoon,
        pictogram=pictogram,
        datum=datum,
        tijd=tijd,
        get_messages=get_messages,
        snel_weg=settings.SNEL_WEG,
        taal_nu=taal.taal_nu,
        richting_nu=taal.richting_nu,
        tell_eerlijk=tell_eerlijk,
    )
    env.filters.update(vertaal=taal.vertaal, vertaal_kaal=taal.vertaal_kaal)
    return env
