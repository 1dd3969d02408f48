"""The form that loses nothing."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django import forms

TEMPLATE = """{% from "ui/formulier.html" import formulier with context %}
{% call formulier(f, form=form, action=action) %}<p>binnen</p>{% endcall %}"""


class MetBestand(forms.Form):
    bestand = forms.FileField()


@pytest.fixture
def show(render):
    def shown(form: forms.Form | None = None, action: str = "", **facts: object) -> str:
        state = {"sleutel": "abc", "versie": 3, "concept": "xyz", "concept_op": None, "botsing": None}
        return render(
            TEMPLATE, f=SimpleNamespace(**(state | facts)), form=form, action=action, csrf_input="<csrf>"
        )

    return shown


def test_it_posts_and_leaves_checking_to_the_server(show):
    html = show(action="/doel/")
    assert 'method="post" novalidate action="/doel/"' in html
    assert "binnen" in html


def test_it_carries_key_version_draft_and_token(show):
    html = show()
    for naam, waarde in (("sleutel", "abc"), ("versie", "3"), ("concept", "xyz")):
        assert f'<input type="hidden" name="{naam}" value="{waarde}">' in html
    assert "csrf" in html


def test_it_keeps_a_draft_while_typing_and_says_so(show):
    html = show(concept_op=datetime(2026, 11, 23, 13, 3, tzinfo=UTC))
    assert 'hx-post="/concept/"' in html
    assert 'role="status"' in html
    assert "bewaard om 14:03" in html


def test_without_a_draft_token_nothing_is_sent_while_typing(show):
    assert "hx-post" not in show(concept="")


def test_a_form_with_a_file_can_carry_it(show):
    assert 'enctype="multipart/form-data"' in show(form=MetBestand())


def test_two_versions_stand_side_by_side_and_none_is_lost(show):
    moment = datetime(2026, 11, 23, 12, 41, tzinfo=UTC)
    botsing = [
        SimpleNamespace(label="Samenvatting", hun="Hun tekst", uw="Uw tekst", door="M. de Wit", op=moment)
    ]
    html = show(botsing=botsing)
    for woorden in ("Hun tekst", "Uw tekst", "M. de Wit", "23 november 13:41"):
        assert woorden in html


def test_a_version_that_is_empty_says_so(show):
    botsing = [SimpleNamespace(label="Samenvatting", hun="", uw="Uw tekst", door="x", op=None)]
    assert "leeg" in show(botsing=botsing)
