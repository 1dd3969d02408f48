import datetime as dt

from django.utils import timezone

from draagkracht.werkproces.meting.models import Moment


def test_today_is_proposed_and_one_tap_goes_on_to_the_table(noor_client, dossier, send):
    page = f"/dossier/{dossier.pk}/meting/"
    today = timezone.localdate().isoformat()
    assert f'value="{today}"' in noor_client.get(page).content.decode()
    answer = send(page, datum=today, verder="samen")
    moment = Moment.objects.get()
    assert answer["Location"] == f"/dossier/{dossier.pk}/meting/{moment.pk}/samen/"


def test_one_tap_goes_on_to_the_professionals_own_view(dossier, send):
    answer = send(f"/dossier/{dossier.pk}/meting/", datum="2026-01-05", verder="professional")
    assert answer["Location"].endswith("/professional/")


def test_a_date_in_the_future_gets_one_sentence(dossier, send):
    tomorrow = (timezone.localdate() + dt.timedelta(days=1)).isoformat()
    answer = send(f"/dossier/{dossier.pk}/meting/", datum=tomorrow)
    assert answer.status_code == 422
    assert "ligt nog in de toekomst" in answer.content.decode()


def test_an_impossible_date_gets_one_sentence(dossier, send):
    answer = send(f"/dossier/{dossier.pk}/meting/", datum="31-02-2026")
    assert answer.status_code == 422
    assert "bestaande datum" in answer.content.decode()


def test_the_overview_says_how_far_each_voice_is_and_nothing_of_what_was_said(
    noor_client, dossier, record_voice
):
    record_voice("inwoner")
    html = noor_client.get(f"/dossier/{dossier.pk}/meting/").content.decode()
    assert "klaar op" in html
    assert "nog niet begonnen" in html
    assert "aanpakken" not in html


def test_the_overview_takes_the_same_queries_with_more_moments(
    noor_client, dossier, record_voice, op, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page = f"/dossier/{dossier.pk}/meting/"
    counts = []
    for days in (0, 30, 60):
        for stem in ("inwoner", "professional"):
            record_voice(stem, datum=op.date() - dt.timedelta(days=days))
        noor_client.get(page)
        with CaptureQueriesContext(connection) as queries:
            noor_client.get(page)
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_another_dossiers_moment_does_not_exist(noor_client, make_dossier, noor, moment):
    other = make_dossier(noor)
    assert noor_client.get(f"/dossier/{other.pk}/meting/{moment.pk}/").status_code == 404


def test_who_is_not_involved_finds_no_page_at_all(log_in, bram, address):
    client = log_in(bram)
    for rest in ("", "professional/", "samen/", "afdruk/", "profiel.json", "geschiedenis/inwoner/financien/"):
        assert client.get(address(rest)).status_code == 404
