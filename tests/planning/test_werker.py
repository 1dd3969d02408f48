"""The planner in a process of its own: the same answer, and a sentence when there is none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from draagkracht.planning import Planfout, solve_stappenplan
from draagkracht.planning.werker import Werker, Werkerfout

OPGAVE = {
    "horizon_weken": 12,
    "behapbaar": {"uren_per_week": 4, "tegelijk": 1},
    "draagkracht": {},
    "doelen": [
        {
            "code": "schulden",
            "onderdeel": "financien",
            "richting": "draaglast_verminderen",
            "ernst": 4,
            "gewicht": 4,
        }
    ],
    "interventies": [
        {
            "code": "hulp",
            "werkt_op": ["schulden"],
            "fase": "stabiliseren",
            "weken": 4,
            "uren_per_week": 2,
        }
    ],
}
ECHO = "import sys\nfor line in sys.stdin: {}"


def child(what: str) -> tuple[str, ...]:
    return (sys.executable, "-c", ECHO.format(what))


@pytest.fixture(scope="module")
def werker():
    werker = Werker()
    yield werker
    werker.stop()


def test_it_gives_what_the_solver_gives(werker):
    assert werker.ask(OPGAVE, 1, 60) == solve_stappenplan(OPGAVE, 1)


def test_a_fault_in_the_question_is_the_same_fault_here(werker):
    with pytest.raises(Planfout, match="horizon_weken"):
        werker.ask({**OPGAVE, "horizon_weken": "twaalf"}, 0, 60)


def test_a_child_that_was_killed_is_replaced(werker):
    werker.ask(OPGAVE, 0, 60)
    os.kill(werker._child.pid, signal.SIGKILL)
    werker._child.wait()
    assert werker.ask(OPGAVE, 0, 60)["plannen"]


def test_several_threads_each_get_their_own_answer(werker):
    found = {}

    def ask(weken):
        opgave = {**OPGAVE, "horizon_weken": weken}
        found[weken] = werker.ask(opgave, 0, 60) == solve_stappenplan(opgave)

    threads = [threading.Thread(target=ask, args=(weken,)) for weken in (2, 6, 12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {2: True, 6: True, 12: True}


def test_a_child_that_takes_too_long_is_ended_with_a_sentence():
    werker = Werker(child("__import__('time').sleep(60)"))
    with pytest.raises(Werkerfout, match="te lang nodig"):
        werker.ask(OPGAVE, 0, 0.5)
    assert werker._child is None


@pytest.mark.parametrize("what", ["sys.exit(1)", "print('geen json', flush=True)", "print('{}', flush=True)"])
def test_a_broken_child_gives_a_sentence(what):
    werker = Werker(child(what))
    with pytest.raises(Werkerfout, match="is er nu niet"):
        werker.ask(OPGAVE, 0, 20)
    werker.stop()


def test_a_program_that_is_not_there_gives_a_sentence():
    werker = Werker(("/bestaat/niet",))
    werker.warm()
    with pytest.raises(Werkerfout, match="is er nu niet"):
        werker.ask(OPGAVE, 0, 5)


def test_who_waits_too_long_for_another_hears_that_it_is_busy():
    werker = Werker(child("__import__('time').sleep(60)"))

    def wait() -> None:
        with pytest.raises(Werkerfout, match="te lang nodig"):
            werker.ask(OPGAVE, 0, 1.5)

    first = threading.Thread(target=wait)
    first.start()
    time.sleep(0.2)
    with pytest.raises(Werkerfout, match="voor iemand anders"):
        werker.ask(OPGAVE, 0, 0.2)
    first.join()


def test_a_question_larger_than_a_pipe_holds_comes_over():
    werker = Werker(child('print(\'{"uitkomst": {"lang": %d}}\' % len(line), flush=True)'))
    assert werker.ask("x" * 1_000_000, 0, 20)["lang"] > 1_000_000
    werker.stop()


def test_the_child_ends_when_its_parent_ends():
    code = (
        "from draagkracht.planning.werker import Werker\n"
        "werker = Werker(); werker.warm(); print(werker._child.pid, flush=True); __import__('os')._exit(0)"
    )
    pid = int(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("De planner leeft nog.")


def test_the_web_process_never_loads_the_solver():
    code = "import sys, draagkracht.planning.werker as w; w.warm(); sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
