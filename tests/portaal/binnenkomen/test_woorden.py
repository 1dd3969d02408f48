"""What a resident reads on the way in can be read by nearly everybody, and so can the leaflet and the e-mails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.werkproces.dossier.contact.kennisgevingen import _invitation_text, _message_text

from ..conftest import WOORD

FOLDER = Path(__file__).parents[3] / "docs" / "handleiding" / "folder.md"


def sentences(html: str) -> str:
    """The running text of a page: headings and paragraphs, each ended."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)[0]
    parts = re.findall(r"<(?:p|h1|h2|li)\b[^>]*>(.*?)</(?:p|h1|h2|li)>", main, re.DOTALL)
    plain = [" ".join(re.sub(r"<[^>]+>", "", part).split()) for part in parts]
    return " ".join(text if text[-1] in ".?:" else f"{text}." for text in plain if text)


def check(text: str) -> None:
    found = measure_leesbaarheid(text)
    assert found.flesch_douma >= 70, (found, text)
    assert found.woorden_per_zin <= 15, (found, text)


@pytest.fixture
def pages(invite, come_in) -> dict[str, str]:
    new, client, found = invite(), Client(), {}
    found["welkom"] = client.get("/mijn/welkom/")
    found["inloggen"] = client.get("/mijn/inloggen/")
    client.get(f"/mijn/welkom/{new.code}/")
    found["bewijs"] = client.get("/mijn/welkom/wie/")
    client.post("/mijn/welkom/wie/", {"antwoord": WOORD})
    found["pincode kiezen"] = client.get("/mijn/welkom/pincode/")
    inside = come_in(new.code)
    for name in ("lezen", "pincode", "pincode/passkey"):
        found[name] = inside.get(f"/mijn/{name}/")
    return {name: answer.content.decode() for name, answer in found.items()}


def test_every_page_of_the_way_in_is_easy_to_read(pages):
    assert len(pages) == 7
    for html in pages.values():
        check(sentences(html))


def test_the_leaflet_is_easy_to_read():
    text = FOLDER.read_text().partition("---")[2]
    lines = [re.sub(r"^[#\-\d. ]+|\*\*", "", line).strip() for line in text.splitlines()]
    check(" ".join(line if line[-1] in ".?" else f"{line}." for line in lines if line))


def test_the_emails_are_easy_to_read(op):
    for text in (_message_text(), _invitation_text("ABCDE23456", op)):
        check(re.sub(r"https?://\S+|Goedendag,", "", text))
