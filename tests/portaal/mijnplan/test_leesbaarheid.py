"""What residents read here is easy Dutch: measured per text and per page, and free of the field's words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from jinja2 import Environment

import draagkracht.portaal
from draagkracht.methodiek.leesbaarheid import LANGSTE_ZIN, MAKKELIJK_VANAF, measure_leesbaarheid

DOOR = Path(draagkracht.portaal.__file__).parent
PARTS = ("doelen", "plan", "week", "mening")
FILES = sorted(
    path
    for part in PARTS
    for path in [*(DOOR / part).glob("*.py"), *(DOOR / "jinja2" / "portaal" / part).glob("*.html")]
)
FIELD_WORDS = re.compile(
    r"cli[eë]nt|problematiek|draaglast|draagkracht|zeggenschap|bevinding|interventie|behapbaar|dossier"
    r"|regisseur|doelbereiking|zelfredzaam|conform|uitvoering|\baanpak\b|\bmeting\b|!",
    re.IGNORECASE,
)
LONG = 8  # words: a label of three says nothing about how it reads


def texts_of(path: Path) -> list[str]:
    """Every text of a file that goes through gettext, with an example in the place of what is filled in."""
    if path.suffix == ".html":
        env = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
        found = [
            m for _line, _f, message in env.extract_translations(path.read_text()) for m in _flat(message)
        ]
    else:
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        named = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in ("_", "ngettext")]
        found = [
            a.value for c in named for a in c.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
        ]
    return [re.sub(r"%\(\w+\)[sd]", "twee", text) for text in found]


def _flat(message) -> list[str]:
    return [m for m in (message if isinstance(message, tuple) else (message,)) if m]


TEXTS = sorted({text for path in FILES for text in texts_of(path)})


def test_there_is_something_to_measure():
    assert len(FILES) > 20
    assert len(TEXTS) > 120


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(DOOR)))
def test_the_texts_of_a_page_together_read_as_b1(path):
    found = [text for text in texts_of(path) if len(text.split()) >= 3]
    measured = measure_leesbaarheid("\n".join(found)) if found else None
    if measured:
        assert measured.flesch_douma >= MAKKELIJK_VANAF, (measured.flesch_douma, found)
        assert measured.woorden_per_zin <= LANGSTE_ZIN


@pytest.mark.parametrize("text", [t for t in TEXTS if len(t.split()) >= LONG])
def test_every_longer_text_reads_as_b1(text):
    measured = measure_leesbaarheid(text)
    assert measured.is_makkelijk, (round(measured.flesch_douma, 1), measured.woorden_per_zin)


def test_no_word_of_the_field_and_no_shouting():
    assert [text for text in TEXTS if FIELD_WORDS.search(text)] == []
