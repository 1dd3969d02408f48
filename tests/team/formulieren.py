"""Sending the forms of a page as a browser without JavaScript does."""

from __future__ import annotations

import re

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
FORM = re.compile(r"<form\b.*?</form>", re.S)


def hidden_of(html: str, merk: str) -> dict[str, str]:
    """The hidden fields of the first form in which `merk` stands."""
    block = next(form for form in FORM.findall(html) if merk in form)
    return {name: value for name, value in HIDDEN.findall(block) if name != "csrfmiddlewaretoken"}


def send(client, page, merk, data, **hidden):
    """Open the page and send the form in which `merk` stands; gives the answer."""
    fields = hidden_of(client.get(page).content.decode(), merk)
    return client.post(page, {**fields, **hidden, **data})


def tap(client, page, waarde):
    """Tap one of the small buttons."""
    return send(client, page, 'id="tik"', {"tik": waarde})
