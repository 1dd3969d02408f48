import pytest

from draagkracht.werkproces.doelen.services import propose_doel

GEGEVENS = {
    "tekst": "Ik heb weer stroom.",
    "onderdeel": "financien",
    "voorgesteld_door": "inwoner",
    "niveaus": [
        "Er is geen stroom.",
        "Er is soms stroom.",
        "",
        "Ook de huur is betaald.",
        "Geen schuld erbij.",
    ],
}


@pytest.fixture
def propose(dossier, noor, op):
    """A goal of Rachida's dossier; any of its fields may be given otherwise."""

    def make(bevindingen=(), status="actief", reden="", is_bevestigd=False, sleutel="", **gegevens):
        return propose_doel(
            dossier=dossier,
            door=noor,
            op=op,
            gegevens={**GEGEVENS, **gegevens},
            bevindingen=bevindingen,
            status=status,
            reden=reden,
            is_bevestigd=is_bevestigd,
            sleutel=sleutel,
        )

    return make
