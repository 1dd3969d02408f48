"""A path that somebody names, as the files in it: one file, a folder or a zip. Nothing is unpacked onto the disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.overname.bestand import read_bytes

MB = 1024 * 1024
MAX_BYTES = 200 * MB  # a file as it lies there; twenty thousand full services take about a third of this
MAX_UITGEPAKT = 300 * MB
MAX_BESTANDEN = 2_000
SOORTEN = (".json", ".csv", ".xlsx", ".txt", ".tsv")

Stukken = dict[str, bytes]  # contents by file name, in the order of their names


def read_stukken(pad: str) -> Stukken:
    """The files that matter. Raises MethodiekFout with one sentence when there are none, or when they are too big."""
    if _is_map(pad):
        return _read_map(Path(pad))
    return split_stukken(Path(pad).name, read_bytes(pad, MAX_BYTES))


def split_stukken(naam: str, ruw: bytes) -> Stukken:
    """One file as the files in it: what is in a zip, or the file itself."""
    if ruw.startswith(b"\x1f\x8b"):
        return {naam.removesuffix(".gz"): read_gzip(ruw)}
    is_pakket = is_zip(ruw) or (naam.lower().endswith(".zip") and ruw.startswith(b"PK"))
    return read_zip(ruw) if is_pakket else {naam: ruw}


def read_gzip(ruw: bytes) -> bytes:
    """What is in a .gz. Raises MethodiekFout when it is broken or unpacks to too much."""
    try:
        with gzip.open(io.BytesIO(ruw)) as pakket:
            inhoud = pakket.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise MethodiekFout(
            "bestand", "Dit ingepakte bestand (.gz) is beschadigd of niet te lezen."
        ) from None
    if len(inhoud) > MAX_BYTES:
        raise MethodiekFout(
            "bestand", f"Dit bestand (.gz) is uitgepakt te groot: hoogstens {MAX_BYTES // MB} MB."
        )
    return inhoud


def _is_map(pad: str) -> bool:
    try:
        return Path(pad).is_dir()
    except (OSError, ValueError):  # a NUL in the name, or a name that is too long: read_bytes says so
        return False


def _read_map(map_: Path) -> Stukken:
    bestanden = sorted(p for p in map_.iterdir() if p.suffix.lower() in SOORTEN and p.is_file())
    if not bestanden:
        raise MethodiekFout("bestand", f"In de map {cite(map_.name)} staat geen .json, .csv of .xlsx.")
    if len(bestanden) > MAX_BESTANDEN or sum(p.stat().st_size for p in bestanden) > MAX_UITGEPAKT:
        raise MethodiekFout(
            "bestand", f"In de map {cite(map_.name)} staat te veel: hoogstens {MAX_UITGEPAKT // MB} MB."
        )
    return {p.name: read_bytes(str(p), MAX_BYTES) for p in bestanden}


def is_zip(ruw: bytes) -> bool:
    """A zip that is not a workbook: a workbook is one file to us."""
    if not ruw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as pakket:
            return "[Content_Types].xml" not in pakket.namelist()
    except Exception:
        return False  # broken: the reader of workbooks says so


def read_zip(ruw: bytes) -> Stukken:
    """The files in a zip by their bare name. Raises MethodiekFout when it is broken, locked, or unpacks to too much."""
    stukken: Stukken = {}
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as pakket:
            delen = sorted(_useful(pakket), key=lambda deel: deel.filename)
            if len(delen) > MAX_BESTANDEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
                raise MethodiekFout(
                    "bestand", f"Deze zip is uitgepakt te groot: hoogstens {MAX_UITGEPAKT // MB} MB."
                )
            for deel in delen:
                if deel.flag_bits & 1:
                    raise MethodiekFout("bestand", "Deze zip heeft een wachtwoord. Maak hem zonder.")
                stukken.setdefault(PurePosixPath(deel.filename).name, pakket.read(deel))
    except MethodiekFout:
        raise
    except Exception:
        # zipfile raises what broke inside it (BadZipFile, zlib.error, NotImplementedError, EOFError ...).
        raise MethodiekFout("bestand", "Deze zip is beschadigd of niet te lezen.") from None
    if not stukken:
        raise MethodiekFout("bestand", "In deze zip staat geen .json, .csv of .xlsx.")
    return stukken


def _useful(pakket: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """What a Mac adds beside every file is left out."""
    return [
        deel
        for deel in pakket.infolist()
        if PurePosixPath(deel.filename).suffix.lower() in SOORTEN
        and not deel.is_dir()
        and "__MACOSX" not in deel.filename
        and not PurePosixPath(deel.filename).name.startswith("._")
    ]
