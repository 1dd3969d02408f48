"""The red thread of a dossier is drawn once for as long as it stays the same."""

from draagkracht.team.dossier.beeld import draw
from draagkracht.ui.beeld.rode_draad import Draad, DraadKaart, RodeDraad, rode_draad

VRAAG = DraadKaart("a", 0, "Ik durf de post niet open te maken", "/dossier/1/hulpvraag/#a", is_citaat=True)


def thread(**changes):
    goal = DraadKaart("b", 2, **{"titel": "Ik doe mijn post", "url": "/dossier/1/doelen/#b", **changes})
    return RodeDraad((VRAAG, goal), (Draad("a", "b"),))


def test_the_same_thread_is_drawn_once():
    assert draw(thread()) is draw(thread())


def test_every_change_is_seen_at_once():
    before = draw(thread())
    for changes in (
        {"titel": "Ik doe alles"},
        {"onder": "klaar"},
        {"los": "nog geen stap"},
        {"url": "/dossier/2/"},
    ):
        assert draw(thread(**changes)) == rode_draad(thread(**changes)) != before
