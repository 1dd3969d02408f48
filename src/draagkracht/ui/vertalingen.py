"""The residents' texts in other languages: gettext catalogs, made ready at install: `python -m draagkracht.ui.vertalingen`.

A catalog is a .po file that a translator opens in any editor for translations. Dutch is the source; a text without a
translation, or one that is marked as fuzzy, is shown in Dutch. A translator's comment `nagekeken: <name>, <date>` says
that a person who speaks the language looked at it. Everything without that comment is honestly told to the reader.
"""

from __future__ import annotations

import html
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

LOCALE = Path(__file__).resolve().parent / "locale"
TALEN = ("en", "tr", "ar", "pl", "uk")
RECHTS_NAAR_LINKS = frozenset({"ar"})
NAGEKEKEN = re.compile(r"nagekeken: *\S")
_HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]")


@dataclass(frozen=True, slots=True)
class Stand:
    """How far one language is: numbers of texts."""

    taal: str
    teksten: int
    vertaald: int
    nagekeken: int

    @property
    def ontbreekt(self) -> int:
        return self.teksten - self.vertaald


def richting_of(taal: str) -> str:
    """'rtl' or 'ltr': which way this language is written."""
    return "rtl" if taal in RECHTS_NAAR_LINKS else "ltr"


def path_of(taal: str) -> Path:
    """Where the catalog of this language lies."""
    return LOCALE / taal / "LC_MESSAGES" / "django.po"


def read_catalogus(taal: str) -> Catalog:
    """The catalog of one language, with what is no longer asked for in `obsolete`."""
    from babel.messages.pofile import (
        read_po,
    )  # only where a language is asked for: Dutch pages start without it

    with path_of(taal).open("rb") as file:
        return read_po(file, locale=taal, domain="django")


def messages_of(catalogus: Catalog) -> list[Message]:
    """Every text of a catalog, without its head."""
    return [message for message in catalogus if message.id]


def strings_of(message: Message) -> tuple[str, ...]:
    """What a translator wrote: one text, or one per plural."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def source_of(message: Message) -> tuple[str, ...]:
    """The Dutch of a text: one, or the singular and the plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def is_vertaald(message: Message) -> bool:
    """Whether this text is shown in the language: wholly translated, and not a guess from an older text."""
    return not message.fuzzy and all(strings_of(message))


def is_nagekeken(message: Message) -> bool:
    """Whether somebody who speaks the language looked at this translation."""
    return is_vertaald(message) and any(NAGEKEKEN.match(line) for line in message.user_comments)


def stand_of(taal: str) -> Stand:
    """Counts for one language."""
    messages = messages_of(read_catalogus(taal))
    return Stand(taal, len(messages), sum(map(is_vertaald, messages)), sum(map(is_nagekeken, messages)))


@dataclass(frozen=True, slots=True)
class Eerlijk:
    """What a page in another language has to tell about itself."""

    is_onbekeken: bool
    is_deels_nederlands: bool


@cache
def _to_tell(taal: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Pieces of HTML by which a page shows that it holds a text nobody looked at, or one that is still Dutch."""
    messages = messages_of(read_catalogus(taal))
    unseen = [m for m in messages if is_vertaald(m) and not is_nagekeken(m)]
    dutch = [m for m in messages if not is_vertaald(m)]
    return (
        tuple(_piece(text) for m in unseen for text in strings_of(m)),
        tuple(_piece(text) for m in dutch for text in source_of(m)),
    )


def _piece(text: str) -> str:
    """The longest part of a text between what is filled in, as it stands in HTML between two tags or quotes."""
    return html.escape(max(_HOLE.split(text), key=len).strip())


def tell_eerlijk(taal: str, pagina: str) -> Eerlijk:
    """What this page, in HTML, must say about its translation. Short words stand in others: only whole ones count."""
    if taal not in TALEN:
        return Eerlijk(False, False)
    unseen, dutch = _to_tell(taal)
    return Eerlijk(any(_holds(pagina, piece) for piece in unseen), any(_holds(pagina, p) for p in dutch))


def _holds(pagina: str, piece: str) -> bool:
    """Whether the piece stands there, not as a part of a longer word."""
    at = pagina.find(piece) if piece else -1
    while at >= 0:
        end = at + len(piece)
        grows_before = piece[0].isalnum() and pagina[at - 1 : at].isalnum()
        grows_after = piece[-1].isalnum() and pagina[end : end + 1].isalnum()
        if not (grows_before or grows_after):
            return True
        at = pagina.find(piece, at + 1)
    return False


def compile_catalogi() -> None:
    """Write what the web process reads beside every catalog, where it is older than its source."""
    from babel.messages.mofile import write_mo

    for taal in TALEN:
        path = path_of(taal)
        made = path.with_suffix(".mo")
        if made.is_file() and made.stat().st_mtime >= path.stat().st_mtime:
            continue
        with made.open("wb") as file:
            write_mo(file, read_catalogus(taal))


def find_ongereed() -> list[str]:
    """The languages whose catalog was changed after it was made ready, or was never made ready."""
    paths = {taal: path_of(taal) for taal in TALEN}
    return [
        taal
        for taal, path in paths.items()
        if not path.with_suffix(".mo").is_file()
        or path.with_suffix(".mo").stat().st_mtime < path.stat().st_mtime
    ]


if __name__ == "__main__":
    compile_catalogi()
    sys.exit(0)
