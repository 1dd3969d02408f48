import pytest

from draagkracht.ui.beeld.svg import clip, esc, n, text_width, wrap


def test_characters_xml_cannot_hold_disappear():
    assert esc("a\x00b\x0bc\ud800d") == "abcd"


def test_a_number_has_no_trailing_zeros():
    assert [n(2), n(2.5), n(2.456), n(0)] == ["2", "2.5", "2.46", "0"]


@pytest.mark.parametrize(
    "words", ["", "  ", "Geld", "Verantwoordelijkheidsgevoel", "een twee drie vier vijf zes zeven", "x" * 400]
)
def test_every_line_fits(words):
    lines = wrap(words, 14, 120, 2)
    assert 1 <= len(lines) <= 2
    assert all(text_width(line, 14) <= 120 for line in lines)


def test_a_long_word_breaks_at_a_syllable():
    assert wrap("Gezondheidscentrum", 14, 110, 2)[0].endswith("-")


def test_what_does_not_fit_ends_in_an_ellipsis():
    assert clip("een heel lange zin", 14, 60).endswith("…")
