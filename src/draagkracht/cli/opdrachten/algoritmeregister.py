"""`draagkracht algoritmeregister`: what the Dutch algorithm register asks (standard 1.0), from the planner's own rules."""

from __future__ import annotations

import json

import click

from draagkracht.planning.algoritmeregister import make_vermelding

from ..nederlands import Opdracht


@click.command("algoritmeregister", cls=Opdracht)
def opdracht() -> None:
    """Schrijf de vermelding van het stappenplan voor het Algoritmeregister, als JSON.

    De velden zijn die van de publicatiestandaard, versie 1.0. De regels en de gegevens komen uit de
    planner zelf. Wat leeg is, vult de gemeente in: haar naam, datum, adres en toetsen.
    """
    tekst = json.dumps(make_vermelding(), ensure_ascii=False, indent=2)
    click.echo(tekst.encode("utf-8"))
