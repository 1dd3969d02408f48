"""The resident's goals: yes, otherwise, not now, an own one, and how it is now; at home and at the table."""

from __future__ import annotations

import datetime as dt

import pytest

from draagkracht.werkproces.doelbereiking.services import close_dossier, record_oordeel
from draagkracht.werkproces.doelen.models import Doel
from draagkracht.werkproces.doelen.services import agree_doel, change_doel
from draagkracht.werkproces.dossier.models import Akkoord
from draagkracht.werkproces.models import Oordeel, Visie
from draagkracht.werkproces.vraagverheldering.services import save_visie
from tests import cast
from tests.planvoorstellen import add_doel
from tests.portaal.mijnplan.conftest import give_account
from tests.team.formulieren import HIDDEN, hidden_of, send

EIGEN = "Ik maak elke dag één brief open."


@pytest.fixture
def client(request, thuis, tafel):
    """The same pages at home and at the table."""
    return {"thuis": thuis, "tafel": tafel}[request.param]


OVERAL = pytest.mark.parametrize(
    ("client", "wijze"), [("thuis", "zelf"), ("tafel", "samen")], indirect=["client"]
)


def page(doel, sub=""):
    return f"/mijn/doelen/{doel.pk}/{sub}"


@OVERAL
def test_yes_is_one_tap(gevuld, client, wijze):
    assert "Is dit ook uw doel?" in client.get(page(gevuld.doel)).content.decode()
    answer = send(client, page(gevuld.doel), 'name="versie"', {})
    assert answer.status_code == 302
    akkoord = Akkoord.objects.get(onderwerp="doel", stem="inwoner")
    assert (akkoord.antwoord, akkoord.wijze, akkoord.onderwerp_id) == ("akkoord", wijze, gevuld.doel.pk)
    assert "U zei: ja, dit is mijn doel." in client.get(page(gevuld.doel)).content.decode()


@OVERAL
def test_other_words_become_the_goal(gevuld, client, wijze):
    data = {"tekst": EIGEN, "woorden": "Twee is te veel."}
    assert send(client, page(gevuld.doel, "anders/"), 'name="tekst"', data).status_code == 302
    doel = Doel.objects.get(pk=gevuld.doel.pk)
    assert (doel.tekst, doel.in_woorden_van) == (EIGEN, "inwoner")
    assert Akkoord.objects.get(onderwerp="doel").wijze == wijze


def test_the_same_words_with_a_remark_are_liever_anders(gevuld, thuis):
    data = {"tekst": gevuld.doel.tekst, "woorden": "Niet elke week."}
    assert send(thuis, page(gevuld.doel, "anders/"), 'name="tekst"', data).status_code == 302
    akkoord = Akkoord.objects.get(onderwerp="doel")
    assert (akkoord.antwoord, akkoord.woorden) == ("anders", "Niet elke week.")
    assert Doel.objects.get(pk=gevuld.doel.pk).tekst == gevuld.doel.tekst


def test_nothing_different_says_so_and_keeps_what_was_typed(gevuld, thuis):
    answer = send(thuis, page(gevuld.doel, "anders/"), 'name="tekst"', {"tekst": gevuld.doel.tekst})
    assert answer.status_code == 422
    assert "Verander de tekst, of schrijf op wat u anders wilt." in answer.content.decode()


def test_two_people_who_change_a_goal_see_both_texts(gevuld, noor, op, thuis):
    fields = hidden_of(thuis.get(page(gevuld.doel, "anders/")).content.decode(), 'name="tekst"')
    gegevens = {"tekst": "Ik bel Ineke.", "onderdeel": "financien", "voorgesteld_door": "samen"}
    change_doel(doel=gevuld.doel, door=noor, op=op, gegevens=gegevens)
    answer = thuis.post(page(gevuld.doel, "anders/"), {**fields, "tekst": EIGEN})
    assert answer.status_code == 409
    for text in ("Ik bel Ineke.", EIGEN):
        assert text in answer.content.decode()


def test_yes_to_a_text_that_just_changed_asks_to_read_again(gevuld, noor, op, thuis):
    fields = hidden_of(thuis.get(page(gevuld.doel)).content.decode(), 'name="versie"')
    gegevens = {"tekst": "Ik bel Ineke.", "onderdeel": "financien", "voorgesteld_door": "samen"}
    change_doel(doel=gevuld.doel, door=noor, op=op, gegevens=gegevens)
    answer = thuis.post(page(gevuld.doel), fields)
    assert answer.status_code == 409
    assert "De tekst is net veranderd." in answer.content.decode()
    assert not Akkoord.objects.exists()


