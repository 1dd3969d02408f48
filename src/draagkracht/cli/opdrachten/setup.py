"""`draagkracht setup`: what must stand before the first start."""

from __future__ import annotations

import click
from django.conf import settings

from ..database import set_up
from ..nederlands import Opdracht


@click.command("setup", cls=Opdracht)
def opdracht() -> None:
    """Zet de map met gegevens, de sleutels en de database klaar.

    Nog een keer doen kan altijd: wat er al is, blijft zoals het is.
    """
    set_up()
    click.echo(f"Alles staat klaar in {settings.DATA}.")
