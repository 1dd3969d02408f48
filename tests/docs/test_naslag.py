"""The reference pages say what the code says; `python -m tools.naslag` makes them anew."""

import tomllib

import pytest
from tools import naslag

AGAIN = "Draai: python -m tools.naslag"


@pytest.mark.parametrize("name", naslag.PAGES)
def test_a_page_is_equal_to_what_it_describes(name):
    assert (naslag.NASLAG / name).read_text() == naslag.PAGES[name](), AGAIN


def test_the_readme_shows_every_room_with_its_own_sentence():
    assert (naslag.ROOT / "README.md").read_text() == naslag.readme(), AGAIN


def test_every_room_says_in_one_sentence_what_it_is_for():
    for name, told in naslag.rooms():
        assert told.endswith("."), name
        assert len(told) < 130, name


def test_every_begrip_is_explained():
    found = tomllib.loads((naslag.SOURCE / "methodiek" / "begrippen.toml").read_text())["begrip"]
    page = (naslag.NASLAG / "begrippen.md").read_text()
    assert all(f"`{begrip['code']}`" in page for begrip in found)


def test_a_cell_cannot_break_its_table():
    made = naslag.table(["a"], [["x | y\n<b>"]])
    assert made.splitlines()[2] == "| x \\| y &lt;b> |"
