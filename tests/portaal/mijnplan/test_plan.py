"""The resident's plan: reading, answering, choosing between plans, wishes, and the paper."""

from __future__ import annotations

import pytest

from draagkracht.werkproces.aanpak.planwerk import solve_planvoorstel
from draagkracht.werkproces.aanpak.services import change_stap, record_stap
from draagkracht.werkproces.dossier.models import Akkoord
from draagkracht.werkproces.models import Behapbaar, Planversie, Planvoorstel, Voorkeur
from tests.papier import words_on
from tests.planvoorstellen import add_doel
from tests.team.formulieren import hidden_of, send

PLAN = "/mijn/plan/"


@pytest.mark.parametrize("wie", ["thuis", "tafel"])
def test_the_steps_are_read_and_agreed(gevuld, wie, request):
    client = request.getfixturevalue(wie)
    html = client.get(PLAN).content.decode()
    for text in ("Schuldhulp 0", "vanaf 5 januari 2026, 8 weken", gevuld.doel.tekst):
        assert text in html
    assert send(client, PLAN, 'name="kenmerk"', {"antwoord": "akkoord"}).status_code == 302
    akkoord = Akkoord.objects.get(onderwerp="plan")
    assert (akkoord.onderwerp_id, akkoord.wijze) == (
        gevuld.versie.pk,
        {"thuis": "zelf", "tafel": "samen"}[wie],
    )
    assert "U zei: ja, dit is mijn plan." in client.get(PLAN).content.decode()


def test_what_changed_since_is_said_and_answering_keeps_it(gevuld, dossier, noor, op, thuis):
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "Naar het taalhuis"})
    html = thuis.get(PLAN).content.decode()
    assert "Wat er anders is" in html
    assert "Naar het taalhuis" in html
    data = {"antwoord": "anders", "woorden": "Liever in de ochtend."}
    assert send(thuis, PLAN, 'name="kenmerk"', data).status_code == 302
    assert Planversie.objects.count() == 2
    assert "Liever in de ochtend." in thuis.get(PLAN).content.decode()


def test_a_plan_that_changed_while_it_was_read_is_not_agreed(gevuld, noor, op, thuis):
    fields = hidden_of(thuis.get(PLAN).content.decode(), 'name="kenmerk"')
    change_stap(stap=gevuld.stap, door=noor, op=op, gegevens={"wat": "Iets anders"})
    answer = thuis.post(PLAN, {**fields, "antwoord": "akkoord"})
    assert answer.status_code == 422
    assert "Het plan is net veranderd. Lees het nog een keer." in answer.content.decode()
    fresh = hidden_of(answer.content.decode(), 'name="kenmerk"')
    assert fresh["kenmerk"] != fields["kenmerk"]


def test_otherwise_without_words_is_asked_for(gevuld, thuis):
    answer = send(thuis, PLAN, 'name="kenmerk"', {"antwoord": "anders"})
    assert answer.status_code == 422
    assert "Schrijf op wat u anders wilt." in answer.content.decode()


def test_a_double_click_is_one_answer(gevuld, thuis):
    fields = hidden_of(thuis.get(PLAN).content.decode(), 'name="kenmerk"')
    sent = {**fields, "antwoord": "akkoord"}
    assert [thuis.post(PLAN, sent).status_code for _ in range(2)] == [302, 302]
    assert Akkoord.objects.count() == 1


def test_a_step_about_safety_is_apart_and_not_on_paper(gevuld, dossier, noor, op, thuis):
    doel = add_doel(dossier, noor, op, onderdeel="veiligheid", tekst="Ik slaap veilig.")
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "Koffer bij zus", "doelen": [doel.pk]})
    before, _mark, after = thuis.get(PLAN).content.decode().partition("Dit is alleen voor u")
    assert "Koffer bij zus" not in before
    assert "Koffer bij zus" in after
    answer = thuis.get("/mijn/plan/papier.pdf")
    text = words_on(answer.content)
    assert "Schuldhulp 0" in text
    assert "Koffer" not in text
    assert "veilig" not in text.lower()
    assert answer["Content-Disposition"].startswith('attachment; filename="papier-')
    assert "no-store" in answer["Cache-Control"]


def keuze(gevuld, sub=""):
    return f"/mijn/plan/keuze/{gevuld.voorstel.pk}/{sub}"


def test_plans_stand_below_each_other_and_one_is_chosen(gevuld, dossier, thuis):
    assert thuis.get("/mijn/plan/keuze/")["Location"] == keuze(gevuld)
    html = thuis.get(keuze(gevuld)).content.decode()
    for text in ("Plan 1", "Plan 2", "Wat het van mij vraagt", "in de week"):
        assert text in html
    monday = gevuld.voorstel.begin_op
    page = thuis.get(keuze(gevuld, "1/")).content.decode()
    day = page.split('name="begin_op"')[1].split('value="')[1][:10]
    before = dossier.stappen.count()
    answer = send(thuis, keuze(gevuld, "1/"), 'name="begin_op"', {"begin_op": day})
    assert answer["Location"] == PLAN
    assert dossier.stappen.count() > before
    assert Planvoorstel.objects.get().gekozen == 1
    assert monday.isoformat() <= day


