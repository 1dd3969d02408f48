"""Two dossiers that hold something of everything, and every address that leads into one."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.utils import timezone

from draagkracht.werkproces.doelen.gesprekken import start_doelgesprek
from draagkracht.werkproces.dossier.contact.uitnodigingen import create_uitnodiging
from draagkracht.werkproces.dossier.contact.verzoeken import record_verzoek
from draagkracht.werkproces.dossier.meldcode.services import record_meldcoderegel, start_meldcode
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.uitvoering.partijen.services import add_deling
from draagkracht.werkproces.voortgang.partijwerk import contribute
from draagkracht.werkproces.vraagverheldering.services import save_visie
from tests import cast
from tests.metingen import measure_both
from tests.partijen import let_in, make_partij, person_of
from tests.team.plan import fill
from tests.team.test_rechten import ROUTES

PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")


def fill_whole(dossier, door, op) -> dict[str, str]:
    """Fill every step; gives per name in an address what stands there in this dossier."""
    made = fill(dossier, door, op)
    measure_both(dossier, door, op)
    vraag = record_hulpvraag(
        dossier=dossier, door=door, op=op, woorden="Ik durf de post niet open te maken.", gegevens={}
    )
    save_visie(
        dossier=dossier,
        door=door,
        op=op,
        samenvatting="Het is veel.",
        samengevat_door="inwoner",
        tekst="Eerst lucht.",
    )
    new = create_uitnodiging(
        dossier=dossier, door=door, op=op, kanaal="ter_plekke", bewijs="afgesproken", antwoord="blauwe fiets"
    )
    verzoek = record_verzoek(dossier=dossier, door=door, op=op, soort="bezwaar", woorden="Liever niet.")
    gesprek = start_doelgesprek(dossier=dossier, door=door, op=op, onderdeel="financien")
    deelname = let_in(
        dossier, door, make_partij(f"Schuldhulp {dossier.pk.hex[:6]}"), [made.doel], [made.stap]
    )
    wim, now = person_of(deelname.organisatie), timezone.now()
    deling = add_deling(deelname=deelname, soort="bereiken", waarom="Bellen.", door=door, op=now)
    meldcode = start_meldcode(dossier=dossier, door=door, op=now, over="Sem")
    regel = record_meldcoderegel(
        meldcode=meldcode,
        door=door,
        op=now,
        soort="signalen",
        tekst="Een blauwe plek op de arm.",
        gegevens={"bron": "gezien"},
    )
    told = {"gedaan": "Drie brieven.", "tekst": "Rust.", "op": now}
    contribute(account=wim, deelname_id=deelname.pk, doel_id=made.doel.pk, **told)
    return {
        "meldstap": "signalen",
        "meldcode_id": str(meldcode.pk),
        "regel_id": str(regel.pk),
        "deelname_id": str(deelname.pk),
        "deling_id": str(deling.pk),
        "uitnodiging_id": str(new.uitnodiging.pk),
        "verzoek_id": str(verzoek.pk),
        "gesprek_id": str(gesprek.pk),
        "vraag": "anders",
        "hulpvraag_id": str(vraag.pk),
        "moment_id": str(dossier.momenten.get().pk),
        "bevinding_id": str(dossier.bevindingen.get().pk),
        "doel_id": str(made.doel.pk),
        "stap_id": str(made.stap.pk),
        "nummer": str(made.versie.nummer),
        "afspraak_id": str(made.afspraak.pk),
        "notitie_id": str(made.notitie.pk),
        "bijlage_id": str(made.bijlage.pk),
        "bijdrage_id": str(deelname.bijdragen.get().pk),
        "netwerklid_id": str(dossier.netwerkleden.get().pk),
        "betrokkene_id": str(dossier.betrokkenen.get().pk),
        "voorstel_id": str(made.voorstel.pk),
        "code": "budgetcursus",
        "stem": "inwoner",
        "onderdeel": "financien",
        "maat": "score",
        "stap": "doelen",
    }


def address(route: str, dossier, places: dict[str, str]) -> str:
    values = {**places, "dossier_id": str(dossier.pk)}
    return "/" + PLACE.sub(lambda m: values[m[2]], route)


@pytest.fixture
def whole(dossier, noor, op):
    """Rachida's dossier of Noor with everything in it: `dossier`, `places`, and `addresses` by route."""
    places = fill_whole(dossier, noor, op)
    return SimpleNamespace(
        dossier=dossier, places=places, addresses={r: address(r, dossier, places) for r in ROUTES}
    )


@pytest.fixture
def other(make_dossier, noor, op):
    """Another dossier of the same Noor, as full."""
    dossier = make_dossier(noor, cast.MARJAN)
    places = fill_whole(dossier, noor, op)
    return SimpleNamespace(
        dossier=dossier, places=places, addresses={r: address(r, dossier, places) for r in ROUTES}
    )
