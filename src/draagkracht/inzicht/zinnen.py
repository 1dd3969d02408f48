"""What the figures say, in plain Dutch, and what they do not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .tabellen import BALANS, HEEL

STEMMEN = {"inwoner": "de inwoner", "professional": "de professional", "naaste": "de naaste"}
PANNEN = {"draaglast": "draaglast", "draagkracht": "draagkracht die nu te gebruiken is", BALANS: "balans"}
HOOFD = (("draaglast", "score"), ("draagkracht", "inzetbaar"), (BALANS, BALANS))
WEINIG = 10  # pairs below which a mean says more about who was asked than about what changed
TOEVAL = 0.05
GEEN_BEWIJS = (
    "Er is geen groep om mee te vergelijken. Een verandering laat dus niet zien dat de hulp werkte: er kan ook iets anders "
    "gebeurd zijn, en wie begint als het slecht gaat, krijgt het vaak vanzelf weer beter."
)


def getal(waarde: float | None, decimalen: int = 2) -> str:
    """A number as Dutch people write it; a dash for what is not there."""
    if waarde is None:
        return "–"
    return f"{waarde:.{decimalen}f}".replace(".", ",").replace("-", "−")


def write_zinnen(found: dict[str, Any]) -> list[str]:
    """The figures of `analyse` as sentences, in the order in which somebody asks for them."""
    return [
        *_who(found),
        *_change(found),
        *_dropout(found),
        *_agreement(found),
        *_zeggenschap(found),
        GEEN_BEWIJS,
    ]


def main_rows(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of change of whole pans and of the balance, per voice, that have a pair at all."""
    wanted = {(*pan, HEEL) for pan in HOOFD}
    return [
        row
        for row in found["verandering"]
        if (row["pan"], row["maat"], row["onderdeel"]) in wanted and row["n"] > 0
    ]


def _who(found: dict[str, Any]) -> Iterator[str]:
    total, followed = found["n_dossiers"], found["uitval"]["met_vervolg"]
    if not total:
        yield "Er staan geen metingen in deze bestanden."
        return
    yield f"Er zijn {total} dossiers. Bij {followed} daarvan is meer dan één keer gemeten ({_share(followed, total)})."
    if found["n_buiten_kader"]:
        yield f"{found['n_buiten_kader']} antwoorden gaan over iets buiten het kader; die tellen niet mee."


def _change(found: dict[str, Any]) -> Iterator[str]:
    for row in main_rows(found):
        wie, wat = STEMMEN[row["stem"]], PANNEN[row["pan"]]
        if row["n"] < WEINIG:
            yield f"Volgens {wie}, {wat}: maar {row['n']} keer twee metingen. Dat is te weinig om iets te zeggen."
            continue
        yield (
            f"Volgens {wie} ging de {wat} van {getal(row['gemiddelde_0'])} naar {getal(row['gemiddelde_1'])} "
            f"({row['n']} dossiers): {_direction(row)}. {_chance(row)}"
        )


def _direction(row: dict[str, Any]) -> str:
    change = row["verschil"]
    if abs(change) < 0.005:
        return "gemiddeld gelijk"
    return f"{getal(abs(change))} {'omhoog' if change > 0 else 'omlaag'}"


def _chance(row: dict[str, Any]) -> str:
    if row["p"] is None:
        return "Iedereen veranderde evenveel."
    between = f"tussen {getal(row['laag'])} en {getal(row['hoog'])}"
    if row["p"] < TOEVAL:
        return f"Dat is meer dan toeval: met 95 % zekerheid ligt het verschil {between}."
    return f"Dat kan ook toeval zijn: het verschil ligt met 95 % zekerheid {between}."


def _dropout(found: dict[str, Any]) -> Iterator[str]:
    for row in found["uitval"]["per"]:
        is_main = (
            row["onderdeel"] == HEEL and (row["pan"], row["maat"]) in HOOFD[:2] and row["n_uitval"] >= WEINIG
        )
        if is_main and row["p"] is not None and row["p"] < TOEVAL:
            more = "hogere" if row["verschil"] > 0 else "lagere"
            yield (
                f"Wie volgens {STEMMEN[row['stem']]} geen tweede meting heeft, begon met een {more} {row['pan']} "
                f"({getal(row['gemiddelde_0_uitval'])} tegen {getal(row['gemiddelde_0_gepaard'])}). "
                "De verandering gaat dus niet over iedereen."
            )


def _agreement(found: dict[str, Any]) -> Iterator[str]:
    rows = [row for row in found["overeenstemming"] if row["n"]]
    if not rows:
        return
    pairs = sum(row["n"] for row in rows)
    near = sum(row["binnen_1"] * row["n"] for row in rows) / pairs
    yield (
        f"Inwoner en professional zitten aan het begin bij {_share(near, 1)} van de antwoorden hoogstens één punt "
        "uit elkaar."
    )
    few = sum(row["is_weinig"] for row in found["overeenstemming"])
    if few:
        total = len(found["overeenstemming"])
        yield f"Bij {few} van de {total} vragen zijn er minder dan 20 paren. Daar zegt de overeenstemming weinig."


def _zeggenschap(found: dict[str, Any]) -> Iterator[str]:
    for row in found["model"]:
        if (row["pan"], row["model"]) != (BALANS, "zeggenschap") or row["termen"] is None:
            continue
        [term] = [t for t in row["termen"] if t["term"] == "moment:zeggenschap"]
        interval = f"95 % zekerheid: {getal(term['laag'])} tot {getal(term['hoog'])}"
        if term["p"] is None or term["p"] >= TOEVAL:
            yield (
                f"Volgens {STEMMEN[row['stem']]} is geen samenhang te zien tussen zeggenschap en verandering van de "
                f"balans ({interval})."
            )
            continue
        more = "meer" if term["schatting"] > 0 else "minder"
        yield (
            f"Volgens {STEMMEN[row['stem']]} ging de balans per moment {getal(abs(term['schatting']))} {more} vooruit "
            f"bij elk punt meer zeggenschap ({interval}). Het hangt samen; of het een door het ander komt, zegt dit niet."
        )


def _share(part: float, total: float) -> str:
    return f"{round(100 * part / total)} %"
