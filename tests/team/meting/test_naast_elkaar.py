import datetime as dt
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagkracht.methodiek.profiel import profiel_van
from tests.metingen import measure
from tests.werkproces.meting.antwoorden import AL_DE_SCORES, kracht, last

from .conftest import hidden_fields

SECRET = "Alleen de inwoner zei dit."
RESIDENT = {**AL_DE_SCORES, "financien": last(4, woorden=SECRET), "hulp_vragen": kracht(4, 1)}
PAGES = ("", "professional/", "samen/", "samen/klaar/", "samen/financien/score/", "afdruk/", "profiel.json")


@pytest.fixture
def both(record_voice):
    def record(datum=None, inwoner=RESIDENT, professional=AL_DE_SCORES, **more):
        record_voice("inwoner", inwoner, datum, **more)
        return record_voice("professional", professional, datum).moment

    return record


def test_before_both_are_in_no_page_gives_anything_of_the_residents_voice(
    noor_client, address, dossier, record_voice, moment
):
    record_voice("inwoner", RESIDENT)
    pages = [address(rest) for rest in PAGES] + [f"/dossier/{dossier.pk}/meting/"]
    for page in pages:
        answer = noor_client.get(page, follow=True)
        assert SECRET not in answer.content.decode(), page
    for gone in ("afdruk/", "profiel.json", "geschiedenis/inwoner/financien/"):
        assert noor_client.get(address(gone)).status_code == 404


def test_the_own_view_alone_shows_no_picture_and_never_the_other(
    noor_client, address, record_voice, moment, rachida
):
    from draagkracht.werkproces.meting.services import record_score, start_meting

    meting = start_meting(
        moment=moment, stem="inwoner", wijze="zelf", door=rachida, op=moment.dossier.geopend_op
    )
    record_score(
        meting=meting,
        onderdeel="financien",
        antwoord=last(4, woorden=SECRET),
        door=rachida,
        op=meting.begonnen_op,
    )
    record_voice("professional")
    html = noor_client.get(address()).content.decode()
    assert "dk-profiel" not in html
    for rest in PAGES:
        assert SECRET not in noor_client.get(address(rest), follow=True).content.decode()
    data = noor_client.get(address("profiel.json")).json()
    assert [m["stem"] for m in data["invoer"]["metingen"]] == ["professional"]


def test_side_by_side_shows_the_picture_the_table_and_what_to_talk_about(noor_client, address, moment, both):
    both()
    html = noor_client.get(address()).content.decode()
    for words in (
        "dk-profiel",
        "Het profiel als tabel",
        "Om over te praten",
        SECRET,
        "zit klem",
        "aanpakken",
    ):
        assert words in html
    assert "Welke brieven of rekeningen liggen er nu" in html


def test_a_mean_stands_only_as_its_two_pans_and_never_as_a_balance(noor_client, address, moment, both):
    both(inwoner={"wonen": last(1)})
    html = noor_client.get(address()).content.decode()
    assert "te weinig gegevens (1 van 8 onderdelen)" in html
    assert "te weinig gegevens (0 van 12 onderdelen)" in html
    assert "2,0 op de schaal van 0 tot 4 (8 van 8 onderdelen)" in html
    assert "alans" not in html.replace('#balans"', "")


def test_a_later_moment_is_compared_with_the_one_before_it(noor_client, address, moment, both, op):
    both(op.date() - dt.timedelta(days=90), inwoner={**RESIDENT, "wonen": last(4)})
    both()
    html = noor_client.get(address()).content.decode()
    assert "Wat veranderde sinds" in html
    assert "2 stappen lichter" in html
    assert "nog geen normcijfers" in html
    assert "(eerder 4)" in html


def test_which_moment_to_compare_with_is_a_choice(noor_client, address, moment, both, op):
    oldest = both(op.date() - dt.timedelta(days=300), inwoner={**RESIDENT, "wonen": last(0)})
    both(op.date() - dt.timedelta(days=90))
    both()
    assert "2 stappen zwaarder" in noor_client.get(address(f"?met={oldest.pk}")).content.decode()
    assert "Wat veranderde" not in noor_client.get(address("?met=geen")).content.decode()


