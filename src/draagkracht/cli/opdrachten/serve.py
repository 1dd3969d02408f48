"""`draagkracht serve`: the production server on this machine."""

from __future__ import annotations

import socket

import click
from django.conf import settings

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account, Rol
from draagkracht.toegang.sleutels import sleutelbos
from draagkracht.werkproces.dossier.contact.uitnodigingen import write_code

from ..database import ensure_klaar
from ..demo.cast import CODES, NAASTE_CODE, PINCODE, WACHTWOORD
from ..nederlands import Opdracht

ADRES = "127.0.0.1"
DRADEN = 4
DEURWACHT = "draagkracht.config.wsgi:application"


@click.command("serve", cls=Opdracht)
def opdracht() -> None:
    """Start Draagkracht op http://127.0.0.1, op de poort uit DRAAGKRACHT_PORT (8000).

    Stoppen gaat met Ctrl+C. Een lege plek wordt eerst klaargezet.
    """
    ensure_klaar()
    sleutelbos()
    load_instrument()
    check_poort(settings.POORT)
    click.echo(f"Draagkracht staat op http://{ADRES}:{settings.POORT}/")
    for regel in _demo_lines():
        click.echo(regel)
    click.echo("Stoppen: Ctrl+C")
    _serve(settings.POORT)


def check_poort(poort: int) -> None:
    """Raise Fout when something else listens on this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server itself does: a port that was just left by an earlier start is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADRES, poort))
        except PermissionError:
            raise Fout(f"Poort {poort} mag u niet gebruiken. Kies een hogere met DRAAGKRACHT_PORT.") from None
        except OSError:
            raise Fout(
                f"Poort {poort} is al in gebruik. Stop wat daar draait, of kies een andere met DRAAGKRACHT_PORT."
            ) from None


def _demo_lines() -> list[str]:
    accounts = Account.objects.filter(is_demo=True, is_active=True).order_by("rol", "gebruikersnaam")
    by_rol: dict[str, list[str]] = {}
    with_code = {*CODES.values(), NAASTE_CODE}
    for rol, naam in accounts.exclude(gebruikersnaam__in=with_code).values_list("rol", "gebruikersnaam")[:40]:
        by_rol.setdefault(Rol(rol).label, []).append(naam)
    if not by_rol:
        return []
    lines = [f"  {rol}: {', '.join(namen)}" for rol, namen in by_rol.items()]
    codes = accounts.filter(gebruikersnaam__in=CODES.values()).values_list("gebruikersnaam", flat=True)
    if codes:
        shown = ", ".join(write_code(code) for code in codes)
        lines.append(f"  Inwoner op de eigen telefoon, op /mijn/: code {shown}, met pincode {PINCODE}")
    if accounts.filter(gebruikersnaam=NAASTE_CODE).exists():
        lines.append(
            f"  Naaste die meekijkt, ook op /mijn/: code {write_code(NAASTE_CODE)}, met pincode {PINCODE}"
        )
    return [f"Voorbeeldaccounts, allemaal met wachtwoord {WACHTWOORD}:", *lines]


def _serve(poort: int) -> None:
    # Not above: the server is only needed by the one command that serves.
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        DEURWACHT,
        address=ADRES,
        port=poort,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=DRADEN,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()
