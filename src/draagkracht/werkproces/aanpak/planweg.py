"""Why something is in no proposed plan, or does not stand where people put it. On the professional's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

# Why an intervention is in no plan, by the planner's reason. What is alike is told together.
LEFT_OUT: dict[str, Promise] = {
    "nee": gettext_lazy("U zei hier nee tegen"),
    "draagkracht_onbekend": gettext_lazy("Wij weten nog niet of dit nu past"),
    "draagkracht_te_laag": gettext_lazy("Dit vraagt nu nog te veel"),
    "beter": gettext_lazy("Iets anders doet hetzelfde en is in niets minder"),
    "gaat_niet_samen": gettext_lazy("Dit gaat niet samen met iets in het plan"),
    "past_niet": gettext_lazy("Dit past niet naast de rest"),
    "te_veel_uren": gettext_lazy("Dit kost meer uren per week dan u koos"),
    "te_lang": gettext_lazy("Dit duurt langer dan wij vooruit kijken"),
    "te_laat": gettext_lazy("Dit duurt langer dan wij vooruit kijken"),
    "na_kan_niet": gettext_lazy("Dit komt na iets wat nu niet kan"),
    "eerst_lucht": gettext_lazy("Dit oefent iets wat er al is; nu is er eerst lucht nodig"),
    "netwerk_zwaar": gettext_lazy("Dit vraagt hulp van mensen om u heen; voor hen is het nu al veel"),
    "gedaan": gettext_lazy("Dit is al gedaan"),
    "zonder_week": gettext_lazy(
        "Dit staat al in het plan. Schrijf erbij vanaf wanneer en hoe lang, dan rekenen wij ermee"
    ),
    "na": gettext_lazy("Dit komt na iets wat nu niet kan"),
    "alleen": gettext_lazy("Dit doet u alleen; samen beginnen past nu beter"),
    "ernaast": gettext_lazy("Dit kan ernaast, als u dat wilt"),
}
REST = gettext_lazy("Dit is voor deze doelen nu niet nodig")


def left_out_word(code: str) -> str:
    return str(LEFT_OUT.get(code, REST))


# Why a step cannot stand where people fixed it.
LET_GO: dict[str, Promise] = {
    "vast_te_vroeg": gettext_lazy(
        "‘{naam}’ kan niet zo vroeg: er is een wachttijd, of eerst is iets anders klaar."
    ),
    "vast_te_laat": gettext_lazy("‘{naam}’ kan niet zo laat: dan is het niet op tijd klaar."),
    "vast_botst": gettext_lazy("‘{naam}’ kan niet in die week samen met wat verder vaststaat."),
}
LET_GO_REST = gettext_lazy("‘{naam}’ kan niet in de week die u koos.")


def let_go(row: Mapping[str, Any], namen: Mapping[str, str]) -> str:
    """One fixed step that the planner had to let go of, with why."""
    naam = namen.get(row["interventie"], row["interventie"])
    return str(LET_GO.get(row["waarom"]["code"], LET_GO_REST)).format(naam=naam)
