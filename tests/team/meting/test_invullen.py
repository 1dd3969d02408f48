import re

import pytest

from draagkracht.werkproces.dossier.models import Concept
from draagkracht.werkproces.meting.models import Meting, Score

from .conftest import hidden_fields

HTMX = {"HX-Request": "true"}


@pytest.fixture
def tap(noor_client, address):
    """Tap on one card, as the browser sends it."""

    def send(onderdeel, **fields):
        data = {f"{onderdeel}-{name}": value for name, value in fields.items() if name != "versie"}
        return noor_client.post(
            address(f"professional/{onderdeel}/"), {"versie": "", **data, **fields}, headers=HTMX
        )

    return send


def test_opening_the_page_begins_nothing(noor_client, address):
    assert noor_client.get(address("professional/")).status_code == 200
    assert not Meting.objects.exists()


def test_a_tap_is_kept_at_once_and_tells_how_far_the_page_is(tap):
    html = tap("financien", keuze="4", woorden="Veertien enveloppen.").content.decode()
    assert "bewaard om " in html
    assert "1 van 20 onderdelen" in html
    score = Score.objects.get()
    assert (score.score, score.woorden) == (4, "Veertien enveloppen.")


def test_present_and_usable_are_kept_from_one_card(tap):
    tap("netwerk", keuze="4", inzetbaar="1", waarom="voor het plan")
    score = Score.objects.get()
    assert (score.aanwezig, score.inzetbaar, score.reden) == (4, 1, "voor het plan")


def test_discussed_without_recording_is_as_easy_as_a_score(tap):
    tap("veiligheid", keuze="besproken")
    tap("netwerk", keuze="niet_besproken", inzetbaar="3", reden="komt later")
    assert list(Score.objects.order_by("pk").values_list("status", "inzetbaar", "reden")) == [
        ("besproken", None, ""),
        ("niet_besproken", None, "komt later"),
    ]


def test_only_words_are_kept_too(tap):
    tap("wonen", woorden="Vocht in de slaapkamer.")
    score = Score.objects.get()
    assert (score.status, score.score, score.woorden) == ("vastgelegd", None, "Vocht in de slaapkamer.")


@pytest.mark.parametrize("value", ["5", "-1", "drie", "4\0"])
def test_a_wrong_choice_gets_one_dutch_sentence(tap, value):
    assert "Kies een van de antwoorden." in tap("financien", keuze=value).content.decode()
    assert not Score.objects.exists()


def test_an_unknown_part_does_not_exist(tap):
    assert tap("sterrenkunde", keuze="1").status_code == 404


def test_without_javascript_the_page_saves_everything_at_once(send, address):
    answer = send(
        address("professional/"), **{"financien-keuze": "3", "netwerk-inzetbaar": "2", "groep": "netwerk"}
    )
    assert answer["Location"].endswith("/professional/#netwerk")
    assert Score.objects.count() == 2


def test_ready_saves_finishes_and_goes_to_the_moment(send, address):
    answer = send(address("professional/"), **{"financien-keuze": "3", "klaar": "ja"})
    assert answer["Location"] == address()
    assert Meting.objects.get().afgerond_op is not None


def test_ready_without_any_answer_gets_one_sentence(send, address):
    answer = send(address("professional/"), klaar="ja")
    assert answer.status_code == 422
    assert "Er staat nog niets in" in answer.content.decode()


def test_an_answer_can_be_taken_away(tap, send, address):
    tap("financien", keuze="3")
    send(address("professional/"), **{"financien-keuze": "3", "leeg": "financien"})
    assert not Score.objects.exists()
    assert not Concept.objects.exists()


def test_a_finished_view_is_no_longer_a_form(send, address, noor_client):
    send(address("professional/"), **{"financien-keuze": "3", "klaar": "ja"})
    assert noor_client.get(address("professional/"))["Location"] == address()


def test_a_second_tab_sees_both_answers_and_loses_neither(noor_client, address, tap):
    tap("financien", keuze="1")
    old = hidden_fields(noor_client.get(address("professional/")).content.decode())
    tap("financien", keuze="4", versie=old["versie"])
    answer = noor_client.post(address("professional/"), {**old, "financien-keuze": "2"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert re.search(r'dk-botsing__tekst">4<', html)
    assert re.search(r'dk-botsing__tekst">2<', html)
    assert Score.objects.get().score == 4
    again = hidden_fields(html)
    assert noor_client.post(address("professional/"), {**again, "financien-keuze": "2"}).status_code == 302
    assert Score.objects.get().score == 2


def test_a_page_that_is_up_to_date_stays_so_after_every_tap(noor_client, address, tap):
    versie = ""
    for keuze in ("1", "2", "3"):
        html = tap("financien", keuze=keuze, versie=versie).content.decode()
        versie = re.search(r'name="versie" value="(\d+)"', html)[1]
    assert versie == hidden_fields(noor_client.get(address("professional/")).content.decode())["versie"]


def test_a_colleague_gets_no_form_in_somebody_elses_view(tap, dossier, bram, log_in, op, address):
    from draagkracht.werkproces.dossier.models import Betrokkene

    Betrokkene.objects.create(dossier=dossier, account=bram, rol="medewerker", vanaf_op=op)
    tap("financien", keuze="3")
    client = log_in(bram)
    assert client.get(address("professional/")).status_code == 302
    answer = client.post(address("professional/financien/"), {"financien-keuze": "0"}, headers=HTMX)
    assert "Deze kijk is van Noor van Dijk" in answer.content.decode()
    assert Score.objects.get().score == 3


def test_typed_words_come_back_as_a_draft(noor_client, address):
    fields = hidden_fields(noor_client.get(address("professional/")).content.decode())
    noor_client.post("/concept/", {**fields, "wonen-woorden": "Vocht in de"})
    assert "Vocht in de</textarea>" in noor_client.get(address("professional/")).content.decode()


def test_the_page_takes_the_same_queries_whatever_is_filled_in(noor_client, address, record_voice, op, tap):
    import datetime as dt

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for stem in ("inwoner", "professional"):
        record_voice(stem, datum=op.date() - dt.timedelta(days=30))
    counts = []
    for onderdeel in ("financien", "wonen", "onderwijs"):
        tap(onderdeel, keuze="2")
        noor_client.get(address("professional/"))
        with CaptureQueriesContext(connection) as queries:
            noor_client.get(address("professional/"))
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 20
