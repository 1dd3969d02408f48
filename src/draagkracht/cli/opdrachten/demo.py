"""`draagkracht demo`: the fictional municipality."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time

import click
from django.utils import timezone

from draagkracht.toegang.models import Account, Organisatie
from draagkracht.toegang.sleutels import sleutelbos
from draagkracht.werkproces.dossier.contact.uitnodigingen import write_code

from ..database import ensure_klaar
from ..demo import cast
from ..demo.vullen import fill, find_demo
from ..nederlands import Datum, HeelGetal, Opdracht

DEUREN = {
    "professional": "team",
    "teamleider": "team",
    "beheerder": "beheer",
    "inwoner": "portaal",
    "naaste": "portaal",
    "partner": "partner",
}


@click.command("demo", cls=Opdracht)
@click.option(
    "--dossiers", type=HeelGetal(0, 1_000_000), default=40, metavar="GETAL", help="Hoeveel dossiers (40)."
)
@click.option(
    "--seed",
    type=HeelGetal(0, 999_999_999),
    default=1,
    metavar="GETAL",
    help="Hetzelfde getal geeft dezelfde mensen (1).",
)
@click.option(
    "--op", type=Datum(), default=None, metavar="DATUM", help="De dag waarop de demo speelt (vandaag)."
)
@click.option("--accounts", "has_accounts", is_flag=True, help="Schrijf alleen de demo-accounts, als JSON.")
@click.option("--if-empty", "only_if_empty", is_flag=True, help="Doe niets als er al gegevens zijn.")
def opdracht(dossiers: int, seed: int, op: dt.date | None, has_accounts: bool, only_if_empty: bool) -> None:
    """Vul een lege database met de verzonnen Gemeente Rivierveen.

    Er zijn dossiers in alle stadia, professionals, inwoners en een partner. Bestaande gegevens blijven altijd staan.
    Met --accounts wordt de demo zo nodig eerst gevuld.
    """
    ensure_klaar()
    sleutelbos()
    has_data = Organisatie.objects.exists()
    if not (has_data and (only_if_empty or has_accounts)):
        _fill(dossiers, seed, op or timezone.localdate(), is_quiet=has_accounts)
    if has_accounts:
        click.echo(json.dumps(list_accounts(), ensure_ascii=False, indent=2))


def list_accounts() -> list[dict[str, str]]:
    """The demo's accounts that are there, in the order of the cast; accounts that only make up numbers are left out."""
    namen = [wie.gebruikersnaam for wie in (*cast.MEDEWERKERS, *cast.LINDE, *cast.ZUID, *cast.INWONERS)]
    codes = [*cast.CODES.values(), cast.NAASTE_CODE]
    rollen = dict(
        Account.objects.filter(is_demo=True, gebruikersnaam__in=namen + codes).values_list(
            "gebruikersnaam", "rol"
        )
    )
    return [
        {
            "gebruikersnaam": naam,
            "wachtwoord": cast.PINCODE if naam in codes else cast.WACHTWOORD,
            "rol": rollen[naam],
            "deur": DEUREN[rollen[naam]],
        }
        for naam in namen + codes
        if naam in rollen
    ]


def _fill(dossiers: int, seed: int, op: dt.date, *, is_quiet: bool) -> None:
    if find_demo(dossiers, seed):
        click.echo("De demo staat er al.", err=is_quiet)
        return
    begin = time.monotonic()

    def show(done: int, rows: int) -> None:
        if dossiers > 1_000 and sys.stderr.isatty():
            click.echo(f"\r{done} van {dossiers} dossiers", nl=False, err=True)

    rows = fill(dossiers=dossiers, seed=seed, op=op, show=show)
    duur = time.monotonic() - begin
    click.echo(
        f"{cast.GEMEENTE_NAAM}: {dossiers} dossiers, {rows} rijen in {duur:.1f} seconden. "
        f"Iedereen logt in met wachtwoord {cast.WACHTWOORD}, bijvoorbeeld als {cast.NOOR.gebruikersnaam}. "
        f"Als inwoner: op /mijn/, met code {write_code(cast.CODES[3])} en pincode {cast.PINCODE}. "
        f"Als naaste, daar ook: met code {write_code(cast.NAASTE_CODE)} en dezelfde pincode.",
        err=is_quiet,
    )
