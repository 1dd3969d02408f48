"""What every form shares: drafts, one act per sending, and both versions when two people edit."""

import re

import pytest

from draagkracht.werkproces.dossier.models import Concept
from draagkracht.werkproces.hulpvraag.models import Hulpvraag
from draagkracht.werkproces.hulpvraag.services import change_hulpvraag, record_hulpvraag

WOORDEN = "Ik durf de post niet meer open te maken."


def hidden_fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', html))


@pytest.fixture
def noor_client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/hulpvraag/"


def test_a_draft_is_there_again_when_the_page_is_opened_anew(noor_client, page):
    fields = hidden_fields(noor_client.get(page).content.decode())
    answer = noor_client.post("/concept/", {**fields, "woorden": WOORDEN})
    assert answer.content.decode().startswith("bewaard om ")
    assert WOORDEN in noor_client.get(page).content.decode()
    assert Hulpvraag.objects.count() == 0


def test_a_draft_survives_a_session_that_ended(noor_client, page, client, noor, log_in):
    fields = hidden_fields(noor_client.get(page).content.decode())
    answer = client.post(page, {**fields, "woorden": WOORDEN})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/inloggen/?next=")
    assert WOORDEN in log_in(noor).get(page).content.decode()


def test_a_draft_is_nobody_elses(noor_client, page, bram, dossier, log_in, op):
    from draagkracht.werkproces.dossier.models import Betrokkene

    Betrokkene.objects.create(dossier=dossier, account=bram, rol="medewerker", vanaf_op=op)
    fields = hidden_fields(noor_client.get(page).content.decode())
    noor_client.post("/concept/", {**fields, "woorden": WOORDEN})
    assert WOORDEN not in log_in(bram).get(page).content.decode()


def test_a_draft_with_a_forged_token_is_refused(noor_client, page):
    fields = hidden_fields(noor_client.get(page).content.decode())
    answer = noor_client.post("/concept/", {"concept": fields["concept"] + "x", "woorden": WOORDEN})
    assert answer.status_code == 422
    assert Concept.objects.count() == 0


def test_sending_twice_acts_once_and_drops_the_draft(noor_client, page):
    fields = hidden_fields(noor_client.get(page).content.decode())
    noor_client.post("/concept/", {**fields, "woorden": WOORDEN})
    data = {**fields, "woorden": WOORDEN, "gesteld_door": "inwoner"}
    answers = [noor_client.post(page, data) for _ in range(2)]
    assert [a.status_code for a in answers] == [302, 302]
    assert Hulpvraag.objects.count() == 1
    assert Concept.objects.count() == 0


def test_the_second_of_two_editors_sees_both_and_loses_neither(noor_client, dossier, noor, op):
    hulpvraag = record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=WOORDEN, gegevens={})
    page = f"/dossier/{dossier.pk}/hulpvraag/{hulpvraag.pk}/"
    first, second = (hidden_fields(noor_client.get(page).content.decode()) for _ in range(2))
    noor_client.post(page, {**first, "gesteld_door": "naaste", "namens": "haar zus Fatima"})
    answer = noor_client.post(page, {**second, "gesteld_door": "inwoner", "namens": "de buurvrouw"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "haar zus Fatima" in html
    assert "de buurvrouw" in html
    hulpvraag.refresh_from_db()
    assert hulpvraag.namens == "haar zus Fatima"
    again = hidden_fields(html)
    answer = noor_client.post(page, {**again, "gesteld_door": "inwoner", "namens": "de buurvrouw"})
    assert answer.status_code == 302
    hulpvraag.refresh_from_db()
    assert hulpvraag.namens == "de buurvrouw"
    assert [h.namens for h in hulpvraag.history.order_by("history_id")] == [
        "",
        "haar zus Fatima",
        "de buurvrouw",
    ]


def test_a_draft_typed_on_an_older_version_shows_what_changed_meanwhile(noor_client, dossier, noor, op):
    hulpvraag = record_hulpvraag(dossier=dossier, door=noor, op=op, woorden=WOORDEN, gegevens={})
    page = f"/dossier/{dossier.pk}/hulpvraag/{hulpvraag.pk}/"
    fields = hidden_fields(noor_client.get(page).content.decode())
    noor_client.post("/concept/", {**fields, "gesteld_door": "inwoner", "namens": "de buurvrouw"})
    change_hulpvraag(hulpvraag=hulpvraag, door=noor, op=op, gegevens={"namens": "haar zus"})
    html = noor_client.get(page).content.decode()
    assert "de buurvrouw" in html
    answer = noor_client.post(
        page, {**hidden_fields(html), "gesteld_door": "inwoner", "namens": "de buurvrouw"}
    )
    assert answer.status_code == 409
    assert "haar zus" in answer.content.decode()


def test_what_one_person_typed_is_not_lost_when_another_logged_in_meanwhile(noor, bram, dossier, log_in, op):
    from draagkracht.werkproces.dossier.models import Betrokkene

    Betrokkene.objects.create(dossier=dossier, account=bram, rol="medewerker", vanaf_op=op)
    page = f"/dossier/{dossier.pk}/hulpvraag/"
    fields = hidden_fields(log_in(noor).get(page).content.decode())
    answer = log_in(bram).post(page, {**fields, "woorden": WOORDEN, "gesteld_door": "inwoner"})
    assert Hulpvraag.objects.count() == 0
    assert WOORDEN not in answer.content.decode()
    assert WOORDEN in log_in(noor).get(page).content.decode()


def test_far_too_long_a_draft_is_refused_with_a_sentence(noor_client, page):
    fields = hidden_fields(noor_client.get(page).content.decode())
    answer = noor_client.post("/concept/", {**fields, "woorden": "a" * 400_001})
    assert answer.status_code == 422
    assert "te lang" in answer.content.decode()
