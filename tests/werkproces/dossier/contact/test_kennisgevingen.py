"""What is sent: only what is safe, only then, neutral, once; and a dead mail server loses nothing."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.contact.bereikbaarheden import get_bereikbaarheid, save_bereikbaarheid
from draagkracht.werkproces.dossier.contact.kennisgevingen import plan_kennisgeving, send_kennisgevingen
from draagkracht.werkproces.dossier.contact.leeswijzen import save_leeswijze
from draagkracht.werkproces.dossier.contact.models import Bereikbaarheid, Kennisgeving
from draagkracht.werkproces.dossier.contact.uitnodigingen import create_uitnodiging, end_uitnodiging
from tests import cast

EMAIL = "rachida@example.org"
NL = ZoneInfo("Europe/Amsterdam")
MAANDAG = dt.datetime(2026, 1, 12, 10, 0, tzinfo=NL)


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.MAIL_URL = "smtp://mail.example"
    settings.ADRES = "https://mijn.example"


@pytest.fixture
def dossier(noor, make_dossier):
    return make_dossier(noor, email=EMAIL)


@pytest.fixture
def agree(dossier, noor):
    def make(**gegevens):
        reach = get_bereikbaarheid(dossier=dossier)
        return save_bereikbaarheid(
            dossier=dossier,
            door=noor,
            op=MAANDAG,
            gegevens={"has_email": True, **gegevens},
            versie=None if reach._state.adding else reach.versie,
        )

    return make


class Post(list):
    """A mail server that keeps what it gets, or refuses."""

    is_dead = False

    def __call__(self, *email: str) -> None:
        if self.is_dead:
            raise ConnectionRefusedError
        self.append(email)


@pytest.fixture
def post() -> Post:
    return Post()


def plan(dossier, op=MAANDAG):
    return plan_kennisgeving(dossier=dossier, soort="bericht", op=op)


def raw() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT adres, tekst FROM werkproces_kennisgeving")
        return str(cursor.fetchall())


@pytest.mark.parametrize("lacks", ["an agreement", "an address", "a mail server", "a yes"])
def test_nothing_is_put_in_line_without(lacks, dossier, agree, settings, noor, make_dossier):
    if lacks == "an address":
        dossier = make_dossier(noor, cast.MARJAN)
        Bereikbaarheid.objects.create(inwoner=dossier.inwoner, has_email=True)
    elif lacks != "an agreement":
        agree(has_email=lacks != "a yes")
    if lacks == "a mail server":
        settings.MAIL_URL = ""
    assert plan(dossier) is None
    assert not Kennisgeving.objects.exists()


def test_the_email_is_neutral_and_leads_to_the_door(dossier, agree, post):
    agree()
    plan(dossier)
    send_kennisgevingen(op=MAANDAG, verstuur=post)
    [(adres, onderwerp, tekst)] = post
    assert adres == EMAIL
    assert "https://mijn.example/mijn/" in tekst
    for word in (
        dossier.inwoner.naam.split()[0],
        "Noor",
        cast.TEAM_NAAM,
        "emeente",
        "raagkracht",
        "hulp",
        "plan",
    ):
        assert word not in onderwerp + tekst, word


def test_the_email_is_in_the_language_of_the_resident(dossier, agree, post):
    from django.utils import translation

    agree()
    save_leeswijze(inwoner=dossier.inwoner, gegevens={"taal": "pl"})
    plan(dossier)
    send_kennisgevingen(op=MAANDAG, verstuur=post)
    assert len(post) == 1
    assert translation.get_language() == "nl"


def test_it_waits_for_the_hours_and_days_that_are_safe(dossier, agree, post):
    agree(van=dt.time(9), tot=dt.time(12), dagen=[3])
    row = plan(dossier)
    woensdag = dt.datetime(2026, 1, 14, 9, 0, tzinfo=NL)
    assert row.vanaf_op == woensdag
    assert send_kennisgevingen(op=woensdag - dt.timedelta(seconds=1), verstuur=post).verstuurd == 0
    assert send_kennisgevingen(op=woensdag, verstuur=post).verstuurd == 1


def test_a_round_that_comes_late_waits_for_the_next_safe_hour(dossier, agree, post):
    agree(van=dt.time(9), tot=dt.time(12))
    row = plan(dossier)
    done = send_kennisgevingen(op=MAANDAG.replace(hour=13), verstuur=post)
    assert (done.later, post) == (1, [])
    row.refresh_from_db()
    assert (row.vanaf_op, row.pogingen) == (MAANDAG.replace(day=13, hour=9), 0)


@pytest.mark.parametrize("change", ["no longer safe", "another address"])
def test_what_is_no_longer_agreed_at_the_last_moment_is_not_sent_and_wiped(change, dossier, agree, post):
    agree()
    plan(dossier)
    if change == "no longer safe":
        agree(has_email=False)
    else:
        dossier.inwoner.email = "nieuw@example.org"
        dossier.inwoner.save()
    assert send_kennisgevingen(op=MAANDAG, verstuur=post).vervallen == 1
    assert post == []
    assert raw() == "[('', '')]"


def test_one_that_waits_is_enough(dossier, agree):
    agree()
    assert plan(dossier) == plan(dossier)
    assert Kennisgeving.objects.count() == 1


def test_a_second_round_sends_nothing_again(dossier, agree, post):
    agree()
    plan(dossier)
    for minutes in (0, 5, 600):
        send_kennisgevingen(op=MAANDAG + dt.timedelta(minutes=minutes), verstuur=post)
    assert len(post) == 1
    assert plan(dossier, MAANDAG + dt.timedelta(days=1)) is not None


def test_two_rounds_at_the_same_moment_send_it_once(dossier, agree, post):
    """The second round runs while the first is busy sending: the worst moment there is."""
    agree()
    plan(dossier)

    def slow(*email: str) -> None:
        send_kennisgevingen(op=MAANDAG, verstuur=post)
        post(*email)

    send_kennisgevingen(op=MAANDAG, verstuur=slow)
    assert len(post) == 1


def test_a_dead_mail_server_loses_nothing_and_is_asked_less_and_less(dossier, agree, post):
    agree()
    row = plan(dossier)
    post.is_dead = True
    waits, op = [], MAANDAG
    for _ in range(9):
        assert send_kennisgevingen(op=op, verstuur=post).later == 1
        row.refresh_from_db()
        waits.append((row.vanaf_op - op).total_seconds() / 60)
        op = row.vanaf_op
    assert waits == [5, 10, 20, 40, 80, 160, 320, 360, 360]
    post.is_dead = False
    assert send_kennisgevingen(op=op, verstuur=post).verstuurd == 1
    assert post[0][0] == EMAIL


def test_after_ten_days_it_is_given_up(dossier, agree, post):
    agree()
    plan(dossier)
    done = send_kennisgevingen(op=MAANDAG + dt.timedelta(days=10, seconds=1), verstuur=post)
    assert (done.vervallen, post) == (1, [])


def test_neither_address_nor_text_is_readable_in_the_database_and_both_are_wiped_once_sent(
    dossier, agree, post
):
    agree()
    plan(dossier)
    assert EMAIL not in raw()
    assert "mijn.example" not in raw()
    send_kennisgevingen(op=MAANDAG, verstuur=post)
    assert raw() == "[('', '')]"


def invite(dossier, noor, **more):
    given = {"kanaal": "email", "bewijs": "afgesproken", "antwoord": "blauwe fiets", "op": MAANDAG}
    return create_uitnodiging(dossier=dossier, door=noor, **{**given, **more})


def test_an_invitation_goes_by_email_with_the_code_and_never_the_proof(dossier, agree, noor, post):
    agree()
    new = invite(dossier, noor)
    assert new.code not in raw()
    send_kennisgevingen(op=MAANDAG, verstuur=post)
    [(_adres, _onderwerp, tekst)] = post
    assert f"https://mijn.example/mijn/welkom/{new.code}/" in tekst
    assert "fiets" not in tekst
    assert "26 januari 2026" in tekst


def test_only_the_newest_invitation_is_sent_and_none_that_was_withdrawn(dossier, agree, noor, post):
    agree()
    invite(dossier, noor)
    second = invite(dossier, noor)
    assert Kennisgeving.objects.filter(vervallen_op=None).count() == 1
    end_uitnodiging(dossier=dossier, uitnodiging_id=second.uitnodiging.pk, door=noor, op=MAANDAG)
    send_kennisgevingen(op=MAANDAG, verstuur=post)
    assert post == []
    invite(dossier, noor)
    invite(dossier, noor, kanaal="ter_plekke")
    send_kennisgevingen(op=MAANDAG, verstuur=post)
    assert post == []


def test_an_invitation_by_email_is_refused_where_none_can_be_sent(dossier, agree, noor, settings):
    with pytest.raises(Fout, match="veilig"):
        invite(dossier, noor)
    agree()
    settings.MAIL_URL = ""
    with pytest.raises(Fout, match="niet ingericht"):
        invite(dossier, noor)
