"""My people: who there is, letting somebody look along, and stopping that at once."""

import re

from django.test import Client
from django.urls import reverse

from draagkracht.werkproces.dossier.contact.models import Steunfiguur, Uitnodiging
from draagkracht.werkproces.dossier.netwerk import remove_netwerklid, save_netwerklid
from tests.team.plan import send

MENSEN = "/mijn/mensen/"
MEEKIJKEN = "/mijn/meekijken/"


def test_somebody_is_added_in_the_residents_own_words(rachida, dossier, log_in):
    client = log_in(rachida)
    fields = {"naam": "Mijn zus", "soort": "familie", "nabijheid": "1", "toelichting": "Belt elke dag."}
    assert send(client, f"{MENSEN}erbij/", 'name="naam"', **fields).status_code == 302
    lid = dossier.netwerkleden.get()
    assert (lid.naam, lid.toelichting, lid.nabijheid, lid.richting) == (
        "Mijn zus",
        "Belt elke dag.",
        1,
        "beide",
    )
    assert "Mijn zus" in client.get(MENSEN).content.decode()


def test_changing_somebody_leaves_what_the_professional_noted(full, rachida, log_in, noor, op):
    save_netwerklid(
        dossier=full.lid.dossier,
        door=noor,
        op=op,
        netwerklid=full.lid,
        gegevens={"richting": "stroef", "belasting": 3, "is_huisgenoot": True, "toelichting": "Ruzie."},
    )
    client = log_in(rachida)
    page = f"{MENSEN}{full.lid.pk}/"
    assert "Ruzie." not in client.get(page).content.decode()
    fields = {"naam": "Samira", "soort": "familie", "nabijheid": "2", "is_huisgenoot": "on"}
    assert send(client, page, 'name="naam"', **fields).status_code == 302
    full.lid.refresh_from_db()
    assert (full.lid.naam, full.lid.richting, full.lid.toelichting) == ("Samira", "stroef", "Ruzie.")


def invite(client, lid, word="gele appel"):
    answer = send(client, f"{MENSEN}{lid.pk}/erbij/", 'name="antwoord"', antwoord=word)
    return re.search(r"/mijn/welkom/([A-Z0-9]{10})/", answer.content.decode())[1]


def test_from_the_residents_code_to_the_plan_in_the_supporters_hands(full, rachida, log_in):
    code = invite(log_in(rachida), full.lid)
    guest = Client()
    guest.get(f"/mijn/welkom/{code}/")
    assert guest.post("/mijn/welkom/wie/", {"antwoord": "Gele Appel"}).status_code == 302
    entered = guest.post("/mijn/welkom/pincode/", {"nieuw": "830461", "nogmaals": "830461"}, follow=True)
    assert entered.redirect_chain[-1][0] == MEEKIJKEN
    html = entered.content.decode()
    assert "Schuldhulp 0" in html
    assert "Twee brieven 0" in html
    assert "kijkt mee sinds" in log_in(rachida).get(MENSEN).content.decode()


def test_a_code_is_shown_once_and_a_new_one_ends_the_old(full, rachida, log_in):
    client = log_in(rachida)
    code = invite(client, full.lid)
    assert code not in client.get(f"{MENSEN}{full.lid.pk}/").content.decode()
    invite(client, full.lid)
    assert Uitnodiging.objects.filter(ingetrokken_op__isnull=True).count() == 1
    assert Client().get(f"/mijn/welkom/{code}/").status_code == 422


def test_a_word_too_short_is_refused_and_makes_no_code(full, rachida, log_in):
    answer = send(log_in(rachida), f"{MENSEN}{full.lid.pk}/erbij/", 'name="antwoord"', antwoord="ja")
    assert answer.status_code == 422
    assert "minstens vier tekens" in answer.content.decode()
    assert not Uitnodiging.objects.exists()


def test_stopping_works_on_the_next_request_in_an_open_session(full, samira, rachida, log_in):
    supporter = log_in(samira.account)
    assert supporter.get(MEEKIJKEN).status_code == 200
    page = f"{MENSEN}{full.lid.pk}/stop/"
    assert send(log_in(rachida), page, "Ja, stop nu").status_code == 302
    shown = supporter.get(MEEKIJKEN)
    assert shown.status_code == 302
    assert shown["Location"].startswith(reverse("portaal:inloggen"))
    samira.account.refresh_from_db()
    assert not samira.account.is_active
    assert log_in(rachida).get(page).status_code == 404


def test_who_still_looks_along_elsewhere_keeps_the_account(
    full, samira, rachida, log_in, make_dossier, make_naaste, noor, op
):
    from tests import cast

    other = make_dossier(noor, cast.MARJAN)
    lid = save_netwerklid(dossier=other, door=noor, op=op, gegevens={"naam": "Sam", "soort": "vriend"})
    make_naaste(lid, account=samira.account)
    supporter = log_in(samira.account)
    choice = supporter.get(MEEKIJKEN).content.decode()
    assert "Rachida Amrani" in choice
    assert "Marjan Verhoeven" in choice
    assert "Schuldhulp" not in choice
    send(log_in(rachida), f"{MENSEN}{full.lid.pk}/stop/", "Ja, stop nu")
    after = supporter.get(MEEKIJKEN)
    assert after.status_code == 200
    assert "Rachida" not in after.content.decode()
    assert supporter.get(f"{MEEKIJKEN}{samira.steun.pk}/").status_code == 404


def test_taking_somebody_out_of_the_network_ends_looking_along_and_open_codes(
    full, samira, noor, op, rachida, log_in
):
    invite(log_in(rachida), full.lid)
    remove_netwerklid(netwerklid=full.lid, door=noor, op=op)
    assert not Steunfiguur.objects.filter(tot_op__isnull=True).exists()
    assert not Uitnodiging.objects.filter(ingetrokken_op__isnull=True).exists()


def test_the_professional_sees_who_looks_along(full, samira, noor, dossier, log_in):
    html = log_in(noor).get(f"/dossier/{dossier.pk}/netwerk/").content.decode()
    assert "Kijkt mee met het plan, op verzoek van de inwoner" in html


def test_somebody_of_another_dossier_is_not_here(full, rachida, log_in, make_dossier, noor, op):
    from tests import cast

    other = make_dossier(noor, cast.MARJAN)
    lid = save_netwerklid(dossier=other, door=noor, op=op, gegevens={"naam": "Vreemd", "soort": "vriend"})
    client = log_in(rachida)
    for page in ("", "weg/", "erbij/", "stop/"):
        for method in ("get", "post"):
            assert getattr(client, method)(f"{MENSEN}{lid.pk}/{page}").status_code == 404
