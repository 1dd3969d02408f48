"""`draagkracht stappenplan`: the best plan for a problem in a file."""

from __future__ import annotations

import json

import click

from draagkracht.overname.bestand import read_json
from draagkracht.planning import solve_stappenplan

from ..nederlands import HeelGetal, Opdracht

MAX_BYTES = 20 * 1024 * 1024


@click.command("stappenplan", cls=Opdracht)
@click.argument("bestand", metavar="INVOER.json")
@click.option(
    "--alternatieven",
    type=HeelGetal(0, 100),
    default=0,
    metavar="GETAL",
    help="Hoeveel andere plannen erbij (0).",
)
def opdracht(bestand: str, alternatieven: int) -> None:
    """Zoek het beste stappenplan en schrijf het als JSON.

    Het bestand bevat de doelen, de interventies en wat behapbaar is; met - als naam komt het van de
    standaardinvoer. Dezelfde invoer geeft altijd hetzelfde plan. Klopt er iets niet, dan zegt één zin
    welk veld, en is de uitvoer leeg.
    """
    uitkomst = solve_stappenplan(read_json(bestand, MAX_BYTES), alternatieven)
    click.echo(json.dumps(uitkomst, ensure_ascii=False, indent=2, allow_nan=False).encode("utf-8"))
