"""The pictures on paper: the screen's SVG with its colours written out."""

from xml.etree import ElementTree

from draagkracht.ui.beeld import profiel_last
from draagkracht.ui.papier.beeld import on_paper, style, told
from draagkracht.ui.voorbeeld_beelden import PROFIEL


def picture() -> str:
    return profiel_last.wide(PROFIEL.lasten, PROFIEL.niveaus_last, "toets")


def test_every_variable_has_become_a_value():
    assert "var(" not in style()
    assert "#a8431b" in style()


def test_nothing_with_a_condition_comes_along():
    assert "@media" not in style()


def test_the_style_lies_inside_a_picture_that_is_still_xml():
    root = ElementTree.fromstring(on_paper(picture()))  # noqa: S314 - our own picture
    assert root.find("{http://www.w3.org/2000/svg}style").text == style()


def test_it_tells_what_the_picture_shows():
    assert "Zwaar weegt nu: Geld en schulden" in told(picture())
