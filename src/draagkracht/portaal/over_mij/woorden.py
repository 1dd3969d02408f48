"""The words of the read log as a resident reads them: what was opened, by whom, and what for."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from draagkracht.toegang.models import Rol
from draagkracht.werkproces.voortgang.kijkbeurten import Kijkbeurt


def _parts() -> dict[str, str]:
    """The first words of a page in the log, and what that page holds. Pages on safe contact are just contact here."""
    return {
        "dossier": _("het begin"),
        "geschiedenis": _("wat er is gedaan"),
        "inzage": _("wie er keek"),
        "gegevens": _("wie u bent"),
        "huishouden": _("wie u bent"),
        "netwerk": _("uw mensen"),
        "hulpvraag": _("uw vraag"),
        "meting": _("hoe het met u gaat"),
        "akkoord": _("waar u ja op zei"),
        "zeggenschap": _("of u mee kon beslissen"),
        "vraagverheldering": _("wat wij samen zagen"),
        "doelen": _("uw doelen"),
        "doelhulp": _("uw doelen"),
        "aanpak": _("uw stappen"),
        "uitvoering": _("uw afspraken"),
        "doelbereiking": _("hoe ver u bent"),
        "papier": _("papier om mee te geven"),
        "plan op papier": _("uw plan op papier"),
        "verslag": _("een verslag van alles"),
        "berichten": _("de berichten"),
        "verzoeken": _("wat u vroeg"),
        "collega": _("wie u helpt"),
        "overdracht": _("wie u helpt"),
        "termijnen": _("hoe lang iets mag duren"),
        "meekijken": _("uw plan"),
        "deel van het plan": _("hun deel van uw plan"),
        "vraag beantwoorden": _("hun deel van uw plan"),
        "bijdrage schrijven": _("hun deel van uw plan"),
        "meedoen": _("hun deel van uw plan"),
        "collega erbij": _("hun deel van uw plan"),
        "collega eraf": _("hun deel van uw plan"),
        "wie doet mee": _("wie er meedoet"),
        "partij": _("wie er meedoet"),
        "een partij": _("wie er meedoet"),
        "delen met een partij": _("wie er meedoet"),
        "wat een bijdrage": _("wie er meedoet"),
        "iets zeggen": _("uw plan"),
        "scherm overhandigen": _("het scherm aan u geven"),
        "inwoner": _("hoe u zelf binnenkomt"),
        "de inwoner": _("hoe u zelf binnenkomt"),
        "uitnodiging": _("hoe u zelf binnenkomt"),
        "eigen toegang": _("hoe u zelf binnenkomt"),
        "mijn": _("uw eigen pagina's"),
    }


def pages_in_words(paginas: Iterable[str]) -> list[str]:
    """What was opened, each thing once; a page we have no words for is "een ander deel"."""
    parts, found = _parts(), []
    for pagina in paginas:
        known = [name for name in parts if pagina.startswith(name)]
        words = parts[max(known, key=len)] if known else _("een ander deel")
        if words not in found:
            found.append(words)
    return found


def role_in_words(rol: str) -> str:
    return {
        Rol.PROFESSIONAL: _("hulpverlener"),
        Rol.TEAMLEIDER: _("leidt het team"),
        Rol.NAASTE: _("iemand die u liet meekijken"),
        Rol.PARTNER: _("doet mee in uw plan"),
    }.get(rol, "")


def purpose_in_words(beurt: Kijkbeurt) -> str:
    """Why somebody looked, as a whole sentence."""
    if beurt.doel == "leiding in het team":
        return _("Om te zien of het goed gaat in het team.")
    if beurt.doel == "meekijken met het plan":
        return _("Om met uw plan mee te kijken.")
    if beurt.doel == "meedoen in het plan":
        return _("Om mee te doen in uw plan.")
    if beurt.doel == "een overdracht":
        return _("Om te lezen wie u bent, voor het overnemen.")
    if beurt.doel == "eigen dossier":
        return _("Om zelf te lezen of te schrijven.")
    return _("Om u te helpen.")
