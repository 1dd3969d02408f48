"""The legal grounds on which a party may be let in, each with what it is for. Consent comes last, and only on its own."""

from __future__ import annotations

from dataclasses import dataclass

from draagkracht.toegang.models import Grondslag


@dataclass(frozen=True)
class Grond:
    """One ground: its code, its name, and in a sentence when it carries a share."""

    code: str
    naam: str
    wanneer: str


GRONDEN = {
    str(code): Grond(str(code), naam, wanneer)
    for code, naam, wanneer in (
        (
            Grondslag.WMO,
            "Wmo 2015",
            "De partij voert ondersteuning uit waarvoor de gemeente zorgt, en heeft dit daarvoor nodig.",
        ),
        (
            Grondslag.JEUGDWET,
            "Jeugdwet",
            "De partij helpt een kind of de ouders in opdracht van de gemeente, en heeft dit daarvoor nodig.",
        ),
        (
            Grondslag.PARTICIPATIEWET,
            "Participatiewet",
            "De partij helpt bij werk, meedoen of inkomen in opdracht van de gemeente, en heeft dit daarvoor nodig.",
        ),
        (
            Grondslag.WGS,
            "Wet gemeentelijke schuldhulpverlening",
            "De partij regelt schulden in opdracht van de gemeente, en heeft dit daarvoor nodig.",
        ),
        (
            Grondslag.VITAAL_BELANG,
            "vitaal belang",
            "Iemands leven of gezondheid loopt direct gevaar en vragen kan niet.",
        ),
        (
            Grondslag.TOESTEMMING,
            "toestemming van de inwoner",
            "Geen van de andere past, en de inwoner zegt in vrijheid ja. Die kan dat altijd intrekken.",
        ),
    )
}
