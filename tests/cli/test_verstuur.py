"""`draagkracht verstuur` says plainly what it did, and what it could not do."""

from __future__ import annotations

import email
import socket
from email import policy

import pytest
from django.utils import timezone

from draagkracht.cli import run
from draagkracht.werkproces.dossier.contact.kennisgevingen import plan_kennisgeving
from draagkracht.werkproces.dossier.contact.models import Bereikbaarheid, Kennisgeving

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(noor, make_dossier, settings, tmp_path):
    settings.MAIL_URL = "filemail:///een/map"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "post")
    settings.DEFAULT_FROM_EMAIL = "Mijn plan <bericht@mijn.example>"
    dossier = make_dossier(noor, email="rachida@example.org")
    Bereikbaarheid.objects.create(inwoner=dossier.inwoner, has_email=True)
    plan_kennisgeving(dossier=dossier, soort="bericht", op=timezone.now())
    return tmp_path / "post"


def test_what_is_due_is_sent_once_with_a_heading_that_tells_nothing(planned, capsys):
    assert run(["verstuur"]) == 0
    assert capsys.readouterr().out == "Verstuurd: 1. Later: 0. Vervallen: 0.\n"
    [sent] = planned.iterdir()
    message = email.message_from_bytes(sent.read_bytes().partition(b"\n---")[0], policy=policy.default)
    assert message["To"] == "rachida@example.org"
    assert message["From"] == "Mijn plan <bericht@mijn.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@mijn.example>")
    assert socket.gethostname() not in str(message)
    assert run(["verstuur"]) == 0
    assert capsys.readouterr().out == "Verstuurd: 0. Later: 0. Vervallen: 0.\n"


def test_without_a_mail_server_it_says_so(settings, capsys):
    settings.MAIL_URL = ""
    assert run(["verstuur"]) == 2
    assert "DRAAGKRACHT_MAIL_URL" in capsys.readouterr().err


def test_a_mail_server_that_is_not_there_loses_nothing(planned, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = taken.getsockname()
        assert run(["verstuur"]) == 2
    assert "alles blijft klaarstaan" in capsys.readouterr().err
    row = Kennisgeving.objects.get()
    assert (row.pogingen, row.verstuurd_op, row.vervallen_op) == (0, None, None)
