"""A true time axis: whole weeks from a start, with dates a reader knows."""

from datetime import date, timedelta

from django.utils.formats import date_format


def week_date(begin: date, week: float) -> str:
    """'23 nov': the day on which that week of the plan begins."""
    return date_format(begin + timedelta(weeks=week), "j b")


def ticks(weken: int, breedte: float, ruimte: float) -> list[int]:
    """Weeks to write a date at: as many as fit with `ruimte` units each, always at an even distance."""
    for every in (1, 2, 4, 8, 13, 26, 52):
        if weken / every * ruimte <= breedte:
            return list(range(0, weken + 1, every))
    return [0]
