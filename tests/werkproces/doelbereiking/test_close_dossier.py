"""Closed is closed everywhere; and what is closed can be opened again."""

import datetime as dt

import pytest

from draagkracht.toegang.fouten import AlGedaan, Fout
from draagkracht.werkproces.aanpak.services import (
    change_stap,
    move_stap,
    record_planversie,
    record_stap,
    remove_stap,
)
from draagkracht.werkproces.doelbereiking.models import Afsluiting
from draagkracht.werkproces.doelbereiking.services import (
    close_dossier,
    record_bijdrage,
    record_oordeel,
    reopen_dossier,
)
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.dossier.akkoorden import record_akkoord
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.uitvoering.services import (
    record_afspraak,
    record_bijlage,
    record_notitie,
    record_uitkomst,
)


@pytest.fixture
def close(dossier, noor, op):
    def act(sleutel="", **gegevens):
        return close_dossier(
            dossier=dossier,
            door=noor,
            op=op,
            gegevens={"reden": "genoeg_balans", **gegevens},
            sleutel=sleutel,
        )

    return act


def test_closing_keeps_why_the_last_words_and_when_to_call(dossier, noor, op, close):
    day = op.date() + dt.timedelta(days=90)
    made = close(woorden_inwoner="Ik schrijf dit zelf.", woorden_professional="Trots.", nazorg_op=day)
    made.refresh_from_db()
    assert (made.reden, made.woorden_inwoner, made.nazorg_op) == (
        "genoeg_balans",
        "Ik schrijf dit zelf.",
        day,
    )
    assert Dossier.objects.get().gesloten_op == op


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        ({"reden": "zomaar"}, "reden"),
        ({"nazorg_op": dt.date(2020, 1, 1)}, "nazorg_op"),
        ({"nazorg_op": dt.date(9999, 12, 31)}, "nazorg_op"),
    ],
)
def test_it_refuses_an_unknown_reason_and_a_day_that_cannot_be(close, gegevens, veld):
    with pytest.raises(Fout) as refusal:
        close(**gegevens)
    assert refusal.value.veld == veld
    assert Dossier.objects.get().gesloten_op is None


def test_closing_twice_with_one_form_closes_once(close):
    close(sleutel="k")
    with pytest.raises(AlGedaan):
        close(sleutel="k")
    assert Afsluiting.objects.count() == 1


def test_closed_is_closed_for_every_act(dossier, noor, op, close):
    who = {"door": noor, "op": op}
    stap = record_stap(dossier=dossier, gegevens={"wat": "De post"}, **who)
    afspraak = record_afspraak(dossier=dossier, gegevens={"wat": "Een brief"}, **who)
    versie = record_planversie(dossier=dossier, **who)
    doel = Doel.objects.create(
        dossier=dossier,
        tekst="Ik",
        voorgesteld_door="samen",
        onderdeel="wonen",
        richting="draaglast_verminderen",
        **who,
    )
    close()
    acts = [
        lambda: close(),
        lambda: record_stap(dossier=dossier, gegevens={"wat": "x"}, **who),
        lambda: change_stap(stap=stap, gegevens={"wat": "x"}, **who),
        lambda: remove_stap(stap=stap, **who),
        lambda: move_stap(stap=stap, eerder=True, **who),
        lambda: record_planversie(dossier=dossier, **who),
        lambda: record_afspraak(dossier=dossier, gegevens={"wat": "x"}, **who),
        lambda: record_uitkomst(afspraak=afspraak, uitkomst="gelukt", **who),
        lambda: record_bijlage(dossier=dossier, naam="a.txt", inhoud=b"tekst", **who),
        lambda: record_oordeel(doel=doel, stem="professional", niveau=0, **who),
        lambda: record_bijdrage(dossier=dossier, gegevens={"partij": "a", "tekst": "b"}, **who),
        lambda: record_hulpvraag(dossier=dossier, woorden="x", gegevens={}, **who),
        lambda: save_netwerklid(dossier=dossier, gegevens={"naam": "x", "soort": "familie"}, **who),
        lambda: record_akkoord(
            dossier=dossier,
            onderwerp="plan",
            onderwerp_id=versie.pk,
            onderwerp_versie=1,
            stem="professional",
            antwoord="akkoord",
            stap="aanpak",
            **who,
        ),
    ]
    for act in acts:
        with pytest.raises(Fout, match="Dit dossier is afgesloten"):
            act()


def test_after_closing_a_note_about_the_time_after_can_be_written(dossier, noor, op, close):
    close()
    assert record_notitie(dossier=dossier, door=noor, op=op, tekst="Gebeld: het gaat goed.") is not None


def test_reopening_needs_a_reason_and_lets_everything_go_on(dossier, noor, op, close):
    close()
    with pytest.raises(Fout, match="Schrijf op waarom"):
        reopen_dossier(dossier=dossier, door=noor, op=op, reden=" ")
    reopen_dossier(dossier=dossier, door=noor, op=op, reden="Nieuwe brief van de rechtbank")
    made = Afsluiting.objects.get()
    assert (made.heropend_op, made.heropend_door, made.heropend_reden) == (
        op,
        noor,
        "Nieuwe brief van de rechtbank",
    )
    assert record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "Weer verder"}).pk


def test_an_open_dossier_is_not_opened_again(dossier, noor, op):
    with pytest.raises(Fout, match="al open"):
        reopen_dossier(dossier=dossier, door=noor, op=op, reden="x")


def test_each_closing_is_remembered(dossier, noor, op, close):
    close()
    reopen_dossier(dossier=dossier, door=noor, op=op, reden="Verder")
    close(reden="verhuisd")
    assert [a.reden for a in Afsluiting.objects.order_by("reden")] == ["genoeg_balans", "verhuisd"]


def test_calling_once_more_is_after_today_on_the_clock_of_the_netherlands(dossier, noor):
    """A quarter past midnight in Amsterdam is still yesterday in UTC."""
    after_midnight = dt.datetime(2026, 1, 12, 23, 15, tzinfo=dt.UTC)
    who = {"dossier": dossier, "door": noor, "op": after_midnight}
    with pytest.raises(Fout) as refusal:
        close_dossier(**who, gegevens={"reden": "verhuisd", "nazorg_op": dt.date(2026, 1, 13)})
    assert refusal.value.veld == "nazorg_op"
    close_dossier(**who, gegevens={"reden": "verhuisd", "nazorg_op": dt.date(2026, 1, 14)})
