"""The pages for what went wrong."""

import re

from django.contrib.staticfiles import finders
from django.test import RequestFactory

from draagkracht.entree.fouten import server_error


def test_the_page_of_a_broken_server_needs_no_database_and_is_dressed_like_the_rest():
    answer = server_error(RequestFactory().get("/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    sheets = re.findall(r'href="/static/([^"]+\.css)"', html)
    assert sheets
    assert all(finders.find(sheet) for sheet in sheets)
    assert 'lang="nl"' in html
