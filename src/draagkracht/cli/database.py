"""What a command asks of the database before it begins."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError, ProgrammingError

EERST = "Doe eerst: draagkracht setup"


def check_klaar() -> None:
    """Raise ImproperlyConfigured with one sentence when the database is not there or not up to date."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (OperationalError, ProgrammingError):
        raise ImproperlyConfigured(f"De database is niet te bereiken. {EERST}") from None
    if waiting:
        is_new = not executor.loader.applied_migrations
        raise ImproperlyConfigured(
            f"De database is {'nog niet klaargezet' if is_new else 'van een oudere versie'}. {EERST}"
        )
