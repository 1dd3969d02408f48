"""From goals to a plan on the screen: what is manageable, wishes, plans beside each other, and the one that is chosen."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from draagkracht.entree import deur
from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.planning.werker import Werkerfout
from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.sociale_kaart.voorzieningen.services import add_voorziening
from draagkracht.werkproces.aanpak import planwerk
from draagkracht.werkproces.aanpak.models import Behapbaar, Planvoorstel, Stap, Voorkeur
from draagkracht.werkproces.aanpak.planwerk import choose_planvoorstel, record_voorkeur
from draagkracht.werkproces.aanpak.selectors import is_apart
from draagkracht.werkproces.aanpak.services import choose_voorziening, record_planversie, record_stap
from draagkracht.werkproces.dossier.netwerk import save_netwerklid
from tests.planvoorstellen import BEST, add_doel, answer_of, make_plannable, make_voorstel
from tests.team.plan import form_with, send

GOAL = "Ik heb een lijst van wat ik moet betalen."
ASK = "Laat mogelijke plannen zien"
SOLVE = "Laat de plannen zien"


@pytest.fixture(autouse=True)
def _today(monkeypatch, op):
    """The pages live on the day of the tests' acts, a Monday."""
    monkeypatch.setattr(deur, "now", lambda: op)


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/aanpak/plannen/"


@pytest.fixture
def voorstel(dossier, noor, op):
    make_plannable(dossier, noor, op)
    return make_voorstel(dossier, noor, op)


