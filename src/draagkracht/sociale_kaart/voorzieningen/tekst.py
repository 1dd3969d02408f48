"""Text of others made fit to keep and to show: no markup, no control signs, and nothing that a database refuses."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

# Controls except tab and line feed; lone surrogates, which UTF-8 cannot hold; and signs that turn the direction of the
# text around them, with which an address can be made to look like another. Signs within a word (ZWJ, ZWNJ) stay.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|h[1-6]|ul|ol|table)\b[^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\b[^<>]*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*\n\s*")
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}")
_PHONE = re.compile(r"\+?[\d(][\d\s().\-/]{4,30}\d")
_ACCENT = re.compile("[\u0300-\u036f]")
MAX_LANG = 20_000
KORT = 60


def as_text(waarde: Any) -> str:
    """A value as text: numbers written out, nothing for null, true, lists and objects. Raises nothing."""
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, bool) or waarde is None:
        return ""
    if isinstance(waarde, int):
        return str(waarde) if abs(waarde) < 10**30 else ""
    if isinstance(waarde, float) and math.isfinite(waarde):
        return str(int(waarde)) if waarde.is_integer() and abs(waarde) < 1e15 else str(waarde)
    return ""


def clean_long(waarde: Any, hoogstens: int = MAX_LANG) -> str:
    """Text of more lines: markup is left out, its paragraphs stay as empty lines."""
    tekst = as_text(waarde)[: hoogstens * 4]
    if _is_clean(tekst):
        return tekst.strip()[:hoogstens].strip()
    tekst = _UNFIT.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    if "<" in tekst or "&" in tekst:
        tekst = _without_markup(tekst)
    tekst = _SPACES.sub(" ", unicodedata.normalize("NFC", tekst))
    regels = "\n".join(regel.strip() for regel in _LINES.sub("\n\n", tekst).split("\n"))
    return regels.strip()[:hoogstens].strip()


def _is_clean(tekst: str) -> bool:
    """One line with nothing to do: most text of most files, and then none of the work is needed."""
    return (
        tekst.isprintable()
        and "<" not in tekst
        and "&" not in tekst
        and "  " not in tekst
        and (tekst.isascii() or unicodedata.is_normalized("NFC", tekst))
    )


def clean_line(waarde: Any, hoogstens: int) -> str:
    """Text of one line."""
    if waarde is None or waarde == "":
        return ""
    if type(waarde) is str and len(waarde) <= KORT:
        return _line(waarde, hoogstens)
    return _make_line(waarde, hoogstens)


def _make_line(waarde: Any, hoogstens: int) -> str:
    if isinstance(waarde, str) and len(waarde) <= hoogstens and _is_clean(waarde):
        return waarde.strip()
    return " ".join(clean_long(waarde, hoogstens * 2).split())[:hoogstens].strip()


_line = lru_cache(maxsize=20_000)(_make_line)  # a file says the same places, kinds and names over and over


def _without_markup(tekst: str) -> str:
    """Text without tags. "&lt;b&gt;" is markup written twice over, so this goes on until nothing changes any more."""
    for _keer in range(6):
        kaal = _HIDDEN.sub(" ", _COMMENT.sub(" ", tekst))
        kaal = _UNFIT.sub("", html.unescape(_TAG.sub(" ", _BREAK.sub("\n", kaal))))
        if kaal == tekst:
            return kaal
        tekst = kaal
    return tekst.replace("<", " ").replace("&", " ")


def clean_email(waarde: Any) -> str:
    """An e-mail address, or "" when it is none. `mailto:` before it is left out."""
    tekst = clean_line(waarde, 300).removeprefix("mailto:")
    return tekst if len(tekst) <= 254 and _EMAIL.fullmatch(tekst) else ""


def clean_web(waarde: Any) -> str:
    """An address on the web with http or https, in signs that every reader takes; "" when it is none.

    `www.x.nl/y` is taken as https. Names in the address and other schemes (javascript:, data:) are refused.
    """
    tekst = clean_line(waarde, 600)
    if not tekst or " " in tekst:
        return ""
    try:
        delen = urlsplit(tekst if "://" in tekst else f"https://{tekst}")
        poort = delen.port
        gastheer = delen.hostname or ""
        if not gastheer.isascii():
            gastheer = gastheer.encode("idna").decode()
    except (ValueError, UnicodeError):
        return ""
    if delen.scheme.lower() not in ("http", "https") or delen.username or not _HOST.fullmatch(gastheer):
        return ""
    pad, vraag, anker = (_quoted(deel) for deel in delen[2:])
    adres = urlunsplit(
        (delen.scheme.lower(), f"{gastheer}:{poort}" if poort else gastheer, pad, vraag, anker)
    )
    return adres if len(adres) <= 500 else ""


def _quoted(deel: str) -> str:
    """A part of an address with every sign escaped that may not stand there; what was escaped already stays so."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", deel), safe="/%:@!$&'()*+,;=~-._?")


def clean_phone(waarde: Any) -> str:
    """A telephone number as people write it, `tel:` and quotes left out; "" when there are no figures in it."""
    tekst = clean_line(waarde, 60).strip("\"'").removeprefix("tel:").strip()
    return tekst if _PHONE.fullmatch(tekst) or re.fullmatch(r"\d{3,4}", tekst, re.ASCII) else ""


def fold(tekst: str) -> str:
    """Lower case, without accents: how words are compared in searching."""
    if tekst.isascii():
        return tekst.lower()
    ontleed = _ACCENT.sub("", unicodedata.normalize("NFKD", tekst.casefold()))
    if ontleed.isascii():
        return ontleed
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))
