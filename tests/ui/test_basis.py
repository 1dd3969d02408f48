"""The page around everything."""

from types import SimpleNamespace

import pytest
from django.contrib.messages.constants import ERROR
from django.contrib.messages.storage.base import Message

PAGE = """{% extends "ui/basis.html" %}{% block titel %}Dossiers{% endblock %}
{% block inhoud %}<h1>Dossiers</h1>{% endblock %}"""
WITH_COLUMN = PAGE + "{% block kolom %}<p>eerder gezegd</p>{% endblock %}"


def visitor(**rest: object) -> SimpleNamespace:
    user = SimpleNamespace(
        is_authenticated=True, gebruikersnaam="mdewit", naam="M. de Wit", rol="professional"
    )
    return SimpleNamespace(user=user, _messages=[], **rest)


@pytest.fixture
def show(render):
    def shown(template: str = PAGE, **context: object) -> str:
        return render(
            template,
            **({"request": visitor(), "csrf_input": "<csrf>", "menu": [("Zoeken", "/z/", True)]} | context),
        )

    return shown


def test_the_first_stop_skips_to_the_content(show):
    html = show()
    assert html.index('href="#inhoud"') < html.index("<header")
    assert '<main class="dk-inhoud" id="inhoud"' in html


def test_who_works_here_sees_their_name_and_the_way_out(show):
    html = show()
    assert "M. de Wit" in html
    assert 'method="post" action="/uitloggen/"' in html


def test_who_is_not_logged_in_sees_no_way_out(show):
    assert "/uitloggen/" not in show(request=None)


def test_the_menu_marks_where_you_are(show):
    assert 'href="/z/" aria-current="page"' in show()


def test_a_column_is_there_only_when_something_stands_in_it(show):
    assert "<aside" not in show()
    assert "eerder gezegd" in show(WITH_COLUMN)
    assert "<aside" in show(WITH_COLUMN)


def test_messages_are_said_and_escaped(show):
    request = visitor()
    request._messages = [Message(ERROR, "Kijk naar <b>dit</b>")]
    html = show(request=request)
    assert 'role="status"' in html
    assert "&lt;b&gt;dit" in html


def test_htmx_may_not_evaluate_or_leave_the_house(show):
    html = show()
    for setting in ('"allowEval":false', '"selfRequestsOnly":true', '"allowScriptTags":false'):
        assert setting in html
