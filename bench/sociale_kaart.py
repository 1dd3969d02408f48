"""The sociale kaart at size: `python -m bench.sociale_kaart [--voorzieningen 2000] [--rondes 15]`.

Taking over the same services from every kind of file, with the rate and how many times it takes the floor: reading the
JSON and writing every service as one row of text. Then searching them, against the floor of a page (see bench.paginas).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .kaartbestanden import (
    make_diensten,
    make_regels,
    write_csv,
    write_lijst,
    write_tabellen,
    write_xlsx,
    zip_tabellen,
)
from .paginas import Meting, Vrager, measure, prepare


def write_files(map_: Path, aantal: int) -> dict[str, Path]:
    diensten = list(make_diensten(aantal))
    inhoud = {
        "kaart.json": write_lijst(diensten),
        "kaart.zip": zip_tabellen(write_tabellen(diensten)),
        "kaart.csv": write_csv(make_regels(diensten)),
        "kaart.xlsx": write_xlsx(make_regels(diensten)),
    }
    for naam, ruw in inhoud.items():
        (map_ / naam).write_bytes(ruw)
    return {naam: map_ / naam for naam in inhoud}


def _timed(do: Callable[[], Any]) -> tuple[float, float, Any]:
    """Seconds on the clock, seconds of processor, and what came of it."""
    clock, processor = time.perf_counter(), time.process_time()
    result = do()
    return time.perf_counter() - clock, time.process_time() - processor, result


def floor(pad: Path) -> int:
    """What any store has to do: read the file, and write every service down once with its key."""
    from django.db import connection, transaction

    diensten = json.loads(pad.read_bytes())["contents"]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE vloer (id text PRIMARY KEY, dienst text)")
        rijen = [(dienst["id"], json.dumps(dienst, ensure_ascii=False)) for dienst in diensten]
        cursor.executemany("INSERT INTO vloer VALUES (%s, %s)", rijen)
    return len(diensten)


def take_over(pad: Path, gemeente: str) -> Any:
    from django.utils import timezone

    from draagkracht.sociale_kaart.voorzieningen.invoer import import_voorzieningen
    from draagkracht.sociale_kaart.voorzieningen.stukken import read_stukken

    return import_voorzieningen(stukken=read_stukken(str(pad)), gemeente=gemeente, op=timezone.now())


def show_imports(bestanden: dict[str, Path]) -> None:
    clock, least, aantal = _timed(lambda: floor(bestanden["kaart.json"]))
    print(f"{'vloer':28} {clock:7.2f} s {aantal / clock:8.0f} per seconde")
    for naam, pad in bestanden.items():
        for keer in ("", ", nog een keer"):
            clock, processor, verslag = _timed(lambda pad=pad, naam=naam: take_over(pad, naam))
            wat = f"{verslag.nieuw} nieuw, {verslag.ongewijzigd} ongewijzigd, {len(verslag.overgeslagen)} overgeslagen"
            rate, ratio = verslag.gelezen / clock, processor / least
            print(f"{naam + keer:28} {clock:7.2f} s {rate:8.0f} per seconde {ratio:6.1f} x de vloer   {wat}")
    print(f"meeste geheugen: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def questions(client: Vrager) -> list[Meting]:
    vragen = {
        "alles": "",
        "bladzijde 50": "bladzijde=50",
        "woord": "woorden=buurt",
        "woord dat er niet is": "woorden=zeppelin",
        "onderdeel": "onderdeel=financien",
        "taal": "taal=ar",
        "open": "dag=2&dagdeel=avond",
        "leeftijd en gratis": "leeftijd=16&gratis=on",
        "dichtbij": "van=Rivierveen+3&km=5",
        "dichtst bij eerst": "van=Rivierveen+3",
        "alles samen": "woorden=groep&onderdeel=netwerk&taal=nl&dag=2&gratis=on&van=Rivierveen+3&km=10",
    }
    return [Meting("vloer", lambda: client.get("/vloer/"))] + [
        Meting(f"zoeken: {naam}", lambda vraag=vraag: client.get("/sociale-kaart/", vraag))
        for naam, vraag in vragen.items()
    ]


def show_search(bestand: Path, rondes: int) -> None:
    from django.db import connection

    from draagkracht.cli.demo import cast
    from draagkracht.cli.demo.vullen import fill
    from draagkracht.toegang.models import Account

    if not Account.objects.filter(gebruikersnaam=cast.NOOR.gebruikersnaam).exists():
        fill(dossiers=5, seed=1, op=dt.date.today(), show=lambda *_done: None)  # noqa: DTZ011 - no zone needed
    take_over(bestand, cast.GEMEENTE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Vrager(Account.objects.get(gebruikersnaam=cast.NOOR.gebruikersnaam))
    gevraagd = questions(client)
    measure(gevraagd, rondes)
    for page in gevraagd:
        ratio = page.median / gevraagd[0].median
        print(f"{page.naam:28} {page.median:7.2f} ms {ratio:6.2f} x de vloer {page.queries:4} vragen")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--voorzieningen", type=int, default=2_000)
    arguments.add_argument("--rondes", type=int, default=15)
    given, _rest = arguments.parse_known_args()
    prepare()
    with tempfile.TemporaryDirectory(prefix="draagkracht-kaart-") as map_:
        bestanden = write_files(Path(map_), given.voorzieningen)
        show_imports(bestanden)
        show_search(bestanden["kaart.json"], given.rondes)


if __name__ == "__main__":
    main()
