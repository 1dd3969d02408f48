"""Several municipalities together: each shares sums of its own pairs, and the sums together give the figures of all.

A part holds no row of anybody. What one part, or the difference between two sums in it, would tell of fewer than KLEINSTE
people is left out, and the part says so. Pure functions: they run wherever the data is.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from draagkracht.methodiek.fouten import MethodiekFout, cite

from . import tabellen
from .analyse import read_paren
from .motor import open_motor
from .onderzoek import find_onderzoek
from .statistiek import Verandering, change_from_sums
from .tabellen import BALANS, CEL, CELLEN, EENHEID, HEEL, Cel, cells

VERSIE = "deel-1"
KLEINSTE = 10
SOMMEN = ("n", "som_0", "som_1", "som_d", "som_dd", "omhoog", "gelijk", "omlaag")
TE_KLEIN, ALLEN_GELIJK, VERSCHIL = (
    "te_weinig_dossiers",
    "iedereen_hetzelfde",
    "verschil_met_ander_getal_te_klein",
)
HOOFD = (("draaglast", "score"), ("draagkracht", "inzetbaar"))


def deel(map_: Path, naam: str = "") -> dict[str, Any]:
    """The part of one municipality: per cell the sums of its pairs, in whole units of 1/EENHEID of a score.

    `weggelaten` lists the cells that are left out, with the reason. Raises MethodiekFout for files that do not hold.
    """
    with open_motor() as motor:
        paren = read_paren(motor, find_onderzoek(map_))
        sums: dict[Cel, dict[str, int]] = {}
        for table in paren.alle:
            for row in tabellen.sum_pairs(table).to_pyarrow().to_pylist():
                sums[CELLEN[row["cel"]]] = {name: int(row[name]) for name in SOMMEN}
        incomplete: dict[Cel, int] = {}
        for row in tabellen.count_complete(paren.delen).to_pyarrow().to_pylist():
            if row["k"] < row["delen"]:
                pan = CELLEN[row["pancel"]]
                incomplete[pan] = incomplete.get(pan, 0) + int(row["aantal"])
    shared, left_out = protect(sums, incomplete)
    return {
        "versie": VERSIE,
        "naam": naam,
        "eenheid": EENHEID,
        "kleinste": KLEINSTE,
        "cellen": [dict(zip(CEL, cel, strict=True)) | shared[cel] for cel in cells() if cel in shared],
        "weggelaten": [
            dict(zip(CEL, cel, strict=True)) | {"reden": left_out[cel]} for cel in cells() if cel in left_out
        ],
    }


def protect(
    sums: Mapping[Cel, Mapping[str, int]], onvolledig: Mapping[Cel, int]
) -> tuple[dict[Cel, dict[str, int | None]], dict[Cel, str]]:
    """What may be shared of these sums, and why the rest may not.

    A cell is left out for fewer than KLEINSTE people; where the sums say what everybody answered (all the lowest, all the
    highest, all the same change); and where it differs from another cell by fewer than KLEINSTE people, so that subtracting
    the two tells of them: the mean of a pan beside its parts, the balance beside its pans. Counts of who rose, stayed and
    fell are left out of a cell when one of them is between 0 and KLEINSTE.
    """
    shared: dict[Cel, dict[str, int | None]] = {}
    left_out: dict[Cel, str] = {}
    for cel, row in sums.items():
        reason = _reason(cel, row, sums, onvolledig)
        if reason:
            left_out[cel] = reason
            continue
        counts = {name: row[name] for name in ("omhoog", "gelijk", "omlaag")}
        is_safe = all(count == 0 or count >= KLEINSTE for count in counts.values())
        shared[cel] = {**row, **(counts if is_safe else dict.fromkeys(counts))}
    return shared, left_out


def _reason(
    cel: Cel,
    row: Mapping[str, int],
    sums: Mapping[Cel, Mapping[str, int]],
    onvolledig: Mapping[Cel, int],
) -> str:
    n = row["n"]
    if n < KLEINSTE:
        return TE_KLEIN
    low, high = (-4, 4) if cel[1] == BALANS else (0, 4)
    edges = {low * EENHEID * n, high * EENHEID * n}
    is_one_change = row["som_dd"] * n == row["som_d"] ** 2
    if row["som_0"] in edges or row["som_1"] in edges or is_one_change:
        return ALLEN_GELIJK
    stem, pan, _maat, onderdeel = cel
    if onderdeel == HEEL and pan != BALANS and 0 < onvolledig.get(cel, 0) < KLEINSTE:
        return VERSCHIL
    if pan == BALANS:
        for one, measure in HOOFD:
            whole = sums.get((stem, one, measure, HEEL), {}).get("n", 0)
            if 0 < abs(whole - n) < KLEINSTE:
                return VERSCHIL
    return ""


def combineer(delen: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The figures of all parts together, equal to those of all their pairs in one place.

    `weggelaten` counts, per cell, how many parts left it out. Wilcoxon's test needs every single pair and is None. Raises
    MethodiekFout, one sentence, for a part that does not hold.
    """
    if not delen:
        raise MethodiekFout("delen", "Er is geen deel om samen te voegen.")
    totals: dict[Cel, dict[str, int | None]] = {}
    without: dict[Cel, int] = {}
    for number, part in enumerate(delen):
        for cel, row in _check_deel(part, f"deel {number + 1}").items():
            total = totals.setdefault(cel, dict.fromkeys(SOMMEN, 0))
            for name in SOMMEN:
                old, new = total[name], row[name]
                total[name] = None if old is None or new is None else old + new
        for left in part["weggelaten"]:
            cel = tuple(left[name] for name in CEL)
            without[cel] = without.get(cel, 0) + 1
    found = []
    for cel in cells():
        row = totals.get(cel)
        figures = change_from_sums(row, EENHEID) if row else Verandering(0)
        found.append(
            dict(zip(CEL, cel, strict=True))
            | dataclasses.asdict(figures)
            | {"delen_weggelaten": without.get(cel, 0)}
        )
    return {
        "versie": "samen-1",
        "delen": [str(part.get("naam") or f"deel {i + 1}") for i, part in enumerate(delen)],
        "verandering": found,
    }


