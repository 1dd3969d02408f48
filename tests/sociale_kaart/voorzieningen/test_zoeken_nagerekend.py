"""Searching against the plainest reckoning there is: every facility looked at, one question after another."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.plekken import nearest
from draagkracht.sociale_kaart.voorzieningen.startpunten import Startpunt
from draagkracht.sociale_kaart.voorzieningen.themas import load_namen
from draagkracht.sociale_kaart.voorzieningen.tijden import DAGDELEN
from draagkracht.sociale_kaart.voorzieningen.zoeken import Zoekvraag, count_without_place, find_voorzieningen
from tests import cast

from .conftest import dienst

DAGEN = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HIER = Startpunt("hier", 51.95, 5.45)
AANTAL = 120


def some_dienst(nummer: int) -> dict:
    kans = random.Random(nummer)
    begin = kans.randint(6, 21)
    d = dienst(
        nummer,
        name=f"{kans.choice(['Inloop', 'Taalcafé', 'Wandelgroep'])} {nummer}",
        status=kans.choice(["active", "active", "active", "temporarily closed", "inactive"]),
        minimum_age=kans.choice([None, 0, 12, 18, 55]),
        maximum_age=kans.choice([None, 17, 67, 99]),
        fees_description=kans.choice(["gratis", "€ 2,50", "Vraag het.", "€ 4, stadspas: gratis", ""]),
        cost_options=kans.choice([[], [{"amount": 0}], [{"amount": 5, "currency": "EUR"}]]),
        languages=[{"code": code} for code in kans.sample(["nl", "ar", "tr", "pl"], kans.randint(0, 3))],
        schedules=[
            {
                "freq": "WEEKLY",
                "byday": kans.choice(DAGEN),
                "opens_at": f"{begin:02}:00",
                "closes_at": f"{begin + 2:02}:00",
            }
            for _ in range(kans.randint(0, 3))
        ],
        attributes=[
            {"taxonomy_term": {"name": naam}}
            for naam in kans.sample(list(load_namen().values()), kans.randint(0, 3))
        ],
    )
    plek = d["service_at_locations"][0]["location"]
    plek |= {"latitude": 51.95 + kans.uniform(-0.3, 0.3), "longitude": 5.45 + kans.uniform(-0.4, 0.4)}
    if kans.random() < 0.2:
        plek |= {"latitude": None, "longitude": None}
    return d


def some_question(nummer: int) -> Zoekvraag:
    kans = random.Random(f"vraag {nummer}")
    alles = {
        "woorden": kans.choice(["taal", "inloop 1", "GROEP", "lezen praten"]),
        "onderdeel": kans.choice(list(load_namen())),
        "is_gratis": True,
        "hoogstens": kans.choice([0, 2, 5, 10]),
        "met_korting": True,
        "is_prijs_onbekend": True,
        "dagen": (6, 7),
        "zonder": kans.choice(list(load_namen())),
        "leeftijd": kans.choice([0, 11, 12, 17, 18, 67, 68, 120]),
        "taal": kans.choice(["nl", "ar", "pl"]),
        "dag": kans.randint(1, 7),
        "dagdeel": kans.choice(list(DAGDELEN)),
        "met_gestopt": True,
        "van": HIER,
    }
    gevraagd = {naam: alles[naam] for naam in kans.sample(list(alles), kans.randint(1, 3))}
    if "van" in gevraagd and kans.random() < 0.7:
        gevraagd["km"] = kans.choice([1, 5, 10, 25])
    if "hoogstens" in gevraagd and kans.random() < 0.5:
        gevraagd["met_onbekende_prijs"] = True
    return Zoekvraag(**gevraagd)


def _is_open(v: Voorziening, dag: int | None, dagdeel: str) -> bool:
    for tijd in v.tijden:
        if dag and tijd["dag"] != dag:
            continue
        begin, eind = (int(tijd[naam][:2]) * 60 + int(tijd[naam][3:]) for naam in ("van", "tot"))
        van, tot = DAGDELEN.get(dagdeel, (0, 1440))
        if not dagdeel or min(eind, tot) - max(begin, van) >= 30:
            return True
    return False


def _costs(v: Voorziening, vraag: Zoekvraag) -> bool:
    if vraag.is_prijs_onbekend:
        return v.bedrag is None
    if not vraag.is_gratis and vraag.hoogstens is None:
        return True
    if v.bedrag is None:
        return vraag.met_onbekende_prijs
    return v.bedrag <= (0 if vraag.is_gratis else vraag.hoogstens)


def fits(v: Voorziening, vraag: Zoekvraag) -> bool:
    tekst = f"{v.naam} {v.organisatie} {v.omschrijving} {v.voor_wie} {' '.join(v.trefwoorden)} De Linde Lindelaan 1".lower()
    namen = " ".join(load_namen()[code] for code in v.onderdelen).lower()
    afstand = nearest((HIER.lat, HIER.lon), v.plekken)
    return all(
        (
            vraag.met_gestopt or v.status != "gestopt",
            all(woord in f"{tekst} {namen}".replace("é", "e") for woord in vraag.woorden.lower().split()),
            not vraag.onderdeel or vraag.onderdeel in v.onderdelen,
            _costs(v, vraag),
            not vraag.met_korting or "pas" in v.kosten,
            not vraag.zonder or vraag.zonder not in v.onderdelen,
            vraag.leeftijd is None
            or (v.leeftijd_van or 0) <= vraag.leeftijd <= (999 if v.leeftijd_tot is None else v.leeftijd_tot),
            not vraag.taal or vraag.taal in v.talen,
            not (vraag.dag or vraag.dagen or vraag.dagdeel)
            or any(_is_open(v, dag, vraag.dagdeel) for dag in vraag.dagen or (vraag.dag,)),
            vraag.van is None or (afstand is not None and (not vraag.km or afstand <= vraag.km)),
        )
    )


@pytest.fixture
def kaart(take_over):
    take_over([some_dienst(nummer) for nummer in range(AANTAL)])
    return list(Voorziening.objects.all())


@pytest.mark.parametrize("hoogstens", [800, 3, 0])
def test_every_question_finds_exactly_what_fits_nearest_first(kaart, monkeypatch, hoogstens):
    """Also when words are so common that every text has to be read (`hoogstens`)."""
    for grens in ("MAX_SLEUTELS", "MAX_GEZIEN"):
        monkeypatch.setattr(f"draagkracht.sociale_kaart.voorzieningen.woorden.{grens}", hoogstens)
    answered = 0
    for nummer in range(150):
        vraag = some_question(nummer)
        gevonden = find_voorzieningen(gemeente=cast.GEMEENTE, vraag=vraag, per=AANTAL).regels
        assert {g.voorziening.pk for g in gevonden} == {v.pk for v in kaart if fits(v, vraag)}, vraag
        afstanden = [g.afstand for g in gevonden]
        assert afstanden == (sorted(afstanden) if vraag.van else [None] * len(gevonden))
        answered += bool(gevonden)
    assert answered > 50


def test_what_nobody_knows_the_place_of_is_counted(kaart, take_over):
    for nummer in range(30):
        vraag = replace(some_question(nummer), van=HIER, km=None)
        zonder = [
            v for v in kaart if fits(v, replace(vraag, van=None)) and nearest((0, 0), v.plekken) is None
        ]
        assert count_without_place(gemeente=cast.GEMEENTE, vraag=vraag) == len(zonder), vraag
    alles = Zoekvraag(van=HIER)
    eerst = count_without_place(gemeente=cast.GEMEENTE, vraag=alles)
    take_over([{"id": "nieuw", "name": "Zonder plek"}])
    assert count_without_place(gemeente=cast.GEMEENTE, vraag=alles) == eerst + 1
