"""`draagkracht deel`: the sums of one municipality, to share."""

from __future__ import annotations

import json
from pathlib import Path

import click

from draagkracht.inzicht.samen import KLEINSTE, deel

from ..nederlands import Opdracht


@click.command("deel", cls=Opdracht)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@click.argument("uit", metavar="UIT.json", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--naam", default="", metavar="NAAM", help="Van wie dit deel is, zoals de gemeente.")
def opdracht(map_: Path, uit: Path, naam: str) -> None:
    """Maak van onderzoeksbestanden een deel met alleen sommen, om met andere gemeenten te delen.

    In het deel staat niemand apart. Wat over te weinig dossiers gaat, blijft eruit; het deel zegt wat en
    waarom.
    """
    found = deel(map_, naam)
    uit.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    click.echo(
        f"Geschreven: {uit}. Het deel heeft {len(found['cellen'])} getallen; {len(found['weggelaten'])} bleven eruit, omdat "
        f"ze iets zouden zeggen over minder dan {KLEINSTE} dossiers."
    )
