"""Every text a resident may read, in Dutch: easy sentences, and no word of ours that is not explained on the spot."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from tools.vertalingen import collect

from draagkracht.methodiek.begrippen import load_begrippen
from draagkracht.methodiek.leesbaarheid import MAKKELIJK_VANAF, measure_leesbaarheid
from draagkracht.ui.vertalingen import messages_of, source_of

GEGEVENS = tomllib.loads(Path(__file__).with_name("woorden.toml").read_text())
GEMIDDELD, LANGST = 15, 25  # words a sentence: on a page at most, and in one sentence at most
ZINSEINDE = re.compile(r"[.!?:;…]+(?=\s|$)")
GAT = re.compile(r"%\(\w+\)[sd]")


def read_texts() -> list[tuple[str, tuple[str, ...]]]:
    """Every text with the files it stands in; what is filled in counts as one short word."""
    found = []
    for message in messages_of(collect()):
        files = tuple(sorted({name for name, _line in message.locations}))
        found += [(GAT.sub("naam", text), files) for text in source_of(message)]
    return found


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, tuple[str, ...]]]:
    return read_texts()


def test_there_are_texts_to_read(texts):
    assert len(texts) > 500
    assert {"methodiek", "werkproces", "portaal", "ui", "entree"} <= {
        f.split("/")[0] for _, fs in texts for f in fs
    }


def test_no_text_is_hard_to_read(texts):
    hard = []
    for text, files in texts:
        measured = measure_leesbaarheid(text)
        is_long = measured and (measured.zinnen >= 3 or measured.woorden >= 20)
        if is_long and measured.flesch_douma < MAKKELIJK_VANAF:
            hard.append(f"{files[0]}: {measured.flesch_douma:.0f}: {text}")
    assert hard == []


def test_no_sentence_is_long(texts):
    long = [
        f"{files[0]}: {zin}"
        for text, files in texts
        for zin in ZINSEINDE.split(text)
        if (measured := measure_leesbaarheid(zin)) and measured.woorden > LANGST
    ]
    assert long == []


def test_every_page_as_a_whole_is_easy(texts):
    pages = defaultdict(list)
    for text, files in texts:
        for file in files:
            pages[file].append(text.rstrip(".?!:") + ".")
    hard = []
    for file, parts in pages.items():
        measured = measure_leesbaarheid(" ".join(parts))
        if measured is None or measured.woorden < 20:
            continue
        if measured.flesch_douma < MAKKELIJK_VANAF or measured.woorden_per_zin > GEMIDDELD:
            hard.append(
                f"{file}: {measured.flesch_douma:.0f}, {measured.woorden_per_zin:.1f} woorden per zin"
            )
    assert hard == []


def words_to_explain() -> set[str]:
    nouns = {word for b in load_begrippen().values() for word in (b.naam, b.meervoud) if word}
    return {word.casefold() for word in nouns | set(GEGEVENS["jargon"])}


def is_allowed(word: str, files: tuple[str, ...]) -> bool:
    return any(
        word in mag["woorden"] and all(f.startswith(tuple(mag.get("in", [""]))) for f in files)
        for mag in GEGEVENS["mag"]
    )


def find_unexplained(text: str, files: tuple[str, ...], words: set[str]) -> list[str]:
    plain = text.casefold()
    return [w for w in sorted(words) if re.search(rf"\b{re.escape(w)}\b", plain) and not is_allowed(w, files)]


def test_no_word_of_ours_stands_there_without_being_explained(texts):
    words = words_to_explain()
    found = [f"{files}: {w}: {text}" for text, files in texts for w in find_unexplained(text, files, words)]
    assert found == [], "\n".join(found)


def test_the_check_finds_what_it_is_for():
    words = words_to_explain()
    assert find_unexplained("Uw hulpvraag en uw draaglast.", ("portaal/x.html",), words) == [
        "draaglast",
        "hulpvraag",
    ]
    assert find_unexplained("Uw meting is klaar.", ("portaal/x.html",), words) == ["meting"]
    assert find_unexplained("Uw plan is klaar.", ("portaal/x.html",), words) == []


def test_every_exception_says_why_and_is_about_a_word_that_needs_one():
    words = words_to_explain()
    for mag in GEGEVENS["mag"]:
        assert len(mag["reden"]) > 20
        assert set(mag["woorden"]) <= words, set(mag["woorden"]) - words


def test_nothing_shouts_or_blames(texts):
    wrong = [
        text for text, _files in texts if "!" in text or re.search(r"\bu moet\b|\bverplicht\b", text, re.I)
    ]
    assert wrong == []
