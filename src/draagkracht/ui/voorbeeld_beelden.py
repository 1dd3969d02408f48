"""Made-up facts for the pictures on the example page: the resident who reads with difficulty, after two months."""

from datetime import date

from .beeld.doelschaal import Doelschaal
from .beeld.ecogram import Ecogram, Persoon
from .beeld.profiel import (
    NIVEAUS_LAST,
    Kracht,
    KrachtGroep,
    KrachtRij,
    Last,
    LastRij,
    Profiel,
)
from .beeld.profiel_woorden import NIVEAUS_KRACHT
from .beeld.rode_draad import Draad, DraadKaart, RodeDraad
from .beeld.tijdlijn import Plan, PlanAfspraak, PlanStap
from .beeld.verandering import Meetpunt, Verandering

LASTEN = (
    LastRij("Geld en schulden", Last(4), Last(4)),
    LastRij("Wonen", Last(1, eerder=2), Last(2)),
    LastRij("Wat ik doe op een dag", Last(2, eerder=3), Last(1)),
    LastRij("Opvoeden", Last(0), Last(0)),
    LastRij("Mijn lichaam", Last(1), Last(1)),
    LastRij("Hoe ik me voel", Last(3, eerder=4), Last(1), is_gesprekspunt=True),
    LastRij("Leren en school", Last(stand="besproken"), Last(stand="besproken")),
    LastRij("Veiligheid", Last(0), Last(0, eerder=1)),
)
KRACHTEN = (
    KrachtGroep(
        "Ik zelf",
        (
            KrachtRij("Zelfvertrouwen", Kracht(2, 1), Kracht(3, 1), "geblokkeerd"),
            KrachtRij("Zelfkennis", Kracht(3, 3, eerder=2), Kracht(2, 2), "benutten"),
            KrachtRij("Doorzetten", Kracht(4, 2), Kracht(3, 1), "geblokkeerd"),
            KrachtRij("Verantwoordelijk", Kracht(3, 3), Kracht(3, 3), "benutten"),
            KrachtRij("Voor mezelf opkomen", Kracht(1, 1), Kracht(1, 0), "versterken"),
        ),
    ),
    KrachtGroep(
        "Mijn mensen",
        (
            KrachtRij("Mijn netwerk", Kracht(3, 3), Kracht(3, 2), "benutten"),
            KrachtRij("Contact houden", Kracht(2, 2), Kracht(2, 1), "aanwezig"),
            KrachtRij(
                "Hulp vragen", Kracht(3, 3, eerder=1), Kracht(1, 1), "versterken", is_gesprekspunt=True
            ),
        ),
    ),
    KrachtGroep(
        "Mijn buurt",
        (
            KrachtRij("Buurthuis", Kracht(4, 2, eerder=0), Kracht(4, 3), "benutten"),
            KrachtRij("Gezondheidscentrum", Kracht(4, 4), Kracht(4, 4), "benutten"),
            KrachtRij("Vereniging", Kracht(1, 0), Kracht(2, 1), "aanwezig"),
            KrachtRij("Vrijwilligerswerk", Kracht(stand="niet_besproken"), Kracht(stand="niet_besproken")),
        ),
    ),
)
PROFIEL = Profiel(LASTEN, KRACHTEN, eerder_op="2 maart 2026")

