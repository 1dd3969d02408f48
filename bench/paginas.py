"""Processor time per page against a floor, in one run: `python -m bench.paginas [--dossiers 40] [--rondes 60]`.

The floor is a signed-in page with the same middleware, session and account, and one static template of 30 KB.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
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


@dataclass(frozen=True)
class Antwoord:
    status: int
    headers: dict[str, str]


class Vrager:
    """Somebody who is logged in, asking the WSGI application itself: no test client, whose own work would be counted."""

    def __init__(self, account: Any) -> None:
        from django.core.wsgi import get_wsgi_application
        from django.test import Client

        client = Client()
        client.force_login(account, backend="draagkracht.toegang.sessies.AccountBackend")
        client.get("/dossiers/")  # sets the other cookies
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        self.application = get_wsgi_application()
        self.environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": cookies,
            "HTTP_ACCEPT_ENCODING": "gzip",
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
        }

    def get(self, path: str, query: str = "", **headers: str) -> Antwoord:
        begun: list[Any] = []
        environ = {
            **self.environ,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "wsgi.input": io.BytesIO(),
            **headers,
        }
        body = self.application(environ, lambda status, given: begun.extend([status, given]))
        b"".join(body)
        body.close()
        return Antwoord(int(begun[0].split()[0]), dict(begun[1]))


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
    from django.db.models import Count

    from draagkracht.cli.demo.cast import LIESBETH, NOOR
    from draagkracht.cli.demo.vullen import fill
    from draagkracht.team.dossier.beeld import draw
    from draagkracht.toegang.models import Account
    from draagkracht.werkproces.models import Dossier

    began = time.perf_counter()
    fill(dossiers=dossiers, seed=1, op=dt.date.today(), show=lambda *_done: None)  # noqa: DTZ011 - no zone needed
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{dossiers} dossiers gevuld in {time.perf_counter() - began:.0f} s")
    worker = Account.objects.get(gebruikersnaam=NOOR.gebruikersnaam)
    full = (
        Dossier.objects.filter(betrokkenen__account=worker).annotate(n=Count("handelingen")).order_by("-n")[0]
    )
    naam = full.inwoner.naam
    client = Vrager(worker)
    leader = Vrager(Account.objects.get(gebruikersnaam=LIESBETH.gebruikersnaam))
    page = f"/dossier/{full.pk}/"
    tag = client.get(page).headers["ETag"]
    part = naam.split()[-1][:4]
    return [
        Meting("vloer", lambda: client.get("/vloer/")),
        Meting("dossier", lambda: client.get(page)),
        Meting("dossier, nieuwe draad", lambda: (draw.cache_clear(), client.get(page))[1]),
        Meting("dossier, onveranderd", lambda: client.get(page, HTTP_IF_NONE_MATCH=tag), 304),
        Meting("start", lambda: client.get("/dossiers/")),
        Meting(
            "zoeken tijdens typen",
            lambda: client.get("/dossiers/", f"vraag={part}", HTTP_HX_REQUEST="true"),
        ),
        Meting("zoeken, hele pagina", lambda: client.get("/dossiers/", f"vraag={part}")),
        Meting("start teamleider", lambda: leader.get("/dossiers/")),
        Meting("het team in getallen", lambda: leader.get("/team/")),
        Meting("achter een getal", lambda: leader.get("/team/gezichten-1/")),
        Meting("dossiers overdragen", lambda: client.get("/overdragen/")),
        Meting("overdrachtsblad", lambda: client.get(f"{page}overdracht/")),
        Meting(
            "zoeken teamleider",
            lambda: leader.get("/dossiers/", f"vraag={part}", HTTP_HX_REQUEST="true"),
        ),
        *home_pages(),
    ]


def home_pages() -> list[Meting]:
    """The pages of a resident, of whom the most is written of all who come in by themselves."""
    from django.db.models import Count

    from draagkracht.werkproces.models import Dossier

    own = Dossier.objects.filter(inwoner__account__isnull=False, inwoner__account__is_active=True)
    full = own.annotate(n=Count("handelingen")).order_by("-n").select_related("inwoner__account").first()
    if full is None:
        return []
    client = Vrager(full.inwoner.account)

    def page(naam: str, path: str, query: str = "") -> Meting:
        return Meting(f"inwoner: {naam}", lambda: client.get(f"/mijn/{path}", query))

    return [
        page("begin", ""),
        page("mijn week", "week/"),
        page("mijn doelen", "doelen/"),
        page("mijn plan", "plan/"),
        page("hoe gaat het", "hoe-gaat-het/beeld/"),
        page("mijn mensen", "mensen/"),
        page("berichten", "berichten/"),
        page("over mij: antwoorden", "over-mij/3/"),
        page("over mij: apart", "over-mij/12/", "verder=ja"),
    ]


def measure(pages: list[Meting], rounds: int) -> None:
    """Rounds in turn, so that what else the machine does falls on every page alike."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for page in pages:
        answer = page.ask()
        if answer.status != page.status:
            raise SystemExit(f"{page.naam}: antwoord {answer.status}, verwacht {page.status}")
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
    given, _rest = arguments.parse_known_args()
    prepare()
    found = pages(given.dossiers)
    measure(found, given.rondes)
    floor = found[0].median
    for page in found:
        print(
            f"{page.naam:30} {page.median:7.2f} ms {page.median / floor:6.2f} x de vloer {page.queries:4} vragen"
        )


if __name__ == "__main__":
    main()
