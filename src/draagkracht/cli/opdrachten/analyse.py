"""`draagkracht analyse`: the figures of a folder with research files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from draagkracht.inzicht.analyse import analyse
from draagkracht.inzicht.motor import MOTOREN

from ..nederlands import Opdracht


@click.command("analyse", cls=Opdracht)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@click.option(
    "--engine", default=MOTOREN[0], metavar="MOTOR", help="Waarmee het rekent: duckdb (gewoon) of spark."
)
@click.option("--json", "is_json", is_flag=True, help="Schrijf alle cijfers als één JSON-object.")
def opdracht(map_: Path, engine: str, is_json: bool) -> None:
    """Reken aan onderzoeksbestanden: wat veranderde er tussen het eerste en het laatste moment?

    MAP bevat metingen*.parquet en dossiers*.parquet volgens onderzoek-1. Zonder --json komt er een kort
    verslag in gewone taal. Klopt er iets niet aan de bestanden, dan zegt één zin wat en waar.
    """
    found = analyse(map_, engine, meld=lambda zin: click.echo(zin, err=True))
    if is_json:
        text = json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False)
        click.echo(text.encode("utf-8"))
        return
    from draagkracht.inzicht.verslag import write_zinnen  # only for people

    for line in write_zinnen(found):
        click.echo(line)
