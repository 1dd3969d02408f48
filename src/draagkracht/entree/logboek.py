"""What may stand in the log of the server: that something went wrong and where, never a key with which somebody comes in."""

from __future__ import annotations

import logging
import re

# A part of an address this long is a signed link. An id of ours has 36 characters and opens nothing by itself.
# And so is the code of an invitation.
_SLEUTEL = re.compile(r"(?<=/)[^/\s]{40,}|(?<=/mijn/welkom/)(?!wie/|pincode/)[^/\s]+")


class ZonderSleutels(logging.Filter):
    """Leaves links that open something out of every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        tekst = record.getMessage()
        if "/" in tekst:
            record.msg, record.args = _SLEUTEL.sub("...", tekst), ()
        return True
