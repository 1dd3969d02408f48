"""The screens of the doelhulp: one question at a time, forth and back, and nothing that was said is lost."""

import datetime as dt

import pytest
from django.utils import timezone

from draagkracht.methodiek.voorbeelddoelen import list_voorbeelddoelen
from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.doelen.models import Doel, Doelgesprek
from draagkracht.werkproces.doelen.services import propose_doel
from draagkracht.werkproces.dossier.models import Concept
from draagkracht.werkproces.vraagverheldering.services import add_bevinding, choose_bevinding

from ..formulieren import hidden_of, send, tap

VRAGEN = ["anders", "nu", "merken", "doen", "wanneer", "doel", "zeker", "niveaus", "klaar"]
MERK = 'name="concept"'


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/doelen/"


@pytest.fixture
def bevinding(dossier, noor, op):
    made = add_bevinding(
        dossier=dossier, door=noor, op=op, tekst="De post blijft liggen", onderdeel="financien"
    )
    return choose_bevinding(bevinding=made, door=noor, op=op, keuze="oppakken")


@pytest.fixture
def begin(client, page):
    """Begin a talk; gives the address of its questions."""

    def start(query="", **data):
        answer = send(client, f"{page}hulp/{query}", MERK, {"richting": "draaglast_verminderen", **data})
        assert answer.status_code == 302, answer.content.decode()
        return answer["Location"].rsplit("/", 2)[0] + "/"

    return start


def say(client, talk, vraag, **data):
    """Answer one question; gives where it leads to."""
    answer = send(client, f"{talk}{vraag}/", MERK, data)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].removeprefix(talk).split("/")[0]


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_way_from_a_finding_to_a_goal(client, page, begin, bevinding):
    assert f"hulp/?bevinding={bevinding.pk}" in text_of(client, page)
    talk = begin(f"?bevinding={bevinding.pk}", richting="draaglast_verminderen")
    for vraag, said in (("anders", "Rust."), ("nu", "In de la."), ("merken", "Een lege la.")):
        assert say(client, talk, vraag, antwoord=said) == VRAGEN[VRAGEN.index(vraag) + 1]
    assert say(client, talk, "doen", antwoord="dan open ik elke dinsdag de post") == "wanneer"
    assert say(client, talk, "wanneer", wanneer="vier_weken") == "doel"
    assert "Ik open elke dinsdag de post." in text_of(client, f"{talk}doel/")
    assert say(client, talk, "doel", tekst="Ik open elke dinsdag de post.") == "zeker"
    assert say(client, talk, "zeker", zekerheid="8") == "niveaus"
    levels = text_of(client, f"{talk}niveaus/")
    assert "Ik open één keer op dinsdag de post." in levels
    assert (
        say(client, talk, "niveaus", niveau_min2="In de la.", niveau_0="Ik open elke dinsdag de post.")
        == "klaar"
    )
    van = {"voorgesteld_door": "inwoner", "in_woorden_van": "inwoner", "status": "actief"}
    answer = send(client, f"{talk}klaar/", MERK, {**van, "samen": "ja"})
    doel = Doel.objects.get()
    assert answer["Location"] == f"{page}{doel.pk}/akkoord/"
    assert doel.streef_op == timezone.localdate() + dt.timedelta(days=28)
    assert doel.niveaus[0] == "In de la."
    assert list(doel.bevindingen.all()) == [bevinding]
    html = text_of(client, page)
    assert "“Een lege la.”" in html
    assert "Nog los: bevindingen zonder doel" not in html
    assert "“Een lege la.”" in text_of(client, f"{page}{doel.pk}/")


def test_a_talk_may_begin_with_nothing_and_asks_what_it_is_about(client, page, begin):
    answer = send(client, f"{page}hulp/", MERK, {"richting": "draaglast_verminderen"})
    assert answer.status_code == 422
    assert "Kies waar het doel over gaat." in answer.content.decode()
    begin(onderdeel="netwerk", richting="draaglast_verminderen")
    assert Doelgesprek.objects.get().richting == "draagkracht_versterken"


