"""An address that only takes what a button sends."""

import pytest


@pytest.mark.parametrize("address", ["/uitloggen/", "/concept/"])
def test_opened_by_itself_it_says_so_and_shows_the_way_back(noor, log_in, address):
    answer = log_in(noor).get(address)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Er is niets gewijzigd." in answer.content.decode()
    assert 'href="/"' in answer.content.decode()