DRAAD = RodeDraad(
    kaarten=(
        DraadKaart("v", 0, "Ik durf de post niet meer open te maken.", "#v", is_citaat=True),
        DraadKaart("b1", 1, "Schulden worden snel groter", "#b1", onder="oppakken"),
        DraadKaart("b2", 1, "Slaapt slecht, piekert", "#b2", onder="oppakken"),
        DraadKaart("b3", 1, "Zus en buurvrouw willen helpen", "#b3", onder="wat draagt"),
        DraadKaart("d1", 2, "Ik weet wat ik moet betalen en kom rond", "#d1", onder="voor 1 maart"),
        DraadKaart("d2", 2, "Ik slaap vier nachten per week door", "#d2", los="nog los: geen stap"),
        DraadKaart("s1", 3, "Schuldhulp: alles op een rij", "#s1", onder="loopt"),
        DraadKaart("s2", 3, "Met een vrijwilliger mijn post doen", "#s2", onder="begint over 2 weken"),
        DraadKaart("a1", 4, "Dinsdag de blauwe enveloppen openen met mijn zus", "#a1"),
    ),
    draden=(
        Draad("v", "b1"),
        Draad("v", "b2"),
        Draad("v", "b3"),
        Draad("b1", "d1"),
        Draad("b2", "d2"),
        Draad("d1", "s1"),
        Draad("d1", "s2"),
        Draad("s1", "a1"),
        Draad("b3", "s2", is_kracht=True),
    ),
)

ECOGRAM = Ecogram(
    "ik",
    (
        Persoon("Samira", "zus", 1, "geeft", 2),
        Persoon("Mevrouw De Boer", "buurvrouw", 2, "beide", 1),
        Persoon("Yara en Noor", "kinderen", 1, "krijgt", 1),
        Persoon("Hassan", "broer, woont in Assen", 3, "", None),
        Persoon("Petra", "collega", 2, "geeft", 0),
        Persoon("Juf Anne", "leerkracht", 3, "geeft", 0, is_hulpverlener=True),
        Persoon("Kees Vermeulen", "schuldhulp", 2, "geeft", None, is_hulpverlener=True),
        Persoon("Oma Fatma", "moeder", 1, "krijgt", 3),
    ),
)
PLAN = Plan(
    begin=date(2026, 10, 5),
    weken=26,
    vandaag=7,
    stappen=(
        PlanStap("Schuldhulp: alles op een rij", 0, 9, "stabiliseren", "schuldhulp en mijn zus"),
        PlanStap("Regeling voor gas en licht", 0, 3, "stabiliseren", "professional"),
        PlanStap("Met een vrijwilliger mijn post doen", 9, 19, "versterken", "vrijwilliger buurthuis"),
        PlanStap("Eén keer per maand samen kijken", 19, 26, "borgen", "mijn zus"),
    ),
    afspraken=(
        PlanAfspraak("Blauwe enveloppen bij elkaar leggen", 1, "gelukt"),
        PlanAfspraak("Dinsdag drie brieven openen", 3, "bijna"),
        PlanAfspraak("Alleen één envelop openen", 5, "nog_niet"),
        PlanAfspraak("Eén envelop, met mijn zus aan de telefoon", 8),
    ),
)
DOELSCHAAL = Doelschaal(
    "Ik doe elke week mijn post, eerst samen en dan zelf.",
    (
        "Ik maak de post niet open.",
        "Ik maak de post open als er iemand bij is.",
        "Ik doe elke week mijn post, en vraag hulp bij moeilijke brieven.",
        "Ik doe mijn post alleen, ook brieven van de rechtbank.",
        "Ik help een ander met de post.",
    ),
    inwoner=0,
    professional=-1,
    inwoner_eerder=-2,
    professional_eerder=-2,
)


def moments(*scores: int) -> tuple[Meetpunt, ...]:
    dagen = (date(2026, 3, 2), date(2026, 5, 4), date(2026, 11, 23))
    return tuple(Meetpunt(op, score) for op, score in zip(dagen, scores, strict=False))


VERANDERINGEN = (
    Verandering("Geld en schulden", "draaglast", NIVEAUS_LAST, moments(4, 3, 1), moments(4, 4, 1)),
    Verandering(
        "Wonen",
        "draaglast",
        NIVEAUS_LAST,
        moments(3, 3, 2),
        moments(3, 2, 2),
        "te klein om iets over te zeggen",
    ),
    Verandering(
        "Zelfvertrouwen, inzetbaar", "draagkracht", NIVEAUS_KRACHT, moments(1, 2, 3), moments(0, 1, 3)
    ),
)
