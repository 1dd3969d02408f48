"""The people around the resident."""

import re

import pytest

from draagkracht.werkproces.dossier.models import Netwerklid

ZUS = {
    "naam": "Fatima",
    "relatie": "zus",
    "soort": "familie",
    "nabijheid": "1",
    "richting": "geeft",
    "belasting": "3",
}


def hidden_fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', html))


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/netwerk/"


def add(client, page, **data):
    return client.post(page, {**hidden_fields(client.get(page).content.decode()), **ZUS, **data})


def test_somebody_is_added_and_stands_in_the_picture_and_the_list(client, page):
    assert add(client, page).status_code == 302
    html = client.get(page).content.decode()
    assert "Fatima" in html
    assert "<svg" in html


def test_the_load_may_be_left_unasked(client, page):
    add(client, page, belasting="")
    assert Netwerklid.objects.get().belasting is None


@pytest.mark.parametrize(
    "wrong", [{"naam": ""}, {"soort": "x"}, {"nabijheid": "9"}, {"belasting": "7"}, {"richting": ""}]
)
def test_what_cannot_be_is_refused_with_a_sentence(client, page, wrong):
    answer = add(client, page, **wrong)
    assert answer.status_code == 422
    assert Netwerklid.objects.count() == 0


def test_somebody_is_changed_and_taken_away_and_history_keeps_both(client, page, dossier):
    add(client, page)
    lid = Netwerklid.objects.get()
    one = f"{page}{lid.pk}/"
    changed = client.post(one, {**hidden_fields(client.get(one).content.decode()), **ZUS, "belasting": "1"})
    assert changed.status_code == 302
    away = f"{one}weg/"
    assert client.post(away, hidden_fields(client.get(away).content.decode())).status_code == 302
    client.get(page)  # the message is read once
    assert "Fatima" not in client.get(page).content.decode()
    history = client.get(f"/dossier/{dossier.pk}/geschiedenis/").content.decode()
    assert "netwerklid weggehaald" in history
    assert "kost veel" in history
    assert client.get(one).status_code == 404
