"""Something of one dossier under the address of another, in the address itself and in what is sent."""

from __future__ import annotations

import re

import pytest

from draagkracht.werkproces.models import Afspraak, Bijdrage, Doel, Stap, Verband
from tests.team.plan import form_with
from tests.team.test_rechten import ROUTES

from .conftest import address

CHILDREN = [r for r in ROUTES if re.search(r"<(?:uuid|int):(?!dossier_id)\w+>", r)]


def test_there_are_children_to_try():
    assert len(CHILDREN) > 25


@pytest.mark.parametrize("method", ["get", "post", "put", "head"])
def test_a_child_of_another_dossier_does_not_exist_here(whole, other, noor, log_in, make_dossier, method):
    """`int` places are numbers within a dossier: there the other one is an empty dossier."""
    client, empty = log_in(noor), make_dossier(noor)
    for route in CHILDREN:
        shown = getattr(client, method)(whole.addresses[route])
        here = empty if "<int:" in route else other.dossier
        answer = getattr(client, method)(address(route, here, whole.places))
        assert answer.status_code in (404, 405), (route, answer.status_code)
        assert shown.status_code != 404, route


def send(client, page, text, **fields):
    return client.post(page, {**form_with(client.get(page).content.decode(), text), **fields})


def test_a_step_takes_no_goal_and_no_strength_of_another_dossier(whole, other, noor, log_in):
    page = f"/dossier/{whole.dossier.pk}/aanpak/"
    step = {"wat": "Gestolen stap", "fase": "stabiliseren"}
    for foreign in ({"doelen": other.places["doel_id"]}, {"krachten": other.places["bevinding_id"]}):
        assert send(log_in(noor), page, 'name="wat"', **step, **foreign).status_code == 422
    assert not Stap.objects.filter(wat="Gestolen stap").exists()


def test_an_afspraak_takes_no_step_and_nobody_of_another_dossier(whole, other, noor, log_in):
    page = f"/dossier/{whole.dossier.pk}/uitvoering/"
    for name, foreign in (("stap", "stap_id"), ("netwerklid", "netwerklid_id")):
        fields = {"nieuw-wat": "Gestolen", f"nieuw-{name}": other.places[foreign]}
        assert send(log_in(noor), page, 'name="nieuw-wat"', **fields).status_code == 422
    assert not Afspraak.objects.filter(wat="Gestolen").exists()


def test_an_afspraak_follows_none_of_another_dossier(whole, other, noor, log_in):
    page = f"/dossier/{whole.dossier.pk}/uitvoering/afspraak/?vervolg={other.places['afspraak_id']}"
    assert log_in(noor).get(page).status_code == 404
    assert log_in(noor).get(page.split("=")[0] + "=%00").status_code == 404


def test_a_goal_is_not_about_a_finding_of_another_dossier(whole, other, noor, log_in):
    fields = {
        "tekst": "Ik steel niets.",
        "onderdeel": "financien",
        "voorgesteld_door": "inwoner",
        "in_woorden_van": "inwoner",
        "status": "actief",
        "bij_bevindingen": other.places["bevinding_id"],
    }
    page = f"/dossier/{whole.dossier.pk}/doelen/nieuw/"
    assert send(log_in(noor), page, 'name="tekst"', **fields).status_code == 422
    assert not Doel.objects.filter(tekst="Ik steel niets.").exists()


def test_a_talk_about_a_goal_begins_with_nothing_of_another_dossier(whole, other, noor, log_in):
    page = f"/dossier/{whole.dossier.pk}/doelen/hulp/"
    for name in ("bevinding", "doel"):
        assert log_in(noor).get(f"{page}?{name}={other.places[f'{name}_id']}").status_code == 404


def test_a_contribution_serves_no_goal_of_another_dossier(whole, other, noor, log_in):
    fields = {"partij": "Dief", "tekst": "Nam iets mee.", "doel": other.places["doel_id"]}
    page = f"/dossier/{whole.dossier.pk}/doelbereiking/"
    assert send(log_in(noor), page, 'name="partij"', **fields).status_code == 422
    assert "Dief" not in Bijdrage.objects.values_list("partij", flat=True)


TAPS = [
    ("vraagverheldering/", "oppakken:{bevinding_id}"),
    ("vraagverheldering/", "parkeren:{bevinding_id}:later"),
    ("vraagverheldering/", "verbind:{bevinding_id}:{eigen}"),
    ("vraagverheldering/", "verbind:{eigen}:{bevinding_id}"),
    ("vraagverheldering/", "neem_en_verbind:{bevinding_id}:ongebruikt:doorzettingsvermogen"),
    ("doelen/", "afronden:{doel_id}"),
    ("doelen/", "akkoord:{doel_id}:1"),
    ("doelen/", "later:{doel_id}:geen_ruimte"),
    ("doelen/", "weg:{gesprek_id}"),
]


@pytest.mark.parametrize(("page", "tik"), TAPS)
def test_a_button_reaches_nothing_in_another_dossier(whole, other, noor, log_in, page, tik):
    client, page = log_in(noor), f"/dossier/{whole.dossier.pk}/{page}"
    html = client.get(page).content.decode()
    block = next(form for form in re.findall(r"<form.*?</form>", html, re.S) if 'id="tik"' in form)
    fields = dict(re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', block))
    value = tik.format(**other.places, eigen=whole.places["bevinding_id"])
    versions = list(other.dossier.handelingen.values_list("pk"))
    assert client.post(page, {**fields, "tik": value}).status_code in (404, 422)
    assert list(other.dossier.handelingen.values_list("pk")) == versions
    assert not Verband.objects.exists()


def test_a_note_button_and_the_order_of_steps_stay_in_their_dossier(whole, other, noor, log_in):
    client = log_in(noor)
    page = f"/dossier/{whole.dossier.pk}/aanpak/"
    moved = {"orde-verplaats": f"{other.places['stap_id']}:eerder"}
    html = client.get(page).content.decode()
    tokens = [dict(re.findall(r'name="(sleutel|concept)" value="([^"]*)"', f)) for f in html.split("<form")]
    answers = [client.post(page, {**fields, **moved}).status_code for fields in tokens if fields]
    assert 404 in answers
    assert "stap verplaatst" not in other.dossier.handelingen.values_list("soort", flat=True)


def test_another_dossiers_moment_is_no_earlier_moment_here(whole, other, noor, log_in):
    page = whole.addresses["dossier/<uuid:dossier_id>/meting/<uuid:moment_id>/"]
    assert log_in(noor).get(f"{page}?met={other.places['moment_id']}").status_code == 404


def test_the_version_of_a_plan_is_compared_with_versions_of_the_same_plan(whole, noor, log_in):
    client, page = log_in(noor), f"/dossier/{whole.dossier.pk}/aanpak/versie/"
    for number in ("9" * 30, "9" * 5000, "0"):
        assert client.get(f"{page}{number}/").status_code == 404
        assert client.get(f"{page}{number}/inwoner/").status_code == 404
        assert client.get(f"{page}1/?met={number}").status_code == 200
