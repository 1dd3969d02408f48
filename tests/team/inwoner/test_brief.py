"""The letter with a code: what the page shows and what the PDF holds, which is the code and nothing that tells."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from draagkracht.werkproces.dossier.contact.models import Bereikbaarheid
from draagkracht.werkproces.dossier.contact.uitnodigingen import (
    create_uitnodiging,
    end_uitnodiging,
    write_code,
)
from tests import cast
from tests.papier import letters_on, words_on

ADRES = "Dorpsstraat 12, 0999 AB Rivierveen"


@pytest.fixture
def dossier(noor, make_dossier):
    return make_dossier(noor, adres=ADRES)


def invite(dossier, noor):
    return create_uitnodiging(
        dossier=dossier,
        door=noor,
        op=timezone.now(),
        kanaal="brief",
        bewijs="afgesproken",
        antwoord="blauwe fiets",
    )


def letter(client, dossier, code):
    return client.post(f"/dossier/{dossier.pk}/inwoner/brief/", {"code": code})


def text_of(answer) -> str:
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    return words_on(answer.content)


def test_the_page_gives_the_code_and_the_pdf_has_the_same_one(dossier, noor, log_in):
    client = log_in(noor)
    html = client.get(f"/dossier/{dossier.pk}/inwoner/uitnodigen/").content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
    shown = client.post(
        f"/dossier/{dossier.pk}/inwoner/uitnodigen/",
        {**fields, "kanaal": "brief", "bewijs": "afgesproken", "antwoord": "blauwe fiets"},
    )
    assert "no-store" in shown["Cache-Control"]
    code = re.search(r'name="code" value="([^"]*)"', shown.content.decode())[1]
    assert code in letters_on(letter(client, dossier, code).content)


def test_the_letter_says_nothing_of_who_sends_it_or_why(dossier, noor, log_in):
    new = invite(dossier, noor)
    answer = letter(log_in(noor), dossier, write_code(new.code).lower())
    text = text_of(answer)
    assert write_code(new.code) in letters_on(answer.content)
    assert "fiets" not in text
    for word in ("raagkracht", "emeente", "ijkteam", "Noor", "hulp", "dossier", dossier.inwoner.naam, "0999"):
        assert word not in text, word
    assert answer["Content-Disposition"] == 'attachment; filename="brief.pdf"'


def test_the_address_stands_on_it_only_where_a_letter_is_safe(dossier, noor, log_in):
    new, client = invite(dossier, noor), log_in(noor)
    Bereikbaarheid.objects.create(inwoner=dossier.inwoner, has_brief=True)
    text = text_of(letter(client, dossier, new.code))
    assert dossier.inwoner.naam in text
    assert "0999 AB Rivierveen" in text


def test_no_letter_with_a_code_of_another_dossier_or_one_that_is_over(dossier, noor, make_dossier, log_in):
    client, other = log_in(noor), make_dossier(noor, cast.MARJAN)
    theirs, mine = invite(other, noor), invite(dossier, noor)
    end_uitnodiging(dossier=dossier, uitnodiging_id=mine.uitnodiging.pk, door=noor, op=timezone.now())
    for code in (theirs.code, mine.code, "", "zomaar"):
        answer = letter(client, dossier, code)
        assert answer.status_code == 422
        assert "Maak een nieuwe code" in answer.content.decode()


def test_the_letter_leads_where_residents_reach_the_site(dossier, noor, log_in, settings):
    settings.ADRES = "https://mijnplan.example"
    answer = letter(log_in(noor), dossier, invite(dossier, noor).code)
    assert "https://mijnplan.example/mijn/welkom/" in letters_on(answer.content)
