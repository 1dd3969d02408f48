"""A goal as the resident reads it: whose it is, what was answered, and where it stands, in whole sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from draagkracht.ui.beeld.doelschaal import niveau_woord
from draagkracht.werkproces.doelbereiking.models import Oordeel
from draagkracht.werkproces.doelbereiking.selectors import Doelstand, levels_of
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.akkoorden import Standpunt


def proposer_sentence(doel: Doel) -> str:
    return {
        "inwoner": _("U stelde dit doel zelf voor."),
        "professional": _("Uw hulpverlener stelde dit doel voor."),
        "samen": _("U stelde dit doel samen met uw hulpverlener voor."),
        "naaste": _("Iemand die u helpt, stelde dit doel voor."),
    }[doel.voorgesteld_door]


def wording_sentence(doel: Doel) -> str:
    """In whose words the goal is."""
    return {
        "inwoner": _("Het staat er in uw eigen woorden."),
        "professional": _("Uw hulpverlener koos de woorden."),
        "samen": _("U koos de woorden samen."),
        "naaste": _("Iemand die u helpt, koos de woorden."),
    }[doel.in_woorden_van]


def answer_sentence(stand: Standpunt | None) -> str:
    """What the resident answered last, and to which text."""
    if stand is None:
        return _("Is dit ook uw doel? Kijk en kies.")
    if stand.is_akkoord:
        return _("U zei: ja, dit is mijn doel.")
    if not stand.is_actueel:
        return _("De tekst is anders dan toen u keek. Kijk nog een keer.")
    return _("U wilt dit anders. Uw hulpverlener leest uw woorden.")


@dataclass(frozen=True)
class Doelregel:
    """One goal in the list: `zin` is how it stands, `is_te_doen` that an answer is waited for."""

    doel: Doel
    zin: str
    is_te_doen: bool


def line_of(doel: Doel, stand: Standpunt | None, is_gevraagd: bool) -> Doelregel:
    if doel.status != Doel.Status.ACTIEF:
        return Doelregel(doel, doel.reden, False)
    if is_gevraagd and stand is not None and stand.is_actueel:
        return Doelregel(doel, _("Hoe staat het met dit doel? Kies wat nu past."), True)
    return Doelregel(doel, answer_sentence(stand), stand is None or not stand.is_actueel)


@dataclass(frozen=True)
class Trede:
    """One of the five sentences. `is_nu` and `is_eerder`: the resident is here now, or was here first."""

    kop: str
    tekst: str
    is_doel: bool
    is_nu: bool
    is_eerder: bool


def scale_of(stand: Doelstand | None, doel: Doel) -> list[Trede]:
    """The five sentences from much more to as it was; [] while none was agreed."""
    if not any(doel.niveaus):
        return []
    own = [
        o for o in (*(stand.laatste.values() if stand else ()), *(stand.eerder if stand else ())) if is_own(o)
    ]
    now = own[0].niveau if own else None
    first = own[-1].niveau if len(own) > 1 else None
    return [
        Trede(niveau_woord(n).capitalize(), tekst, n == 0, n == now, n == first != now)
        for n, tekst in reversed(levels_of(doel))
    ]


def is_own(oordeel: Oordeel) -> bool:
    return oordeel.stem == "inwoner"


def other_of(stand: Doelstand | None) -> Oordeel | None:
    """How the professional saw it, once the resident looked as well: nobody is led by the other's answer."""
    if stand is None:
        return None
    own, other = stand.laatste.get("inwoner"), stand.laatste.get("professional")
    return other if own and other and own.op >= other.op else None
