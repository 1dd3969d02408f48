"""`draagkracht analyse`: the figures of a folder with research files."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from draagkracht.inzicht.analyse import analyse
from draagkracht.inzicht.motor import MOTOREN
from draagkracht.inzicht.verslag import write_verslag
from draagkracht.inzicht.zinnen import write_zinnen

from ..nederlands import Opdracht


@click.command("analyse", cls=Opdracht)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@click.option(
    "--engine", default=MOTOREN[0], metavar="MOTOR", help="Waarmee het rekent: duckdb (gewoon) of spark."
)
@click.option("--json", "is_json", is_flag=True, help="Schrijf alle cijfers als één JSON-object.")
@click.option(
    "--uit",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAP",
    help="Schrijf een verslag (HTML en PDF) en alle tabellen (CSV) in deze map.",
)
def opdracht(map_: Path, engine: str, is_json: bool, uit: Path | None) -> None:
    """Reken aan onderzoeksbestanden: wat veranderde er tussen het eerste en het laatste moment?

    MAP bevat metingen*.parquet en dossiers*.parquet volgens onderzoek-1. Zonder --json komt er een kort
    verslag in gewone taal. Klopt er iets niet aan de bestanden, dan zegt één zin wat en waar.
    """
    found = analyse(map_, engine, meld=lambda zin: click.echo(zin, err=True))
    if uit is not None:
        for path in write_verslag(found, uit, dt.date.today()):  # noqa: DTZ011 the day on the report
            click.echo(f"Geschreven: {path}", err=True)
    if is_json:
        text = json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False)
        click.echo(text.encode("utf-8"))
        return
    for line in write_zinnen(found):
        click.echo(line)
