"""The catalogs hold together: nothing asked for is missing where we say it is there, and no translation breaks a page."""

from __future__ import annotations

import re

import pytest
from tools import vertalingen as tool

from draagkracht.ui import vertalingen
from draagkracht.ui.vertalingen import (
    TALEN,
    is_nagekeken,
    is_vertaald,
    messages_of,
    path_of,
    read_catalogus,
    source_of,
    stand_of,
    strings_of,
    tell_eerlijk,
)
from draagkracht.werkproces.dossier.contact.models import Leeswijze

# Of these every text is translated in every language. A new text here needs its translations before it can be merged.
KLAAR = (
    "methodiek/",
    "werkproces/",
    "toegang/",
    "ui/",
    "portaal/binnenkomen",
    "portaal/lezen",
    "portaal/thuis",
)
HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]")
TAG = re.compile(r"<[^>]*>")
LETTERS = {"ar": r"[\u0600-\u06ff]", "uk": r"[\u0400-\u04ff]"}


@pytest.fixture(scope="module", params=TALEN)
def taal(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def messages(taal):
    return messages_of(read_catalogus(taal))


@pytest.fixture(scope="module")
def asked():
    return messages_of(tool.collect())


def test_the_languages_are_those_a_resident_can_choose():
    assert {"nl", *TALEN} == set(Leeswijze.Taal.values)


def test_the_catalog_holds_exactly_what_is_asked(messages, asked):
    """If not: `python -m tools.vertalingen`."""
    assert {m.id for m in messages} == {m.id for m in asked}


def test_nothing_is_missing_of_what_is_said_to_be_complete(messages):
    missing = [
        m.id for m in messages if any(f.startswith(KLAAR) for f, _ in m.locations) and not is_vertaald(m)
    ]
    assert missing == []


def test_every_hole_of_the_source_is_in_the_translation(messages):
    wrong = []
    for message in filter(is_vertaald, messages):
        source = [set(HOLE.findall(text)) for text in source_of(message)]
        for shown in strings_of(message):
            holes = set(HOLE.findall(shown))
            # "This point" and "these two points" say their number without a figure.
            if holes not in source:
                wrong.append((message.id, shown))
    assert wrong == []


def test_a_number_stands_in_every_plural_that_is_about_more_than_two(messages, taal):
    for message in filter(is_vertaald, messages):
        if isinstance(message.id, tuple) and "%(num)s" in message.id[1]:
            assert "%(num)s" in strings_of(message)[-1], (taal, message.id)


def test_every_plural_of_the_language_is_there(messages, taal):
    forms = read_catalogus(taal).num_plurals
    assert all(len(strings_of(m)) == forms for m in messages if isinstance(m.id, tuple))


def test_no_markup_comes_in_or_goes(messages):
    for message in filter(is_vertaald, messages):
        for shown in strings_of(message):
            assert sorted(TAG.findall(shown)) == sorted(TAG.findall(source_of(message)[-1])), message.id


def test_a_question_stays_a_question_and_letters_are_of_the_language(messages, taal):
    for message in filter(is_vertaald, messages):
        dutch, shown = source_of(message)[-1], strings_of(message)[-1]
        assert dutch.endswith("?") == shown.endswith(("?", "؟")), (dutch, shown)
        assert shown == shown.strip(), shown
        own = re.sub(r"%\(\w+\)[sd]", "", shown)  # a date and a name alone have no letters of their own
        if taal in LETTERS and re.search(r"[^\W\d_]", own):
            assert re.search(LETTERS[taal], own), (dutch, shown)


def test_anchors_of_one_part_differ(taal):
    """Two answers that read the same in a language cannot be told apart by who answers."""
    from draagkracht.methodiek.instrument import load_instrument

    found = {m.id: m.string for m in messages_of(read_catalogus(taal))}
    for part in load_instrument().onderdelen:
        for maat in part.maten:
            for name in ("kop", "inwoner"):
                dutch = [getattr(anker, name) for anker in part.ankers[maat]]
                assert len({found[text] for text in dutch}) == len(set(dutch)), (part.code, maat, name)


def test_counts_are_of_what_is_there(taal, messages):
    stand = stand_of(taal)
    assert stand.teksten == len(messages)
    assert stand.vertaald == sum(map(is_vertaald, messages))
    assert stand.nagekeken <= stand.vertaald
    assert stand.ontbreekt == stand.teksten - stand.vertaald


# --- the tool ---


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(vertalingen, "LOCALE", tmp_path)
    return tmp_path


def asked_for(*texts: str) -> tool.Catalog:
    catalogus = tool.Catalog(domain="django", fuzzy=False)
    for text in texts:
        catalogus.add(text, locations=[("portaal/x.html", 0)])
    return catalogus


def translate(taal: str, text: str, shown: str, *comments: str) -> None:
    catalogus = read_catalogus(taal)
    catalogus[text].string = shown
    catalogus[text].user_comments = list(comments)
    tool.write(taal, catalogus)


def run(taal: str, *texts: str):
    tool.write(taal, tool.update(taal, asked_for(*texts)))
    return read_catalogus(taal)


def test_a_translation_that_is_not_asked_for_comes_back_with_its_text(elsewhere):
    run("pl", "Goed zo.", "Kom binnen.")
    translate("pl", "Kom binnen.", "Proszę wejść.")
    run("pl", "Goed zo.")
    assert "Proszę wejść." in path_of("pl").read_text()
    assert run("pl", "Goed zo.", "Kom binnen.")["Kom binnen."].string == "Proszę wejść."


def test_a_check_holds_for_the_words_that_were_checked(elsewhere):
    run("tr", "Kom binnen.")
    translate("tr", "Kom binnen.", "Girin.", "nagekeken: Fatma, 2026-12-01")
    catalogus = run("tr", "Kom binnen.")
    assert is_nagekeken(catalogus["Kom binnen."])
    comments = catalogus["Kom binnen."].user_comments
    assert re.fullmatch(r"nagekeken: Fatma, 2026-12-01 \[\w{8}\]", comments[0])
    translate("tr", "Kom binnen.", "İçeri girin.", *comments)
    assert not is_nagekeken(run("tr", "Kom binnen.")["Kom binnen."])


def test_a_changed_source_is_neither_shown_nor_checked(elsewhere):
    run("en", "De code staat in uw brief of bericht.")
    translate("en", "De code staat in uw brief of bericht.", "It is there.", "nagekeken: Ann, 2026-12-01")
    changed = run("en", "De code staat in uw brief of uw bericht.")[
        "De code staat in uw brief of uw bericht."
    ]
    assert changed.fuzzy
    assert changed.string == "It is there."
    assert not is_vertaald(changed)
    assert not is_nagekeken(changed)


def test_the_same_texts_give_the_same_bytes(taal, tmp_path, monkeypatch):
    before = path_of(taal).read_bytes()
    again = tool.update(taal, tool.collect())
    monkeypatch.setattr(vertalingen, "LOCALE", tmp_path)
    tool.write(taal, again)
    assert path_of(taal).read_bytes() == before


def test_a_page_tells_what_nobody_looked_at_and_what_is_still_dutch(elsewhere):
    vertalingen._to_tell.cache_clear()
    run("en", "Kom binnen.", "Dag %(naam)s, welkom.", "Terug")
    translate("en", "Kom binnen.", "Come in.", "nagekeken: Ann, 2026-12-01")
    translate("en", "Terug", "Back")
    try:
        seen = tell_eerlijk("en", "<p>Come in.</p>")
        assert (seen.is_onbekeken, seen.is_deels_nederlands) == (False, False)
        assert tell_eerlijk("en", "<a>Back</a>").is_onbekeken
        assert not tell_eerlijk("en", "<p>Backpack</p>").is_onbekeken
        assert tell_eerlijk("en", "<p>Dag Rachida, welkom.</p>").is_deels_nederlands
        assert not tell_eerlijk("nl", "<p>Kom binnen.</p>").is_onbekeken
    finally:
        vertalingen._to_tell.cache_clear()
