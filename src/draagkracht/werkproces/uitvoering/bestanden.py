"""Files on disk: what may come in, under which name, and encrypted under the id of its Bijlage."""

from __future__ import annotations

import io
import lzma
import re
import struct
import unicodedata
import uuid
import zipfile
import zlib
from pathlib import Path

import filetype
from django.conf import settings
from django.utils.translation import gettext as _

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.sleutels import decrypt_bytes, encrypt_bytes, file_context

OFFICE = "application/vnd.openxmlformats-officedocument."
EXTENSIONS = {
    "application/pdf": ("pdf",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    f"{OFFICE}wordprocessingml.document": ("docx",),
    f"{OFFICE}spreadsheetml.sheet": ("xlsx",),
    "application/vnd.oasis.opendocument.text": ("odt",),
    "message/rfc822": ("eml",),
    "text/plain": ("txt",),
}
ACCEPTED = ",".join(f".{extension}" for extensions in EXTENSIONS.values() for extension in extensions)
LONGEST_NAME = 120
MAIL_HEADER = re.compile(
    r"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:From|Received|Return-Path):", re.IGNORECASE
)
BROKEN = (zlib.error, lzma.LZMAError, struct.error)  # what unpacking raises beside zipfile's own errors
CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def check_bestand(naam: str, inhoud: bytes) -> tuple[str, str]:
    """The safe name and the media type of a file, by what is in it. Raises Fout for empty, too large or another kind."""
    limit = settings.BIJLAGE_MAX_BYTES
    if not inhoud:
        raise Fout(_("Dit bestand is leeg."), "bestand")
    if len(inhoud) > limit:
        raise Fout(
            _("Dit bestand is te groot. Het mag hoogstens %d MB zijn.") % (limit // 1024**2), "bestand"
        )
    mediatype = sniff(inhoud, naam)
    if mediatype is None:
        soorten = "pdf, png, jpg, docx, xlsx, odt, eml en txt"
        raise Fout(_("Dit soort bestand kan er niet bij. Wel: %s.") % soorten, "bestand")
    return clean_naam(naam, mediatype), mediatype


def sniff(inhoud: bytes, naam: str = "") -> str | None:
    """The media type by content, or None when it is not one of ours. The name only tells an e-mail from another text."""
    guess = filetype.guess(inhoud)
    if guess is None:
        return _sniff_text(inhoud, naam)
    if guess.mime in ("application/pdf", "image/png", "image/jpeg"):
        return guess.mime
    return _sniff_zip(inhoud) if inhoud.startswith(b"PK\x03\x04") else None


def _sniff_zip(inhoud: bytes) -> str | None:
    """Word, Excel and ODT are zip files: told apart by their parts. With macros in it, it is not one of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archive:
            names = set(archive.namelist())
            with archive.open("mimetype") if "mimetype" in names else io.BytesIO() as file:
                declared = file.read(80)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, *BROKEN):
        return None
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        return None
    if declared == b"application/vnd.oasis.opendocument.text":
        return "application/vnd.oasis.opendocument.text"
    parts = {"word/document.xml": "wordprocessingml.document", "xl/workbook.xml": "spreadsheetml.sheet"}
    kind = next((kind for part, kind in parts.items() if part in names), None)
    return OFFICE + kind if kind and "[Content_Types].xml" in names else None


def _sniff_text(inhoud: bytes, naam: str) -> str | None:
    encodings = ("utf-16",) if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = inhoud.decode(encoding)
        except UnicodeDecodeError:
            continue
        if CONTROL.search(text):
            return None
        is_mail = naam.lower().endswith(".eml") and MAIL_HEADER.match(text[:20_000].replace("\r\n", "\n"))
        return "message/rfc822" if is_mail else "text/plain"
    return None


def clean_naam(naam: str, mediatype: str) -> str:
    """A name without folders, control or direction characters, at most 120 long, with the extension of what it is."""
    last = re.split(r"[/\\]", naam)[-1]
    visible = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    stem, dot, extension = visible.rpartition(".")
    if not dot or len(extension) > 5:
        stem, extension = visible, ""
    if extension.lower() not in EXTENSIONS[mediatype]:
        extension = EXTENSIONS[mediatype][0]
    stem = re.sub(r'["<>:|?*;%]+|\s+', " ", stem).strip(" .")
    return f"{stem[: LONGEST_NAME - 6] or 'bijlage'}.{extension.lower()}"


def _path(bijlage_id: uuid.UUID) -> Path:
    return Path(settings.BIJLAGEN) / bijlage_id.hex[:2] / bijlage_id.hex


def write_inhoud(bijlage_id: uuid.UUID, inhoud: bytes) -> None:
    """Keep the contents, encrypted, readable by this process's user only. The id is the context of the encryption."""
    path = _path(bijlage_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_suffix(".nieuw")
    temporary.touch(mode=0o600)
    temporary.write_bytes(encrypt_bytes(inhoud, file_context(bijlage_id)))
    temporary.replace(path)


def read_inhoud(bijlage_id: uuid.UUID) -> bytes:
    """The contents as they came in. Raises Fout when the file is gone or was changed outside this program."""
    try:
        return decrypt_bytes(_path(bijlage_id).read_bytes(), file_context(bijlage_id))
    except (OSError, ValueError) as error:
        raise Fout(
            _("Deze bijlage is niet meer te lezen. Vraag uw beheerder om een reservekopie.")
        ) from error


def delete_inhoud(bijlage_id: uuid.UUID) -> None:
    """Take the contents from the disk; that they were there stays known."""
    _path(bijlage_id).unlink(missing_ok=True)
