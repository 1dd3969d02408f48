"""The parties of the demo, and how they work along in the plan of the resident who reads with difficulty."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from draagkracht.werkproces import models as werk

from . import cast
from .bouw import Rijen

# Per party: who of it is asked, for which goal and steps (by how their words begin), on which ground, and its answer.
ROLLEN: tuple[dict[str, Any], ...] = (
    {
        "partij": cast.SCHULDHULP,
        "doel": "Ik heb weer stroom",
        "stappen": ("Schuldhulp regelt", "De stroom blijft"),
        "vraag": "Wilt u de lijst van schulden maken en de schuldeisers aanschrijven?",
        "waartoe": "Dan is er rust in de post en blijft de stroom aan.",
        "grondslag": "wgs",
        "status": "aangenomen",
        "antwoord": "Ja. Wij beginnen deze week en lezen elke brief voor.",
        "gedaan": "De lijst is klaar. Alle acht schuldeisers zijn aangeschreven.",
        "tekst": "Zeven wachten met het innen. De stroom is aan gebleven.",
    },
    {
        "partij": cast.SCHOOL,
        "doel": "Ik heb weer stroom",
        "stappen": (),
        "vraag": "Kunt u de kinderen op dinsdag langer op school houden?",
        "waartoe": "Dan kan hun moeder die middag aan de post werken.",
        "grondslag": "toestemming",
        "status": "afgewezen",
        "antwoord": "Wij hebben op dinsdag niemand die kan blijven. Het spijt ons.",
    },
    {
        "partij": cast.CORPORATIE,
        "doel": "Ik heb weer stroom",
        "stappen": (),
        "vraag": "Wilt u de huurachterstand in kleine bedragen laten betalen?",
        "waartoe": "Dan blijft het huis zeker zolang de schulden geregeld worden.",
        "grondslag": "wgs",
        "status": "gevraagd",
        "antwoord": "",
    },
    {
        "partij": cast.BUURTHUIS,
        "doel": "Ik doe elke week mijn post",
        "stappen": ("Met Ineke",),
        "vraag": "Wil Ineke elke dinsdag een uur helpen met de post?",
        "waartoe": "Eerst samen lezen, dan alleen.",
        "grondslag": "toestemming",
        "status": "aangenomen",
        "antwoord": "Graag. De tafel bij het raam staat klaar.",
        "gedaan": "Elke dinsdag samen de brieven gelezen.",
        "tekst": "De laatste drie brieven las zij zelf, hardop.",
    },
)
DAGEN = {"gevraagd": 6, "aangenomen": 40, "afgewezen": 40}  # days before now that the question was asked


def organisaties(gemeente: str) -> list[dict[str, Any]]:
    return [
        {
            "id": _id(partij.naam),
            "gemeente": gemeente,
            "naam": partij.naam,
            "soort": partij.soort,
            "is_demo": True,
        }
        for partij in cast.PARTIJEN
    ]


def organisatie_of(gebruikersnaam: str) -> uuid.UUID | None:
    """The party whose person this is; None for somebody else."""
    return next((_id(p.naam) for p in cast.PARTIJEN if p.mens.gebruikersnaam == gebruikersnaam), None)


def add_partijen(rijen: Rijen, accounts: dict[str, uuid.UUID], regisseur: uuid.UUID, op: dt.datetime) -> None:
    """Ask four parties; each answers, and who works along says what it brought. Nothing for a plan without those goals."""
    dossier = rijen[werk.Dossier][0]["id"]
    for rol in ROLLEN:
        doel = _found(rijen[werk.Doel], "tekst", rol["doel"])
        if doel is None:
            continue
        _add(rijen, rol, doel, {"dossier_id": dossier, "door_id": regisseur}, accounts, op)


def _add(
    rijen: Rijen,
    rol: dict[str, Any],
    doel: uuid.UUID,
    own: dict[str, Any],
    accounts: dict[str, uuid.UUID],
    op: dt.datetime,
) -> None:
    partij, status = rol["partij"], rol["status"]
    key, mens = _id(f"deelname {partij.naam}"), accounts[partij.mens.gebruikersnaam]
    asked = op - dt.timedelta(days=DAGEN[status])
    answered = asked + dt.timedelta(days=2) if rol["antwoord"] else None
    rijen[werk.Deelname].append(
        {
            "id": key,
            **own,
            "organisatie_id": _id(partij.naam),
            **{name: rol[name] for name in ("vraag", "waartoe", "grondslag", "status", "antwoord")},
            "toestemming_op": asked if rol["grondslag"] == "toestemming" else None,
            "tot_op": (op + dt.timedelta(days=80)).date(),
            "antwoord_op": answered,
            "antwoord_door_id": mens if answered else None,
            "einde_op": answered if status == "afgewezen" else None,
            "op": asked,
        }
    )
    rijen[werk.Deelname.doelen.through].append({"deelname_id": key, "doel_id": doel})
    for begin in rol["stappen"]:
        stap = _found(rijen[werk.Stap], "wat", begin)
        if stap is not None:
            rijen[werk.Deelname.stappen.through].append({"deelname_id": key, "stap_id": stap})
    rijen[werk.Deelnemer].append(
        {"id": _id(f"deelnemer {partij.naam}"), "deelname_id": key, "account_id": mens, "vanaf_op": asked}
    )
    if "gedaan" in rol:
        rijen[werk.Bijdrage].append(
            {
                "id": _id(f"bijdrage {partij.naam}"),
                "dossier_id": own["dossier_id"],
                "door_id": mens,
                "doel_id": doel,
                "deelname_id": key,
                "partij": partij.naam,
                "gedaan": rol["gedaan"],
                "tekst": rol["tekst"],
                "op": op - dt.timedelta(days=9),
            }
        )


def _found(rows: list[dict[str, Any]], name: str, begin: str) -> uuid.UUID | None:
    return next((row["id"] for row in rows if row[name].startswith(begin)), None)


def _id(naam: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, naam)
