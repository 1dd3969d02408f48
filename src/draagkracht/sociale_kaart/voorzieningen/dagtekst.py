"""Opening times of one day as people type them in a form: "9.00-12.00 en 13.00-17.00", "19.30-21.00 (om de week)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .tekst import clean_line, fold
from .tijden import RANGNAMEN, Tijd, describe_ritme, make_tijd

ALLEEN_DAG = "open"
_DEEL = re.compile(
    r"(?P<wat>open|(?P<van>[\d:.u]{1,5})\s*(?:uur)?\s*(?:-|tot)\s*(?P<tot>[\d:.u]{1,5})\s*(?:uur)?)\s*(?:\((?P<ritme>[^()]{3,40})\))?"
)
_WEKEN = re.compile(r"(?:elke|eens in de|om de)\s*(\d{1,2})\s*weken")


def write_dag(tijden: Iterable[Tijd], dag: int) -> str:
    """The times of one day as text that `read_dag` reads back."""
    delen = []
    for tijd in tijden:
        if tijd["dag"] == dag:
            klok = f"{tijd['van']}-{tijd['tot']}" if tijd["van"] else ALLEEN_DAG
            ritme = describe_ritme(tijd["ritme"])
            delen.append(f"{klok} ({ritme})" if ritme else klok)
    return ", ".join(delen)


def read_dag(tekst: str, dag: int) -> list[Tijd] | None:
    """The times that somebody typed for one day; [] for nothing or "gesloten", None when any of it is unclear."""
    kaal = re.sub("[\u2010-\u2015]", "-", fold(clean_line(tekst, 300))).strip(" .")
    if kaal in ("", "-", "dicht", "gesloten", "nee"):
        return []
    tijden = []
    for deel in re.split(r"\s*(?:,|;|\ben\b)\s*", kaal):
        gevonden = _DEEL.fullmatch(deel)
        ritme = read_ritme(gevonden["ritme"] or "") if gevonden else None
        if gevonden is None or ritme is None:
            return None
        tijd = make_tijd(dag, gevonden["van"] or "", gevonden["tot"] or "", ritme)
        if gevonden["wat"] != ALLEEN_DAG and not tijd["van"]:
            return None
        tijden.append(tijd)
    return tijden


def read_ritme(tekst: str) -> str | None:
    """The rhythm behind its words; "" for every week, None when the words are not clear."""
    kaal = fold(tekst).strip()
    if kaal in ("", "elke week", "wekelijks"):
        return ""
    if kaal in ("om de week", "elke twee weken", "tweewekelijks"):
        return "2w"
    if (weken := _WEKEN.fullmatch(kaal)) and 2 <= int(weken[1]) <= 12:
        return f"{weken[1]}w"
    woord = kaal.removeprefix("elke ").removesuffix(" van de maand")
    rang = next((nummer for nummer, naam in RANGNAMEN.items() if woord == naam), "")
    return f"m{rang}" if rang and kaal.endswith("van de maand") else None
