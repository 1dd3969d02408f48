"""Two partners in one house, one of them at risk: nothing of the one reaches the other.

Dossier A holds a word of its own in every text that a dossier can hold, and in what is about veiligheid. B lives in the
same house, has a dossier and an account of their own, and somebody who looks along. Every page, file, search and error
that B, B's supporter and B's professional can get is read for those words.
"""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import models
from django.urls import get_resolver

from draagkracht.toegang.models import Account, Team
from draagkracht.toegang.velden import EncryptedJSONField, EncryptedTextField
from draagkracht.werkproces.dossier.contact.bereikbaarheden import save_bereikbaarheid
from draagkracht.werkproces.dossier.contact.models import Kennisgeving, Steunfiguur
from draagkracht.werkproces.dossier.contact.verzoeken import record_verzoek
from draagkracht.werkproces.dossier.huishouden import link_huishouden
from draagkracht.werkproces.dossier.inwoners import open_dossier
from draagkracht.werkproces.dossier.models import Dossier, Inwoner
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from draagkracht.werkproces.hulpvraag.models import PersoonlijkPlan
from draagkracht.werkproces.voortgang.berichten import record_bericht
from draagkracht.werkproces.voortgang.over_mij import get_onderwerp
from tests import cast
from tests.papier import letters_on, words_on
from tests.team.test_rechten import ROUTES, walk

from .conftest import PLACE, address, fill_whole

CANARY = "Kanarie"
MIJN = sorted(
    walk(
        next(r for r in get_resolver().url_patterns if getattr(r, "app_name", "") == "portaal").url_patterns,
        "mijn/",
    )
)
# Of A: what leads to a dossier, field by field. Whoever adds a model adds it here by itself.
OF_DOSSIER = ("dossier", "moment__dossier", "meting__moment__dossier", "doel__dossier", "inwoner__dossiers")


def texts_of(model: type[models.Model]) -> list[models.Field]:
    """The free texts of a model: no choices, no codes that name something else."""
    codes = {
        "onderdeel",
        "instrument",
        "interventie",
        "catalogus",
        "mediatype",
        "plek",
        "over",
        "voorbeeld",
        "soort",
    }
    codes |= {"gemeente", "geboortedatum", "bsn", "email", "kenmerk", "code"}
    kinds = (models.CharField, models.TextField, EncryptedTextField)
    return [
        f
        for f in model._meta.concrete_fields
        if isinstance(f, kinds)
        and not isinstance(f, EncryptedJSONField)
        and not f.choices
        and f.name not in codes
    ]


def put_canaries(dossier: Dossier) -> int:
    """A word of its own in every free text of one dossier; how many there are."""
    count = 0
    for model in apps.get_app_config("werkproces").get_models():
        if model.__name__.startswith("Historical"):
            continue
        names = {f.name for f in model._meta.get_fields()}
        way = next(
            (way for way in OF_DOSSIER if way.split("__")[0] in names), "pk" if model is Dossier else ""
        )
        if model.__name__ == "Inwoner":
            way = "dossiers"
        if not way:
            continue
        for row in model._default_manager.filter(**{way: dossier.pk}).distinct():
            for field in texts_of(model):
                count += 1
                setattr(row, field.attname, f"{CANARY}{count} {field.name}"[: field.max_length or 60])
            if model.__name__ == "Doel":
                row.niveaus = [f"{CANARY}{count} niveau {n}" for n in range(5)]
            if model.__name__ == "Planversie":
                row.stappen = [{**stap, "wat": f"{CANARY}{count} stap"} for stap in row.stappen]
            row.save()
    return count


