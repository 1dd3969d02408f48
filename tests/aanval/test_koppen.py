"""What goes with every answer, and what is believed of every request."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.dossier.models import Concept

HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
CSP = (
    "default-src 'none'",
    "script-src 'self';",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


def check(answer, page) -> None:
    for name, value in HEADERS.items():
        assert answer.get(name) == value, (page, name)
    policy = answer["Content-Security-Policy"] + ";"
    for part in CSP:
        assert part in policy, page
    assert "unsafe" not in policy, page
    if not page.startswith("/static/"):
        assert "private" in answer["Cache-Control"], page


def test_every_page_of_a_dossier_says_how_it_may_be_used(whole, noor, log_in):
    client = log_in(noor)
    for page in [
        *whole.addresses.values(),
        "/dossiers/",
        "/dossiers/nieuw/",
        "/dossiers/invoer/",
        "/wachtwoord/",
    ]:
        check(client.get(page), page)
        check(client.get(page, headers={"HX-Request": "true"}), page)


@pytest.mark.parametrize(
    "page", ["/bestaat-niet/", "/dossiers/", "/inloggen/", "/dossier/x/", "/%00", "/concept/"]
)
def test_every_error_and_every_page_outside_says_so_too(db, page):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    for method in ("get", "post", "put", "delete", "options", "head", "patch", "trace"):
        answer = getattr(client, method)(page)
        assert answer.status_code < 500, (page, method)
        check(answer, page)


def test_an_answer_that_broke_says_so_too(noor, dossier, log_in, monkeypatch):
    client = log_in(noor)
    client.raise_request_exception = False
    monkeypatch.setattr("draagkracht.team.dossier.views.get_overzicht", lambda **_more: 1 / 0)
    answer = client.get(f"/dossier/{dossier.pk}/")
    assert answer.status_code == 500
    assert dossier.inwoner.naam not in answer.content.decode()
    check(answer, "500")


@pytest.mark.parametrize(
    "host", ["elders.example", "testserver@elders.example", "testserver:80:80", "te st", "é.nl"]
)
def test_another_host_is_refused(noor, dossier, log_in, host):
    answer = log_in(noor).get(
        f"/dossier/{dossier.pk}/", HTTP_HOST=host, HTTP_X_FORWARDED_HOST="elders.example"
    )
    assert answer.status_code == 400
    assert "elders" not in answer.content.decode()


def test_a_forwarded_host_is_not_believed(client, db):
    answer = client.get("/dossiers/", HTTP_X_FORWARDED_HOST="elders.example")
    assert answer["Location"].startswith("/inloggen/")


@pytest.mark.parametrize(
    ("came_from", "way"),
    [
        ("https://elders.example/vals", "/"),
        ("javascript:alert(1)", "/"),
        ("//elders.example", "/"),
        ("http://testserver@elders.example/", "/"),
        ('"><script>', "&#34;&gt;&lt;script&gt;"),
        ("http://testserver/dossiers/", "http://testserver/dossiers/"),
        ("", "/"),
    ],
)
def test_the_way_back_from_a_refusal_is_ours(noor, dossier, log_in, monkeypatch, came_from, way):
    def refuse(**_more):
        raise Fout("Dat kan niet.")

    monkeypatch.setattr("draagkracht.team.dossier.views.get_overzicht", refuse)
    answer = log_in(noor).get(f"/dossier/{dossier.pk}/", headers={"Referer": came_from})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert f'href="{way}"' in html
    assert "<script>" not in html
    assert "elders.example" not in html


def test_nothing_is_changed_without_the_token_of_the_page(whole, noor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(noor, backend="django.contrib.auth.backends.ModelBackend")
    for page in [
        *whole.addresses.values(),
        "/uitloggen/",
        "/wachtwoord/",
        "/dossiers/nieuw/",
        "/inloggen/",
    ]:
        for headers in ({}, {"HX-Request": "true"}, {"Origin": "https://elders.example"}):
            assert client.post(page, {"tekst": "x"}, headers=headers).status_code == 403, page


def test_no_draft_is_kept_without_the_signed_token_that_stands_in_for_it(whole, noor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(noor, backend="django.contrib.auth.backends.ModelBackend")
    before = Concept.objects.count()
    for token in ("", "x", f"{noor.pk}|{uuid.UUID(int=0)}|nieuw:1abcde:x"):
        assert client.post("/concept/", {"tekst": "x", "concept": token}).status_code == 422
    assert Concept.objects.count() == before


def test_no_line_in_the_read_log_no_look(whole, noor, log_in, monkeypatch):
    """When the log cannot be written, nothing of the dossier is answered, on any address."""

    def broken(*_args, **_more):
        raise OSError("schijf vol")

    client = log_in(noor)
    client.raise_request_exception = False
    monkeypatch.setattr("draagkracht.toegang.inzage._append", broken)
    for route, page in whole.addresses.items():
        if route.endswith("/inzien/"):
            continue
        answer = client.get(page)
        assert answer.status_code == 500, route
        assert whole.dossier.inwoner.naam not in answer.content.decode(), route


def test_every_look_has_its_own_line_with_the_kind_of_look(whole, noor, log_in):
    client, dossier = log_in(noor), whole.dossier
    for method in ("get", "head", "options"):
        for route, page in whole.addresses.items():
            if route.endswith("/inzien/"):
                continue
            before = Inzage.objects.filter(keten=dossier.pk).count()
            getattr(client, method)(page)
            assert Inzage.objects.filter(keten=dossier.pk).count() == before + 1, (method, route)
    kinds = set(Inzage.objects.filter(keten=dossier.pk).values_list("kanaal", flat=True))
    assert {"pagina", "pdf", "bestand", "afdruk"} <= kinds


def test_searching_is_logged_without_the_name_that_was_sought(dossier, noor, log_in, caplog):
    log_in(noor).get("/dossiers/", {"vraag": "Rachida"})
    line = Inzage.objects.get(pagina="zoeken")
    assert "rachida" not in f"{line.toelichting}{line.doel}{caplog.text}".lower()


def test_what_is_typed_never_reaches_the_servers_own_log(dossier, noor, log_in, caplog):
    client = log_in(noor)
    client.raise_request_exception = False
    client.post(f"/dossier/{dossier.pk}/hulpvraag/", {"woorden": "Zeer geheim"})
    client.get("/bestaat-niet/", {"vraag": "Zeer geheim"})
    client.post("/inloggen/", {"gebruikersnaam": "Zeer geheim", "wachtwoord": "Zeer geheim"})
    assert "geheim" not in caplog.text
