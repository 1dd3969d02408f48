"""The figures for people: a page and a PDF with a picture and sentences, and every table as CSV beside the JSON."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import jinja2
import typst
from markupsafe import Markup

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import load_instrument

from .beeld import draw_verandering
from .tabellen import BALANS, HEEL
from .zinnen import STEMMEN, getal, main_rows, write_zinnen

HIER = Path(__file__).parent
LETTERS = HIER.parent / "ui" / "fonts"
KOPPEN = ("Wie", "Waarover", "n", "Begin", "Eind", "Verschil", "95 % zekerheid", "p", "Hedges’ g")
TABELLEN = ("verandering", "overeenstemming", "betrouwbaarheid")


def write_verslag(found: dict[str, Any], uit: Path, op: dt.date) -> list[Path]:
    """Write the whole report in the folder `uit`, which is made when it is not there; gives the files in order.

    What an earlier run wrote there is replaced. Raises MethodiekFout when the folder cannot be written in.
    """
    try:
        uit.mkdir(parents=True, exist_ok=True)
        return _write(found, uit, op)
    except OSError as error:
        raise MethodiekFout(
            "uit", f"In de map {uit} kan niet geschreven worden: {error.strerror}."
        ) from error


def _write(found: dict[str, Any], uit: Path, op: dt.date) -> list[Path]:
    text = json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False)
    written = [uit / "analyse.json"]
    written[0].write_text(text + "\n", encoding="utf-8")
    tables = {name: found[name] for name in TABELLEN} | {
        "uitval": found["uitval"]["per"],
        "model": _flat_model(found["model"]),
    }
    for name, rows in tables.items():
        written.append(uit / f"{name}.csv")
        _write_csv(written[-1], rows)
    picture = draw_verandering(main_rows(found))
    shown = {
        "titel": "Wat veranderde er?",
        "op": f"{op.day}-{op.month}-{op.year}",
        "zinnen": write_zinnen(found),
        "koppen": KOPPEN,
        "tabellen": _tables(found),
    }
    page, paper = uit / "verslag.html", uit / "verslag.pdf"
    page.write_text(_html(shown, picture), encoding="utf-8")
    paper.write_bytes(_pdf(shown, picture, op))
    return [*written, page, paper]


def _write_csv(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _flat_model(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line per term; a model without estimates keeps a line of its own."""
    empty = dict.fromkeys(("term", "schatting", "se", "z", "p", "laag", "hoog"))
    return [
        {name: value for name, value in row.items() if name != "termen"} | term
        for row in rows
        for term in (row["termen"] or [empty])
    ]


def _tables(found: dict[str, Any]) -> list[dict[str, Any]]:
    """For reading: per voice the pans first, then every part; without what nobody was measured twice on."""
    names = {part.code: part.naam for part in load_instrument().onderdelen} | {HEEL: "alles samen"}
    tables = []
    for stem, wie in STEMMEN.items():
        rows = []
        for row in found["verandering"]:
            if row["stem"] != stem or row["n"] == 0:
                continue
            about = (
                "balans"
                if row["pan"] == BALANS
                else f"{_measure(row)}: {names.get(row['onderdeel'], row['onderdeel'])}"
            )
            between = "–" if row["laag"] is None else f"{getal(row['laag'])} tot {getal(row['hoog'])}"
            rows.append(
                [about, str(row["n"]), getal(row["gemiddelde_0"]), getal(row["gemiddelde_1"]), getal(row["verschil"]),
                 between, getal(row["p"], 3), getal(row["g"])]
            )  # fmt: skip
        if rows:
            tables.append({"kop": f"Volgens {wie}", "rijen": rows})
    return tables


def _measure(row: dict[str, Any]) -> str:
    return {
        "score": "draaglast",
        "aanwezig": "draagkracht die er is",
        "inzetbaar": "draagkracht te gebruiken",
    }[row["maat"]]


def _html(shown: dict[str, Any], picture: str) -> str:
    surroundings = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    template = surroundings.from_string((HIER / "verslag.html").read_text(encoding="utf-8"))
    return template.render(**shown, beeld=Markup(picture))  # noqa: S704 our own drawing, its words escaped there


def _pdf(shown: dict[str, Any], picture: str, op: dt.date) -> bytes:
    moment = dt.datetime(op.year, op.month, op.day, 12, tzinfo=dt.UTC)
    files = {
        "main": (HIER / "verslag.typ").read_bytes(),
        "gegevens.json": json.dumps(shown, ensure_ascii=False).encode(),
        "beeld.svg": picture.encode(),
    }
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(LETTERS)])
    return typst.compile(
        files, format="pdf", font_paths=fonts, pdf_standards=["ua-1"], timestamp=int(moment.timestamp())
    )