def read(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


class TestWhatIsManageable:
    def test_no_answer_is_ticked_beforehand(self, client, page):
        assert "checked" not in read(client, page + "behapbaar/")

    def test_two_taps_and_who_says_so_are_enough(self, client, page):
        answer = send(
            client, page + "behapbaar/", "Bewaren", uren_per_week=3, tegelijk=1, in_woorden_van="inwoner"
        )
        assert answer["Location"] == page
        row = Behapbaar.objects.get()
        assert (row.uren_per_week, row.tegelijk, row.horizon_weken) == (3, 1, 26)
        assert "3 uur per week · 1 ding tegelijk" in read(client, page)

    def test_nothing_chosen_is_asked_for_kindly(self, client, page):
        answer = send(client, page + "behapbaar/", "Bewaren")
        assert answer.status_code == 422
        assert "Kies hoeveel uur per week past." in answer.content.decode()

    def test_what_was_said_before_stands_there_to_change(self, client, page, voorstel):
        html = read(client, page + "behapbaar/")
        assert re.search(r'value="4" checked', html)


class TestAsking:
    def test_without_a_goal_it_leads_to_the_goals(self, client, page):
        html = read(client, page)
        assert "Er is nog geen doel." in html
        assert ASK not in html

    def test_the_page_answers_at_once_and_the_answer_follows(
        self, client, page, dossier, noor, op, monkeypatch
    ):
        make_plannable(dossier, noor, op)
        monkeypatch.setattr(planwerk, "ask_stappenplan", lambda *_a, **_k: pytest.fail("not while asking"))
        address = send(client, page, ASK)["Location"]
        html = read(client, address)
        assert "Wij zetten de stappen op een rij." in html
        assert 'hx-trigger="load, submit"' in html
        voorstel = Planvoorstel.objects.get()
        monkeypatch.setattr(planwerk, "ask_stappenplan", lambda *_a, **_k: answer_of(voorstel))
        assert send(client, address, SOLVE)["Location"] == address
        assert "Deze 2 plannen kunnen" in read(client, address)

    @pytest.mark.parametrize(("headers", "status"), [({}, 422), ({"HX-Request": "true"}, 200)])
    def test_without_the_planner_there_is_one_kind_sentence_and_a_way_on_by_hand(
        self, client, page, dossier, noor, op, monkeypatch, headers, status
    ):
        def gone(*_a, **_k):
            raise Werkerfout("De planner is er nu niet.")

        make_plannable(dossier, noor, op)
        address = send(client, page, ASK)["Location"]
        monkeypatch.setattr(planwerk, "ask_stappenplan", gone)
        hidden = form_with(read(client, address), SOLVE)
        answer = client.post(address, hidden, headers=headers)
        html = answer.content.decode()
        assert answer.status_code == status
        assert "De planner is er nu niet." in html
        assert "hx-trigger" not in html.split('class="dk-reken"')[1].split("</form>")[0]
        assert f'href="/dossier/{dossier.pk}/aanpak/#nieuw"' in html

    def test_what_cannot_be_planned_is_said_on_the_same_page(self, client, page, dossier, noor, op):
        make_plannable(dossier, noor, op)
        for n in range(3):
            gegevens = {"wat": f"Stap {n}", "start_op": dt.date(2026, 1, 12), "weken": 4}
            record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        answer = send(client, page, ASK)
        assert answer.status_code == 422
        assert "In het plan staan al 3 stappen tegelijk." in answer.content.decode()

    def test_the_page_says_what_the_plan_will_look_for_and_why(self, client, page, dossier, noor, op):
        make_plannable(dossier, noor, op)
        html = read(client, page)
        assert "weegt nu: acuut" in html
        assert "eerst lucht, daarna leren" in html

    def test_what_the_people_around_can_carry_is_shown(self, client, page, dossier, noor, op):
        gegevens = {"naam": "Salma", "soort": "familie", "belasting": 4, "richting": "geeft"}
        save_netwerklid(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        html = read(client, page)
        assert "Salma" in html
        assert "Voor iedereen is het al veel." in html


class TestSafety:
    def test_the_professional_reads_that_something_stays_apart_and_not_what(
        self, client, page, dossier, noor, op
    ):
        add_doel(dossier, noor, op, onderdeel="veiligheid", tekst="Ik ben thuis veilig.")
        html = read(client, page)
        assert "Eén doel gaat niet mee." in html
        assert "eilig" not in html

    def test_no_shared_page_says_anything_of_it(self, client, page, dossier, noor, op):
        make_plannable(dossier, noor, op)
        doel = add_doel(dossier, noor, op, onderdeel="veiligheid", tekst="Ik ben thuis veilig.")
        gegevens = {"wat": "Apart gesprek", "doelen": [doel.pk], "start_op": dt.date(2026, 1, 12), "weken": 4}
        record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        voorstel = make_voorstel(dossier, noor, op)
        for rest in ("mogelijk/", f"{voorstel.pk}/", f"{voorstel.pk}/1/", f"{voorstel.pk}/1/kiezen/"):
            html = read(client, page + rest)
            for word in ("eilig", "Apart gesprek", "gaat niet mee"):
                assert word not in html

    def test_what_comes_to_be_about_safety_later_is_on_no_shared_page_either(
        self, client, page, dossier, noor, op
    ):
        make_plannable(dossier, noor, op)
        safe = add_doel(dossier, noor, op, onderdeel="veiligheid", tekst="Apart doel")
        goal = add_doel(dossier, noor, op, tekst="Schuilplek vinden")
        gegevens = {"start_op": dt.date(2026, 1, 12), "weken": 4}
        stap, gewoon = (
            record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": wat, **gegevens})
            for wat in ("Naar de schuilplek", "Gewone stap")
        )
        plek = add_voorziening(
            gemeente=noor.gemeente, door=noor, op=op, gegevens={"naam": "De Schuilplek"}, sleutel="plek"
        )
        choose_voorziening(stap=gewoon, voorziening=plek, door=noor, op=op)
        standing = [(f"stap-{s.pk}", 0, 4) for s in (stap, gewoon)]
        voorstel = make_voorstel(dossier, noor, op, (*standing, *BEST))
        versie = record_planversie(dossier=dossier, door=noor, op=op)
        addresses = [f"{page}{voorstel.pk}/{rest}" for rest in ("", "1/", "1/kiezen/")]
        addresses += [f"/dossier/{dossier.pk}/aanpak/versie/{versie.nummer}/inwoner/"]
        assert all("chuilplek" in read(client, address).lower() for address in (addresses[0], addresses[3]))
        stap.doelen.add(safe)
        dossier.doelen.filter(pk=goal.pk).update(onderdeel="veiligheid")
        Voorziening.objects.filter(pk=plek.pk).update(onderdelen=["veiligheid"])
        for address in (*addresses, f"/dossier/{dossier.pk}/papier/plan/"):
            html = read(client, address)
            assert "chuilplek" not in html.lower()
            assert "‘’" not in html
        assert "Gewone stap" in read(client, addresses[0])
        made = choose_planvoorstel(
            voorstel=voorstel, nummer=1, begin_op=dt.date(2026, 1, 12), door=noor, op=op
        )
        assert not any(is_apart(one) for one in made)
        later = record_planversie(dossier=dossier, door=noor, op=op)
        assert "Een stap staat niet meer in dit plan." in later.veranderd
        assert "chuilplek" not in f"{later.veranderd} {later.stappen}".lower()


class TestPlansBesideEachOther:
    def test_each_says_what_it_asks_when_a_goal_is_reached_and_who_helps(self, client, page, voorstel):
        html = read(client, f"{page}{voorstel.pk}/")
        for words in (
            "Hoogstens 2 uur per week. Het duurt 24 weken.",
            GOAL,
            "eind juni 2026",
            "Een hulpverlener: Hulp bij schulden van de gemeente",
            "Alleen in dit plan: Met een vrijwilliger aan post en geld.",
            "het snelst klaar",
        ):
            assert words in html

    def test_a_picture_and_the_same_as_a_table(self, client, page, voorstel):
        html = read(client, f"{page}{voorstel.pk}/")
        assert html.count('role="img"') == 4
        assert html.count("<table") == 2
        assert len(set(re.findall(r'id="([^"]+)"', html))) == len(re.findall(r'id="([^"]+)"', html))

    def test_a_goal_that_comes_later_than_wanted_is_said_honestly(self, client, page, dossier, voorstel):
        dossier.doelen.update(streef_op=dt.date(2026, 3, 1))
        assert "later dan u wilde: u noemde 1 maart 2026" in read(client, f"{page}{voorstel.pk}/")

    def test_what_is_left_out_is_told_with_why_and_nobody_is_scored(self, client, page, voorstel):
        html = read(client, f"{page}{voorstel.pk}/")
        assert "Dit duurt langer dan wij vooruit kijken" in html
        assert "Iemand beheert uw geld voor u" in html
        assert "inzetbaar" not in html

    def test_one_plan_stands_alone_and_no_plan_says_so(self, client, page, dossier, noor, op, voorstel):
        one, none = make_voorstel(dossier, noor, op, BEST), make_voorstel(dossier, noor, op, ())
        assert "Dit plan kan" in read(client, f"{page}{one.pk}/")
        assert "Er past nu geen plan" in read(client, f"{page}{none.pk}/")

    def test_when_what_stands_is_enough_nothing_has_to_be_added(self, client, page, dossier, noor, op):
        make_plannable(dossier, noor, op)
        gegevens = {"wat": "Bellen met de bank", "start_op": dt.date(2026, 1, 12), "weken": 4}
        stap = record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        voorstel = make_voorstel(dossier, noor, op, ((f"stap-{stap.pk}", 0, 4),))
        assert "Er hoeft niets bij" in read(client, f"{page}{voorstel.pk}/")
        assert "Dit plan kiezen" not in read(client, f"{page}{voorstel.pk}/1/")

    def test_what_could_be_changed_to_make_more_possible_is_said_without_a_score(
        self, client, page, voorstel
    ):
        changes = (
            ("meer_uren", {"behapbaar": {"uren_per_week": 5}}, "Met één uur per week meer lukt ook"),
            ("meer_tegelijk", {"behapbaar": {"tegelijk": 3}}, "Met één ding tegelijk meer lukt ook"),
            ("meer_weken", {"horizon_weken": 30}, "Kijkt u 4 weken verder vooruit, dan lukt ook"),
            ("meer_draagkracht", {"draagkracht": {"hulp_vragen": 3}}, "Groeit er iets bij ‘Hulp vragen’"),
        )
        for code, verandering, words in changes:
            row = {"code": code, "tekst": "3 inzetbaar", "verandering": verandering, "doelen": ["doel-1"]}
            voorstel.uitvoer["tekort"] = [row, {**row, "code": "nog_onbekend"}]
            voorstel.save()
            html = read(client, f"{page}{voorstel.pk}/")
            assert words in html
            assert "‘Ik heb een lijst van wat ik moet betalen’" in html
            assert "inzetbaar" not in html

    @pytest.mark.parametrize(
        ("code", "words"),
        [
            ("vast_te_vroeg", "kan niet zo vroeg"),
            ("vast_te_laat", "kan niet zo laat"),
            ("vast_botst", "kan niet in die week samen met wat verder vaststaat"),
            ("nee", "kan niet in de week die u koos"),
        ],
    )
    def test_a_week_that_could_not_stay_is_said(self, client, page, voorstel, code, words):
        row = {"interventie": "budgetbuddy", "week": 0, "waarom": {"code": code, "tekst": "week 0"}}
        voorstel.uitvoer["losgelaten"] = [row]
        voorstel.save()
        html = read(client, f"{page}{voorstel.pk}/")
        assert f"‘Een maatje dat met u meekijkt naar geld’ {words}" in html

    def test_what_was_not_worked_out_and_may_give_more_is_said_as_a_maybe(
        self, client, page, dossier, noor, op
    ):
        make_plannable(dossier, noor, op)
        gegevens = {"vast_op": dt.date(2026, 4, 20)}
        record_voorkeur(
            dossier=dossier, door=noor, op=op, interventie="vrijwilliger_post_en_geld", gegevens=gegevens
        )
        voorstel = make_voorstel(dossier, noor, op, BEST)
        longer = "Kijkt u verder vooruit, dan is er misschien meer te kiezen."
        let_go = "De week van ‘Met een vrijwilliger aan post en geld’ staat vast. Laat u die los,"
        html = read(client, f"{page}{voorstel.pk}/")
        assert longer in html
        assert let_go not in html  # every goal is reached as it is
        voorstel.uitvoer["plannen"][0]["doelen"][0].update(bediend=False, klaar_week=None)
        voorstel.save()
        assert let_go in read(client, f"{page}{voorstel.pk}/")
        three = make_voorstel(dossier, noor, op, BEST, BEST[:1], BEST[1:])
        assert longer not in read(client, f"{page}{three.pk}/")

    def test_a_fault_of_the_planner_is_not_shown_raw(self, client, page, voorstel):
        Planvoorstel.objects.update(uitvoer=None, fout="interventies[3].vast: dit kan niet.")
        html = read(client, f"{page}{voorstel.pk}/")
        assert "Wat u vroeg, past niet bij elkaar." in html
        assert "interventies[3]" not in html

    def test_a_plan_that_is_not_there_does_not_exist(self, client, page, voorstel):
        for rest in ("0/", "3/", "3/kiezen/"):
            assert client.get(f"{page}{voorstel.pk}/{rest}").status_code == 404


class TestOnePlan:
    def change(self, client, page, voorstel, doe, code="vrijwilliger_post_en_geld", **fields):
        address = f"{page}{voorstel.pk}/1/"
        values = {f"{code}-{name}": value for name, value in {"doe": doe, **fields}.items()}
        return send(client, address, f'name="{code}-doe"', **values)

    def test_every_step_says_why_it_is_there(self, client, page, voorstel):
        html = read(client, f"{page}{voorstel.pk}/1/")
        assert html.count("Dit geeft lucht bij uw doel ‘Ik heb een lijst van wat ik moet betalen’.") == 1
        assert html.count("Hier leert u iets voor uw doel ‘Ik heb een lijst van wat ik moet betalen’.") == 1
        assert "week 15, vanaf 20 april 2026, 10 weken" in html

    @pytest.mark.parametrize(("doe", "waarde"), [("graag", 2), ("liever_niet", -1), ("nee", -2)])
    def test_a_wish_is_one_button_and_asks_for_new_plans(self, client, page, voorstel, doe, waarde):
        answer = self.change(client, page, voorstel, doe)
        new = Planvoorstel.objects.exclude(pk=voorstel.pk).get()
        assert answer["Location"] == f"{page}{new.pk}/"
        assert Voorkeur.objects.get().waarde == waarde
        [row] = [i for i in new.invoer["interventies"] if i["code"] == "vrijwilliger_post_en_geld"]
        assert row["voorkeur"] == waarde

    @pytest.mark.parametrize(
        ("doe", "fields", "week"), [("eerder", {}, 13), ("later", {}, 15), ("week", {"week": 3}, 2)]
    )
    def test_a_step_is_moved_and_stays_fixed(self, client, page, voorstel, doe, fields, week):
        self.change(client, page, voorstel, doe, **fields)
        new = Planvoorstel.objects.exclude(pk=voorstel.pk).get()
        fixed = {i["code"]: i["vast"] for i in new.invoer["interventies"] if "vast" in i}
        assert fixed == {"vrijwilliger_post_en_geld": week}
        assert Voorkeur.objects.get().vast_op == dt.date(2026, 1, 12) + dt.timedelta(weeks=week)

    def test_a_fixed_week_is_let_go_with_one_button(self, client, page, dossier, noor, op, voorstel):
        gegevens = {"vast_op": dt.date(2026, 4, 20)}
        record_voorkeur(
            dossier=dossier, interventie="vrijwilliger_post_en_geld", gegevens=gegevens, door=noor, op=op
        )
        fixed = make_voorstel(dossier, noor, op)
        assert "deze week staat vast" in read(client, f"{page}{fixed.pk}/1/")
        self.change(client, page, fixed, "los")
        assert Voorkeur.objects.get().vast_op is None

    @pytest.mark.parametrize("week", ["", "0", "53", "acht", "9" * 400])
    def test_a_week_that_cannot_be_gives_one_sentence(self, client, page, voorstel, week):
        answer = self.change(client, page, voorstel, "week", week=week)
        assert answer.status_code == 422
        assert "Schrijf een heel getal van 1 tot en met 52." in answer.content.decode()
        assert not Voorkeur.objects.exists()

    def test_a_step_that_stands_already_has_no_buttons(self, client, page, dossier, noor, op):
        make_plannable(dossier, noor, op)
        gegevens = {
            "wat": "Bellen met de bank",
            "start_op": dt.date(2026, 1, 12),
            "weken": 4,
            "met_wie": "Wim",
        }
        stap = record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        voorstel = make_voorstel(dossier, noor, op, ((f"stap-{stap.pk}", 0, 4), *BEST))
        html = read(client, f"{page}{voorstel.pk}/1/")
        assert "Bellen met de bank" in html
        assert "staat al in het plan" in html
        assert html.count("Dit anders") == 2


class TestOneIntervention:
    def test_it_says_what_it_is_how_sure_it_helps_and_asks_for_a_wish_with_words(self, client, page):
        address = page + "mogelijk/budgetcursus/"
        html = read(client, address)
        assert "Een cursus over geld" in html
        assert "Hoe zeker het helpt" in html
        assert "checked" not in html
        send(client, address, "Bewaren", waarde="-1", woorden="Een groep is niets voor mij.")
        html = read(client, page)
        assert "liever niet" in html
        assert "Een groep is niets voor mij." in html

    def test_who_reads_the_list_goes_on_reading_there(self, client, page, dossier, noor, op):
        make_plannable(dossier, noor, op)
        address = page + "mogelijk/schuldhulpverlening/?lijst"
        assert f'href="{address}"' in read(client, page + "mogelijk/")
        answer = send(client, address, "Bewaren", waarde="2")
        assert answer["Location"] == page + "mogelijk/#schuldhulpverlening"
        add_doel(dossier, noor, op, tekst="Ik betaal mijn huur.")
        assert read(client, page + "mogelijk/").count('id="schuldhulpverlening"') == 1

    def test_no_name_is_left_to_fill_in_as_a_code(self, client, page):
        html = read(client, page + "mogelijk/post_openen_samen/")
        assert "Volgende week maak ik samen met … drie brieven open." in html

    def test_one_that_is_not_there_does_not_exist(self, client, page):
        assert client.get(page + "mogelijk/bestaat-niet/").status_code == 404


class TestChoosing:
    def test_the_chosen_plan_stands_in_the_aanpak(self, client, page, dossier, voorstel):
        address = f"{page}{voorstel.pk}/1/kiezen/"
        assert "checked" not in read(client, address)
        answer = send(client, address, "Dit wordt ons plan", begin_op="2026-01-19")
        assert answer["Location"] == f"/dossier/{dossier.pk}/aanpak/"
        html = read(client, answer["Location"])
        assert "Met een vrijwilliger aan post en geld" in html
        assert "anderhalf uur" in html
        assert Stap.objects.get(interventie="schuldhulpverlening").start_op == dt.date(2026, 2, 2)

    @pytest.mark.parametrize("begin_op", ["", "2026-01-20", "2020-01-06", "morgen"])
    def test_only_a_monday_that_is_offered_can_be_chosen(self, client, page, voorstel, begin_op):
        answer = send(client, f"{page}{voorstel.pk}/1/kiezen/", "Dit wordt ons plan", begin_op=begin_op)
        assert answer.status_code == 422
        assert "Kies een maandag." in answer.content.decode()
        assert not Stap.objects.exists()

    def test_a_double_click_makes_the_steps_once(self, client, page, voorstel):
        address = f"{page}{voorstel.pk}/1/kiezen/"
        data = {**form_with(read(client, address), "Dit wordt ons plan"), "begin_op": "2026-01-12"}
        assert [client.post(address, data).status_code for _n in range(2)] == [302, 302]
        assert Stap.objects.count() == 2

    def test_a_chosen_plan_can_be_read_and_not_chosen_again(self, client, page, voorstel):
        send(client, f"{page}{voorstel.pk}/1/kiezen/", "Dit wordt ons plan", begin_op="2026-01-12")
        assert "U koos plan 1 op 12 januari 2026." in read(client, f"{page}{voorstel.pk}/")
        for rest in ("1/", "2/", "2/kiezen/"):
            html = read(client, f"{page}{voorstel.pk}/{rest}")
            assert "Dit plan kiezen" not in html
            assert "Dit wordt ons plan" not in html

    def test_a_first_small_step_is_offered_where_there_is_none(self, client, page, dossier, voorstel):
        send(client, f"{page}{voorstel.pk}/1/kiezen/", "Dit wordt ons plan", begin_op="2026-01-12")
        uitvoering = f"/dossier/{dossier.pk}/uitvoering/"
        html = read(client, uitvoering)
        assert "Een eerste kleine stap" in html
        assert "Als de vrijwilliger er is, maak ik zelf één brief open." in html
        stap = Stap.objects.get(interventie="vrijwilliger_post_en_geld")
        form = read(client, f"{uitvoering}afspraak/?stap={stap.pk}")
        assert "\nde vrijwilliger er is</textarea>" in form
        assert re.search(rf'value="{stap.pk}" selected', form)
        send(
            client,
            f"{uitvoering}afspraak/?stap={stap.pk}",
            "Afspraak bewaren",
            wat="maak ik één brief open.",
            stap=stap.pk,
        )
        assert "Als de vrijwilliger er is, maak ik zelf één brief open." not in read(client, uitvoering)

    def test_where_a_name_has_to_come_the_form_says_so(self, client, dossier, noor, op):
        gegevens = {"wat": "Samen", "met_wie": "iemand om u heen"}
        stap = record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        Stap.objects.update(interventie="post_openen_samen")
        assert "Wie is dat?" in read(client, f"/dossier/{dossier.pk}/aanpak/")
        form = read(client, f"/dossier/{dossier.pk}/uitvoering/afspraak/?stap={stap.pk}")
        assert "Zet op de puntjes een naam" in form

    def test_an_afspraak_for_a_step_begins_with_its_people_and_one_for_no_step_does_not_exist(
        self, client, dossier, noor, op
    ):
        lid = save_netwerklid(
            dossier=dossier, door=noor, op=op, gegevens={"naam": "Samira", "soort": "familie"}
        )
        gegevens = {"wat": "Zelf bedacht", "met_wie": "Anja", "netwerkleden": [lid.pk]}
        stap = record_stap(dossier=dossier, door=noor, op=op, gegevens=gegevens)
        new = f"/dossier/{dossier.pk}/uitvoering/afspraak/"
        assert f'href="{new}?stap={stap.pk}"' in read(client, f"/dossier/{dossier.pk}/aanpak/")
        form = read(client, f"{new}?stap={stap.pk}")
        assert 'value="Anja"' in form
        for chosen in (stap.pk, lid.pk):
            assert re.search(rf'value="{chosen}" selected', form)
        for wrong in ("x", "%00", lid.pk):
            assert client.get(f"{new}?stap={wrong}").status_code == 404


RESIDENT = (
    "Uw leven is al vol. Wat kan er nu bij? Er is geen goed of fout antwoord. Hoeveel uur per week past erbij? "
    "Denk aan gesprekken, papieren, oefenen en de weg erheen. Hoeveel dingen tegelijk? Wat daarna komt, kan later beginnen. "
    "U kiest. U mag ook iets veranderen, of geen van deze plannen nemen. Wij rekenen de rest opnieuw uit. "
    "Wat u vastzet, blijft staan. Deze stappen komen in uw plan. Wat er al staat, blijft staan. "
    "U kunt later alles nog veranderen. Lees het rustig samen. U hoeft niets te kiezen."
)


def test_what_the_resident_reads_is_b1(client, page, voorstel):
    pages = ("behapbaar/", "mogelijk/", f"{voorstel.pk}/", f"{voorstel.pk}/1/", f"{voorstel.pk}/1/kiezen/")
    shown = " ".join(
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", read(client, page + rest))) for rest in pages
    )
    for zin in re.split(r"(?<=[.?]) ", RESIDENT):
        assert zin in shown
    assert measure_leesbaarheid(RESIDENT).is_makkelijk
    assert not re.search(r"cliënt|problematiek|zelfredzaam|conform|!", shown)


def test_what_fits_a_goal_can_be_read_together_with_why_it_is_not_in_a_plan(client, page, dossier, noor, op):
    make_plannable(dossier, noor, op)
    html = read(client, page + "mogelijk/")
    assert "Hulp bij schulden van de gemeente" in html
    assert "Dit kan ernaast, als u dat wilt" in html
