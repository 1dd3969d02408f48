"""`draagkracht combineer`: the figures of several municipalities together, from their parts."""

from __future__ import annotations

import json
from pathlib import Path

import click

from draagkracht.inzicht.samen import combineer, read_deel

from ..nederlands import Opdracht


@click.command("combineer", cls=Opdracht)
@click.argument("delen", metavar="DEEL.json...", nargs=-1, required=True, type=click.Path(path_type=Path))
def opdracht(delen: tuple[Path, ...]) -> None:
    """Voeg delen van gemeenten samen en schrijf de cijfers van allemaal als JSON.

    De cijfers zijn gelijk aan die van alle paren op één plek, zonder dat iemand zijn gegevens deelt.
    """
    found = combineer([read_deel(path) for path in delen])
    click.echo(json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False).encode("utf-8"))
