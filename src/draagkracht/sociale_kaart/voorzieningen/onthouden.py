"""What every search page needs and what hardly ever changes, kept in the memory of the process for as long as it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db import models
from django.db.models import Max

T = TypeVar("T")
SECONDEN = 300


def remember(gemeente: str, wat: str, model: type[models.Model], reken: Callable[[], T]) -> T:
    """The answer of `reken`, from memory while no row of `model` was written since.

    Rows of the index are never changed, only made anew with a higher number: so the highest one tells. What was only thrown
    away stays in the answer for five minutes at most.
    """
    laatste = model._default_manager.aggregate(laatste=Max("pk"))["laatste"]
    return cache.get_or_set(f"kaart:{wat}:{gemeente}:{laatste}", reken, SECONDEN)
