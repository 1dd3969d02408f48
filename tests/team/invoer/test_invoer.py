"""Taking over ZRM scores in the browser."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from draagkracht.werkproces.models import Dossier, Score

CSV = b"dossier;datum;stem;Financi\xc3\xabn;Sociaal netwerk\nA1;2026-01-05;professional;2;4\nA2;2026-99-05;inwoner;2;4\n"


def hidden(page) -> dict[str, str]:
    names = ("csrfmiddlewaretoken", "sleutel", "versie", "concept")
    text = page.content.decode()
    found = {}
    for name in names:
        field = re.search(rf'<input[^>]*name="{name}"[^>]*>', text)
        value = re.search(r'value="([^"]*)"', field[0]) if field else None
        found[name] = value[1] if value else ""
    return found


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


def send(client, ruw: bytes, name: str = "zrm.csv"):
    data = hidden(client.get("/dossiers/invoer/"))
    return client.post("/dossiers/invoer/", {**data, "bestand": SimpleUploadedFile(name, ruw)})


def test_it_shows_first_what_would_happen_and_changes_nothing(client):
    page = client.get(send(client, CSV).url)
    assert "1 rij is nieuw" in page.content.decode()
    assert "2026-99-05" in page.content.decode()
    assert not Dossier.objects.exists()


def test_it_takes_over_and_reports_after_the_button(client, noor):
    send(client, CSV)
    data = hidden(client.get("/dossiers/invoer/controle/"))
    answer = client.post("/dossiers/invoer/controle/", data)
    page = client.get(answer.url).content.decode()
    assert "1 rij overgenomen" in page
    assert Dossier.objects.get().betrokkenen.get().account == noor
    assert Score.objects.get(onderdeel="financien").score == 3


def test_the_moment_shows_what_every_score_was_made_from(client):
    send(client, "dossier;datum;stem;Financiën;Scholing\nA1;2026-01-05;professional;2;4\n".encode())
    client.post("/dossiers/invoer/controle/", hidden(client.get("/dossiers/invoer/controle/")))
    moment = Dossier.objects.get().momenten.get()
    page = client.get(f"/dossier/{moment.dossier_id}/meting/{moment.pk}/").content.decode()
    assert "ZRM: Financiën 2" in page
    assert "draaglast = 5 - ZRM (Financiën)" in page
    assert page.count("afgeleid") == 1


def test_the_button_pressed_twice_leads_to_the_same_report(client):
    send(client, CSV)
    data = hidden(client.get("/dossiers/invoer/controle/"))
    for _time in range(2):
        answer = client.post("/dossiers/invoer/controle/", data, follow=True)
    assert "1 rij overgenomen" in answer.content.decode()
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize("ruw", [b"", b"\0\1\2", b"PK\x03\x04kapot", b"\xd0\xcf\x11\xe0", b"a;b\n1;2\n"])
def test_it_refuses_a_file_it_cannot_read_with_a_sentence(client, ruw):
    answer = send(client, ruw)
    page = answer if answer.status_code != 302 else client.get(answer.url)
    assert page.status_code == 422
    assert "dk-fout" in page.content.decode()


def test_a_colleagues_dossier_is_a_new_name_and_stays_as_it_was(client, bram, make_dossier):
    theirs = make_dossier(bram)
    ruw = f"dossier;datum;stem;Huisvesting\n{theirs.pk};2026-01-05;inwoner;2\n".encode()
    assert "niet voor u" not in client.get(send(client, ruw).url).content.decode()
    client.post("/dossiers/invoer/controle/", hidden(client.get("/dossiers/invoer/controle/")))
    assert Score.objects.get().meting.moment.dossier_id != theirs.pk


def test_a_resident_finds_no_such_page(make_account, log_in):
    from tests import cast

    page = log_in(make_account(cast.RACHIDA)).get("/dossiers/invoer/")
    assert page.status_code == 404