@pytest.fixture
def house(team, organisatie, noor, make_account, make_dossier, op):
    """A with noor of one team; B with another professional of another team; linked by somebody who works with both."""
    a = make_dossier(noor, cast.RACHIDA)
    places_a = fill_whole(a, noor, op)
    own_a = make_account(cast.RACHIDA)
    Inwoner.objects.filter(pk=a.inwoner_id).update(account=own_a)
    a.inwoner.account = own_a
    who = {"dossier": a, "door": noor, "op": op}
    PersoonlijkPlan.objects.create(dossier=a, speelt="x", begonnen_op=op, ingeleverd_op=op)
    save_bereikbaarheid(gegevens={"is_voorzichtig": True, "has_email": True}, **who)
    record_bericht(stem="professional", tekst="x", **who)
    record_verzoek(soort="verklaring", woorden="x", dossier=a, door=own_a, op=op)
    a.doelen.create(tekst="x", voorgesteld_door="samen", onderdeel="veiligheid", door=noor, op=op)
    Kennisgeving.objects.create(dossier=a, soort="bericht", adres="x", tekst="x", op=op, vanaf_op=op)

    other_team = Team.objects.create(organisatie=organisatie, naam=cast.ANDER_TEAM_NAAM)
    pro_b = make_account(cast.BRAM, in_team=other_team)
    b = open_dossier(door=pro_b, team=other_team, op=op, gegevens={"naam": cast.MARJAN.naam})
    places_b = fill_whole(b, pro_b, op)
    own_b = make_account(cast.MARJAN)
    Inwoner.objects.filter(pk=b.inwoner_id).update(account=own_b)
    # B's own words about who lives there: that may stand in B's dossier, and leads to no page of A.
    lid = save_netwerklid(
        dossier=b, door=pro_b, op=op, gegevens={"naam": "Rachida", "soort": "familie", "is_huisgenoot": True}
    )
    link_huishouden(dossier=a, ander=b, door=noor, op=op)
    count = put_canaries(a)
    assert count > 100
    naaste = Account.objects.create_user("NAASTEB234", cast.WACHTWOORD, naam="", rol="naaste", is_demo=True)
    steun = Steunfiguur.objects.create(
        dossier=b, netwerklid=b.netwerkleden.exclude(pk=lid.pk).get(), account=naaste, vanaf_op=op
    )
    return SimpleNamespace(
        a=a,
        b=b,
        places_a=places_a,
        places_b={**places_b, "netwerklid_id": str(lid.pk), "steunfiguur_id": str(steun.pk)},
        own_b=own_b,
        pro_b=pro_b,
        naaste=naaste,
        huishouden=Inwoner.objects.get(pk=a.inwoner_id).huishouden_id,
    )


def text_of(answer) -> str:
    if answer.streaming:
        return b"".join(answer.streaming_content).decode("utf-8", "replace")
    if "pdf" in answer.get("Content-Type", ""):
        # A word that came apart on paper would hide: without spaces too.
        return words_on(answer.content) + "\n" + letters_on(answer.content)
    return answer.content.decode("utf-8", "replace")


def leaks(house, answer) -> list[str]:
    text = text_of(answer) + str(dict(answer.headers))
    found = re.findall(rf"{CANARY}\d+[^<\n]{{0,30}}", text)
    found += [
        key for key in (str(house.a.pk), str(house.huishouden)) if key in text and key not in asked(answer)
    ]
    return found


def asked(answer) -> str:
    """What stood in the address or was sent: an answer may say that back."""
    return answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]


def own_addresses(house, places: dict[str, str]) -> list[str]:
    """Every address of the residents' door, with these ids in it; subjects by number, with and without their word."""
    fill = {**places, "dossier_id": str(house.a.pk), "code": "ABCDE23456", "nummer": "1"}
    found = ["/" + PLACE.sub(lambda m: fill.get(m[2], "1"), route) for route in MIJN]
    numbers = [f"/mijn/over-mij/{n}/?verder=ja" for n in range(13)]
    files = [f"/mijn/over-mij/kopie.{kind}?alles=ja" for kind in ("json", "pdf")]
    return [a for a in found if not re.search(r"/(uitloggen|weg)/$", a)] + numbers + files


