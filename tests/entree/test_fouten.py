"""The pages for what went wrong."""

import re

from django.contrib.staticfiles import finders
from django.test import RequestFactory

from draagkracht.entree.fouten import server_error
from tests import cast


def test_the_page_of_a_broken_server_needs_no_database_and_is_dressed_like_the_rest():
    answer = server_error(RequestFactory().get("/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    sheets = re.findall(r'href="/static/([^"]+\.css)"', html)
    assert sheets
    assert all(finders.find(sheet) for sheet in sheets)
    assert 'lang="nl"' in html


def test_the_page_that_is_not_there_says_what_may_be_the_matter_by_who_asks(
    client, log_in, noor, make_account
):
    hints = {
        who: page.get("/bestaatniet/").content.decode()
        for who, page in (
            ("anybody", client),
            ("noor", log_in(noor)),
            ("marjan", log_in(make_account(cast.MARJAN))),
        )
    }
    assert "Vraag een nieuwe link" in hints["anybody"]
    assert "Zoekt u een dossier" in hints["noor"]
    assert "dossier" not in hints["marjan"].split("<main")[1].split("</main")[0]
