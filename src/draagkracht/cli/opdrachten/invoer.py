"""`draagkracht import`: what another system knew."""

from __future__ import annotations

import sys

import click
from django.utils import timezone

from draagkracht.overname.bestand import read_bytes
from draagkracht.overname.tabel import MAX_BYTES
from draagkracht.sociale_kaart.voorzieningen.invoer import STANDAARD_BRON, import_voorzieningen
from draagkracht.sociale_kaart.voorzieningen.stukken import read_stukken
from draagkracht.werkproces.meting.invoer import find_opener, import_zrm

from ..database import ensure_klaar
from ..nederlands import Groep
from ..verslagen import kaart_lines, zrm_lines
from ..wie import find_account, find_gemeente


@click.group("import", cls=Groep)
def opdracht() -> None:
    """Neem gegevens over uit een ander systeem."""


@opdracht.command("zrm")
@click.argument("bestand", metavar="BESTAND.csv|xlsx")
@click.option(
    "--gemeente",
    default="",
    metavar="GEMEENTE",
    help="De gemeente, als er meer dan één in de database staat.",
)
@click.option(
    "--door",
    "gebruikersnaam",
    default="",
    metavar="NAAM",
    help="Gebruikersnaam van wie de gegevens overneemt.",
)
@click.option("--proef", "is_proef", is_flag=True, help="Zeg alleen wat er zou gebeuren.")
def zrm(bestand: str, gemeente: str, gebruikersnaam: str, is_proef: bool) -> None:
    """Neem scores van de Zelfredzaamheid-Matrix over als eerste moment.

    Kolommen: dossier, datum, stem en een kolom per ZRM-domein met 1 tot en met 5 of leeg. Een rij die niet klopt, wordt
    overgeslagen en gemeld; hetzelfde bestand nog een keer verandert niets. Een dossier dat nog niet bestaat, wordt
    geopend op naam van wie overneemt, en anders van de eerste professional.
    """
    ruw = read_bytes(bestand, MAX_BYTES)
    ensure_klaar()
    door = find_account(gebruikersnaam) if gebruikersnaam else None
    waar = door.gemeente if door else find_gemeente(gemeente)
    verslag = import_zrm(
        ruw=ruw,
        gemeente=waar,
        op=timezone.now(),
        door=door,
        opener=find_opener(waar, door),
        kanaal="opdrachtregel",
        is_proef=is_proef,
    )
    for regel in zrm_lines(verslag):
        click.echo(regel)


def _show(gelezen: int) -> None:
    """How far it is, on a screen only: a log or another program has no use for it."""
    if sys.stderr.isatty():
        click.echo(f"\r{gelezen} voorzieningen gelezen ...", err=True, nl=False)


@opdracht.command("sociale-kaart")
@click.argument("pad", metavar="PAD")
@click.option("--gemeente", default="", help="De gemeente, als er meer dan één in de database staat.")
@click.option("--door", "gebruikersnaam", default="", help="Gebruikersnaam van wie de gegevens overneemt.")
@click.option(
    "--bron",
    default=STANDAARD_BRON,
    metavar="NAAM",
    help="Van wie de gegevens komen; elke keer dezelfde naam (import).",
)
@click.option("--proef", "is_proef", is_flag=True, help="Zeg alleen wat er zou gebeuren.")
def sociale_kaart(pad: str, gemeente: str, gebruikersnaam: str, bron: str, is_proef: bool) -> None:
    """Neem voorzieningen over in de sociale kaart.

    PAD is een bestand (.json, .csv, .xlsx of .zip) of een map: HSDS 3.0 als JSON of als tabellen, oudere HSDS waar die
    maar één betekenis heeft, of een werkblad met een kolom 'naam'. Een voorziening die niet klopt, wordt overgeslagen en
    gemeld met haar id; hetzelfde bestand nog een keer verandert niets. Wat hier verbeterd is, blijft staan.
    """
    stukken = read_stukken(pad)
    ensure_klaar()
    door = find_account(gebruikersnaam) if gebruikersnaam else None
    verslag = import_voorzieningen(
        stukken=stukken,
        gemeente=door.gemeente if door else find_gemeente(gemeente),
        op=timezone.now(),
        bron=bron,
        door_id=door.pk if door else None,
        is_proef=is_proef,
        show=_show,
    )
    if sys.stderr.isatty():
        click.echo(err=True)
    for regel in kaart_lines(verslag):
        click.echo(regel)
