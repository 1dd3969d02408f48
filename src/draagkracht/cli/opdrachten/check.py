"""`draagkracht check`: is everything in order?"""

from __future__ import annotations

from collections.abc import Iterator

import click
from django.core import checks
from django.db.utils import DatabaseError

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import check_instrument, list_bestanden, load_instrument
from draagkracht.overname.bestand import read_bytes
from draagkracht.sociale_kaart.interventies.catalogus import STANDAARD, check_catalogus
from draagkracht.sociale_kaart.interventies.woorden import HIER
from draagkracht.toegang.inzage import check_aantal, check_keten
from draagkracht.toegang.models import Inzage
from draagkracht.toegang.sleutels import sleutelbos
from draagkracht.ui.vertalingen import TALEN, find_ongereed, stand_of

from ..database import check_klaar
from ..nederlands import Groep

MAX_BYTES = 20 * 1024 * 1024


@click.group("check", cls=Groep, invoke_without_command=True)
@click.pass_context
def opdracht(ctx: click.Context) -> None:
    """Kijk na of alles in orde is: instrument, catalogus, sleutels, database en inzagelog.

    Zonder verdere opdracht wordt alles nagekeken. Alles in orde geeft 0, anders 1 en een regel per bevinding.
    """
    if ctx.invoked_subcommand is None:
        _report(
            [
                *_own_instruments(),
                *check_catalogus(HIER / STANDAARD),
                *_translations(),
                *_settings(),
                *_inzagelog(),
            ],
            "Alles is in orde.",
        )


@opdracht.command("instrument")
@click.argument("bestand", metavar="BESTAND.toml")
def instrument(bestand: str) -> None:
    """Kijk een instrumentbestand na en zeg wat er niet klopt."""
    read_bytes(bestand, MAX_BYTES)
    _report(check_instrument(bestand), "Dit instrument klopt.", code=2)


@opdracht.command("catalogus")
@click.argument("pad", metavar="[BESTAND.toml of MAP]", required=False)
def catalogus(pad: str | None) -> None:
    """Kijk een catalogus van interventies na en zeg wat er niet klopt.

    Een MAP is een hele catalogus. Een BESTAND met interventies mag verwijzen naar wat in de catalogus van Draagkracht
    staat. Zonder naam wordt die catalogus zelf nagekeken.
    """
    problemen = check_catalogus(pad if pad is not None else HIER / STANDAARD)
    _report(problemen, "Deze catalogus klopt.", code=2)


@opdracht.command("inzagelog")
def inzagelog() -> None:
    """Kijk na of er in het inzagelog niets veranderd is of ontbreekt."""
    check_klaar()
    _report(list(_inzagelog()), "Het inzagelog is heel.")


@opdracht.command("vertalingen")
def vertalingen() -> None:
    """Zeg per taal hoeveel teksten voor inwoners vertaald zijn, en hoeveel een mens heeft nagekeken."""
    for taal in TALEN:
        stand = stand_of(taal)
        click.echo(
            f"{taal}: {stand.vertaald} van {stand.teksten} teksten vertaald, {stand.nagekeken} nagekeken door een mens."
        )
    _report(list(_translations()), "De vertalingen staan klaar.")


def _translations() -> Iterator[str]:
    for taal in find_ongereed():
        yield f"De vertaling {taal} is nog niet klaargezet: doe 'make install' of 'python -m draagkracht.ui.vertalingen'."


def _report(problemen: list[str], goed: str, code: int = 1) -> None:
    for probleem in problemen:
        click.echo(probleem, err=True)
    if problemen:
        raise click.exceptions.Exit(code)
    click.echo(goed)


def _own_instruments() -> Iterator[str]:
    for pad in list_bestanden():
        yield from (f"{pad.name}: {probleem}" for probleem in check_instrument(pad))
    try:
        load_instrument()
    except MethodiekFout as fout:
        yield f"DRAAGKRACHT_INSTRUMENT: {fout.zin}"


def _settings() -> Iterator[str]:
    check_klaar()
    sleutelbos()
    yield from (str(melding.msg) for melding in checks.run_checks() if melding.level >= checks.ERROR)


def _inzagelog() -> Iterator[str]:
    try:
        for keten in Inzage.objects.order_by("keten").values_list("keten", flat=True).distinct().iterator():
            yield from check_keten(keten)
        yield from check_aantal()
    except DatabaseError:
        yield "Het inzagelog is niet te lezen."
