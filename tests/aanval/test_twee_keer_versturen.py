"""The same form sent again: a double click acts once, and what was typed after going back is never taken for it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from draagkracht.werkproces.dossier.models import Concept, Netwerklid
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from draagkracht.werkproces.hulpvraag.models import Hulpvraag
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.uitvoering.models import Bijlage, Notitie

FIELDS = re.compile(r'name="(csrfmiddlewaretoken|sleutel|versie|concept)" value="([^"]*)"')


def hidden(client, page: str, has: str = "") -> dict[str, str]:
    """The hidden fields of the form on a page that holds `has`."""
    html = client.get(page).content.decode()
    forms = re.findall(r"<form\b.*?</form>", html, re.DOTALL)
    [form, *_rest] = [form for form in forms if 'name="concept"' in form and has in form]
    return dict(FIELDS.findall(form))


@pytest.fixture
def lid(dossier, noor, op):
    gegevens = {"naam": "Samira", "soort": "familie", "nabijheid": 1, "richting": "geeft"}
    return save_netwerklid(dossier=dossier, door=noor, op=op, gegevens=gegevens)


def test_a_double_click_on_a_change_is_no_conflict_with_oneself(dossier, lid, noor, log_in):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/netwerk/{lid.pk}/"
    data = {"naam": "Samira, mijn zus", "soort": "familie", "nabijheid": "1", "richting": "geeft"}
    sent = {**hidden(client, page), **data}
    assert [client.post(page, sent).status_code for _ in range(2)] == [302, 302]
    assert Netwerklid.objects.get(pk=lid.pk).versie == lid.versie + 1


def test_a_double_click_on_taking_away_is_no_dead_end(dossier, lid, noor, log_in):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/netwerk/{lid.pk}/weg/"
    sent = hidden(client, page)
    assert [client.post(page, sent).status_code for _ in range(2)] == [302, 302]
    assert client.get(page).status_code == 404
    assert client.post(page, {**sent, "sleutel": "x" * 32}).status_code == 404


def test_going_back_and_typing_on_loses_nothing_of_something_new(dossier, noor, log_in):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/hulpvraag/"
    sent = {**hidden(client, page, "woorden"), "gesteld_door": "inwoner"}
    for woorden in ("De post.", "De post en de huur.", "De post en de huur."):
        assert client.post(page, {**sent, "woorden": woorden}).status_code == 302
    assert sorted(Hulpvraag.objects.values_list("woorden", flat=True)) == ["De post en de huur.", "De post."]


def test_going_back_and_typing_on_shows_both_texts_of_a_change(dossier, noor, op, log_in):
    vraag = record_hulpvraag(dossier=dossier, door=noor, op=op, woorden="De post.", gegevens={})
    client, page = log_in(noor), f"/dossier/{dossier.pk}/hulpvraag/{vraag.pk}/"
    sent = {**hidden(client, page), "gesteld_door": "naaste"}
    assert client.post(page, {**sent, "namens": "haar zus"}).status_code == 302
    answer = client.post(page, {**sent, "namens": "haar buurvrouw"})
    assert answer.status_code == 409
    assert "haar zus" in answer.content.decode()
    assert "haar buurvrouw" in answer.content.decode()


def test_the_same_note_with_another_file_is_another_note(dossier, noor, log_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client, page = log_in(noor), f"/dossier/{dossier.pk}/uitvoering/"
    sent = {**hidden(client, page, "notitie-tekst"), "notitie-tekst": "De brief."}
    for inhoud in (b"brief een", b"brief twee", b"brief twee"):
        file = SimpleUploadedFile("brief.txt", inhoud)
        assert client.post(page, {**sent, "notitie-bestand": file}).status_code == 302
    assert Notitie.objects.count() == 2
    assert Bijlage.objects.count() == 2


def test_no_act_and_no_draft_reads_all_acts_there_are(dossier, noor, log_in):
    """On SQLite an index that leaves out empty keys serves only a question that leaves them out as well."""
    client, page = log_in(noor), f"/dossier/{dossier.pk}/hulpvraag/"
    sent = {**hidden(client, page, "woorden"), "gesteld_door": "inwoner", "woorden": "De post."}
    with CaptureQueriesContext(connection) as asked:
        client.post("/concept/", sent)
        client.post(page, sent)
    keyed = [q["sql"] for q in asked if '"sleutel"' in q["sql"] and q["sql"].startswith("SELECT")]
    assert keyed
    if connection.vendor == "sqlite":
        assert not [sql for sql in keyed if "SCAN" in plan_of(sql)]


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return " ".join(row[3] for row in cursor.fetchall())


def relogged(client: Client, noor) -> None:
    """What logging in again in another tab does: the session and the page's token are new."""
    client.logout()
    client.cookies.pop("csrftoken", None)
    client.force_login(noor, backend="draagkracht.toegang.sessies.AccountBackend")
    client.get("/wachtwoord/")


def test_what_is_typed_in_a_page_from_before_logging_in_again_is_kept(dossier, noor):
    client, page = Client(enforce_csrf_checks=True), f"/dossier/{dossier.pk}/hulpvraag/"
    client.force_login(noor, backend="draagkracht.toegang.sessies.AccountBackend")
    sent = {**hidden(client, page, "woorden"), "gesteld_door": "inwoner"}
    relogged(client, noor)
    answer = client.post("/concept/", {**sent, "woorden": "De post."})
    assert answer.content.decode().startswith("bewaard om ")
    answer = client.post(
        page, {**sent, "woorden": "De post en de huur."}, headers={"Referer": f"http://testserver{page}"}
    )
    assert answer.status_code == 403
    assert "Uw tekst is bewaard" in answer.content.decode()
    assert f'href="http://testserver{page}"' in answer.content.decode()
    assert Hulpvraag.objects.count() == 0
    assert "De post en de huur." in client.get(page).content.decode()


def test_another_site_can_keep_no_draft(dossier, noor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(noor, backend="draagkracht.toegang.sessies.AccountBackend")
    for path in ("/concept/", f"/dossier/{dossier.pk}/hulpvraag/"):
        answer = client.post(
            path, {"concept": "verzonnen", "woorden": "x"}, headers={"Origin": "https://elders.example"}
        )
        assert answer.status_code in (403, 422)
        assert "bewaard en" not in answer.content.decode()
    assert Concept.objects.count() == 0