def test_every_question_may_be_passed_over(client, begin):
    talk = begin(onderdeel="wonen")
    came = ["anders"]
    while came[-1] != "klaar":
        came.append(say(client, talk, came[-1]))
    assert came == VRAGEN
    html = text_of(client, f"{talk}klaar/")
    assert "Er staat nog geen doel." in html


def test_going_back_keeps_the_answer_too(client, begin):
    talk = begin(onderdeel="wonen")
    assert say(client, talk, "nu", antwoord="Vocht.", terug="ja") == "anders"
    assert "Vocht." in text_of(client, f"{talk}nu/")


def test_stopping_leaves_the_talk_on_the_page_and_it_goes_on_where_it_was(client, page, begin):
    talk = begin(onderdeel="wonen")
    say(client, talk, "anders", antwoord="Een droog huis.")
    html = text_of(client, page)
    assert "Een droog huis." in html
    assert client.get(f"{talk}verder/")["Location"] == f"{talk}nu/"


def test_the_direction_is_for_the_resident_to_choose_and_none_is_ticked(client, page, bevinding):
    address = f"{page}hulp/?bevinding={bevinding.pk}"
    assert "checked" not in text_of(client, address)
    answer = send(client, address, MERK, {})
    assert answer.status_code == 422
    assert "Kies wat u het liefst wilt." in answer.content.decode()
    assert not Doelgesprek.objects.exists()


def test_a_finding_that_is_talked_about_is_not_offered_for_a_second_talk(client, page, begin, bevinding):
    begin(f"?bevinding={bevinding.pk}")
    html = text_of(client, page)
    assert "Hierover loopt al een gesprek." in html
    assert f"hulp/?bevinding={bevinding.pk}" not in html


def test_a_talk_is_put_away_with_one_tap(client, page, begin):
    begin(onderdeel="wonen")
    tap(client, page, f"weg:{Doelgesprek.objects.get().pk}")
    assert "Een gesprek dat nog loopt" not in text_of(client, page)


def test_what_was_typed_and_not_sent_is_there_again(client, begin):
    talk = begin(onderdeel="wonen")
    fields = hidden_of(text_of(client, f"{talk}anders/"), MERK)
    client.post("/concept/", {**fields, "antwoord": "Half getypt"})
    assert "Half getypt" in text_of(client, f"{talk}anders/")


def test_what_was_typed_and_not_sent_goes_when_the_talk_is_done(client, page, begin):
    talk = begin(onderdeel="wonen")
    fields = hidden_of(text_of(client, f"{talk}anders/"), MERK)
    client.post("/concept/", {**fields, "antwoord": "Half getypt"})
    assert Concept.objects.filter(plek__startswith="doelhulp:").exists()
    tap(client, page, f"weg:{Doelgesprek.objects.get().pk}")
    assert not Concept.objects.filter(plek__startswith="doelhulp:").exists()


def test_an_example_is_one_tap_away_and_what_was_typed_is_kept(client, begin):
    talk = begin(onderdeel="wonen")
    example = list_voorbeelddoelen("wonen", "draaglast_verminderen")[2]
    assert example.tekst in text_of(client, f"{talk}anders/")
    assert say(client, talk, "anders", antwoord="Vocht.", voorbeeld=example.code) == "doel"
    html = text_of(client, f"{talk}doel/")
    assert example.tekst in html
    assert "U begon met een voorbeeld" in html
    assert Doelgesprek.objects.get().anders == "Vocht."


def test_an_example_of_another_part_is_no_answer(client, begin):
    talk = begin(onderdeel="wonen")
    say(client, talk, "anders", voorbeeld="financien-draaglast_verminderen-1")
    assert Doelgesprek.objects.get().tekst == ""


def test_hints_stand_under_the_goal_without_a_script(client, begin):
    talk = begin(onderdeel="wonen")
    answer = send(client, f"{talk}doel/", MERK, {"tekst": "Mijn zoon moet opruimen", "kijk": "ja"})
    assert answer["Location"] == f"{talk}doel/#wenken"
    html = text_of(client, f"{talk}doel/")
    assert "Hier doet iemand anders het: ‘Mijn zoon’" in html
    assert "Dit kan nog helderder. Het hoeft niet." in html


