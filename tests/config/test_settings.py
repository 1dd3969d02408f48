"""A bad value stops the start with one sentence that names the setting."""

import os
import subprocess
import sys

import pytest

CHECK = "from draagkracht.cli import main; main(['check', 'inzagelog'])"


@pytest.fixture
def start(tmp_path):
    """The product's own settings, read by a process of its own in an empty folder."""

    def run(**environment: str) -> subprocess.CompletedProcess[str]:
        keep = {k: v for k, v in os.environ.items() if not k.startswith(("DRAAGKRACHT_", "DJANGO_"))}
        given = {**keep, "DRAAGKRACHT_DATA": str(tmp_path), **environment}
        return subprocess.run(
            [sys.executable, "-c", CHECK], env=given, capture_output=True, text=True, check=False
        )

    return run


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DRAAGKRACHT_PORT", "tachtig"),
        ("DRAAGKRACHT_PORT", "70000"),
        ("DRAAGKRACHT_HTTPS", "misschien"),
        ("DRAAGKRACHT_TWEEDE_FACTOR", "1"),
        ("DRAAGKRACHT_SESSIE_MINUTEN", "0"),
        ("DRAAGKRACHT_LOGNIVEAU", "veel"),
        ("DRAAGKRACHT_ORIGINS", "draagkracht.example"),
        ("DRAAGKRACHT_PROXIES", "overal"),
        ("DRAAGKRACHT_PROXIES", "10.0.0.4,*"),
        ("DRAAGKRACHT_PROXIES", "0.0.0.0/0"),
        ("DRAAGKRACHT_GEMEENTE", "een naam die veel te lang is"),
        ("DRAAGKRACHT_DATABASE_URL", "mysql://x/y"),
        ("DRAAGKRACHT_DATABASE_URL", "zomaar"),
        ("DRAAGKRACHT_MAIL_URL", "mail.example"),
        ("DRAAGKRACHT_MAIL_URL", "smtp://mail.example"),
        ("DRAAGKRACHT_MAIL_VAN", "zomaar iemand"),
        ("DRAAGKRACHT_ADRES", "mijn.example"),
        ("DRAAGKRACHT_OIDC_URL", "http://makelaar.example"),
        ("DRAAGKRACHT_OIDC_URL", "https://makelaar.example"),
    ],
)
def test_a_bad_value_is_one_sentence_and_no_traceback(start, name, value):
    found = start(**{name: value})
    assert (found.returncode, found.stdout) == (2, "")
    assert len(found.stderr.splitlines()) == 1, found.stderr
    assert name in found.stderr
