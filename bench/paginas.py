"""Processor time per page against a floor, in one run: `python -m bench.paginas [--dossiers 40] [--rondes 60]`.

The floor is a signed-in page with the same middleware, session and account, and one static template of 30 KB.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Ask = Callable[[], Any]


@dataclass
class Meting:
    """One page: how to ask for it, how often it asks the database, and the times of the rounds in milliseconds."""

    naam: str
    ask: Ask
    status: int = 200
    queries: int = 0
    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.times)


def prepare() -> None:
    """Django on a scratch folder of its own, with the production settings and a floor beside the product's addresses."""
    folder = tempfile.mkdtemp(prefix="draagkracht-bench-")
    os.environ["DRAAGKRACHT_DATA"] = folder
    os.environ.pop("DRAAGKRACHT_DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "draagkracht.config.settings"
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
    import django
    from django.conf import settings

    settings.ROOT_URLCONF = "bench.urls"
    settings.MIGRATION_MODULES = dict.fromkeys(
        ("toegang", "werkproces", "entree", "team", "ui")
    )  # straight from the models
    django.setup()
    from django.core.management import call_command

    from draagkracht.toegang.sleutels import ensure_sleutelbestand

    ensure_sleutelbestand(settings.SLEUTELBESTAND)
    call_command("migrate", run_syncdb=True, verbosity=0)


def pages(dossiers: int) -> list[Meting]:
    from django.db import connection
    from django.test import Client

    from bench.vullen import fill

    began = time.perf_counter()
    filled = fill(dossiers, dt.datetime.now(dt.UTC))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{dossiers} dossiers gevuld in {time.perf_counter() - began:.0f} s")
    client = Client(headers={"accept-encoding": "gzip"})
    client.force_login(filled.worker, backend="django.contrib.auth.backends.ModelBackend")
    leader = Client(headers={"accept-encoding": "gzip"})
    leader.force_login(filled.leader, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/dossier/{filled.dossier.pk}/"
    client.get(page)  # sets the cookie that is part of the tag
    tag = client.get(page)["ETag"]
    part = filled.naam.split()[1][:4]
    return [
        Meting("vloer", lambda: client.get("/vloer/")),
        Meting("dossier", lambda: client.get(page)),
        Meting("dossier, onveranderd", lambda: client.get(page, headers={"if-none-match": tag}), 304),
        Meting("start", lambda: client.get("/dossiers/")),
        Meting(
            "zoeken tijdens typen",
            lambda: client.get("/dossiers/", {"vraag": part}, headers={"hx-request": "true"}),
        ),
        Meting("zoeken, hele pagina", lambda: client.get("/dossiers/", {"vraag": part})),
        Meting("start teamleider", lambda: leader.get("/dossiers/")),
        Meting(
            "zoeken teamleider",
            lambda: leader.get("/dossiers/", {"vraag": part}, headers={"hx-request": "true"}),
        ),
    ]


def measure(pages: list[Meting], rounds: int) -> None:
    """Rounds in turn, so that what else the machine does falls on every page alike."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for page in pages:
        answer = page.ask()
        if answer.status_code != page.status:
            raise SystemExit(f"{page.naam}: antwoord {answer.status_code}, verwacht {page.status}")
        page.ask()
        with CaptureQueriesContext(connection) as seen:
            page.ask()
        page.queries = len(seen)
    for _round in range(rounds):
        for page in pages:
            began = time.process_time()
            page.ask()
            page.times.append((time.process_time() - began) * 1000)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dossiers", type=int, default=40)
    arguments.add_argument("--rondes", type=int, default=150)
    given = arguments.parse_args()
    prepare()
    found = pages(given.dossiers)
    measure(found, given.rondes)
    floor = found[0].median
    for page in found:
        print(
            f"{page.naam:24} {page.median:7.2f} ms {page.median / floor:6.2f} x de vloer {page.queries:4} vragen"
        )


if __name__ == "__main__":
    main()