def test_a_double_click_is_one_answer(gevuld, thuis):
    fields = hidden_of(thuis.get(page(gevuld.doel)).content.decode(), 'name="versie"')
    assert [thuis.post(page(gevuld.doel), fields).status_code for _ in range(2)] == [302, 302]
    assert Akkoord.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "reden"),
    [
        ({"reden": "druk"}, "Ik heb er nu geen ruimte voor."),
        ({"reden": "eigen", "woorden": "Mijn zus is ziek."}, "Mijn zus is ziek."),
    ],
)
def test_not_now_has_a_reason_and_the_goal_can_come_back(gevuld, thuis, data, reden):
    assert send(thuis, page(gevuld.doel, "later/"), 'name="reden"', data).status_code == 302
    doel = Doel.objects.get(pk=gevuld.doel.pk)
    assert (doel.status, doel.reden) == ("geparkeerd", reden)
    send(thuis, page(doel), 'value="ja"', {"nu": "ja"})
    assert Doel.objects.get(pk=doel.pk).status == "actief"


def test_not_now_without_a_reason_is_asked_kindly(gevuld, thuis):
    for data in ({}, {"reden": "eigen"}):
        assert send(thuis, page(gevuld.doel, "later/"), 'name="reden"', data).status_code == 422
    assert Doel.objects.get(pk=gevuld.doel.pk).status == "actief"


def tell(client, **answers):
    """Answer these of the small questions."""
    for vraag, antwoord in answers.items():
        page = f"/mijn/doelen/nieuw/{vraag}/"
        assert send(client, page, 'name="concept"', {"antwoord": antwoord}).status_code == 302


@OVERAL
def test_a_goal_of_ones_own(dossier, client, wijze):
    tell(
        client,
        anders="Ik wil van die post af.",
        onderdeel="financien",
        nu="De post ligt er.",
        doen=EIGEN,
        wanneer="maand",
    )
    html = client.get("/mijn/doelen/nieuw/klaar/").content.decode()
    assert EIGEN in html
    assert (
        dossier.doelen.count() == dossier.doelgesprekken.count() == 0
    )  # until it is handed in it is the resident's
    assert send(client, "/mijn/doelen/nieuw/klaar/", 'name="tekst"', {"tekst": EIGEN}).status_code == 302
    doel = dossier.doelen.get()
    assert (doel.tekst, doel.voorgesteld_door, doel.status) == (EIGEN, "inwoner", "actief")
    assert (doel.niveaus[0], doel.niveaus[2]) == ("De post ligt er.", EIGEN)
    assert doel.streef_op is not None
    assert Akkoord.objects.get().wijze == wijze
    gesprek = dossier.doelgesprekken.get()
    assert (gesprek.doel, gesprek.anders, gesprek.nu) == (doel, "Ik wil van die post af.", "De post ligt er.")
    assert gesprek.zekerheid is None
    assert not gesprek.is_open


def test_the_small_questions_go_on_where_somebody_stopped(dossier, thuis, ander, make_account, log_in):
    begin, first = "/mijn/doelen/nieuw/", "/mijn/doelen/nieuw/anders/"
    assert thuis.get(begin).url == first
    stopped = send(thuis, first, 'name="concept"', {"antwoord": "WOORDVANMIJ", "later": "ja"})
    assert stopped.url == "/mijn/doelen/"
    assert thuis.get(begin).url == "/mijn/doelen/nieuw/onderdeel/"
    assert thuis.get("/mijn/doelen/nieuw/klaar/").url == "/mijn/doelen/nieuw/onderdeel/"
    assert "WOORDVANMIJ" in thuis.get("/mijn/doelen/nieuw/onderdeel/").content.decode()
    somebody_else = log_in(give_account(make_account, ander.doel.dossier, cast.MARJAN))
    assert "WOORDVANMIJ" not in somebody_else.get("/mijn/doelen/nieuw/onderdeel/").content.decode()
    assert thuis.get("/mijn/doelen/nieuw/iets/").status_code == 404
    nothing = send(thuis, "/mijn/doelen/nieuw/onderdeel/", 'name="concept"', {"antwoord": ""})
    assert nothing.status_code == 422


def test_who_is_not_so_sure_is_shown_a_smaller_goal(dossier, thuis):
    tell(thuis, onderdeel="financien", doen="Ik open elke week de post.", zeker="niet")
    html = thuis.get("/mijn/doelen/nieuw/klaar/").content.decode()
    assert "Maak uw doel dan kleiner." in html
    assert "Ik open één keer de post." in html
    send(thuis, "/mijn/doelen/nieuw/klaar/", 'name="tekst"', {"tekst": EIGEN})
    assert dossier.doelgesprekken.get().zekerheid == 4


def test_what_is_still_vague_is_said_kindly(dossier, thuis):
    tell(thuis, onderdeel="financien", doen="Ik wil beter met geld omgaan.")
    html = thuis.get("/mijn/doelen/nieuw/klaar/").content.decode()
    assert "zegt nog niet wat u doet" in html


def test_a_fourth_goal_is_asked_about_and_may_be_for_later(dossier, noor, op, thuis):
    for _ in range(3):
        add_doel(dossier, noor, op)
    tell(thuis, onderdeel="financien", doen=EIGEN)
    data, klaar = {"tekst": EIGEN}, "/mijn/doelen/nieuw/klaar/"
    assert send(thuis, klaar, 'name="tekst"', data).status_code == 422
    assert send(thuis, klaar, 'name="tekst"', {**data, "status": "geparkeerd"}).status_code == 302
    assert dossier.doelen.get(tekst=EIGEN).status == "geparkeerd"


