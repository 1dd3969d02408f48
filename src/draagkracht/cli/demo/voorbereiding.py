"""Steps 1 to 5 of a story line: question, metingen, findings, goals and plan, as rows."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from draagkracht.methodiek.instrument import STANDAARD, load_instrument
from draagkracht.methodiek.schaal import DRAAGLAST
from draagkracht.werkproces import models as werk

from .bouw import STEMMEN, Bouw, Verhaal
from .sociale_kaart import plek_id

STAP_VAN = {"visie": "vraagverheldering", "doel": "doelen", "plan": "aanpak"}


def add_hulpvraag(bouw: Bouw, wat: dict[str, Any]) -> None:
    key = bouw.new_id()
    if wat.get("spoed") in ("dagen", "nu") and bouw.is_past(3, "hulpvraag"):
        wat = wat | {"gesproken_op": bouw.moment(1, "hulpvraag"), "gesproken_door_id": bouw.wie.regisseur}
    bouw.add(
        werk.Hulpvraag,
        id=key,
        dossier_id=bouw.dossier,
        op=bouw.moment(0, "hulpvraag"),
        door_id=bouw.wie.regisseur,
        has_clientondersteuning_verteld=True,
        has_persoonlijk_plan_verteld=True,
        **wat,
    )
    bouw.ids["hulpvraag"] = key
    bouw.act(0, "hulpvraag", "hulpvraag", "hulpvraag opgeschreven", key)


def add_netwerk(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    values = dict(wat)
    dag = values.pop("dag", 0)
    if bouw.is_past(dag, "netwerk"):
        key = bouw.new_id(f"netwerk:{wat['naam']}")
        bouw.add(werk.Netwerklid, id=key, dossier_id=bouw.dossier, **values)
        bouw.act(dag, "netwerk", "hulpvraag", "netwerklid toegevoegd", key)


def add_meting(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    dag = wat["dag"]
    if not bouw.is_past(dag, "professional"):
        return
    moment = bouw.new_id(f"moment:{volgorde}")
    bouw.add(
        werk.Moment,
        id=moment,
        dossier_id=bouw.dossier,
        op=bouw.date(dag),
        aanleiding=wat.get("aanleiding", ""),
    )
    for stem in (*STEMMEN, "naaste"):
        if stem in wat:
            _stem(bouw, wat, stem, moment)


def _stem(bouw: Bouw, wat: dict[str, Any], stem: str, moment: uuid.UUID) -> None:
    meting, op = bouw.new_id(), bouw.moment(wat["dag"], stem)
    bouw.add(
        werk.Meting,
        id=meting,
        moment_id=moment,
        stem=stem,
        instrument=STANDAARD,
        wijze=bouw.how_of(stem),
        door_id=bouw.voice_of(stem),
        begonnen_op=op - dt.timedelta(minutes=8),
        afgerond_op=op,
    )
    bouw.act(wat["dag"], stem, "meting", "meting vastgelegd", moment, bouw.voice_of(stem))
    gemeen = {"meting_id": meting, "op": op}
    woorden = wat.get("woorden", {}) if stem == "inwoner" else {}
    for onderdeel, waarde in wat[stem].items():
        scores = _scores(onderdeel, waarde)
        bouw.add(
            werk.Score,
            onderdeel=onderdeel,
            status="vastgelegd",
            woorden=woorden.get(onderdeel, ""),
            **gemeen,
            **scores,
        )
    for onderdeel, reden in wat.get("besproken", {}).items():
        bouw.add(werk.Score, onderdeel=onderdeel, status="besproken", reden=reden, **gemeen)
    for onderdeel, reden in wat.get("niet_besproken", {}).items():
        bouw.add(werk.Score, onderdeel=onderdeel, status="niet_besproken", reden=reden, **gemeen)


def _scores(onderdeel: str, waarde: int | list[int]) -> dict[str, int]:
    if load_instrument().onderdeel(onderdeel).pan == DRAAGLAST:
        return {"score": waarde}
    aanwezig, inzetbaar = waarde
    return {"aanwezig": aanwezig, "inzetbaar": inzetbaar}


def add_bevinding(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    if not bouw.is_past(wat["dag"], "bevinding"):
        return
    values = {k: v for k, v in wat.items() if k not in ("dag", "code", "helpt_bij")}
    key = bouw.new_id(wat["code"])
    bouw.add(
        werk.Bevinding,
        id=key,
        dossier_id=bouw.dossier,
        hulpvraag_id=bouw.ids["hulpvraag"],
        moment_id=bouw.ids.get("moment:0"),
        op=bouw.moment(wat["dag"], "bevinding"),
        door_id=bouw.wie.regisseur,
        **values,
    )
    soort = "bevinding geparkeerd" if wat.get("keuze") == "parkeren" else "bevinding opgepakt"
    bouw.act(wat["dag"], "bevinding", "vraagverheldering", soort, key)
    for last in wat.get("helpt_bij", []):
        bouw.add(werk.Verband, last_id=bouw.ids[last], kracht_id=key)


def _akkoorden(bouw: Bouw, dag: int | None, onderwerp: str, key: uuid.UUID) -> None:
    """Both voices agree on one day; None means that they have not yet."""
    if dag is None or not bouw.is_past(dag, "akkoord"):
        return
    for stem in STEMMEN:
        bouw.add(
            werk.Akkoord,
            id=bouw.new_id(),
            dossier_id=bouw.dossier,
            onderwerp=onderwerp,
            onderwerp_id=key,
            onderwerp_versie=1,
            stem=stem,
            antwoord="akkoord",
            wijze=bouw.how_of(stem),
            door_id=bouw.voice_of(stem),
            op=bouw.moment(dag, "akkoord"),
        )
        label = werk.Akkoord.Onderwerp(onderwerp).label
        bouw.act(dag, "akkoord", STAP_VAN[onderwerp], f"akkoord met {label}", key, bouw.voice_of(stem))


def add_visie(bouw: Bouw, wat: dict[str, Any] | None) -> None:
    if wat is None or not bouw.is_past(wat["dag"], "visie"):
        return
    key = bouw.new_id("visie")
    bouw.add(
        werk.Visie,
        id=key,
        dossier_id=bouw.dossier,
        samenvatting=wat["samenvatting"],
        tekst=wat["tekst"],
        op=bouw.moment(wat["dag"], "visie"),
        door_id=bouw.wie.regisseur,
    )
    bouw.act(wat["dag"], "visie", "vraagverheldering", "visie opgeschreven", key)
    _akkoorden(bouw, wat.get("akkoord"), "visie", key)


def add_doel(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    if not bouw.is_past(wat["dag"], "doel"):
        return
    anders = ("dag", "code", "bevindingen", "akkoord", "streef", "afgerond", "gesprek")
    values = {k: v for k, v in wat.items() if k not in anders}
    if "afgerond" in wat and bouw.is_past(wat["afgerond"], "oordeel"):
        values["status"] = "afgerond"
    key = bouw.new_id(wat["code"])
    bouw.add(
        werk.Doel,
        id=key,
        dossier_id=bouw.dossier,
        volgorde=volgorde,
        streef_op=bouw.target(wat["streef"], wat["dag"]),
        op=bouw.moment(wat["dag"], "doel"),
        door_id=bouw.wie.regisseur,
        **values,
    )
    bouw.act(wat["dag"], "doel", "doelen", "doel voorgesteld", key)
    for bevinding in wat.get("bevindingen", []):
        bouw.add(werk.Doel.bevindingen.through, doel_id=key, bevinding_id=bouw.ids[bevinding])
    if "gesprek" in wat:
        _add_gesprek(bouw, wat, key)
    _akkoorden(bouw, wat.get("akkoord"), "doel", key)


def _add_gesprek(bouw: Bouw, wat: dict[str, Any], doel: uuid.UUID) -> None:
    """The talk that led to this goal. Its id follows from the goal's: the other rows keep theirs."""
    copied = ("onderdeel", "richting", "tekst", "niveaus")
    bouw.add(
        werk.Doelgesprek,
        id=uuid.uuid5(doel, "doelgesprek"),
        dossier_id=bouw.dossier,
        doel_id=doel,
        bevinding_id=bouw.ids[wat["bevindingen"][0]],
        streef_op=bouw.target(wat["streef"], wat["dag"]),
        afgerond_op=bouw.moment(wat["dag"], "doel"),
        op=bouw.moment(wat["dag"], "doel"),
        door_id=bouw.wie.regisseur,
        **{name: wat[name] for name in copied},
        **wat["gesprek"],
    )


