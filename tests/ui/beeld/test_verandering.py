import re
from datetime import date

from draagkracht.ui.beeld.verandering import Meetpunt, Verandering, verandering
from tests.ui.lezen import words

LEVELS = ("geen zorg", "in de gaten", "aanpakken", "snel", "acuut")


def change(*points: tuple[date, int], **rest: str) -> str:
    punten = tuple(Meetpunt(op, score) for op, score in points)
    return verandering((Verandering("Geld", "draaglast", LEVELS, inwoner=punten, **rest),))


def test_first_and_last_are_said_in_words():
    picture = change((date(2026, 1, 1), 4), (date(2026, 3, 1), 3), (date(2026, 12, 1), 2))
    assert "inwoner: van acuut naar aanpakken" in words(picture)


def test_what_both_voices_say_is_said_once():
    moved = (Meetpunt(date(2026, 1, 1), 4), Meetpunt(date(2026, 3, 1), 2))
    same = words(verandering((Verandering("Geld", "draaglast", LEVELS, moved, moved),)))
    assert "allebei: van acuut naar aanpakken" in same
    other = words(verandering((Verandering("Geld", "draaglast", LEVELS, moved, moved[:1]),)))
    assert "inwoner: van acuut naar aanpakken" in other
    assert "professional: één keer: acuut" in other


def test_the_order_of_entry_does_not_matter():
    early, late = (date(2026, 1, 1), 4), (date(2026, 12, 1), 2)
    assert change(late, early) == change(early, late)


def test_the_time_axis_is_true():
    picture = change((date(2026, 1, 1), 4), (date(2026, 1, 11), 3), (date(2026, 4, 11), 2))
    first, second, third = (
        float(x) for x in re.findall(r'<circle class="dk-b-inwoner" cx="([\d.]+)" cy="[\d.]+" r="6"', picture)
    )
    assert abs((second - first) / (third - first) - 0.1) < 0.01


def test_lines_are_straight():
    path = re.search(
        r'dk-b-verloop--inwoner" d="([^"]+)"', change((date(2026, 1, 1), 4), (date(2026, 3, 1), 3))
    )[1]
    assert set(re.sub(r"[\d. ]", "", path)) == {"M", "L"}


def test_no_change_is_said_as_staying():
    assert "blijft snel" in words(change((date(2026, 1, 1), 3), (date(2026, 3, 1), 3)))


def test_one_moment_is_no_change():
    assert "één keer: snel" in words(change((date(2026, 1, 1), 3)))


def test_a_judgement_is_shown_as_given():
    text = words(
        change((date(2026, 1, 1), 3), (date(2026, 3, 1), 2), oordeel="te klein om iets over te zeggen")
    )
    assert "te klein om iets over te zeggen" in text


def test_without_measurements_it_says_so():
    assert "nog geen metingen" in words(verandering((Verandering("Geld", "draaglast", LEVELS),)))
