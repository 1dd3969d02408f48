"""What every search page needs and what hardly ever changes, kept in the memory of the process for as long as it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import quote

from django.core.cache import cache
from django.db import models
from django.db.models import Max

T = TypeVar("T")
SECONDEN = 300


def remember(gemeente: str, wat: str, merk: object, reken: Callable[[], T]) -> T:
    """The answer of `reken`, from memory while `merk` is the same, and five minutes at most."""
    return cache.get_or_set(f"kaart:{wat}:{quote(gemeente)}:{merk}", reken, SECONDEN)


def last_of(model: type[models.Model]) -> int:
    """The highest number in a table of the index: its rows are never changed, only made anew with a higher number."""
    return model._default_manager.aggregate(laatste=Max("pk"))["laatste"] or 0
