"""Where a request comes from: what a proxy of ours says counts, and what anybody else writes there does not."""

from __future__ import annotations

import importlib

import pytest
from django.test import RequestFactory

from draagkracht.config import wsgi


@pytest.fixture
def address_seen(settings, monkeypatch):
    """Start the entrance with these proxies, send a request through it, and tell which address the product sees."""
    seen: list[str] = []

    def application(environ, start_response):
        seen.append(environ["REMOTE_ADDR"])
        return []

    def ask(proxies: list[str], van: str, forwarded: str) -> str:
        settings.PROXIES = proxies
        monkeypatch.setattr("django.core.wsgi.get_wsgi_application", lambda: application)
        importlib.reload(wsgi)
        environ = RequestFactory(REMOTE_ADDR=van, HTTP_X_FORWARDED_FOR=forwarded).get("/").environ
        wsgi.application(environ, lambda *_a: None)
        return seen[-1]

    yield ask
    monkeypatch.undo()
    importlib.reload(wsgi)


@pytest.mark.parametrize(
    ("proxies", "van", "forwarded", "seen"),
    [
        ([], "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (["10.0.0.4"], "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (["10.0.0.4"], "10.0.0.4", "203.0.113.9", "203.0.113.9"),
        (["10.0.0.4"], "10.0.0.4", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (["10.0.0.0/24"], "10.0.0.7", "1.2.3.4, 203.0.113.9, 10.0.0.4", "203.0.113.9"),
        (["10.0.0.4"], "10.0.0.4", "", "10.0.0.4"),
    ],
)
def test_only_our_own_proxy_says_where_somebody_comes_from(address_seen, proxies, van, forwarded, seen):
    assert address_seen(proxies, van, forwarded) == seen