def add_stap(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    if not bouw.is_past(wat["dag"], "stap"):
        return
    values = {k: v for k, v in wat.items() if k not in ("dag", "code", "doelen", "krachten", "start", "plek")}
    start = bouw.date(wat["start"])
    eind = start + dt.timedelta(weeks=wat["weken"])
    vandaag = bouw.wie.op.date()
    status = "gepland" if start > vandaag else "loopt" if eind > vandaag else "klaar"
    key = bouw.new_id(wat["code"])
    gemeen = {"dossier_id": bouw.dossier, "door_id": bouw.wie.regisseur}
    bouw.add(
        werk.Stap,
        id=key,
        start_op=start,
        status=status,
        volgorde=volgorde,
        voorziening_id=plek_id(wat["plek"]) if "plek" in wat else None,
        op=bouw.moment(wat["dag"], "stap"),
        **gemeen,
        **values,
    )
    bouw.act(wat["dag"], "stap", "aanpak", "stap toegevoegd", key)
    for doel in wat["doelen"]:
        bouw.add(werk.Stap.doelen.through, stap_id=key, doel_id=bouw.ids[doel])
    for kracht in wat.get("krachten", []):
        bouw.add(werk.Stap.krachten.through, stap_id=key, bevinding_id=bouw.ids[kracht])
    for code, lid in bouw.ids.items():
        if code.startswith("netwerk:") and code.removeprefix("netwerk:") in wat.get("met_wie", ""):
            bouw.add(werk.Stap.netwerkleden.through, stap_id=key, netwerklid_id=lid)


def add_planversie(bouw: Bouw, verhaal: Verhaal) -> None:
    """The first plan, as it stood on the day when the last of its steps was added."""
    stappen = bouw.rijen.get(werk.Stap, [])
    if not stappen or len(stappen) < len(verhaal["stap"]):
        return
    dag = max(stap["dag"] for stap in verhaal["stap"])
    if not bouw.is_past(dag, "plan"):
        return
    key = bouw.new_id("plan")
    aantal = "één stap" if len(stappen) == 1 else f"{len(stappen)} stappen"
    bouw.add(
        werk.Planversie,
        id=key,
        dossier_id=bouw.dossier,
        nummer=1,
        veranderd=[f"Dit is het eerste plan, met {aantal}."],
        stappen=[_snapshot(bouw, rij, wat) for rij, wat in zip(stappen, verhaal["stap"], strict=True)],
        op=bouw.moment(dag, "plan"),
        door_id=bouw.wie.regisseur,
    )
    bouw.act(dag, "plan", "aanpak", "plan vastgelegd", key)
    _akkoorden(bouw, dag, "plan", key)


def _snapshot(bouw: Bouw, rij: dict[str, Any], wat: dict[str, Any]) -> dict[str, Any]:
    teksten = {
        row["id"]: row["tekst"] for model in (werk.Doel, werk.Bevinding) for row in bouw.rijen.get(model, [])
    }

    def named(codes: list[str]) -> list[dict[str, str]]:
        return [{"id": str(bouw.ids[code]), "tekst": teksten[bouw.ids[code]]} for code in codes]

    return {
        "id": str(rij["id"]),
        **{
            veld: rij.get(veld, "")
            for veld in ("wat", "hoe", "met_wie", "leer_ik", "fase", "weken", "status")
        },
        "waar": wat.get("plek"),
        "start_op": rij["start_op"].isoformat(),
        "doelen": named(wat["doelen"]),
        "krachten": named(wat.get("krachten", [])),
    }
