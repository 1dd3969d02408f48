"""`python -m draagkracht.planning`: what the planner's own process does. A question a line, an answer a line.

A question is `{"invoer": ..., "alternatieven": 0}`; an answer holds `uitkomst`, or `planfout` with the field and one Dutch
sentence, or nothing when the planner itself is broken.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import traceback
from typing import Any

from . import Planfout, solve_stappenplan
from . import oplossen as _oplossen  # noqa: F401 - loaded before the first question comes

# Somebody waits: a plan that is good comes in time before a plan that is proven comes late.
REKENGRENS = 3.0
GENTLE = 10  # niced: a page that is asked for meanwhile goes first


def answer(question: str) -> dict[str, Any]:
    try:
        asked = json.loads(question)
        return {"uitkomst": solve_stappenplan(asked["invoer"], asked["alternatieven"], rekengrens=REKENGRENS)}
    except Planfout as fout:
        return {"planfout": [fout.veld, fout.zin]}
    except Exception:
        # Whatever broke must not end the process, and who asked gets a sentence; the log of the server has the rest.
        traceback.print_exc()
        return {}


def main() -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl+C in the terminal ends the server, and with it our input
    with contextlib.suppress(OSError):
        os.nice(GENTLE)
    # The solver's own prints must never get between the answers.
    out, sys.stdout = sys.stdout, sys.stderr
    for question in sys.stdin:
        out.write(json.dumps(answer(question)) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
