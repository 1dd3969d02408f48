"""The planner in a process of its own: the web process never loads the solver, and a long search slows no page.

One child per process, started when it is first needed, niced, asked one question at a time over its standard input and
output (a line of JSON each). It ends when its parent ends, because its input ends then. `planning/__main__.py` is what
it runs.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import IO, Any

from .fouten import Planfout

PROGRAM = (sys.executable, "-m", "draagkracht.planning")
CHUNK = 1 << 16

TOO_LONG = "De planner had te lang nodig. Probeer het nog eens, of maak de stappen zelf."
AWAY = "De planner is er nu niet. Probeer het nog eens, of maak de stappen zelf."
BUSY = "De planner is bezig voor iemand anders. Probeer het zo nog eens."


class Werkerfout(Exception):
    """The planner gave no answer; the message is one Dutch sentence for who asked."""


class Werker:
    """A child that solves. Safe for several threads: who comes second waits, at most as long as they wanted to."""

    def __init__(self, program: Sequence[str] = PROGRAM) -> None:
        self._program = list(program)
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def warm(self) -> None:
        """Start the child, without waiting until it is ready. Nothing happens when it runs or is being asked."""
        if self._lock.acquire(blocking=False):
            try:
                self._running()
            except OSError:
                pass  # asking says so, to somebody who can do something with it
            finally:
                self._lock.release()

    def ask(self, invoer: object, alternatieven: int = 0, seconden: float = 10) -> dict[str, Any]:
        """What `solve_stappenplan` gives. Raises its Planfout, and Werkerfout when there is no answer in `seconden`."""
        until = time.monotonic() + seconden
        question = json.dumps({"invoer": invoer, "alternatieven": alternatieven}).encode() + b"\n"
        if not self._lock.acquire(timeout=seconden):
            raise Werkerfout(BUSY)
        try:
            answer = self._answer(question, until)
        finally:
            self._lock.release()
        if "planfout" in answer:
            raise Planfout(*answer["planfout"])
        if "uitkomst" not in answer:
            raise Werkerfout(AWAY)
        outcome: dict[str, Any] = answer["uitkomst"]
        return outcome

    def stop(self) -> None:
        """End the child. The next question starts a new one."""
        child, self._child = self._child, None
        if child is not None and self._owner == os.getpid():
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    pipe.close()

    def _answer(self, question: bytes, until: float) -> dict[str, Any]:
        # A child that died while nobody asked is found out by asking; then, and only then, a second one is tried.
        for attempt in (1, 2):
            try:
                child = self._running()
                _write(child, question, until)
                answer: dict[str, Any] = json.loads(_read_line(child, until))
                return answer
            except TimeoutError:
                self.stop()
                raise Werkerfout(TOO_LONG) from None
            except (OSError, ValueError):
                self.stop()
                if attempt == 2:
                    raise Werkerfout(AWAY) from None
        raise Werkerfout(AWAY)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            self._child = None  # a forked process leaves its parent's child alone
        if self._child is not None and self._child.poll() is not None:
            self.stop()
        if self._child is None:
            self._owner = os.getpid()
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                self._program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
            )
        return self._child


def _number_of(pipe: IO[bytes] | None) -> int:
    if pipe is None:
        raise OSError("the child has no pipe")
    return pipe.fileno()


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _write(child: subprocess.Popen[bytes], data: bytes, until: float) -> None:
    """All of it, also when it is more than a pipe holds and the child is still starting."""
    pipe = _number_of(child.stdin)
    while data:
        if not select.select([], [pipe], [], _left(until))[1]:
            raise TimeoutError
        data = data[os.write(pipe, data[: select.PIPE_BUF]) :]


def _read_line(child: subprocess.Popen[bytes], until: float) -> bytes:
    pipe, read = _number_of(child.stdout), b""
    while not read.endswith(b"\n"):
        if not select.select([pipe], [], [], _left(until))[0]:
            raise TimeoutError
        chunk = os.read(pipe, CHUNK)
        if not chunk:
            raise OSError("the child ended")
        read += chunk
    return read


_werker = Werker()
atexit.register(_werker.stop)
warm = _werker.warm


def ask_stappenplan(invoer: object, alternatieven: int = 0, seconden: float = 10) -> dict[str, Any]:
    """`solve_stappenplan` in the child of this process; see `Werker.ask` for what it raises."""
    return _werker.ask(invoer, alternatieven, seconden)
