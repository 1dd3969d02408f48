"""Files that come in touch no disk before they are encrypted, whoever sends them and however large they are."""

import tempfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from draagkracht.overname.tabel import MAX_BYTES
from draagkracht.werkproces.uitvoering.models import Bijlage, Notitie
from draagkracht.werkproces.uitvoering.selectors import read_bijlage
from tests.entree.test_formulier import hidden_fields

MB = 1024 * 1024


@pytest.fixture
def no_disk(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a file that came in was written to the disk as it was")

    for name in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", refuse)


@pytest.fixture
def send(noor, dossier, log_in):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/uitvoering/"
    html = client.get(page).content.decode()
    form = next(form for form in html.split("<form") if "notitie-bestand" in form)

    def post(**files):
        return client.post(page, {**hidden_fields(form), "notitie-tekst": "De brief.", **files})

    return post


def test_no_form_takes_more_than_is_held():
    assert max(settings.BIJLAGE_MAX_BYTES, MAX_BYTES) <= settings.UPLOAD_MAX_BYTES


def test_a_large_attachment_comes_in_whole(no_disk, send):
    inhoud = bytes(range(32, 127)) * (8 * MB // 95)
    assert send(**{"notitie-bestand": SimpleUploadedFile("brief.txt", inhoud)}).status_code == 302
    assert read_bijlage(bijlage=Bijlage.objects.get()) == inhoud


@pytest.mark.parametrize("size", [10 * MB + 1, 20 * MB + 1, 25 * MB])
def test_one_that_is_too_large_is_refused_with_the_forms_own_sentence(no_disk, send, size):
    answer = send(**{"notitie-bestand": SimpleUploadedFile("brief.txt", b"a" * size)})
    assert answer.status_code == 422
    assert "te groot" in answer.content.decode()
    assert Notitie.objects.count() == 0


def test_a_second_file_is_never_cut_off(no_disk, send):
    files = {naam: SimpleUploadedFile("a.txt", b"a" * 12 * MB) for naam in ("iets", "notitie-bestand")}
    answer = send(**files)
    assert answer.status_code == 400
    assert "Er is niets gewijzigd" in answer.content.decode()
    assert Notitie.objects.count() == 0


def test_nobody_fills_the_disk_from_outside(no_disk, client, db):
    file = SimpleUploadedFile("a.txt", b"a" * 25 * MB)
    assert (
        client.post("/inloggen/", {"gebruikersnaam": "noor", "wachtwoord": "x", "f": file}).status_code == 422
    )
