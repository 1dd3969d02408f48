"""The cast: the people of tests, demo and documentation. All of them are made up."""

from __future__ import annotations

from dataclasses import dataclass

GEMEENTE = "rivierveen"
GEMEENTE_NAAM = "Gemeente Rivierveen"
TEAM_NAAM = "Wijkteam De Linde"
ANDER_TEAM_NAAM = "Wijkteam Zuid"
WACHTWOORD = "samen-aan-tafel"


@dataclass(frozen=True)
class Medewerker:
    gebruikersnaam: str
    naam: str
    rol: str


@dataclass(frozen=True)
class Persoon:
    """Somebody who asks for help. `gebruikersnaam` is their own account's."""

    gebruikersnaam: str
    naam: str
    geboortedatum: str
    hulpvraag: str


NOOR = Medewerker("noor", "Noor van Dijk", "professional")
BRAM = Medewerker("bram", "Bram Kuipers", "professional")
LIESBETH = Medewerker("liesbeth", "Liesbeth Maas", "teamleider")
YOUSSEF = Medewerker("youssef", "Youssef Haddad", "beheerder")
WIM = Medewerker("wim", "Wim Jacobs", "partner")
MEDEWERKERS = (NOOR, BRAM, LIESBETH, YOUSSEF, WIM)

# The article's two residents: the financial administrator, and the resident who reads with difficulty.
MARJAN = Persoon(
    "marjan",
    "Marjan Verhoeven",
    "1975-04-12",
    "Ik regel dit voor mijn werk de hele dag en thuis krijg ik de envelop niet open.",
)
RACHIDA = Persoon("rachida", "Rachida Amrani", "1992-09-03", "Ik durf de post niet meer open te maken.")
INWONERS = (MARJAN, RACHIDA)