def _check_deel(part: Any, where: str) -> dict[Cel, dict[str, int | None]]:
    if not isinstance(part, dict) or part.get("versie") != VERSIE:
        raise MethodiekFout(where, f"In {where} staat geen deel van {VERSIE}.")
    if part.get("eenheid") != EENHEID:
        raise MethodiekFout(
            where, f"In {where} is de eenheid {cite(part.get('eenheid'))}; dat moet {EENHEID} zijn."
        )
    known, found = set(cells()), {}
    for name in ("cellen", "weggelaten"):
        rows = part.get(name)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise MethodiekFout(where, f"In {where} ontbreekt de lijst {name}.")
        for row in rows:
            cel = tuple(row.get(key) for key in CEL)
            if cel not in known:
                raise MethodiekFout(
                    where, f"In {where} staat een onbekende cel: {cite(' '.join(map(str, cel)))}."
                )
            if name == "cellen":
                if cel in found:
                    raise MethodiekFout(
                        where, f"In {where} staat de cel {cite(' '.join(map(str, cel)))} twee keer."
                    )
                found[cel] = {key: _whole(row, key, where) for key in SOMMEN}
    return found


def _whole(row: Mapping[str, Any], key: str, where: str) -> int | None:
    value = row.get(key)
    if value is None and key in ("omhoog", "gelijk", "omlaag"):
        return None
    if isinstance(value, bool) or not isinstance(value, int) or (key in ("n", "som_dd") and value < 0):
        raise MethodiekFout(where, f"In {where} is {key} geen heel getal: {cite(value)}.")
    return value


def read_deel(path: Path) -> dict[str, Any]:
    """One part from a file. Raises MethodiekFout that names the file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MethodiekFout(
            str(path), f"{cite(str(path))} kan niet gelezen worden: {error.strerror}."
        ) from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise MethodiekFout(str(path), f"{cite(str(path))} is geen JSON.") from error
    _check_deel(found, path.name)
    return found
