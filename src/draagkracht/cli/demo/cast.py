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
KARIN = Medewerker("karin", "Karin Smit", "partner")
GERDA = Medewerker("gerda", "Gerda Vos", "partner")
INEKE = Medewerker("ineke", "Ineke Blom", "partner")
MEDEWERKERS = (NOOR, BRAM, LIESBETH, YOUSSEF, WIM, KARIN, GERDA, INEKE)


@dataclass(frozen=True)
class Partij:
    """An organisation that works along in plans, and who of it reads its questions."""

    naam: str
    soort: str
    mens: Medewerker


SCHULDHULP = Partij("Schuldhulp Rivierveen", "schuldhulp", WIM)
SCHOOL = Partij("Basisschool De Wilg", "school", KARIN)
CORPORATIE = Partij("Woningcorporatie De Brug", "woningcorporatie", GERDA)
BUURTHUIS = Partij("Buurthuis De Linde", "vrijwilligers", INEKE)
PARTIJEN = (SCHULDHULP, SCHOOL, CORPORATIE, BUURTHUIS)

# The rest of the two teams. Noor and Bram work in the first; six in each.
LINDE = (
    Medewerker("fatma", "Fatma Yildiz", "professional"),
    Medewerker("pieter", "Pieter Bakker", "professional"),
    Medewerker("chantal", "Chantal Eleveld", "professional"),
    Medewerker("dewi", "Dewi Soekarno", "professional"),
)
ZUID = (
    Medewerker("mees", "Mees Hoekstra", "professional"),
    Medewerker("anouk", "Anouk de Graaf", "professional"),
    Medewerker("tarik", "Tarik Bouazza", "professional"),
    Medewerker("sandra", "Sandra Pinas", "professional"),
    Medewerker("joost", "Joost Timmermans", "professional"),
    Medewerker("agnieszka", "Agnieszka Nowak", "professional"),
)

# The article's two residents: the financial administrator, and the resident who reads with difficulty.
MARJAN = Persoon(
    "marjan",
    "Marjan Verhoeven",
    "1975-04-12",
    "Ik regel dit voor mijn werk de hele dag en thuis krijg ik de envelop niet open.",
)
RACHIDA = Persoon("rachida", "Rachida Amrani", "1992-09-03", "Ik durf de post niet meer open te maken.")
INWONERS = (MARJAN, RACHIDA)

# Who has come in with a letter: by the number of their dossier, the code that is their user name at /mijn/. The second lives
# with somebody who may know nothing of it.
CODES = {3: "ANKER23456", 8: "BERGE23456"}
VOORZICHTIG = 8
# Who looks along with Rachida's plan, by a code of her own: her sister, who takes the children on Tuesday.
NAASTE = "Salma"
NAASTE_CODE = "CEDER23456"
PINCODE = "274963"
