"""This week: one tap for how it went, a kind answer, an own step, looking back, and the calendar file."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from draagkracht.portaal.week.agenda import make_agenda
from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.dossier.contact.bereikbaarheden import save_bereikbaarheid
from draagkracht.werkproces.models import Afspraak
from draagkracht.werkproces.uitvoering.services import change_afspraak, record_afspraak, record_uitkomst
from tests.planvoorstellen import add_doel
from tests.team.formulieren import hidden_of, send

WEEK = "/mijn/week/"
KIND = {
    "gelukt": "U hebt gedaan wat u wilde doen.",
    "bijna": "Een deel is er al.",
    "nog_niet": "Dat geeft niet. Nu weten we meer.",
}


@pytest.mark.parametrize("uitkomst", list(KIND))
@pytest.mark.parametrize("wie", ["thuis", "tafel"])
def test_one_tap_says_how_it_went_and_gets_a_kind_answer(gevuld, uitkomst, wie, request):
    client = request.getfixturevalue(wie)
    answer = send(client, WEEK, 'name="concept"', {"uitkomst": f"{gevuld.afspraak.pk}:{uitkomst}"})
    assert answer["Location"] == f"{WEEK}{gevuld.afspraak.pk}/ging/"
    html = client.get(answer["Location"]).content.decode()
    assert KIND[uitkomst] in html
    assert ("Een kleinere stap maken" in html) == (uitkomst != "gelukt")
    send(client, answer["Location"], 'name="geleerd"', {"uitkomst": uitkomst, "geleerd": "Eng."})
    afspraak = Afspraak.objects.get(pk=gevuld.afspraak.pk)
    assert (afspraak.uitkomst, afspraak.geleerd) == (uitkomst, "Eng.")


def test_the_professional_sees_that_the_resident_said_so_at_home(gevuld, dossier, noor, thuis, log_in):
    send(thuis, WEEK, 'name="concept"', {"uitkomst": f"{gevuld.afspraak.pk}:bijna"})
    send(thuis, f"{WEEK}nieuw/", 'name="wat"', {"wat": "Ik bel mijn zus."})
    html = log_in(noor).get(f"/dossier/{dossier.pk}/uitvoering/").content.decode()
    assert html.count("zelf gezegd, met het eigen account") == 1
    assert html.count("zelf bedacht door de inwoner") == 1


def test_a_double_click_is_one_outcome_and_an_unknown_one_is_refused(gevuld, dossier, thuis):
    fields = hidden_of(thuis.get(WEEK).content.decode(), 'name="concept"')
    sent = {**fields, "uitkomst": f"{gevuld.afspraak.pk}:gelukt"}
    assert [thuis.post(WEEK, sent).status_code for _ in range(2)] == [302, 302]
    assert dossier.handelingen.filter(soort="afspraak: gelukt", onderwerp=gevuld.afspraak.pk).count() == 1
    for wrong in ("", "x", f"{gevuld.afspraak.pk}:weg"):
        answer = send(thuis, WEEK, 'name="concept"', {"uitkomst": wrong})
        assert answer.status_code == 422
        assert "Kies hoe het ging." in answer.content.decode()


def test_a_smaller_step_begins_with_the_one_before_and_stays_in_the_plan(gevuld, dossier, thuis):
    send(thuis, WEEK, 'name="concept"', {"uitkomst": f"{gevuld.afspraak.pk}:nog_niet"})
    page = f"{WEEK}nieuw/?vervolg={gevuld.afspraak.pk}"
    html = thuis.get(page).content.decode()
    assert "Maak het zo klein dat het wel lukt." in html
    assert "Twee brieven 0" in html
    assert send(thuis, page, 'name="wat"', {"wat": "Eén brief"}).status_code == 302
    made = Afspraak.objects.get(wat="Eén brief")
    assert (made.vervolg_op_id, made.stap_id) == (gevuld.afspraak.pk, gevuld.stap.pk)
    assert made.netwerklid_id == gevuld.afspraak.netwerklid_id


def test_what_did_not_work_out_yet_stays_in_the_week_until_there_is_another(gevuld, thuis):
    zin = gevuld.afspraak.wat
    send(thuis, WEEK, 'name="concept"', {"uitkomst": f"{gevuld.afspraak.pk}:nog_niet"})
    html = thuis.get(WEEK).content.decode()
    assert zin in html
    assert "Nog niet gelukt. U mag het weer proberen." in html
    assert f"?vervolg={gevuld.afspraak.pk}" in html
    send(thuis, WEEK, 'name="concept"', {"uitkomst": f"{gevuld.afspraak.pk}:gelukt"})
    html = thuis.get(WEEK).content.decode()
    assert "Dit deed u deze week" in html
    assert "Nog niet gelukt" not in html


def test_a_step_without_words_is_asked_for(thuis, dossier):
    answer = send(thuis, f"{WEEK}nieuw/", 'name="wat"', {"wat": " ", "als": "het dinsdag is"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Schrijf op wat u gaat doen." in html
    assert "het dinsdag is" in html
    assert not dossier.afspraken.exists()


def test_two_people_who_change_a_step_see_both(gevuld, noor, op, thuis):
    page = f"{WEEK}{gevuld.afspraak.pk}/"
    fields = hidden_of(thuis.get(page).content.decode(), 'name="wat"')
    change_afspraak(afspraak=gevuld.afspraak, door=noor, op=op, gegevens={"wat": "Drie brieven"})
    answer = thuis.post(page, {**fields, "wat": "Een halve brief"})
    assert answer.status_code == 409
    for text in ("Drie brieven", "Een halve brief"):
        assert text in answer.content.decode()


def test_looking_back_shows_what_worked(gevuld, thuis):
    html = thuis.get(f"{WEEK}terug/").content.decode()
    assert "Eén brief 0" in html
    assert "Eng en goed." in html


@pytest.fixture
def gedagtekend(dossier, noor, op):
    morgen = timezone.localdate() + dt.timedelta(days=1)
    who = {"dossier": dossier, "door": noor, "op": op}
    open_one = record_afspraak(**who, gegevens={"wat": "ga ik naar de bakker", "wanneer_op": morgen})
    done = record_afspraak(**who, gegevens={"wat": "Klaar", "wanneer_op": morgen})
    record_uitkomst(afspraak=done, uitkomst="gelukt", door=noor, op=op)
    doel = add_doel(dossier, noor, op, onderdeel="veiligheid")
    stap = record_stap(**who, gegevens={"wat": "Plek", "doelen": [doel.pk]})
    record_afspraak(**who, gegevens={"wat": "GEHEIM", "wanneer_op": morgen, "stap": stap.pk})
    record_afspraak(**who, gegevens={"wat": "Zonder dag"})
    return open_one


def events(answer) -> list:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_calendar_is_neutral_unless_words_are_asked_for(gedagtekend, thuis):
    answer = thuis.get(f"{WEEK}agenda.ics")
    (event,) = events(answer)
    assert (str(event["summary"]), event["dtstart"].dt) == ("Afspraak", gedagtekend.wanneer_op)
    for word in ("bakker", "GEHEIM", "Draagkracht", "wijkteam"):
        assert word.lower() not in answer.content.decode().lower()
    (event,) = events(thuis.get(f"{WEEK}agenda.ics?woorden=ja"))
    assert str(event["summary"]) == "ga ik naar de bakker"
    assert "GEHEIM" not in thuis.get(f"{WEEK}agenda.ics?woorden=ja").content.decode()


def test_a_changed_step_is_the_same_event_with_a_higher_number(gedagtekend, noor, op):
    first = Calendar.from_ical(make_agenda([gedagtekend], op, has_woorden=False)).walk("VEVENT")[0]
    change_afspraak(afspraak=gedagtekend, door=noor, op=op, gegevens={"wat": "ga ik naar de markt"})
    second = Calendar.from_ical(make_agenda([gedagtekend], op, has_woorden=False)).walk("VEVENT")[0]
    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]


@pytest.mark.parametrize(("is_voorzichtig", "ticked"), [(None, "nee"), (True, "nee"), (False, "ja")])
def test_what_is_ticked_follows_what_is_safe(gedagtekend, dossier, noor, op, thuis, is_voorzichtig, ticked):
    if is_voorzichtig is not None:
        gegevens = {"is_voorzichtig": is_voorzichtig}
        save_bereikbaarheid(dossier=dossier, door=noor, op=op, gegevens=gegevens)
    html = thuis.get(f"{WEEK}agenda/").content.decode()
    (chosen,) = [tag for tag in html.split("<input") if 'name="woorden"' in tag and " checked" in tag]
    assert f'value="{ticked}"' in chosen


def test_a_step_about_safety_is_apart(gedagtekend, thuis):
    before, _mark, after = thuis.get(WEEK).content.decode().partition("Dit is alleen voor u")
    assert "GEHEIM" not in before
    assert "GEHEIM" in after
