"""The functional administrator takes over a file of the sociale kaart in the browser, and takes it along."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from draagkracht.sociale_kaart.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.invoer import PER_KEER
from draagkracht.werkproces.dossier.models import Concept
from tests.cast import NOOR, YOUSSEF

KIEZEN = "/beheer/sociale-kaart/"
CONTROLE, VERSLAG = f"{KIEZEN}controle/", f"{KIEZEN}verslag/"
KAART = [{"id": "a1", "name": "Inloop"}, {"id": "a2"}, {"id": "a3", "name": "Taalhuis", "minimum_age": -1}]
RUW = json.dumps(KAART).encode()


@pytest.fixture
def beheer(make_account, log_in):
    return log_in(make_account(YOUSSEF))


def text_of(page) -> str:
    return (page.getvalue() if page.streaming else page.content).decode()


def hidden(html: str) -> dict[str, str]:
    return dict(
        re.findall(
            r'<input type="hidden" name="(csrfmiddlewaretoken|sleutel|versie|concept)" value="([^"]*)"',
            html.split("<main")[1],
        )
    )


def send(client, ruw: bytes = RUW, naam: str = "kaart.json", bron: str = "welzijn"):
    data = hidden(text_of(client.get(KIEZEN)))
    return client.post(KIEZEN, {**data, "bron": bron, "bestand": SimpleUploadedFile(naam, ruw)})


def take_over(client) -> str:
    return text_of(client.post(CONTROLE, hidden(text_of(client.get(CONTROLE)))))


def test_it_shows_first_what_would_happen_and_changes_nothing(beheer):
    answer = send(beheer)
    assert answer.url == CONTROLE
    html = text_of(beheer.get(CONTROLE))
    for zin in (
        "3 voorzieningen gelezen (HSDS in JSON)",
        "2 voorzieningen zijn nieuw en gaan erin",
        "Overgeslagen (1)",
        "<dt>a2</dt><dd>Er staat geen naam bij.</dd>",
        "<dt>a3</dt><dd>De leeftijd -1 ligt niet tussen 0 en 120.</dd>",
    ):
        assert zin in html
    assert not Voorziening.objects.exists()


def test_it_takes_over_and_reports_after_the_button(beheer):
    send(beheer)
    html = take_over(beheer)
    assert "2 voorzieningen kwamen erbij" in html
    assert html.rstrip().endswith("</html>")
    v = Voorziening.objects.get(kenmerk="a1")
    assert (v.bron, v.history.get().history_user.gebruikersnaam) == ("welzijn", YOUSSEF.gebruikersnaam)
    assert "2 voorzieningen kwamen erbij" in text_of(beheer.get(VERSLAG))
    assert list(Concept.objects.values_list("plek", flat=True)) == ["kaart:verslag"]


def test_the_button_pressed_twice_leads_to_the_report(beheer):
    send(beheer)
    data = hidden(text_of(beheer.get(CONTROLE)))
    text_of(beheer.post(CONTROLE, data))
    assert beheer.post(CONTROLE, data).url == VERSLAG
    assert Voorziening.objects.count() == 2


def test_the_same_file_twice_has_nothing_to_take_over(beheer):
    send(beheer)
    take_over(beheer)
    send(beheer)
    html = text_of(beheer.get(CONTROLE))
    assert "2 voorzieningen blijven zoals zij waren" in html
    assert "Er is niets nieuws om over te nemen." in html
    assert ">Overnemen<" not in html


def test_a_large_file_is_answered_while_it_is_read(beheer):
    send(beheer, json.dumps([{"id": f"d{n}", "name": f"Inloop {n}"} for n in range(PER_KEER + 20)]).encode())
    delen = [deel.decode() for deel in beheer.get(CONTROLE).streaming_content]
    assert "Aan het lezen" in delen[0]
    assert "</html>" not in delen[0]
    assert delen[1:3] == [f"{PER_KEER} ... ", f"{PER_KEER + 20} ... "]
    assert f"{PER_KEER + 20} voorzieningen zijn nieuw" in delen[3]


def test_who_closes_the_page_halfway_keeps_the_file_and_can_go_on(beheer, monkeypatch):
    send(beheer, json.dumps([{"id": f"d{n}", "name": f"Inloop {n}"} for n in range(PER_KEER + 20)]).encode())
    answer = beheer.post(CONTROLE, hidden(text_of(beheer.get(CONTROLE))))
    delen = iter(answer.streaming_content)
    next(delen), next(delen)
    # The end of a request gives its connection back, and here that is the one the test itself is in.
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    answer.close()
    assert Voorziening.objects.count() == PER_KEER
    assert "20 voorzieningen kwamen erbij" in take_over(beheer)


@pytest.mark.parametrize(
    ("naam", "ruw", "zin"),
    [
        ("kaart.json", b"{", "is geen JSON"),
        ("kaart.json", b"", "is leeg"),
        ("kaart.csv", b"\0\1\2\3" * 400, "geen CSV"),
        ("kaart.zip", b"PK\x05\x06" + b"\0" * 18, "staat geen"),
        ("kaart.xlsx", b"PK\x03\x04x", "beschadigd"),
        ("<script>.json", b"[", "&lt;script&gt;.json"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_the_way_back(beheer, naam, ruw, zin):
    send(beheer, ruw, naam)
    html = text_of(beheer.get(CONTROLE))
    assert zin in html
    assert 'role="alert"' in html
    assert ">Overnemen<" not in html
    assert html.rstrip().endswith("</html>")


@pytest.mark.parametrize("data", [{}, {"bron": "x"}, {"bestand": SimpleUploadedFile("k.json", RUW)}])
def test_without_a_file_or_a_source_it_says_so(beheer, data):
    answer = beheer.post(KIEZEN, {**hidden(text_of(beheer.get(KIEZEN))), **data})
    assert answer.status_code == 422
    assert not Concept.objects.exists()


def test_the_map_goes_along_as_a_file_and_comes_back_unchanged(beheer):
    send(beheer)
    take_over(beheer)
    for soort in ("json", "zip"):
        answer = beheer.get(f"{KIEZEN}sociale-kaart.{soort}")
        assert re.fullmatch(
            rf'attachment; filename="sociale-kaart-[\d-]+\.{soort}"', answer["Content-Disposition"]
        )
        ruw = answer.getvalue()
        send(beheer, ruw, f"terug.{soort}", bron="anders")
        assert "2 voorzieningen blijven zoals zij waren" in text_of(beheer.get(CONTROLE))
    assert "services.csv" in zipfile.ZipFile(io.BytesIO(ruw)).namelist()


@pytest.mark.parametrize(
    "pad", [KIEZEN, CONTROLE, VERSLAG, f"{KIEZEN}sociale-kaart.json", f"{KIEZEN}sociale-kaart.zip"]
)
def test_for_others_it_does_not_exist(make_account, log_in, pad):
    client = log_in(make_account(NOOR))
    assert client.get(pad).status_code == 404
    assert client.post(pad).status_code == 404


def test_what_is_chosen_is_of_one_person_alone(beheer, make_account, log_in):
    send(beheer)
    ander = log_in(make_account(replace(YOUSSEF, gebruikersnaam="ander")))
    assert ander.get(CONTROLE).url == KIEZEN
