"""The example pages: everything together, on its own."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory, override_settings

from draagkracht.ui import views


@pytest.fixture
def request_(rf: RequestFactory):
    request = rf.get("/voorbeelden/")
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)
    return request


@pytest.mark.parametrize(
    ("view", "woorden"),
    [
        (views.voorbeelden, "Kijk nog even naar deze 4 punten"),
        (views.voorbeeld_beelden, "Wat draagt"),
        (views.voorbeeld_gesprek, "Het kan niet wachten"),
        (views.voorbeeld_afdruk, "De rode draad"),
    ],
)
def test_it_shows_the_whole_page(request_, view, woorden):
    with override_settings(ROOT_URLCONF="draagkracht.ui.urls"):
        html = view(request_).content.decode()
    assert woorden in html
    assert '<html lang="nl">' in html
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