def test_choosing_needs_a_day(gevuld, thuis):
    answer = send(thuis, keuze(gevuld, "1/"), 'name="begin_op"', {})
    assert answer.status_code == 422
    assert "Kies een dag." in answer.content.decode()


def test_none_of_these_with_words_reaches_the_professional(gevuld, dossier, noor, thuis, log_in):
    assert send(thuis, keuze(gevuld, "geen/"), 'name="woorden"', {}).status_code == 422
    assert (
        send(thuis, keuze(gevuld, "geen/"), 'name="woorden"', {"woorden": "Te druk voor mij."}).status_code
        == 302
    )
    page = f"/dossier/{dossier.pk}/aanpak/plannen/"
    assert "de inwoner wil geen van deze" in log_in(noor).get(page).content.decode()
    assert "Te druk voor mij." in log_in(noor).get(f"{page}{gevuld.voorstel.pk}/").content.decode()


def test_a_wish_is_kept_beside_its_step_and_taken_back(gevuld, thuis):
    here, code = keuze(gevuld, "1/"), "schuldhulpverlening"
    for what, waarde in (("graag", 2), ("niet", -1), ("weg", 0)):
        assert send(thuis, here, 'name="wens"', {"wens": f"{code}:{what}"}).status_code == 302
        assert Voorkeur.objects.get(interventie=code).waarde == waarde
    assert send(thuis, here, 'name="wens"', {"wens": "budgetcursus:graag"}).status_code == 404
    assert send(thuis, here, 'name="wens"', {"wens": "x"}).status_code == 422


def test_what_fits_in_the_week_is_said_by_the_resident(dossier, thuis):
    data = {"uren_per_week": "3", "tegelijk": "2", "woorden": "Niet op maandag."}
    assert send(thuis, "/mijn/plan/ruimte/", 'name="tegelijk"', data).status_code == 302
    row = Behapbaar.objects.get(dossier=dossier)
    assert (row.uren_per_week, row.tegelijk, row.in_woorden_van) == (3, 2, "inwoner")


def test_asking_for_plans_gives_a_page_that_waits_and_then_shows_them(gevuld, dossier, thuis, monkeypatch):
    answer = send(thuis, "/mijn/plan/keuze/?opnieuw", 'name="sleutel"', {})
    newest = dossier.planvoorstellen.order_by("-op").first()
    assert answer["Location"] == f"/mijn/plan/keuze/{newest.pk}/"
    html = thuis.get(answer["Location"]).content.decode()
    assert "Dat duurt een paar tellen." in html
    assert 'hx-trigger="load, submit"' in html
    monkeypatch.setattr(
        "draagkracht.werkproces.aanpak.planwerk.ask_stappenplan", lambda *_a, **_k: gevuld.voorstel.uitvoer
    )
    fields = hidden_of(html, "Laat de plannen zien")
    by_script = thuis.post(answer["Location"], fields, headers={"HX-Request": "true"})
    assert by_script["HX-Refresh"] == "true"
    assert thuis.post(answer["Location"], fields).status_code == 302
    newest.refresh_from_db()
    assert newest.plannen
    assert solve_planvoorstel(voorstel=newest, op=newest.op) is newest
    assert "U kunt kiezen uit" in thuis.get(answer["Location"]).content.decode()


def _without_plans(voorstel, **fields):
    Planvoorstel.objects.filter(pk=voorstel.pk).update(
        uitvoer={**voorstel.uitvoer, "plannen": [], "tekort": []}, **fields
    )


def test_no_plan_fits_says_what_may_help(gevuld, thuis, monkeypatch):
    _without_plans(gevuld.voorstel)
    monkeypatch.setattr(
        "draagkracht.portaal.plan.keuze.Planbeeld.more", lambda _self: ["Met meer uren lukt ook."]
    )
    html = thuis.get(keuze(gevuld)).content.decode()
    assert "Er past nu geen plan" in html
    assert "Met meer uren lukt ook." in html


def test_goals_that_have_their_steps_need_no_new_plan(gevuld, thuis):
    served = list(gevuld.voorstel.verwijzingen.values())
    _without_plans(gevuld.voorstel, al_gediend=served, verwijzingen={})
    html = thuis.get(keuze(gevuld)).content.decode()
    assert "Er is nu geen nieuw plan nodig" in html
    assert "Er past nu geen plan" not in html


def test_without_what_fits_it_is_asked_first(dossier, thuis):
    html = thuis.get("/mijn/plan/keuze/").content.decode()
    assert "Kies eerst hoeveel er in uw week past." in html
    assert "Maak plannen voor mij" not in html
