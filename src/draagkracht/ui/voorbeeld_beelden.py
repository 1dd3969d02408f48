"""Made-up facts for the pictures on the example page: the resident who reads with difficulty, after two months."""

from .beeld.profiel import Kracht, KrachtGroep, KrachtRij, Last, LastRij, Profiel

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
