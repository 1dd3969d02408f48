"""A facility looks at its own entry, behind its link."""

from __future__ import annotations

import datetime as dt
import io
import logging
import re

import pytest
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils.module_loading import import_string

from draagkracht.entree.drempel import TRIES
from draagkracht.sociale_kaart.voorzieningen.koppeling import make_token
from draagkracht.sociale_kaart.voorzieningen.models import Correctie, Voorziening
from draagkracht.sociale_kaart.voorzieningen.services import (
    add_voorziening,
    change_voorziening,
    close_koppeling,
    open_koppeling,
)
from tests import cast

NU = dt.datetime.now(dt.UTC)


@pytest.fixture(autouse=True)
def _no_counts():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def voorziening(noor):
    gegevens = {"naam": "Inloop", "telefoon": "0999 123456", "talen": ["nl"], "trefwoorden": ["intern woord"]}
    v = add_voorziening(gemeente=cast.GEMEENTE, door=noor, op=NU, gegevens=gegevens, sleutel="een")
    return open_koppeling(voorziening=v, door=noor, op=NU)


@pytest.fixture
def link(voorziening):
    return f"/voorziening/{make_token(voorziening)}/"


@pytest.fixture
def client():
    """Nobody: no account, and forms are guarded as in a browser."""
    return Client(enforce_csrf_checks=True)


def hidden(html: str) -> dict[str, str]:
    return {
        naam: re.search(rf'name="{naam}" value="([^"]*)"', html)[1]
        for naam in ("csrfmiddlewaretoken", "versie", "sleutel")
        if f'name="{naam}"' in html
    }


def test_it_shows_the_facility_and_nothing_of_the_municipalitys_own_work(client, link, noor):
    answer = client.get(link)
    html = answer.content.decode()
    assert "0999 123456" in html
    assert all(
        verborgen not in html
        for verborgen in (noor.naam, "intern woord", "Mijn dossiers", "Sociale kaart</a>")
    )
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_one_button_confirms(client, link):
    answer = client.post(link, hidden(client.get(link).content.decode()))
    assert "Dank u wel" in client.get(answer.url).content.decode()
    assert Voorziening.objects.get().bevestigd_op is not None


def test_it_cannot_confirm_a_text_that_it_did_not_see(client, link, voorziening, noor):
    sent = hidden(client.get(link).content.decode())
    change_voorziening(voorziening=voorziening, door=noor, op=NU, gegevens={"naam": "Anders"})
    answer = client.post(link, sent)
    assert (answer.status_code, Voorziening.objects.get().bevestigd_op) == (422, None)


def test_a_correction_waits_for_somebody_here(client, link):
    page = f"{link}verbeteren/"
    html = client.get(page).content.decode()
    sent = {
        **hidden(html),
        "naam": "Inloophuis",
        "telefoon": "0999 123456",
        "talen": "Nederlands",
        "status": "actief",
    }
    sent |= {"namens": "Balie", "toelichting": "Nieuwe naam"}
    for _ in range(2):
        answer = client.post(page, sent)
    assert "verbetering is binnen" in client.get(answer.url).content.decode()
    correctie = Correctie.objects.get()
    assert (correctie.waarden, correctie.namens) == ({"naam": "Inloophuis"}, "Balie")
    assert Voorziening.objects.get().naam == "Inloop"


def test_what_is_wrong_in_a_correction_is_said_at_its_field(client, link):
    page = f"{link}verbeteren/"
    sent = {
        **hidden(client.get(page).content.decode()),
        "naam": "",
        "email": "x",
        "maandag": "soms",
        "status": "weg",
    }
    answer = client.post(page, sent)
    assert answer.status_code == 422
    assert "dk-fout" in answer.content.decode()
    assert not Correctie.objects.exists()


def test_it_may_not_change_what_is_ours(client, link):
    page = f"{link}verbeteren/"
    sent = {
        **hidden(client.get(page).content.decode()),
        "naam": "Inloop 2",
        "telefoon": "0999 123456",
        "talen": "Nederlands",
    }
    sent |= {
        "status": "actief",
        "onderdelen": "financien",
        "nagekeken_op": "2026-01-01",
        "gemeente": "elders",
        "bron": "x",
    }
    client.post(page, sent)
    assert Correctie.objects.get().waarden == {"naam": "Inloop 2"}


def test_no_line_of_the_log_holds_the_link(client, link, voorziening, op):
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    [filters] = [h["filters"] for h in settings.LOGGING["handlers"].values()]
    assert filters == ["zonder_sleutels"]
    handler.addFilter(import_string(settings.LOGGING["filters"]["zonder_sleutels"]["()"])())
    logging.getLogger("django").addHandler(handler)
    try:
        client.post(link)
        client.post(
            f"{link}verbeteren/", {**hidden(client.get(f"{link}verbeteren/").content.decode()), "naam": ""}
        )
        close_koppeling(voorziening=voorziening, door=None, op=op)
        client.get(link)
    finally:
        logging.getLogger("django").removeHandler(handler)
    said = lines.getvalue()
    assert said.count("/voorziening/.../") == 3
    assert make_token(voorziening) not in said


def test_an_older_link_and_one_that_was_withdrawn_open_nothing(client, link, voorziening, noor):
    newer = open_koppeling(voorziening=voorziening, door=noor, op=NU + dt.timedelta(seconds=1))
    assert client.get(link).status_code == 404
    assert client.get(f"/voorziening/{make_token(newer)}/").status_code == 200
    close_koppeling(voorziening=newer, door=noor, op=NU)
    assert client.get(f"/voorziening/{make_token(newer)}/").status_code == 404


def test_a_link_that_was_touched_or_is_of_another_kind_opens_nothing(client, voorziening):
    token = make_token(voorziening)
    other = signing.dumps([voorziening.pk.hex, 0], salt="iets anders")
    for fout in (token[:-1], token[1:], token.swapcase(), token.replace(":", "", 1), other):
        assert client.get(f"/voorziening/{fout}/").status_code == 404


@pytest.mark.parametrize("pad", ["", "verbeteren/", "dank/"])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_link_that_does_not_hold_is_the_page_that_does_not_exist(db, pad, methode):
    client = Client()
    for token in ("x", "a:b:c", "%00", "é", "x" * 2_000):
        answer = getattr(client, methode)(f"/voorziening/{token}/{pad}")
        assert answer.status_code == 404, token


def test_who_tries_many_links_waits_and_who_holds_one_does_not(client, link):
    codes = [client.get(f"/voorziening/mis{n}/").status_code for n in range(TRIES + 2)]
    assert codes == [404] * TRIES + [429, 429]
    assert client.get(link).status_code == 200


def test_a_form_from_another_site_is_refused(client, link):
    assert client.post(link, {"versie": "1"}).status_code == 403
    assert Voorziening.objects.get().bevestigd_op is None
