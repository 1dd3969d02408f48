"""Who tries links that do not hold, and how often.

Counted per address in the memory of each process: a link or code cannot be guessed. This only keeps somebody from asking the
database for as long as they like. Kept nowhere, and no address is written down.
"""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

TRIES, WITHIN = 30, 600  # wrong links, and seconds


def _key(request: HttpRequest, deur: str) -> str:
    return f"{deur}-mis:{request.META.get('REMOTE_ADDR', '')}"


def is_shut(request: HttpRequest, deur: str) -> bool:
    """True after thirty wrong links within ten minutes from one address, at one door ("partner", "mijn")."""
    return cache.get(_key(request, deur), 0) >= TRIES


def count_miss(request: HttpRequest, deur: str) -> None:
    if not cache.add(_key(request, deur), 1, WITHIN):
        try:
            cache.incr(_key(request, deur))
        except ValueError:  # it ended between the two
            cache.set(_key(request, deur), 1, WITHIN)