def test_how_it_is_now_is_the_residents_own_voice(gevuld, thuis):
    data = {"niveau": "1", "woorden": "Bijna alles."}
    assert send(thuis, page(gevuld.doel, "hoe/"), 'name="niveau"', data).status_code == 302
    oordeel = Oordeel.objects.order_by("-op").first()
    assert (oordeel.stem, oordeel.niveau, oordeel.woorden) == ("inwoner", 1, "Bijna alles.")
    assert "Hier ben ik nu" in thuis.get(page(gevuld.doel)).content.decode()


def test_what_the_professional_saw_is_not_shown_before_the_resident_looked(gevuld, noor, op, thuis):
    later = op + dt.timedelta(days=1)
    record_oordeel(
        doel=gevuld.doel, stem="professional", niveau=2, woorden="WOORDVANNOOR", door=noor, op=later
    )
    for sub in ("", "hoe/"):
        assert "WOORDVANNOOR" not in thuis.get(page(gevuld.doel, sub)).content.decode()
    send(thuis, page(gevuld.doel, "hoe/"), 'name="niveau"', {"niveau": "0"})
    assert "WOORDVANNOOR" in thuis.get(page(gevuld.doel)).content.decode()


def test_a_goal_about_safety_stands_apart_and_outside_what_is_read_aloud(dossier, noor, op, thuis):
    add_doel(dossier, noor, op, onderdeel="veiligheid", tekst="Ik slaap bij mijn zus.")
    html = thuis.get("/mijn/doelen/").content.decode()
    lees, _mark, rest = html.partition("Dit is alleen voor u")
    assert "Ik slaap bij mijn zus." not in lees
    assert "Ik slaap bij mijn zus." in rest


def test_the_shared_vision_is_answered(dossier, noor, op, thuis):
    assert thuis.get("/mijn/doelen/samen/").status_code == 404
    save_visie(dossier=dossier, door=noor, op=op, samenvatting="Veel post.", tekst="Eerst lucht.")
    assert send(thuis, "/mijn/doelen/samen/", 'name="versie"', {}).status_code == 302
    answer = send(thuis, "/mijn/doelen/samen/anders/", 'name="woorden"', {"woorden": "Ook slapen."})
    assert answer.status_code == 302
    given = list(Akkoord.objects.order_by("op").values_list("antwoord", "woorden"))
    assert given == [("akkoord", ""), ("anders", "Ook slapen.")]
    assert Visie.objects.get().tekst == "Eerst lucht."


def test_after_a_yes_three_questions_are_offered_at_home_only(gevuld, thuis, tafel, dossier):
    send(thuis, page(gevuld.doel), 'name="versie"', {})
    assert "/mijn/mening/2/" in thuis.get("/mijn/doelen/").content.decode()
    assert "/mijn/mening/" not in tafel.get("/mijn/doelen/").content.decode()
    assert tafel.get("/mijn/mening/2/").status_code == 404
    assert thuis.get("/mijn/mening/4/").status_code == 404


def test_the_three_questions_are_answered_one_by_one_and_written_after_the_last(gevuld, thuis, dossier):
    answer = thuis.get("/mijn/mening/2/")
    fields = {}
    for code in ("", "geluisterd", "begrepen", "beslist"):
        fields = {
            name: value
            for name, value in HIDDEN.findall(answer.content.decode())
            if name != "csrfmiddlewaretoken"
        }
        assert not dossier.zeggenschappen.exists()
        answer = thuis.post("/mijn/mening/2/", {**fields, **({code: "3"} if code else {})})
    assert answer.status_code == 302
    said = dossier.zeggenschappen.get()
    assert (said.stap, said.geluisterd, said.begrepen, said.beslist) == ("doelen", 3, 3, 3)


def test_the_professional_sees_that_it_was_said_at_home_and_with_which_words(gevuld, noor, op, thuis, log_in):
    agree_doel(doel=gevuld.doel, door=noor, op=op, stem="professional", antwoord="akkoord")
    was = gevuld.doel.tekst
    send(thuis, page(gevuld.doel, "anders/"), 'name="tekst"', {"tekst": EIGEN, "woorden": "Zo kan ik het."})
    html = log_in(noor).get(f"/dossier/{gevuld.doel.dossier_id}/doelen/").content.decode()
    for text in ("De inwoner zei het anders", was, EIGEN, "Zo kan ik het.", "zelf, met het eigen account"):
        assert text in html


def test_in_a_closed_dossier_goals_are_read_and_not_answered(gevuld, dossier, noor, op, thuis):
    fields = hidden_of(thuis.get(page(gevuld.doel)).content.decode(), 'name="versie"')
    close_dossier(dossier=dossier, door=noor, op=op, gegevens={"reden": "verhuisd"})
    html = thuis.get(page(gevuld.doel)).content.decode()
    assert gevuld.doel.tekst in html
    assert "Ja, dit is mijn doel" not in html
    assert thuis.post(page(gevuld.doel), fields).status_code == 422
    assert not Akkoord.objects.exists()
