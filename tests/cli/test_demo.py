"""The demo municipality keeps to the rules that the services keep to."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from django.db.models import Count, Q

from draagkracht.cli.demo import cast, mensen
from draagkracht.cli.demo.vullen import VERHALEN, VOLGORDE, fill, find_demo, load_verhaal
from draagkracht.methodiek.bsn import is_bsn
from draagkracht.sociale_kaart.models import Correctie, Voorziening
from draagkracht.sociale_kaart.voorzieningen.themas import load_namen
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account
from draagkracht.werkproces import models as werk
from draagkracht.werkproces.dossier.selectors import search_dossiers
from draagkracht.werkproces.voortgang.aandacht import list_aandacht
from draagkracht.werkproces.voortgang.overzicht import get_overzicht

OP = dt.date(2026, 11, 23)
NU = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(db):
    fill(dossiers=40, seed=1, op=OP)


def of(persoon: cast.Persoon) -> werk.Dossier:
    return werk.Dossier.objects.get(inwoner__account__gebruikersnaam=persoon.gebruikersnaam)


@pytest.mark.usefixtures("demo")
class TestEveryDossier:
    def test_there_are_forty_in_all_stages(self):
        assert werk.Dossier.objects.count() == 40
        stappen = set(werk.Dossier.objects.values_list("laatste_stap", flat=True))
        assert {"hulpvraag", "meting", "aanpak", "uitvoering", "doelbereiking"} <= stappen
        assert werk.Dossier.objects.filter(gesloten_op__isnull=False).count() >= 3

    def test_scores_stay_in_their_pan_and_nothing_usable_that_is_not_there(self):
        kapot = werk.Score.objects.filter(status="vastgelegd", score=None, aanwezig=None)
        assert not kapot.exists()
        voor_ander = werk.Score.objects.filter(inzetbaar__gt=4) | werk.Score.objects.filter(score__gt=4)
        assert not voor_ander.exists()
        assert not werk.Score.objects.exclude(status="vastgelegd").filter(
            Q(score__isnull=False) | Q(aanwezig__isnull=False)
        )

    def test_every_moment_has_both_voices(self):
        counts = werk.Moment.objects.annotate(n=Count("metingen")).values_list("n", flat=True)
        assert set(counts) == {2}

    def test_every_goal_has_five_levels_a_date_and_a_subject_of_the_instrument(self):
        for doel in werk.Doel.objects.all():
            assert len(doel.niveaus) == 5
            assert all(doel.niveaus)
            assert doel.tekst.startswith("Ik ")
            assert doel.streef_op > doel.op.date()

    def test_veiligheid_stays_out_of_goals_and_plan(self):
        assert not werk.Doel.objects.filter(onderdeel="veiligheid").exists()
        for stap in werk.Stap.objects.all():
            assert "veilig" not in f"{stap.wat} {stap.hoe}".lower()

    def test_no_later_phase_begins_before_the_first_relief_ended(self):
        for dossier in werk.Dossier.objects.prefetch_related("stappen"):
            stappen = list(dossier.stappen.all())
            lucht = [
                s.start_op + dt.timedelta(weeks=s.weken)
                for s in stappen
                if s.fase == "stabiliseren" and s.doelen.filter(richting="draaglast_verminderen").exists()
            ]
            later = [s.start_op for s in stappen if s.fase != "stabiliseren"]
            if lucht and later:
                assert min(later) >= max(lucht) - dt.timedelta(days=2)  # a weekend may shift a start

    def test_nothing_happened_in_the_future_or_before_the_dossier(self):
        for handeling in werk.Handeling.objects.select_related("dossier"):
            assert handeling.dossier.geopend_op <= handeling.op <= NU

    def test_the_version_counts_the_acts(self):
        for dossier in werk.Dossier.objects.annotate(n=Count("handelingen")):
            assert dossier.versie == dossier.n + 1

    def test_the_plan_of_that_day_names_what_is_there(self):
        for versie in werk.Planversie.objects.all():
            assert {rij["id"] for rij in versie.stappen} <= {
                str(pk) for pk in versie.dossier.stappen.values_list("pk", flat=True)
            }

    def test_a_part_of_a_name_is_found(self):
        dossier = werk.Dossier.objects.exclude(inwoner__account__isnull=False).first()
        naam = dossier.inwoner.naam
        door = dossier.betrokkenen.get().account
        assert naam in [hit.inwoner.naam for hit in search_dossiers(door=door, vraag=naam[:4], op=NU)]

    def test_bsns_are_test_numbers_and_each_stands_once(self):
        bsns = [inwoner.bsn for inwoner in werk.Inwoner.objects.all() if inwoner.bsn]
        assert all(bsn.startswith("9999") and is_bsn(bsn) for bsn in bsns)
        assert max(Counter(bsns).values()) == 1

    def test_everybody_of_the_cast_can_log_in_with_the_one_password(self):
        for wie in (*cast.MEDEWERKERS, *cast.LINDE, *cast.ZUID, *cast.INWONERS):
            account = Account.objects.get(gebruikersnaam=wie.gebruikersnaam)
            assert account.is_demo
            assert account.check_password(cast.WACHTWOORD)


@pytest.mark.usefixtures("demo")
class TestTheTwoOfTheArticle:
    def test_marjans_scores_are_the_ones_told(self):
        eerste = of(cast.MARJAN).momenten.order_by("op").first()
        zelf, prof = (eerste.metingen.get(stem=stem).scores for stem in ("inwoner", "professional"))
        assert (zelf.get(onderdeel="financien").score, prof.get(onderdeel="financien").score) == (4, 4)
        assert zelf.get(onderdeel="geestelijke_gezondheid").score == 1
        assert prof.get(onderdeel="geestelijke_gezondheid").score == 3
        for code in ("zelfkennis", "verantwoordelijkheidsgevoel", "doorzettingsvermogen"):
            assert (zelf.get(onderdeel=code).aanwezig, zelf.get(onderdeel=code).inzetbaar) == (4, 1)

    def test_marjan_needed_no_training_and_closed_with_enough_balance(self):
        dossier = of(cast.MARJAN)
        assert set(dossier.stappen.values_list("fase", flat=True)) == {"stabiliseren"}
        assert dossier.afsluitingen.get().reden == "genoeg_balans"

    def test_marjans_dates_are_the_ones_in_her_words(self):
        streef = dict(of(cast.MARJAN).doelen.values_list("onderdeel", "streef_op"))
        assert (streef["financien"].month, streef["financien"].day) == (3, 1)
        assert (streef["hulp_vragen"].month, streef["hulp_vragen"].day) == (12, 25)

    def test_noor_has_a_caseload_in_every_stage_with_afspraken_this_week(self):
        open_dossiers = werk.Dossier.objects.filter(
            betrokkenen__account__gebruikersnaam="noor", gesloten_op=None
        )
        assert 8 <= open_dossiers.count() <= 12
        assert len(set(open_dossiers.values_list("laatste_stap", flat=True))) >= 4
        noor = Account.objects.get(gebruikersnaam="noor")
        aandacht = list_aandacht(door=noor, nu=NU, vandaag=OP)
        assert len(aandacht["afspraak"]) >= 4
        assert aandacht["spoed"]

    def test_somewhere_in_noors_caseload_a_thread_hangs_loose(self):
        noor = Account.objects.get(gebruikersnaam="noor")
        losse = [
            get_overzicht(dossier=dossier, account_id=noor.pk, vandaag=OP).losse
            for dossier in werk.Dossier.objects.filter(betrokkenen__account=noor, gesloten_op=None)
        ]
        assert any(losse)

    def test_rachidas_thread_is_alive_the_last_phase_runs_and_she_is_judged(self):
        dossier = of(cast.RACHIDA)
        assert dossier.gesloten_op is None
        assert dossier.stappen.get(fase="borgen").status == "loopt"
        assert dossier.stappen.get(fase="borgen").afspraken.filter(uitkomst="").count() == 2
        assert werk.Oordeel.objects.filter(doel__dossier=dossier, doel__status="actief").exists()

    def test_rachida_learns_only_after_relief_and_writes_the_last_word_herself(self):
        dossier = of(cast.RACHIDA)
        fasen = list(dossier.stappen.order_by("start_op").values_list("fase", flat=True))
        assert fasen == ["stabiliseren"] * 3 + ["versterken", "borgen"]
        laatste = werk.Oordeel.objects.filter(doel__dossier=dossier, doel__status="actief", stem="inwoner")
        assert "Dit schrijf ik zelf" in laatste.get().woorden
        assert dossier.momenten.count() == 3

    def test_each_has_a_whole_red_thread(self):
        for persoon in cast.INWONERS:
            dossier = of(persoon)
            assert not dossier.bevindingen.filter(keuze="oppakken", doelen=None, stappen=None).exists()
            assert not dossier.doelen.filter(stappen=None).exists()
            assert not dossier.stappen.filter(afspraken=None).exclude(fase="stabiliseren").exists()


def test_the_same_seed_and_day_give_the_same_people_and_texts():
    def snapshot() -> list[tuple]:
        people = sorted(inwoner.naam for inwoner in werk.Inwoner.objects.all())
        return [people, sorted(map(str, werk.Handeling.objects.values_list("op", "soort", "onderwerp")))]

    fill(dossiers=6, seed=4, op=OP)
    first = snapshot()
    for model in reversed(VOLGORDE):
        model.objects.all().delete()
    Voorziening.objects.all().delete()
    Account.objects.all().delete()
    from draagkracht.toegang.models import Organisatie, Team

    Team.objects.all().delete()
    Organisatie.objects.all().delete()
    fill(dossiers=6, seed=4, op=OP)
    assert snapshot() == first


def test_it_knows_its_own_demo_and_refuses_to_mix_with_another():
    assert find_demo(3, 1) is False
    fill(dossiers=3, seed=1, op=OP)
    assert find_demo(3, 1) is True
    with pytest.raises(Fout, match="al gevuld"):
        find_demo(3, 2)


@pytest.mark.parametrize("pad", sorted(VERHALEN.glob("*.toml")), ids=lambda pad: pad.stem)
def test_a_story_uses_parts_of_the_instrument_and_both_voices_differ(pad):
    verhaal = load_verhaal(pad.stem)
    eerste = verhaal["moment"][0]
    assert set(eerste["inwoner"]) == set(eerste["professional"])
    assert eerste["inwoner"] != eerste["professional"]
    for moment in verhaal["moment"]:
        for stem in ("inwoner", "professional"):
            for waarde in moment[stem].values():
                paar = waarde if isinstance(waarde, list) else [4, waarde]
                assert 0 <= paar[1] <= paar[0] <= 4


def test_there_are_at_least_twelve_different_stories():
    assert len(list(VERHALEN.glob("*.toml"))) >= 14


def test_test_numbers_run_out_kindly():
    numbers = mensen.bsns()
    assert is_bsn(next(numbers))


@pytest.mark.usefixtures("demo")
class TestTheSocialeKaart:
    def test_it_has_sixty_facilities_and_every_theme(self):
        kaart = Voorziening.objects.filter(gemeente=cast.GEMEENTE)
        assert kaart.count() >= 60
        assert {code for v in kaart for code in v.onderdelen} == set(load_namen())

    def test_what_it_knows_is_of_every_age_and_one_facility_has_said_something(self):
        leeftijden = [(OP - v.nagekeken_op).days for v in Voorziening.objects.exclude(nagekeken_op=None)]
        assert min(leeftijden) < 10
        assert max(leeftijden) > 365
        assert Voorziening.objects.filter(nagekeken_op=None).exists()
        assert Correctie.objects.get().waarden.keys() == {"tijden", "telefoon"}

    def test_nobody_can_be_reached_at_what_is_made_up(self):
        for v in Voorziening.objects.all():
            assert v.email.endswith(".example")
            assert v.telefoon.startswith("0999 ")
            assert all(plek["postcode"].startswith("09") for plek in v.plekken)


@pytest.mark.usefixtures("demo")
def test_two_residents_come_in_with_a_code_and_one_of_them_with_care(client):
    from draagkracht.cli.opdrachten.demo import list_accounts
    from draagkracht.werkproces.dossier.contact.uitnodigingen import read_code

    told = {found["gebruikersnaam"]: found for found in list_accounts()}
    for nummer, code in cast.CODES.items():
        assert read_code(code) == code
        assert told[code] == {
            "gebruikersnaam": code,
            "wachtwoord": cast.PINCODE,
            "rol": "inwoner",
            "deur": "portaal",
        }
        client.post("/mijn/inloggen/", {"code": code, "pincode": cast.PINCODE})
        page = client.get("/mijn/")
        inwoner = werk.Inwoner.objects.get(account__gebruikersnaam=code)
        assert inwoner.naam in page.content.decode()
        assert inwoner.bereikbaarheid.is_voorzichtig == (nummer == cast.VOORZICHTIG)
        client.post("/mijn/uitloggen/")


@pytest.mark.usefixtures("demo")
def test_somebody_looks_along_with_one_of_them(client):
    client.post("/mijn/inloggen/", {"code": cast.NAASTE_CODE, "pincode": cast.PINCODE})
    steun = werk.Steunfiguur.objects.get()
    assert (steun.dossier.inwoner.naam, steun.netwerklid.naam) == (cast.RACHIDA.naam, cast.NAASTE)
    page = client.get("/mijn/meekijken/", follow=True).content.decode()
    assert steun.dossier.inwoner.naam in page
    assert "Naar het taalhuis" in page


@pytest.mark.usefixtures("demo")
def test_four_parties_were_asked_and_see_their_own_part(log_in):
    by_status = dict(werk.Deelname.objects.values_list("organisatie__naam", "status"))
    assert by_status == {
        cast.SCHULDHULP.naam: "aangenomen",
        cast.BUURTHUIS.naam: "aangenomen",
        cast.SCHOOL.naam: "afgewezen",
        cast.CORPORATIE.naam: "gevraagd",
    }
    for partij in cast.PARTIJEN:
        deur = log_in(Account.objects.get(gebruikersnaam=partij.mens.gebruikersnaam))
        page = deur.get("/partner/").content.decode()
        assert ("Rachida Amrani" in page) == (by_status[partij.naam] != "afgewezen")
