"""The door for people who type: the `draagkracht` command."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from .nederlands import Groep, explain_usage

SETTINGS = "draagkracht.config.settings"


@dataclass(frozen=True)
class Ingang:
    """Where a command lives, whether it needs Django, and its line in the list."""

    module: str
    has_django: bool
    kort: str


# The modules behind this table are read only when their command is asked: the list itself stays quick.
INGANGEN = {
    "setup": Ingang("setup", True, "Zet de map met gegevens, de sleutels en de database klaar."),
    "serve": Ingang("serve", True, "Start Draagkracht op deze machine."),
    "demo": Ingang("demo", True, "Vul een lege database met de voorbeeldgemeente."),
    "profiel": Ingang("profiel", False, "Reken met de regels aan een bestand met metingen."),
    "stappenplan": Ingang("stappenplan", False, "Zoek het beste stappenplan bij doelen en interventies."),
    "algoritmeregister": Ingang(
        "algoritmeregister", False, "Schrijf de vermelding voor het Algoritmeregister, gemaakt uit de regels."
    ),
    "analyse": Ingang("analyse", False, "Reken aan onderzoeksbestanden: wat veranderde er?"),
    "simulate": Ingang("simulate", False, "Maak een verzonnen studie met een bekend effect."),
    "deel": Ingang("deel", False, "Maak een deel met alleen sommen, om met andere gemeenten te delen."),
    "combineer": Ingang("combineer", False, "Voeg delen van gemeenten samen tot cijfers van allemaal."),
    "verstuur": Ingang("verstuur", True, "Verstuur de korte e-mails die nu weg mogen."),
    "check": Ingang("check", True, "Kijk na of alles in orde is."),
    "import": Ingang("invoer", True, "Neem gegevens over uit een ander systeem."),
    "export": Ingang("uitvoer", True, "Schrijf gegevens op voor een ander systeem."),
    "manage": Ingang("manage", False, "Beheeropdrachten van Django zelf."),
}


REDENEN = {
    errno.EACCES: "u hebt er geen rechten voor",
    errno.EPERM: "u hebt er geen rechten voor",
    errno.EROFS: "er mag daar niet geschreven worden",
    errno.ENOSPC: "de schijf is vol",
    errno.EEXIST: "er staat daar al een bestand met die naam",
    errno.ENOTDIR: "een deel van dit pad is een bestand, geen map",
    errno.EISDIR: "het is een map",
    errno.ENOENT: "het bestaat niet",
    errno.ENAMETOOLONG: "de naam is te lang",
}


class Draagkracht(Groep):
    """The group of INGANGEN."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(INGANGEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        ingang = INGANGEN.get(cmd_name)
        if ingang is None:
            return None
        if ingang.has_django:
            start_django()
        return importlib.import_module(f"draagkracht.cli.opdrachten.{ingang.module}").opdracht

    def lines(self, ctx: click.Context) -> list[tuple[str, str]]:
        return [(naam, ingang.kort) for naam, ingang in INGANGEN.items()]


def start_django() -> None:
    """Make models usable. Raises ImproperlyConfigured with a sentence when a setting does not hold."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # not above: `draagkracht --help` and `profiel` do without its 0.3 seconds

    django.setup()


@click.group(cls=Draagkracht, name="draagkracht")
def draagkracht() -> None:
    """Draagkracht: van hulpvraag tot doelbereiking, samen met de inwoner.

    Instellingen komen uit de omgeving, bijvoorbeeld DRAAGKRACHT_PORT en DRAAGKRACHT_DATA.
    """


def main(argumenten: Sequence[str] | None = None) -> None:
    """Run one command and end the process: 0, or 2 with one sentence on standard error; 1 when a check found something."""
    sys.exit(run(sys.argv[1:] if argumenten is None else argumenten))


def run(argumenten: Sequence[str]) -> int:
    """Run one command and return its exit code. A refusal of any room becomes one sentence on standard error."""
    try:
        return draagkracht.main(list(argumenten), prog_name="draagkracht", standalone_mode=False) or 0
    except click.exceptions.Exit as einde:
        return einde.exit_code
    except click.exceptions.NoArgsIsHelpError as fout:
        click.echo(fout.ctx.get_help())
        return 0
    except click.UsageError as fout:
        return _refuse(explain_usage(fout))
    except click.Abort:
        return _refuse("Afgebroken.", 130)
    except BrokenPipeError:
        # The reader (head, less) has seen enough; without this Python complains once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fout:
        zin = _sentence_of(fout)
        if zin is None:
            raise
        return _refuse(zin)


def _sentence_of(fout: Exception) -> str | None:
    """The sentence of an error that rooms below raise on purpose; None for a mistake of ours.

    Django's errors are known by name: importing them here would cost every command its start.
    """
    zin = getattr(fout, "zin", None)
    if zin is not None:
        return str(zin)
    namen = {soort.__name__ for soort in type(fout).__mro__}
    if namen & {"ImproperlyConfigured", "ClickException"}:
        return str(fout)
    if "OperationalError" in namen:
        return "De database is niet te bereiken of is bezet. Staat hij aan, en is `draagkracht setup` gedaan?"
    if "ProgrammingError" in namen:
        return "De database is nog niet klaargezet. Doe eerst: draagkracht setup"
    if isinstance(fout, OSError):
        waarom = REDENEN.get(fout.errno or 0, "het systeem weigert het")
        return f"{fout.filename or 'Het bestand'} is niet te lezen of te schrijven: {waarom}."
    return None


def _refuse(zin: str, code: int = 2) -> int:
    click.echo(" ".join(zin.split()), err=True)
    return code
