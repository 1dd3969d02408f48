"""`draagkracht profiel`: the rules on a file with metingen."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from draagkracht.methodiek.instrument import choose_instrument
from draagkracht.methodiek.profiel import profiel_van
from draagkracht.overname.bestand import read_json

from ..nederlands import Opdracht

MAX_BYTES = 20 * 1024 * 1024


@click.command("profiel", cls=Opdracht)
@click.argument("bestand", metavar="BESTAND.json")
def opdracht(bestand: str) -> None:
    """Reken aan metingen en schrijf het profiel als JSON.

    Het bestand bevat {"instrument": "draagkracht-1", "metingen": [...]}; met - als naam komt het van de
    standaardinvoer. Klopt er iets niet, dan zegt één zin wat en waar, en is de uitvoer leeg.
    """
    # Without Django's settings: they cost this command its start, and the folder is all it needs of them.
    choose_instrument(
        eigen_map=Path(os.environ.get("DRAAGKRACHT_DATA", "data")).expanduser() / "instrumenten"
    )
    uitkomst = profiel_van(read_json(bestand, MAX_BYTES))
    tekst = json.dumps(uitkomst, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    click.echo(tekst.encode("utf-8"))
