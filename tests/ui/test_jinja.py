from datetime import UTC, date, datetime

import pytest

from draagkracht.ui.jinja import datum, icoon, tijd


def test_a_date_is_written_out_in_dutch():
    assert datum(date(2026, 11, 23)) == "maandag 23 november 2026"


def test_a_moment_is_told_on_the_dutch_clock():
    assert tijd(datetime(2026, 11, 23, 13, 3, tzinfo=UTC)) == "14:03"
    assert datum(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "j F") == "24 november"


@pytest.mark.parametrize("words", [datum, tijd])
def test_no_date_is_no_text(words):
    assert words(None) == ""


def test_an_icon_without_a_label_is_decoration():
    assert 'aria-hidden="true"' in icoon("huis")


def test_an_icon_with_a_label_is_an_image_by_that_name():
    assert 'role="img" aria-label="Zoek &lt;hier&gt;"' in icoon("zoeken", "Zoek <hier>")


def test_an_icon_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="eenhoorn"):
        icoon("eenhoorn")


def test_values_in_a_translated_text_are_escaped(render):
    assert "&lt;b&gt;" in render('{{ _("Dag %(naam)s", naam=naam) }}', naam="<b>")
