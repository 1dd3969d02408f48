"""The first page: the next thing first, nothing that has to be, and as many queries whatever there is."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.voortgang.berichten import record_bericht
from tests.team.plan import fill


def cards(client) -> list[str]:
    """What can be done now, in order."""
    html = client.get("/mijn/").content.decode()
    before = html.split("mijn-kamers")[0]
    heads = re.findall(r'mijn-kaart__kop">(?:<svg.*?</svg>)?\s*(.*?)</span>', before, re.S)
    return [" ".join(head.split()) for head in heads]


def test_who_told_nothing_yet_is_asked_to_tell_first(rachida, log_in):
    assert cards(log_in(rachida))[0] == "Vertel wat er speelt"


def test_a_new_message_comes_before_everything(rachida, noor, dossier, op, log_in):
    record_bericht(dossier=dossier, door=noor, op=op, stem="professional", tekst="Belt u mij even?")
    found = cards(log_in(rachida))
    assert found[:2] == ["U hebt een nieuw bericht", "Vertel wat er speelt"]
    assert "Belt u mij even?" not in log_in(rachida).get("/mijn/").content.decode()


def test_what_was_told_is_not_asked_again(rachida, dossier, op, log_in):
    record_hulpvraag(dossier=dossier, door=rachida, op=op, woorden="Ik slaap slecht.", gegevens={})
    assert "Vertel wat er speelt" not in cards(log_in(rachida))


def test_a_goal_of_somebody_else_waits_for_a_word(full, rachida, log_in):
    assert "Kijk of dit klopt" in cards(log_in(rachida))


def test_in_a_closed_dossier_everything_can_be_read_and_nothing_is_asked(full, rachida, dossier, op, log_in):
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=op)
    client = log_in(rachida)
    assert "Kijk of dit klopt" not in cards(client)
    assert "Wij zijn klaar met dit plan" in client.get("/mijn/").content.decode()


def test_every_room_opens(full, rachida, log_in):
    client = log_in(rachida)
    html = client.get("/mijn/").content.decode()
    rooms = re.findall(r'<li><a href="(/mijn/[^"]+)"', html)
    assert len(set(rooms)) >= 9
    for room in rooms:
        assert client.get(room).status_code == 200, room


def test_the_queries_do_not_grow_with_what_there_is(full, rachida, noor, dossier, op, log_in):
    client = log_in(rachida)
    client.get("/mijn/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/mijn/")
    for _time in range(4):
        fill(dossier, noor, op)
        record_bericht(dossier=dossier, door=noor, op=op, stem="professional", tekst="Nog een.")
    with CaptureQueriesContext(connection) as many:
        client.get("/mijn/")
    assert len(many) <= len(few) + 1  # the answers to goals are asked for once there is more than none
    assert len(many) < 50