@pytest.mark.parametrize("met", ["x", "00000000-0000-0000-0000-000000000000", "\0", "' or 1=1"])
def test_an_unknown_moment_to_compare_with_does_not_exist(noor_client, address, moment, both, met):
    both()
    assert noor_client.get(address(), {"met": met}).status_code == 404


def test_a_hidden_moment_is_not_offered_and_cannot_be_compared_with(
    noor_client, address, moment, both, record_voice, op
):
    hidden = record_voice("inwoner", RESIDENT, op.date() - dt.timedelta(days=30)).moment
    both()
    assert str(hidden.pk) not in noor_client.get(address()).content.decode()
    assert noor_client.get(address(f"?met={hidden.pk}")).status_code == 404


def test_paper_has_the_picture_the_table_and_no_verdict(noor_client, address, moment, both):
    both()
    html = noor_client.get(address("afdruk/")).content.decode()
    for words in ("dk-profiel", "<table", SECRET, "geen eindoordeel"):
        assert words in html


def test_the_json_is_what_the_method_reads(noor_client, address, moment, both):
    both()
    data = json.loads(noor_client.get(address("profiel.json")).content)
    assert profiel_van(data["invoer"]) == data["profiel"]
    assert {m["stem"] for m in data["invoer"]["metingen"]} == {"inwoner", "professional"}


def test_every_version_of_a_score_can_be_seen_back(noor_client, address, moment, both):
    both()
    html = noor_client.get(address("geschiedenis/inwoner/financien/")).content.decode()
    assert "4, acuut" in html
    assert "Rachida Amrani" in html
    assert noor_client.get(address("geschiedenis/inwoner/sterrenkunde/")).status_code == 404
    assert noor_client.get(address("geschiedenis/buurman/financien/")).status_code == 404


def test_the_own_view_can_be_reopened_until_the_other_is_in(noor_client, send, address, record_voice, moment):
    record_voice("professional")
    answer = send(address(), 0, to=address("heropenen/"))
    assert answer["Location"] == address("professional/")
    fields = hidden_fields(noor_client.get(address("professional/")).content.decode())
    noor_client.post(address("professional/"), {**fields, "financien-keuze": "3", "klaar": "ja"})
    page = noor_client.get(address()).content.decode()
    record_voice("inwoner", RESIDENT)
    answer = noor_client.post(address("heropenen/"), hidden_fields(page))
    assert answer.status_code == 422
    assert "blijven zo staan" in answer.content.decode()


def test_going_on_without_the_other_voice_asks_why_and_keeps_it_in_sight(
    noor_client, send, address, record_voice, moment
):
    record_voice("professional")
    refused = send(address(), 1, to=address("zonder/"), reden="")
    assert refused.status_code == 422
    assert "Schrijf op waarom" in refused.content.decode()
    assert send(address(), 1, to=address("zonder/"), reden="Verhuisd zonder adres.").status_code == 302
    html = noor_client.get(address()).content.decode()
    assert "Verhuisd zonder adres." in html
    assert "dk-profiel" in html


def test_acts_of_one_button_cannot_be_a_link(noor_client, address):
    for rest in ("heropenen/", "zonder/", "samen/heropenen/", "professional/financien/"):
        assert noor_client.get(address(rest)).status_code == 405


def test_the_page_takes_the_same_queries_with_one_moment_and_with_six(noor_client, address, moment, both, op):
    both()
    counts = []
    for days in (0, 30, 60, 90):
        if days:
            both(op.date() - dt.timedelta(days=days))
        noor_client.get(address())
        with CaptureQueriesContext(connection) as queries:
            noor_client.get(address())
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 20


def test_a_naaste_who_spoke_is_in_the_picture_the_table_and_the_list_of_voices(
    noor_client, address, moment, both, dossier, noor, op
):
    both()
    assert "dk-b-naaste" not in noor_client.get(address()).content.decode()
    measure(dossier, noor, op, "naaste", {"financien": 2, "netwerk": (3, 3)})
    html = noor_client.get(address()).content.decode()
    assert 'class="dk-b-naaste"' in html
    assert "naaste: inzetbaar" in html
    assert html.index("naaste") < html.index("dk-profiel")
