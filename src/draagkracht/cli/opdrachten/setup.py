"""`draagkracht setup`: what must stand before the first start."""

from __future__ import annotations

import click
from django.conf import settings
from django.core.management import call_command

from draagkracht.toegang.sleutels import ensure_sleutelbestand

from ..nederlands import Opdracht


@click.command("setup", cls=Opdracht)
def opdracht() -> None:
    """Zet de map met gegevens, de sleutels en de database klaar.

    Nog een keer doen kan altijd: wat er al is, blijft zoals het is.
    """
    settings.DATA.mkdir(parents=True, exist_ok=True)
    if not settings.SLEUTELS:
        ensure_sleutelbestand(settings.SLEUTELBESTAND)
    call_command("migrate", verbosity=0, interactive=False)
    click.echo(f"Alles staat klaar in {settings.DATA}.")
