"""The pictures in the handleiding, made anew: `python -m tools.schermen`.

Starts a server on a data folder of its own with the demo municipality in it, logs in as the regisseur of Rachida's dossier
and takes a picture of every page that the handleiding shows. Needs Debian's chromium.
"""

from __future__ import annotations

import json
import os
import re
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
    go(page, f"{base}/inloggen/")
    page.fill("[name=gebruikersnaam]", account["gebruikersnaam"])
    page.fill("[name=wachtwoord]", account["wachtwoord"])
    page.click("main button[type=submit]")


def go(page: Page, address: str) -> None:
    """Open a page; a picture of an error would be worse than none."""
    response = page.goto(address)
    if response is None or response.status >= 400:
        sys.exit(f"{address} geeft {response.status if response else 'geen antwoord'}.")


def shoot(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=BEELDEN / f"{name}.png", full_page=True, animations="disabled")
    print(f"{name}.png", flush=True)


def first_dossier(page: Page, base: str) -> str:
    """The address of the first dossier that this page leads to."""
    found = re.search(r'href="(/dossier/[0-9a-f-]{36}/)', page.content())
    if found is None:
        sys.exit(f"Op {page.url} staat geen dossier.")
    return base + found[1]


def take_all(page: Page, base: str, account: dict[str, str]) -> None:
    log_in(page, base, account)
    shoot(page, "start")
    current = first_dossier(page, base)
    go(page, f"{base}/dossiers/?vraag={WHO}")
    dossier = first_dossier(page, base)
    for name, way in PLEKKEN.items():
        go(page, dossier + way)
        shoot(page, name)
    take_profiel(page, dossier)
    take_samen(page, current)
    take_doelhulp(page, current)


def take_profiel(page: Page, dossier: str) -> None:
    """The profile alone, where both voices of the newest moment lie beside each other."""
    go(page, f"{dossier}meting/")
    page.get_by_role("link", name="Naast elkaar bekijken").first.click()
    page.locator(PROFIEL).first.wait_for()
    page.locator(PROFIEL).first.screenshot(path=BEELDEN / "profiel.png")
    print("profiel.png", flush=True)


def take_samen(page: Page, dossier: str) -> None:
    """One question at the table, on a tablet, in a new moment of a dossier that is open."""
    page.set_viewport_size(TABLET)
    go(page, f"{dossier}meting/")
    more = page.get_by_text("Nog een moment")
    if more.count():
        more.first.click()
    page.get_by_role("button", name="Samen aan tafel beginnen").click()
    page.locator("main button[type=submit]").last.click()
    shoot(page, "samen")


def take_doelhulp(page: Page, dossier: str) -> None:
    """The goal with its hints and the own words, on a tablet, as in the middle of a talk."""
    go(page, f"{dossier}doelen/hulp/")
    page.get_by_label("Waar gaat het over?").select_option("financien")
    page.get_by_label("Het moet minder zwaar worden").check()
    page.get_by_role("button", name="Begin met de eerste vraag").click()
    page.get_by_label("Uw antwoord").fill("Dat ik de post weer durf te openen.")
    page.get_by_role("button", name="Verder", exact=True).click()
    page.wait_for_url("**/nu/")
    go(page, page.url.replace("/nu/", "/doel/"))
    page.get_by_label("Uw doel", exact=True).fill("Ik ben niet meer bang voor de post.")
    page.locator(".dh-wenk", has_text="Ik ben niet meer bang").wait_for()
    shoot(page, "doelhulp")


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
