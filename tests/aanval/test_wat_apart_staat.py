"""What is about safety or danger stays apart at the residents' door, also when it only came to be so later."""

import json

import pytest

from draagkracht.toegang.fouten import NietGevonden
from draagkracht.werkproces.dossier.contact.binnenkomen import end_eigen_toegang, open_uitnodiging
from draagkracht.werkproces.dossier.contact.uitnodigingen import create_uitnodiging, find_uitnodiging
from draagkracht.werkproces.dossier.models import Inwoner, Netwerklid
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.voortgang.berichten import list_berichten, record_bericht
from draagkracht.werkproces.voortgang.papier import collect_plan
from tests import cast
from tests.team.plan import fill

GEHEIM = "Mijn man slaat mij."


@pytest.fixture
def rachida(make_account, dossier):
    account = make_account(cast.RACHIDA)
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(account=account)
    dossier.inwoner.account = account
    return account


@pytest.fixture
def later_apart(dossier, noor, op):
    """A plan with a version; after that its step came to be about safety."""
    made = fill(dossier, noor, op)
    doel = dossier.doelen.create(
        tekst="Ik ben veilig.", voorgesteld_door="samen", onderdeel="veiligheid", door=noor, op=op
    )
    made.stap.doelen.add(doel)
    return made


def test_a_question_of_danger_is_not_on_paper(dossier, rachida, op):
    record_hulpvraag(
        dossier=dossier,
        door=rachida,
        op=op,
        woorden=GEHEIM,
        gegevens={"gesteld_door": "inwoner", "spoed": "nu"},
    )
    assert GEHEIM not in json.dumps(collect_plan(dossier=dossier, op=op), default=str)


def test_a_question_that_can_wait_is_on_paper(dossier, rachida, op):
    record_hulpvraag(dossier=dossier, door=rachida, op=op, woorden="De stroom.", gegevens={"spoed": "dagen"})
    assert "De stroom." in json.dumps(collect_plan(dossier=dossier, op=op), default=str)


@pytest.mark.parametrize("page", ["/mijn/over-mij/6/", "/mijn/over-mij/kopie.json", "/mijn/berichten/"])
def test_a_step_that_came_to_be_about_safety_is_named_nowhere_in_the_open(
    later_apart, rachida, dossier, noor, op, log_in, page
):
    record_bericht(
        dossier=dossier,
        door=rachida,
        op=op,
        stem="inwoner",
        tekst="Hoe gaat dit?",
        onderwerp="stap",
        onderwerp_id=later_apart.stap.pk,
    )
    answer = log_in(rachida).get(page)
    assert answer.status_code == 200
    assert later_apart.stap.wat not in answer.content.decode()
    assert all(not regel.over for regel in list_berichten(dossier=dossier, stem="inwoner")[0])


def test_the_whole_copy_does_name_it(later_apart, rachida, log_in):
    answer = log_in(rachida).get("/mijn/over-mij/kopie.json?alles=ja")
    assert later_apart.stap.wat in answer.content.decode()


def test_what_was_noted_about_a_housemate_does_not_open_by_unticking_a_box(
    rachida, dossier, noor, op, log_in
):
    from draagkracht.werkproces.dossier.netwerk import save_netwerklid

    lid = save_netwerklid(
        dossier=dossier,
        door=noor,
        op=op,
        gegevens={
            "naam": "Karim",
            "soort": "familie",
            "is_huisgenoot": True,
            "toelichting": "Drinkt en slaat.",
        },
    )
    save_netwerklid(
        dossier=dossier,
        door=rachida,
        op=op,
        netwerklid=lid,
        gegevens={"is_huisgenoot": False},
        versie=lid.versie,
    )
    assert not Netwerklid.objects.get().is_huisgenoot
    client = log_in(rachida)
    for page in (f"/mijn/mensen/{lid.pk}/", "/mijn/over-mij/8/", "/mijn/over-mij/kopie.json"):
        assert "Drinkt en slaat" not in client.get(page).content.decode(), page


def test_no_code_opens_a_door_that_was_closed(dossier, rachida, noor, op):
    new = create_uitnodiging(
        dossier=dossier, door=noor, op=op, kanaal="ter_plekke", bewijs="afgesproken", antwoord="blauwe fiets"
    )
    rachida.is_active = True
    rachida.save()
    end_eigen_toegang(dossier=dossier, door=noor, op=op)
    assert find_uitnodiging(code=new.code, op=op) is None
    with pytest.raises(NietGevonden):
        open_uitnodiging(uitnodiging=new.uitnodiging, code=new.code, pincode="258013", op=op)


def test_a_draft_stays_on_the_side_where_it_was_typed(dossier, rachida, noor, log_in):
    client = log_in(noor)
    page = f"/dossier/{dossier.pk}/berichten/"
    html = client.get(page).content.decode()
    token = html.split('name="concept" value="')[1].split('"')[0]
    client.post("/concept/", {"concept": token, "sleutel": "a" * 24, "tekst": "Ik overweeg te bellen."})
    assert "Ik overweeg te bellen." in client.get(page).content.decode()
    client.post(f"/mijn/overhandigen/{dossier.pk}/")
    assert "Ik overweeg te bellen." not in client.get("/mijn/berichten/").content.decode()


def test_nothing_at_the_residents_door_is_stored_by_a_browser(dossier, rachida, log_in, client):
    for who, path in (
        (log_in(rachida), "/mijn/bestaat-niet/"),
        (client, "/mijn/"),
        (client, "/mijn/bestaat-niet/"),
    ):
        assert "no-store" in who.get(path)["Cache-Control"], path
    assert 'href="/mijn/"' in client.get("/mijn/bestaat-niet/").content.decode().split("<main")[1]
