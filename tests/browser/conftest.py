"""A real server with the demo municipality, and a real browser before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.cast import WACHTWOORD

from .telefoon import Telefoon
from .woorden import speak

PROJECT = Path(__file__).parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=BackForwardCache",  # a tab that walks a hundred pages would keep them
]
COMMAND = str(Path(sys.executable).parent / "draagkracht")
DEMO_OP = "2026-11-23"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """The product as `make run` starts it, on data of its own. `restart` kills it hard and starts it again."""

    def __init__(self, data: Path, **settings: str) -> None:
        """`settings` are of the product: `GEMEENTE="x"` becomes `DRAAGKRACHT_GEMEENTE`."""
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        keep = {k: v for k, v in os.environ.items() if not k.startswith(("DRAAGKRACHT_", "DJANGO_"))}
        self.env = {
            **keep,
            "DRAAGKRACHT_DATA": str(data),
            "DRAAGKRACHT_PORT": str(self.port),
            "PYTHONPATH": str(PROJECT / "src"),
            **{f"DRAAGKRACHT_{name}": value for name, value in settings.items()},
        }

    def prepare(self) -> None:
        self.run("setup")
        self.run("demo", "--op", DEMO_OP)

    def run(self, *arguments: str) -> str:
        command = [COMMAND, *arguments]
        return subprocess.run(command, env=self.env, check=True, capture_output=True, text=True).stdout

    def start(self) -> None:
        self.process = subprocess.Popen([COMMAND, "serve"], env=self.env, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(self.url + "/inloggen/", timeout=2)
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("De server kwam niet op.")

    def kill(self) -> None:
        subprocess.run(["pkill", "-KILL", "-P", str(self.process.pid)], check=False)
        self.process.kill()
        self.process.wait()

    def restart(self) -> None:
        self.kill()
        self.start()


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Path:
    """Data with the demo municipality in it, made once; a server gets a copy."""
    data = tmp_path_factory.mktemp("demo")
    Server(data).prepare()
    return data


@pytest.fixture(scope="session")
def open_server(demo, tmp_path_factory) -> Iterator:
    """A server of its own, with what the demo holds: `open_server(GEMEENTE="x")`."""
    servers: list[Server] = []

    def make(**settings: str) -> Server:
        data = tmp_path_factory.mktemp("gemeente")
        shutil.copytree(demo, data, dirs_exist_ok=True)
        servers.append(Server(data, **settings))
        servers[-1].start()
        return servers[-1]

    yield make
    for server in servers:
        server.kill()


@pytest.fixture(scope="session")
def server(open_server) -> Server:
    return open_server()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, server) -> Iterator:
    """A context of its own: `open_browser(width=360, java_script_enabled=False)`; another server by `base_url`."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 900, **options) -> BrowserContext:
        usual = {
            "base_url": server.url,
            "viewport": {"width": width, "height": height},
            "locale": "nl-NL",
            "timezone_id": "Europe/Amsterdam",
            "bypass_csp": True,
        }
        context = chromium.new_context(**usual | options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def log_in_page(open_browser):
    """A page on which this user is logged in."""

    def enter(gebruikersnaam: str, **options) -> Page:
        page = open_browser(**options).new_page()
        page.goto("/inloggen/")
        page.get_by_label("Gebruikersnaam").fill(gebruikersnaam)
        page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_load_state()
        return page

    return enter


@pytest.fixture(params=["nl", "ar"])
def toetsenbord(request, log_in_page) -> Iterator[Telefoon]:
    """Rachida's phone, used by keyboard alone, in Dutch and in Arabic; nothing was wrong with any page that came."""
    page = log_in_page("rachida", width=360, height=740)
    speak(page, request.param)
    telefoon = Telefoon(page, has_script=True, taal=request.param)
    yield telefoon
    speak(page, "nl")
    assert telefoon.seen == []
