"""What a command asks of the database before it begins."""

from __future__ import annotations

import click
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError, ProgrammingError

from draagkracht.toegang.sleutels import ensure_sleutelbestand

EERST = "Doe eerst: draagkracht setup"


def check_klaar() -> None:
    """Raise ImproperlyConfigured with one sentence when the database is not there or not up to date."""
    waiting, is_new = _waiting()
    if waiting:
        what = "nog niet klaargezet" if is_new else "van een oudere versie"
        raise ImproperlyConfigured(f"De database is {what}. {EERST}")


def ensure_klaar() -> None:
    """Like check_klaar, but an empty place is set up on the spot. A database with data is never changed unasked."""
    waiting, is_new = _waiting()
    if waiting and is_new:
        click.echo("De database wordt klaargezet ...", err=True)
        set_up()
    else:
        check_klaar()


def set_up() -> None:
    """The data folder, the keys and the tables. Doing it again changes nothing."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not settings.SLEUTELS:
        ensure_sleutelbestand(settings.SLEUTELBESTAND)
    call_command("migrate", verbosity=0, interactive=False)


def _waiting() -> tuple[bool, bool]:
    """Whether migrations wait, and whether none was ever done."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (OperationalError, ProgrammingError):
        raise ImproperlyConfigured(f"De database is niet te bereiken. {EERST}") from None
    return bool(waiting), not executor.loader.applied_migrations
