"""The measured part of a verslag as blocks: the profile, the voices in tables, and what changed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from draagkracht.methodiek.schaal import VEILIGHEID

from ..meting.models import Moment
from . import papier_profiel as profiel
from .papier import Gegevens, in_words
from .papier_blokken import NONE_YET, Blokken, part_name, table


def _stand(stand: str) -> str:
    words = {"besproken": _("besproken, niet vastgelegd"), "niet_besproken": _("niet besproken")}
    return words.get(stand, NONE_YET)


def meting_blokken(picture: Gegevens | None) -> Blokken:
    if picture is None:
        return []
    wanneer = _("Gemeten op %(op)s.") % {"op": in_words(picture["op"])}
    if picture["eerder_op"]:
        wanneer += " " + _("Vergeleken met %(op)s.") % {"op": in_words(picture["eerder_op"])}
    return [
        {"soort": "tekst", "tekst": wanneer},
        {"soort": "profiel"},
        *_last_table(picture["lasten"], picture["stemmen"]),
        *_kracht_table(picture["krachten"], picture["stemmen"]),
        *_own_words(picture),
    ]


def _voice_name(stem: str) -> str:
    return {"inwoner": _("inwoner"), "professional": _("professional"), "naaste": _("naaste")}[stem]


def _last_table(lasten: list[Gegevens], stemmen: tuple[str, ...]) -> Blokken:
    rijen = [
        [
            rij["naam"],
            *(profiel.level("draaglast", rij[stem]["score"], _stand(rij[stem]["stand"])) for stem in stemmen),
            _("gesprekspunt") if rij["is_gesprekspunt"] else "",
        ]
        for rij in lasten
    ]
    kolommen = [_("onderdeel"), *map(_voice_name, stemmen), _("bijzonder")]
    return table(_("Wat weegt (draaglast: 0 is geen zorg, 4 is acuut)"), kolommen, rijen)


def _kracht_table(groepen: list[Gegevens], stemmen: tuple[str, ...]) -> Blokken:
    """Two columns per voice; with a third voice one, or the words would not fit beside each other on paper."""
    words = {"benutten": _("gebruiken"), "geblokkeerd": _("zit klem"), "versterken": _("laten groeien")}
    is_tight = len(stemmen) > len(profiel.VOICES)
    rijen = [
        [
            rij["naam"],
            *(cell for stem in stemmen for cell in _kracht_cells(rij[stem], is_tight)),
            words.get(rij["toestand"], ""),
        ]
        for groep in groepen
        for rij in groep["rijen"]
    ]
    measures = (_("aanwezig"), _("inzetbaar"))
    of_voices = [
        name if is_tight else f"{name}: {maat}"
        for name in map(_voice_name, stemmen)
        for maat in (measures[:1] if is_tight else measures)
    ]
    kolommen = [_("onderdeel"), *of_voices, _("wat te doen")]
    return table(_("Wat draagt (draagkracht: 0 is niet, 4 is heel sterk)"), kolommen, rijen)


def _kracht_cells(stem: Gegevens, is_tight: bool) -> list[str]:
    present, usable = (
        profiel.level("draagkracht", stem[maat], _stand(stem["stand"])) for maat in ("aanwezig", "inzetbaar")
    )
    if not is_tight:
        return [present, usable]
    return [present if present == usable else _("%(er)s; inzetbaar %(nu)s") % {"er": present, "nu": usable}]


def _own_words(picture: Gegevens) -> Blokken:
    """What each voice added in own words, per part."""
    rows = [*picture["lasten"], *(rij for groep in picture["krachten"] for rij in groep["rijen"])]
    stemmen = picture["stemmen"]
    rijen = [
        [rij["naam"], *(rij[stem]["woorden"] or NONE_YET for stem in stemmen)]
        for rij in rows
        if any(rij[stem]["woorden"] for stem in stemmen)
    ]
    return table(_("In eigen woorden"), [_("onderdeel"), *map(_voice_name, stemmen)], rijen)


def change_blokken(moments: list[Moment], *, of_veiligheid: bool) -> Blokken:
    """A row per part and measure, a column per voice. What can be said of the noise is said once where it is the same."""
    rows = [
        row for row in profiel.collect_changes(moments) if (row["onderdeel"] == VEILIGHEID) == of_veiligheid
    ]
    stemmen = profiel.voices_of(moments)
    readings = {row["tekst"] for row in rows}
    lines: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        line = lines.setdefault((row["onderdeel"], row["maat"]), [NONE_YET] * len(stemmen))
        line[stemmen.index(row["stem"])] = _moved(row, with_reading=len(readings) > 1)
    rijen = [[_measure_name(code, maat), *line] for (code, maat), line in lines.items()]
    found = table(_("Wat er veranderde"), [_("onderdeel"), *map(_voice_name, stemmen)], rijen)
    if len(readings) == 1:
        reading = readings.pop()
        found.append({"soort": "tekst", "tekst": f"{reading[:1].upper()}{reading[1:]}."})
    return found


def _moved(row: Gegevens, *, with_reading: bool) -> str:
    words = _("van %(van)s naar %(tot)s") % {
        "van": profiel.level(row["pan"], row["van"], ""),
        "tot": profiel.level(row["pan"], row["tot"], ""),
    }
    return f"{words} ({row['tekst']})" if with_reading else words


def _measure_name(code: str, maat: str) -> str:
    return part_name(code) if maat == "score" else f"{part_name(code)}, {maat}"


def veiligheid_scores(moments: list[Moment]) -> Blokken:
    rijen = []
    for moment in moments:
        for stem in profiel.voices_of(moments):
            score = profiel.scores_of(moment, stem).get(VEILIGHEID)
            if score is not None:
                level = profiel.level("draaglast", score.score, str(score.get_status_display()))
                rijen.append([in_words(moment.op), _voice_name(stem), level, score.woorden or NONE_YET])
    return table(_("Meting"), [_("op"), _("stem"), _("niveau"), _("eigen woorden")], rijen)
