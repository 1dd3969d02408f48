"""Steps 6 and 7 of a story line, and the dossier itself, as rows."""

from __future__ import annotations

from typing import Any

from draagkracht.werkproces import models as werk

from .bouw import Bouw, Verhaal


def add_afspraak(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    if not bouw.is_past(wat["dag"], "afspraak"):
        return
    values = {k: wat[k] for k in ("als", "wat", "met_wie", "zekerheid") if k in wat}
    if "na" in wat and bouw.is_past(wat["na"], "uitkomst"):
        values |= {"uitkomst": wat["uitkomst"], "geleerd": wat.get("geleerd", "")}
        values["uitkomst_op"] = bouw.moment(wat["na"], "uitkomst")
    key = bouw.new_id(wat.get("code", ""))
    bouw.add(
        werk.Afspraak,
        id=key,
        dossier_id=bouw.dossier,
        stap_id=bouw.ids[wat["stap"]],
        netwerklid_id=bouw.ids.get(f"netwerk:{wat.get('met_wie', '')}"),
        vervolg_op_id=bouw.ids[wat["vervolg_op"]] if "vervolg_op" in wat else None,
        wanneer_op=bouw.date(wat["wanneer"]),
        op=bouw.moment(wat["dag"], "afspraak"),
        door_id=bouw.wie.regisseur,
        **values,
    )
    bouw.act(wat["dag"], "afspraak", "uitvoering", "afspraak gemaakt", key)
    if "uitkomst" in values:
        label = werk.Afspraak.Uitkomst(values["uitkomst"]).label
        bouw.act(wat["na"], "uitkomst", "uitvoering", f"afspraak: {label}", key)


def add_notitie(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    if bouw.is_past(wat["dag"], "notitie"):
        key = bouw.new_id()
        bouw.add(
            werk.Notitie,
            id=key,
            dossier_id=bouw.dossier,
            tekst=wat["tekst"],
            op=bouw.moment(wat["dag"], "notitie"),
            door_id=bouw.wie.regisseur,
        )
        bouw.act(wat["dag"], "notitie", "uitvoering", "notitie geschreven", key)


def add_oordeel(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    """One row of the story holds both voices: `inwoner` and `professional`, each a level, and the resident's words."""
    if not bouw.is_past(wat["dag"], "oordeel"):
        return
    for stem, woorden in (("inwoner", wat.get("woorden", "")), ("professional", "")):
        key = bouw.new_id()
        bouw.add(
            werk.Oordeel,
            id=key,
            doel_id=bouw.ids[wat["doel"]],
            stem=stem,
            niveau=wat[stem],
            woorden=woorden,
            op=bouw.moment(wat["dag"], "oordeel"),
            door_id=bouw.voice_of(stem),
        )
        bouw.act(wat["dag"], "oordeel", "doelbereiking", f"oordeel van {stem}", key, bouw.voice_of(stem))


def add_bijdrage(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    if bouw.is_past(wat["dag"], "bijdrage"):
        key = bouw.new_id()
        bouw.add(
            werk.Bijdrage,
            id=key,
            dossier_id=bouw.dossier,
            doel_id=bouw.ids[wat["doel"]],
            partij=wat["partij"],
            tekst=wat["tekst"],
            op=bouw.moment(wat["dag"], "bijdrage"),
            door_id=bouw.wie.regisseur,
        )
        bouw.act(wat["dag"], "bijdrage", "doelbereiking", "bijdrage opgeschreven", key)


def add_zeggenschap(bouw: Bouw, wat: dict[str, Any], volgorde: int) -> None:
    """The resident alone answers: from the own account, or on the professional's tablet."""
    if bouw.is_past(wat["dag"], "zeggenschap"):
        geluisterd, begrepen, beslist = wat["antwoorden"]
        bouw.add(
            werk.Zeggenschap,
            id=bouw.new_id(),
            dossier_id=bouw.dossier,
            stap=wat["stap"],
            geluisterd=geluisterd,
            begrepen=begrepen,
            beslist=beslist,
            op=bouw.moment(wat["dag"], "zeggenschap"),
        )
        door = bouw.voice_of("inwoner")
        bouw.act(wat["dag"], "zeggenschap", wat["stap"], "zeggenschap beantwoord", door=door)


def add_dossier(bouw: Bouw, verhaal: Verhaal) -> None:
    """The dossier itself, closed when the story has come that far, with as many versions as there were acts."""
    gesloten_op = _closing(bouw, verhaal.get("afsluiting"))
    handelingen = bouw.rijen[werk.Handeling]
    handelingen.sort(key=lambda handeling: handeling["op"])
    laatste = handelingen[-1]
    begin = bouw.moment(0, "open")
    bouw.add(
        werk.Dossier,
        id=bouw.dossier,
        gemeente=bouw.wie.gemeente,
        team_id=bouw.wie.team,
        inwoner_id=bouw.wie.inwoner,
        voor=verhaal.get("voor", "individu"),
        grondslag=verhaal.get("grondslag", "wmo"),
        geopend_op=begin,
        gesloten_op=gesloten_op,
        versie=1 + len(handelingen),
        laatste_stap=laatste["stap"],
        laatst_op=laatste["op"],
    )
    bouw.add(werk.Betrokkene, dossier_id=bouw.dossier, account_id=bouw.wie.regisseur, vanaf_op=begin)


def _closing(bouw: Bouw, wat: dict[str, Any] | None) -> Any:
    if wat is None or not bouw.is_past(wat["dag"], "afsluiting"):
        return None
    op = bouw.moment(wat["dag"], "afsluiting")
    bouw.add(
        werk.Afsluiting,
        id=bouw.new_id(),
        dossier_id=bouw.dossier,
        reden=wat.get("reden", "genoeg_balans"),
        woorden_inwoner=wat.get("woorden_inwoner", ""),
        woorden_professional=wat.get("woorden_professional", ""),
        nazorg_op=bouw.date(wat["nazorg"]) if "nazorg" in wat else None,
        gesloten_op=op,
        gesloten_door_id=bouw.wie.regisseur,
    )
    bouw.act(wat["dag"], "afsluiting", "doelbereiking", "dossier afgesloten")
    return op