def test_hints_come_while_typing_and_show_nothing_else_of_the_dossier(client, begin, dossier):
    talk = begin(onderdeel="wonen")
    looks = Inzage.objects.filter(keten=dossier.pk).count()
    typed = {"tekst": "Ik wil elke week zwemmen."}
    answer = client.post(f"{talk}doel/", typed, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert "Ik ga elke week zwemmen." in html
    assert "<html" not in html
    assert dossier.inwoner.naam not in html
    assert Doelgesprek.objects.get().tekst == ""
    assert Inzage.objects.filter(keten=dossier.pk).count() == looks


@pytest.mark.parametrize(
    ("method", "path"), [("get", "doel/"), ("post", "klaar/"), ("post", "anders/"), ("post", "")]
)
def test_a_look_at_a_page_is_logged_whatever_header_is_sent(client, begin, dossier, method, path):
    talk = begin(onderdeel="wonen")
    address = f"{talk}{path}" if path else f"/dossier/{dossier.pk}/doelen/hulp/"
    looks = Inzage.objects.filter(keten=dossier.pk).count()
    answer = getattr(client, method)(address, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert Inzage.objects.filter(keten=dossier.pk).count() == looks + 1


def test_the_proposal_in_own_words_is_offered_beside_another_text(client, begin):
    talk = begin(onderdeel="wonen")
    say(client, talk, "doen", antwoord="dan bel ik de verhuurder")
    say(client, talk, "doel", tekst="Ik wacht.")
    assert "Met uw woorden kan het ook zo:" in text_of(client, f"{talk}doel/")
    assert say(client, talk, "doel", tekst="Ik wacht.", neem="woorden") == "doel"
    assert Doelgesprek.objects.get().tekst == "Ik bel de verhuurder."


def test_less_sure_than_seven_leads_to_making_it_smaller_and_asks_again(client, begin):
    talk = begin(onderdeel="wonen")
    say(client, talk, "doel", tekst="Ik ruim elke week op.")
    assert say(client, talk, "zeker", zekerheid="4") == "kleiner"
    assert "Ik ruim één keer op." in text_of(client, f"{talk}kleiner/")
    taken = {"kleiner": "Met hulp.", "tekst": "Ik ruim elke week op.", "neem": "begin"}
    assert say(client, talk, "kleiner", **taken) == "zeker"
    gesprek = Doelgesprek.objects.get()
    assert (gesprek.tekst, gesprek.kleiner, gesprek.zekerheid) == ("Ik ruim één keer op.", "Met hulp.", None)
    assert "Hoe zeker bent u nu?" in text_of(client, f"{talk}zeker/")
    assert say(client, talk, "zeker", zekerheid="8") == "niveaus"


def test_who_keeps_the_goal_as_it_is_goes_on(client, begin):
    talk = begin(onderdeel="wonen")
    say(client, talk, "doel", tekst="Ik ruim elke week op.")
    say(client, talk, "zeker", zekerheid="4")
    assert say(client, talk, "kleiner", tekst="Ik ruim elke week op.") == "niveaus"
    assert Doelgesprek.objects.get().zekerheid == 4


@pytest.mark.parametrize(
    ("data", "days"),
    [({"wanneer": "drie_maanden"}, 91), ({"wanneer": "onbekend", "datum": "2026-12-01"}, None), ({}, None)],
)
def test_a_quick_choice_is_a_date(client, begin, data, days):
    talk = begin(onderdeel="wonen")
    say(client, talk, "wanneer", **data)
    expected = None if days is None else timezone.localdate() + dt.timedelta(days=days)
    assert Doelgesprek.objects.get().streef_op == expected


def test_a_date_of_ones_own_without_a_date_asks_kindly(client, begin):
    talk = begin(onderdeel="wonen")
    answer = send(client, f"{talk}wanneer/", MERK, {"wanneer": "eigen"})
    assert answer.status_code == 422
    assert "Kies een datum" in answer.content.decode()
    say(client, talk, "wanneer", wanneer="eigen", datum="2027-03-01")
    assert "2027-03-01" in text_of(client, f"{talk}wanneer/")


def test_a_goal_is_made_more_concrete_and_the_page_says_when_somebody_was_first(
    client, page, begin, dossier, noor, op
):
    gegevens = {"tekst": "Meer rust", "onderdeel": "wonen", "voorgesteld_door": "inwoner"}
    doel = propose_doel(dossier=dossier, door=noor, op=op, gegevens=gegevens)
    html = text_of(client, page)
    assert f"hulp/?doel={doel.pk}" in html
    assert "Begin met ‘Ik’" in html
    talk = begin(f"?doel={doel.pk}")
    say(client, talk, "doel", tekst="Ik rust elke middag een uur.")
    Doel.objects.filter(pk=doel.pk).update(tekst="Ik slaap.", versie=7)
    html = text_of(client, f"{talk}klaar/")
    assert "intussen ook ergens anders gewijzigd" in html
    assert "Ik slaap." in html
    van = {"voorgesteld_door": "inwoner", "in_woorden_van": "inwoner"}
    assert send(client, f"{talk}klaar/", MERK, {**van, "bewaren": "ja"})["Location"] == f"{page}#d-{doel.pk}"
    assert Doel.objects.get().tekst == "Ik rust elke middag een uur."


def test_a_fourth_goal_asks_first(client, begin, dossier, noor, op):
    gegevens = {"tekst": "Ik bel.", "onderdeel": "wonen", "voorgesteld_door": "inwoner"}
    for _number in range(3):
        propose_doel(dossier=dossier, door=noor, op=op, gegevens=gegevens)
    talk = begin(onderdeel="wonen")
    say(client, talk, "doel", tekst="Ik rust.")
    assert "U bent al met drie doelen bezig." in text_of(client, f"{talk}klaar/")
    van = {"voorgesteld_door": "inwoner", "in_woorden_van": "inwoner", "status": "actief"}
    answer = send(client, f"{talk}klaar/", MERK, van)
    assert answer.status_code == 422
    assert "Ja, dit doel komt er nu bij." in answer.content.decode()
    assert send(client, f"{talk}klaar/", MERK, {**van, "toch": "on"}).status_code == 302


def test_a_goal_about_safety_says_to_be_careful(client, begin):
    talk = begin(onderdeel="veiligheid")
    assert all("Schrijf alleen op wat veilig is" in text_of(client, f"{talk}{vraag}/") for vraag in VRAGEN)


def test_what_does_not_exist_is_not_there(client, page, begin):
    talk = begin(onderdeel="wonen")
    unknown = "11111111-1111-4111-8111-111111111111"
    for address in (
        f"{talk}sterren/",
        f"{page}hulp/{unknown}/anders/",
        f"{page}hulp/?bevinding={unknown}",
        f"{page}hulp/?doel={unknown}",
        f"{page}hulp/?doel=%00",
    ):
        assert client.get(address).status_code == 404


def test_a_finished_talk_leads_to_its_goal(client, page, begin):
    talk = begin(onderdeel="wonen")
    say(client, talk, "doel", tekst="Ik rust.")
    van = {"voorgesteld_door": "inwoner", "in_woorden_van": "inwoner", "status": "actief"}
    send(client, f"{talk}klaar/", MERK, van)
    assert client.get(f"{talk}nu/")["Location"] == f"{page}#d-{Doel.objects.get().pk}"


def test_a_closed_dossier_refuses_with_the_sentence(client, begin, dossier, op):
    talk = begin(onderdeel="wonen")
    fields = hidden_of(text_of(client, f"{talk}nu/"), MERK)
    dossier.gesloten_op = op
    dossier.save()
    answer = client.post(f"{talk}nu/", {**fields, "antwoord": "x"})
    assert answer.status_code == 422
    assert "Dit dossier is afgesloten." in answer.content.decode()
    assert client.get(f"{talk}nu/").status_code == 302