def test_the_words_are_where_they_belong(house, noor, log_in):
    """Or this file would prove nothing: A's own professional and A find them."""
    page = text_of(log_in(noor).get(f"/dossier/{house.a.pk}/papier/verslag/"))
    assert len(set(re.findall(rf"{CANARY}\d+", page))) > 20
    kopie = log_in(house.a.inwoner.account).get("/mijn/over-mij/kopie.json?alles=ja")
    assert len(set(re.findall(rf"{CANARY}\d+", text_of(kopie)))) > 60


@pytest.mark.parametrize("who", ["own_b", "naaste", "pro_b"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_of_a_stands_on_any_page_of_the_residents_door(house, log_in, who, method):
    client = log_in(getattr(house, who))
    for places in (house.places_b, house.places_a):
        for page in own_addresses(house, places):
            answer = getattr(client, method)(page)
            assert answer.status_code < 500, page
            assert leaks(house, answer) == [], page


def test_what_is_sent_with_ids_of_a_reaches_nothing_and_shows_nothing(house, log_in):
    client = log_in(house.own_b)
    feit = get_onderwerp(dossier=house.a, door=house.a.inwoner.account, nummer=5).feiten[0]
    versie = Dossier.objects.get(pk=house.a.pk).versie
    asked_for = [
        f"/mijn/over-mij/vraag/?over={feit.sleutel}",
        f"/mijn/berichten/?over=doel:{house.places_a['doel_id']}",
    ]
    for page in asked_for:
        assert leaks(house, client.get(page)) == [], page
    hidden = dict(
        re.findall(
            r'name="(sleutel|versie|concept)" value="([^"]*)"', text_of(client.get("/mijn/berichten/"))
        )
    )
    sent = client.post(
        "/mijn/berichten/", {**hidden, "tekst": "Hoi", "over": f"doel:{house.places_a['doel_id']}"}
    )
    assert sent.status_code == 422
    assert leaks(house, sent) == []
    assert Dossier.objects.get(pk=house.a.pk).versie == versie


@pytest.mark.parametrize("who", ["own_b", "naaste"])
def test_the_teams_pages_of_both_dossiers_are_not_there_for_the_people_at_home(house, log_in, who):
    client = log_in(getattr(house, who))
    for dossier, places in ((house.a, house.places_a), (house.b, house.places_b)):
        for route in ROUTES:
            answer = client.get(address(route, dossier, places))
            assert answer.status_code == 404, route
            assert leaks(house, answer) == [], route


def test_bs_professional_finds_nothing_of_a_in_bs_dossier_nor_by_searching(house, log_in):
    client = log_in(house.pro_b)
    for route in ROUTES:
        answer = client.get(address(route, house.b, house.places_b))
        assert leaks(house, answer) == [], route
        refused = client.get(address(route, house.a, house.places_a))
        assert refused.status_code == 404, route
        assert leaks(house, refused) == [], route
    for words in (CANARY, CANARY[:5], "Rachida", "naam"):
        answer = client.get("/dossiers/", {"vraag": words})
        assert leaks(house, answer) == [], words
    assert leaks(house, client.get("/dossiers/")) == []


def test_the_log_of_a_tells_b_nothing_and_of_b_tells_a_nothing(house, log_in):
    log_in(house.own_b).get(f"/dossier/{house.a.pk}/")
    html = text_of(log_in(house.a.inwoner.account).get("/mijn/over-mij/wie/"))
    assert "Iemand mocht er niet in" in html
    assert cast.MARJAN.naam not in html
    kopie = json.loads(log_in(house.a.inwoner.account).get("/mijn/over-mij/kopie.json?alles=ja").content)
    assert cast.MARJAN.naam not in json.dumps(kopie, ensure_ascii=False)
    assert str(house.b.pk) not in json.dumps(kopie)
    assert str(house.huishouden) not in json.dumps(kopie)
