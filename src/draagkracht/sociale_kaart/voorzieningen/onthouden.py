"""What every search page needs and what hardly ever changes, kept in the memory of the process for as long as it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import quote

from django.core.cache import cache
from django.db import connection

from .models import Zoektekst

T = TypeVar("T")
SECONDEN = 300


def remember(gemeente: str, wat: str, merk: object, reken: Callable[[], T]) -> T:
    """The answer of `reken`, from memory while `merk` is the same, and five minutes at most."""
    return cache.get_or_set(f"kaart:{wat}:{quote(gemeente)}:{merk}", reken, SECONDEN)


def last_change() -> int:
    """A number that is another one after every change: the rows of the index are never changed, only made anew."""
    with connection.cursor() as cursor:
        # Asked twice a page: as a queryset, making the SQL costs ten times what running it does.
        cursor.execute(f"SELECT MAX(id) FROM {connection.ops.quote_name(Zoektekst._meta.db_table)}")  # noqa: S608
        return cursor.fetchone()[0] or 0
