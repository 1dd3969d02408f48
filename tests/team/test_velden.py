"""What the forms of several steps share."""

from __future__ import annotations

import pytest
from django import forms

from draagkracht.team.uitvoering.forms import AfspraakForm
from draagkracht.team.velden import Zin


class EenZin(forms.Form):
    zin = Zin(max_length=40, required=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ik ga naar de bakker.", "Ik ga naar de bakker."),
        ("Ik ga  naar de bakker.", "Ik ga  naar de bakker."),
        ("Ik ga\r\nnaar de bakker.\n", "Ik ga naar de bakker."),
        ("Ik ga\n\n naar\u2028de bakker.", "Ik ga naar de bakker."),
        ("\n", ""),
        ("", ""),
    ],
)
def test_a_sentence_is_kept_in_one_line(typed, kept):
    form = EenZin({"zin": typed})
    assert form.is_valid()
    assert form.cleaned_data["zin"] == kept


def test_a_sentence_that_is_too_long_is_refused():
    assert not EenZin({"zin": "a" * 41}).is_valid()


def test_the_sentences_of_an_afspraak_are_asked_in_a_box_that_grows():
    form = AfspraakForm()
    for naam in ("als", "wat"):
        assert 'rows="1"' in str(form[naam])
        assert "dk-zin" in str(form[naam])
