"""`draagkracht export`: what another system may have."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from draagkracht.methodiek.fouten import MethodiekFout, cite
from draagkracht.sociale_kaart.voorzieningen.hsds_tabel_schrijven import write_zip
from draagkracht.sociale_kaart.voorzieningen.uitvoer import list_diensten, write_json

from ..database import check_klaar
from ..nederlands import Groep
from ..wie import find_gemeente


@click.group("export", cls=Groep)
def opdracht() -> None:
    """Schrijf gegevens op voor een ander systeem."""


@opdracht.command("sociale-kaart")
@click.argument("uit", metavar="UIT.json|zip")
@click.option("--gemeente", default="", help="De gemeente, als er meer dan één in de database staat.")
def sociale_kaart(uit: str, gemeente: str) -> None:
    """Schrijf de sociale kaart op als HSDS 3.0.

    UIT.json wordt een bladzijde met alle diensten, UIT.zip een data package met een CSV per tabel. Een bestand dat er al
    is, wordt vervangen als het nieuwe helemaal klaar is.
    """
    pad = Path(uit)
    if pad.suffix.lower() not in (".json", ".zip"):
        raise MethodiekFout("uit", f"{cite(uit)} eindigt niet op .json of .zip.")
    if "\0" in uit or not pad.parent.is_dir():
        raise MethodiekFout("uit", f"De map voor {cite(uit)} bestaat niet.")
    check_klaar()
    waar = find_gemeente(gemeente)
    if pad.suffix.lower() == ".json":
        replace_file(pad, (deel.encode() for deel in write_json(waar)))
    else:
        replace_file(pad, [write_zip(list_diensten(waar))])
    click.echo(f"Geschreven: {pad}")


def replace_file(pad: Path, delen: Iterable[bytes]) -> None:
    """Write beside the place and then take it: what was there stays whole until the new one is."""
    handvat, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name[:40]}.")
    try:
        with os.fdopen(handvat, "wb") as bestand:
            bestand.writelines(delen)
        Path(tijdelijk).chmod(0o644)
        Path(tijdelijk).replace(pad)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(tijdelijk).unlink()
        raise
