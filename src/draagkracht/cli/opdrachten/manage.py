"""`draagkracht manage`: Django's own commands."""

from __future__ import annotations

import os

import click
from django.core.management import execute_from_command_line

from .. import SETTINGS
from ..nederlands import Opdracht


@click.command(
    "manage", cls=Opdracht, context_settings={"ignore_unknown_options": True, "help_option_names": []}
)
@click.argument("argumenten", nargs=-1, type=click.UNPROCESSED, metavar="[ARGUMENTEN]")
def opdracht(argumenten: tuple[str, ...]) -> None:
    """Voer een beheeropdracht van Django uit, bijvoorbeeld: draagkracht manage migrate

    Zonder argumenten staan alle beheeropdrachten in de lijst.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(["draagkracht manage", *argumenten])
