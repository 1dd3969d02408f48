"""The pictures in the handleiding, made anew: `python -m tools.schermen`.

Starts a server on a data folder of its own with the demo municipality in it, logs in as the regisseur of Rachida's dossier
and takes a picture of every page that the handleiding shows. Needs Debian's chromium.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BEELDEN = ROOT / "docs" / "handleiding" / "beelden"
WIDE = {"width": 1280, "height": 900}
TABLET = {"width": 820, "height": 1080}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
COMMAND = [sys.executable, "-c", "from draagkracht.cli import main; main()"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WHO = "Rachida"
WORKER = "noor"
# Per picture the address within the dossier.
PLEKKEN = {
    "dossier": "",
    "hulpvraag": "hulpvraag/",
    "meting": "meting/",
    "vraagverheldering": "vraagverheldering/",
    "doelen": "doelen/",
    "aanpak": "aanpak/",
    "uitvoering": "uitvoering/",
    "doelbereiking": "doelbereiking/",
    "papier": "papier/",
}
PROFIEL = "figure.dk-profiel"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def draagkracht(*arguments: str, environment: dict[str, str]) -> str:
    """Run the product's own command; a failure stops here with what it said."""
    done = subprocess.run(
        [*COMMAND, *arguments], env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"draagkracht {' '.join(arguments)}: {done.stderr or done.stdout}")
    return done.stdout


@contextmanager
def served(folder: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The product with the demo municipality in it: its address, and the account to log in with."""
    environment = {**os.environ, "DRAAGKRACHT_DATA": folder, "DRAAGKRACHT_PORT": str(free_port())}
    draagkracht("setup", environment=environment)
    draagkracht("demo", environment=environment)
    accounts = json.loads(draagkracht("demo", "--accounts", environment=environment))
    account = next(row for row in accounts if row["gebruikersnaam"] == WORKER)
    server = subprocess.Popen([*COMMAND, "serve"], env=environment)
    base = f"http://127.0.0.1:{environment['DRAAGKRACHT_PORT']}"
    try:
        wait_for(f"{base}/inloggen/")
        yield base, account
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310 - our own address
            return
        except OSError:
            time.sleep(0.3)
    sys.exit(f"De server op {address} antwoordt niet.")


def log_in(page: Page, base: str, account: dict[str, str]) -> None:
    page.goto(f"{base}/inloggen/")
    page.fill("[name=gebruikersnaam]", account["gebruikersnaam"])
    page.fill("[name=wachtwoord]", account["wachtwoord"])
    page.click("main button[type=submit]")


def shoot(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=BEELDEN / f"{name}.png", full_page=True, animations="disabled")
    print(f"{name}.png", flush=True)


def take_all(page: Page, base: str, account: dict[str, str]) -> None:
    log_in(page, base, account)
    shoot(page, "start")
    page.get_by_role("link", name=WHO).first.click()
    dossier = page.url
    for name, way in PLEKKEN.items():
        page.goto(dossier + way)
        shoot(page, name)
    page.goto(f"{dossier}meting/")
    take_profiel(page)
    take_samen(page, dossier)


def take_profiel(page: Page) -> None:
    """The profile alone; it stands on the page of a moment, or on the meting's own page."""
    if not page.locator(PROFIEL).count():
        page.locator("main a[href*='/meting/']").first.click()
    page.wait_for_load_state("networkidle")
    page.locator(PROFIEL).first.screenshot(path=BEELDEN / "profiel.png")
    print("profiel.png", flush=True)


def take_samen(page: Page, dossier: str) -> None:
    """One question at the table, on a tablet. Begins a new moment of the demo dossier when none is open."""
    page.set_viewport_size(TABLET)
    page.goto(f"{dossier}meting/")
    if not page.locator("a[href*='/samen/']").count():
        page.locator("main form button[type=submit]").first.click()
    page.locator("a[href*='/samen/']").first.click()
    if (
        page.locator("main form button[type=submit]").count()
        and not page.locator("input[type=radio]").count()
    ):
        page.locator("main form button[type=submit]").first.click()
    shoot(page, "samen")


def main() -> None:
    browser_path = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if browser_path is None:
        sys.exit(
            "Er is geen chromium op deze machine. Installeer het (apt install chromium) en begin opnieuw."
        )
    BEELDEN.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(folder) as (base, account),
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport=WIDE, locale="nl-NL", device_scale_factor=1)
        take_all(page, base, account)
        browser.close()


if __name__ == "__main__":
    main()
