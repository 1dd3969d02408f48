"""Handing over: proposed, told, answered; who may look changes with the yes, and not before."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.toegang.fouten import Fout, NietGevonden, Verouderd
from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.doelbereiking.services import close_dossier
from draagkracht.werkproces.dossier.betrokkenen import add_betrokkene
from draagkracht.werkproces.dossier.contact.models import Bericht
from draagkracht.werkproces.dossier.models import Dossier, Handeling
from draagkracht.werkproces.dossier.overdracht.models import Overdracht
from draagkracht.werkproces.dossier.overdracht.selectors import (
    get_gekregen,
    latest_overdracht,
    list_gekregen,
    list_over_te_dragen,
    list_terug,
)
from draagkracht.werkproces.dossier.overdracht.services import (
    agree_overdracht,
    change_overdracht,
    confirm_overdracht,
    end_overdracht,
    judge_overdracht,
)
from draagkracht.werkproces.dossier.selectors import get_dossier, has_recht
from draagkracht.werkproces.voortgang.berichten import list_unread, record_bericht
from draagkracht.werkproces.voortgang.overdragen import judge_overdrachten, return_overdrachten
from tests import cast
from tests.overdrachten import IN_A_MONTH, of, open_many, propose, roles

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed(dossier, noor, bram) -> Overdracht:
    propose(noor, bram, dossier)
    return of(dossier)


class TestPropose:
    def test_nothing_changes_until_it_is_accepted(self, proposed, dossier, noor, bram):
        assert roles(dossier) == {"noor": "regisseur"}
        assert not has_recht(door=bram, dossier_id=dossier.pk, op=timezone.now())
        assert proposed.status == Overdracht.Status.VOORGESTELD

    def test_the_resident_hears_it_from_who_leaves_by_the_name_of_who_comes(
        self, proposed, dossier, noor, bram
    ):
        [bericht] = Bericht.objects.filter(dossier=dossier)
        assert (bericht.door, bericht.tekst) == (noor, f"Dag, {bram.naam} gaat u helpen.")
        assert proposed.verteld_op is not None

    def test_what_the_resident_wrote_and_nobody_read_still_waits(self, dossier, noor, bram, make_account):
        rachida = make_account(cast.RACHIDA)
        record_bericht(dossier=dossier, door=rachida, op=timezone.now(), stem="inwoner", tekst="Bel mij.")
        propose(noor, bram, dossier)
        assert list_unread(dossier=dossier, stem="professional").get().tekst == "Bel mij."

    def test_what_was_asked_by_who_lost_the_regie_is_over(self, proposed, dossier, noor, bram, make_account):
        third = make_account(cast.ZUID[0])
        mine = get_dossier(door=noor, dossier_id=dossier.pk, pagina="t", op=timezone.now())
        add_betrokkene(dossier=mine, door=noor, op=timezone.now(), account=third, rol="regisseur")
        assert not list_gekregen(door=bram)
        with pytest.raises(NietGevonden):
            get_gekregen(door=bram, overdracht_id=proposed.pk, op=timezone.now())
        assert propose(third, bram, dossier).gedaan == 1
        proposed.refresh_from_db()
        assert proposed.status == Overdracht.Status.INGETROKKEN
        assert of(dossier).van == third

    def test_without_a_message_it_is_not_told_yet(self, dossier, noor, bram):
        propose(noor, bram, dossier, bericht="  ")
        assert not Bericht.objects.exists()
        assert of(dossier).verteld_op is None

    def test_one_at_a_time_and_the_rest_goes_on(self, proposed, dossier, noor, bram):
        other = open_many(noor, 1)[0]
        uitslag = propose(noor, bram, dossier, other)
        assert uitslag.gedaan == 1
        assert uitslag.niet == ((dossier.inwoner.naam, "Hiervoor is al iemand gevraagd."),)
        with pytest.raises(IntegrityError), transaction.atomic():
            Overdracht.objects.create(
                dossier=dossier, van=noor, naar=bram, door=noor, op=timezone.now(), soort="blijvend"
            )

    def test_a_second_sending_does_nothing_twice(self, dossier, noor, bram):
        more = open_many(noor, 3)
        key = uuid.uuid4().hex
        for _ in range(2):
            assert propose(noor, bram, dossier, *more, sleutel=key).gedaan == 4
        assert Overdracht.objects.count() == 4
        assert Bericht.objects.count() == 4

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"soort": "ooit"}, "voor altijd is, of voor een tijd"),
            ({"soort": "tijdelijk"}, "waarop u terug bent"),
            ({"soort": "tijdelijk", "terug_op": dt.date(2020, 1, 1)}, "waarop u terug bent"),
        ],
    )
    def test_it_refuses_what_is_wrong_with_the_whole(self, dossier, noor, bram, anders, zin):
        with pytest.raises(Fout, match=zin):
            propose(noor, bram, dossier, **anders)
        assert not Overdracht.objects.exists()

    def test_nobody_hands_over_what_is_not_theirs(self, dossier, noor, bram):
        with pytest.raises(NietGevonden):
            propose(bram, noor, dossier)
        with pytest.raises(NietGevonden):
            propose(noor, bram, dossier, door=bram)

    def test_a_team_leader_does_it_for_who_cannot_but_writes_to_no_resident(
        self, dossier, noor, bram, liesbeth
    ):
        propose(noor, bram, dossier, door=liesbeth)
        assert of(dossier).door == liesbeth
        assert not Bericht.objects.exists()
        assert not has_recht(door=liesbeth, dossier_id=dossier.pk, op=timezone.now())

    def test_not_a_team_leader_of_another_team(self, dossier, noor, bram, liesbeth, organisatie):
        from draagkracht.toegang.models import Team

        liesbeth.team = Team.objects.create(organisatie=organisatie, naam="Ander team")
        liesbeth.save()
        with pytest.raises(NietGevonden):
            propose(noor, bram, dossier, door=liesbeth)

    def test_not_to_somebody_who_is_no_colleague(self, dossier, noor, liesbeth):
        with pytest.raises(Fout, match="die dit kan overnemen"):
            propose(noor, liesbeth, dossier)

    def test_a_closed_dossier_is_not_in_the_list(self, dossier, noor, bram):
        close_dossier(
            dossier=get_dossier(door=noor, dossier_id=dossier.pk, pagina="t", op=timezone.now()),
            door=noor, op=timezone.now(), gegevens={"reden": "genoeg_balans"},
        )  # fmt: skip
        assert not list_over_te_dragen(door=noor, van=noor.pk)

    def test_when_it_stops_half_way_nothing_happened(self, noor, bram, monkeypatch):
        dossiers = open_many(noor, 6)
        from draagkracht.werkproces.voortgang import overdragen

        made = []

        def break_at_the_fourth(**given):
            made.append(1)
            if len(made) == 4:
                raise OSError("de machine stopt")

        monkeypatch.setattr(overdragen, "record_bericht", break_at_the_fourth)
        with pytest.raises(OSError, match="stopt"):
            propose(noor, bram, *dossiers)
        assert not Overdracht.objects.exists()
        assert not Handeling.objects.filter(soort="overdracht voorgesteld").exists()

    def test_sixty_cost_the_same_few_queries_each(self, noor, bram):
        counts = []
        for aantal in (5, 10):
            dossiers = open_many(noor, aantal)
            with CaptureQueriesContext(
                connection,
            ) as seen:
                assert propose(noor, bram, *dossiers).gedaan == aantal
            counts.append(len(seen))
        assert (counts[1] - counts[0]) / 5 <= 20


class TestAnswer:
    def test_yes_makes_regisseur_and_shuts_who_left_out_at_once(self, proposed, dossier, noor, bram):
        judge_overdracht(overdracht=proposed, door=bram, op=timezone.now(), is_aangenomen=True)
        assert roles(dossier) == {"bram": "regisseur"}
        assert not has_recht(door=noor, dossier_id=dossier.pk, op=timezone.now())

    def test_who_stays_for_a_while_or_comes_back_is_medewerker(self, dossier, noor, bram):
        propose(noor, bram, dossier, is_samen_verder=True)
        judge_overdracht(overdracht=of(dossier), door=bram, op=timezone.now(), is_aangenomen=True)
        assert roles(dossier) == {"bram": "regisseur", "noor": "medewerker"}

    def test_a_medewerker_who_takes_over_is_there_once(self, dossier, noor, bram):
        mine = get_dossier(door=noor, dossier_id=dossier.pk, pagina="t", op=timezone.now())
        add_betrokkene(dossier=mine, door=noor, op=timezone.now(), account=bram, rol="medewerker")
        propose(noor, bram, dossier)
        judge_overdracht(overdracht=of(dossier), door=bram, op=timezone.now(), is_aangenomen=True)
        assert roles(dossier) == {"bram": "regisseur"}

    def test_no_needs_a_word_and_changes_nothing(self, proposed, dossier, noor, bram):
        with pytest.raises(Fout, match="waarom niet"):
            judge_overdracht(overdracht=proposed, door=bram, op=timezone.now(), is_aangenomen=False)
        judge_overdracht(
            overdracht=proposed, door=bram, op=timezone.now(), is_aangenomen=False, woorden="Ik zit vol."
        )
        assert roles(dossier) == {"noor": "regisseur"}
        assert latest_overdracht(dossier=dossier) is None
        assert list_over_te_dragen(door=noor, van=noor.pk).get().is_voorgesteld is False

    def test_only_who_was_asked_answers_and_only_once(self, proposed, bram, noor):
        with pytest.raises(Fout, match="Alleen wie gevraagd is"):
            judge_overdracht(overdracht=proposed, door=noor, op=timezone.now(), is_aangenomen=True)
        judge_overdracht(overdracht=proposed, door=bram, op=timezone.now(), is_aangenomen=True)
        with pytest.raises(Fout, match="al beantwoord"):
            judge_overdracht(overdracht=proposed, door=bram, op=timezone.now(), is_aangenomen=True)

    def test_taken_back_is_taken_back(self, proposed, bram, noor):
        end_overdracht(overdracht=proposed, door=noor, op=timezone.now())
        with pytest.raises(Fout, match="ingetrokken"):
            judge_overdracht(overdracht=proposed, door=bram, op=timezone.now(), is_aangenomen=True)
        assert not list_gekregen(door=bram)

    def test_not_when_the_regie_went_elsewhere_meanwhile(self, proposed, dossier, noor, bram, make_account):
        third = make_account(cast.ZUID[0])
        mine = get_dossier(door=noor, dossier_id=dossier.pk, pagina="t", op=timezone.now())
        add_betrokkene(dossier=mine, door=noor, op=timezone.now(), account=third, rol="regisseur")
        with pytest.raises(Fout, match="bij iemand anders"):
            judge_overdracht(overdracht=proposed, door=bram, op=timezone.now(), is_aangenomen=True)
        proposed.refresh_from_db()
        assert proposed.status == Overdracht.Status.VOORGESTELD

    def test_to_another_team_takes_the_dossier_along(self, dossier, noor, make_account, organisatie):
        from draagkracht.toegang.models import Team

        other = Team.objects.create(organisatie=organisatie, naam=cast.ANDER_TEAM_NAAM)
        zuid = make_account(cast.ZUID[0], in_team=other)
        propose(noor, zuid, dossier)
        judge_overdracht(overdracht=of(dossier), door=zuid, op=timezone.now(), is_aangenomen=True)
        assert Dossier.objects.get(pk=dossier.pk).team == other

    def test_many_at_once_leaves_out_what_was_taken_back(self, noor, bram):
        dossiers = open_many(noor, 4)
        propose(noor, bram, *dossiers)
        end_overdracht(overdracht=of(dossiers[0]), door=noor, op=timezone.now())
        uitslag = judge_overdrachten(
            door=bram, welke=[of(d).pk for d in dossiers], op=timezone.now(), sleutel=uuid.uuid4().hex
        )
        assert uitslag.gedaan == 3
        assert [roles(d).get("bram") for d in dossiers] == [None, "regisseur", "regisseur", "regisseur"]


class TestLook:
    def test_who_was_asked_reads_it_and_that_is_logged(self, proposed, dossier, bram):
        found = get_gekregen(door=bram, overdracht_id=proposed.pk, op=timezone.now())
        assert found.dossier_id == dossier.pk
        look = Inzage.objects.filter(keten=dossier.pk, account=bram).get()
        assert (look.pagina, look.doel, look.grondslag) == ("overdracht", "een overdracht", dossier.grondslag)

    @pytest.mark.parametrize("how", ["other", "withdrawn", "declined", "closed"])
    def test_nobody_else_and_no_longer_than_it_waits(self, proposed, dossier, noor, bram, how, make_account):
        who = bram
        if how == "other":
            who = make_account(cast.ZUID[0])
        elif how == "withdrawn":
            end_overdracht(overdracht=proposed, door=noor, op=timezone.now())
        elif how == "declined":
            judge_overdracht(
                overdracht=proposed, door=bram, op=timezone.now(), is_aangenomen=False, woorden="Vol."
            )
        else:
            Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=timezone.now())
        with pytest.raises(NietGevonden):
            get_gekregen(door=who, overdracht_id=proposed.pk, op=timezone.now())
        assert Inzage.objects.filter(account=who, soort=Inzage.Soort.GEWEIGERD).count() == 1


class TestWords:
    def test_two_people_who_write_the_same_page(self, proposed, noor):
        change_overdracht(
            overdracht=Overdracht.objects.get(pk=proposed.pk), door=noor, op=timezone.now(),
            gegevens={"beloften": "Bellen."}, versie=1,
        )  # fmt: skip
        with pytest.raises(Verouderd):
            change_overdracht(
                overdracht=Overdracht.objects.get(pk=proposed.pk), door=noor, op=timezone.now(),
                gegevens={"beloften": "Schrijven."}, versie=1,
            )  # fmt: skip
        assert Overdracht.objects.get(pk=proposed.pk).beloften == "Bellen."

    def test_the_resident_says_what_they_think_and_may_change_it(self, proposed, noor, make_account, dossier):
        rachida = make_account(cast.RACHIDA)
        for antwoord in ("liever_anders", "goed"):
            agree_overdracht(
                overdracht=of(dossier),
                door=rachida,
                op=timezone.now(),
                antwoord=antwoord,
                woorden="Bel niet.",
            )
        proposed.refresh_from_db()
        assert (proposed.inwoner_antwoord, proposed.inwoner_woorden) == ("goed", "Bel niet.")
        with pytest.raises(Fout, match="Kies wat u ervan vindt"):
            agree_overdracht(overdracht=proposed, door=rachida, op=timezone.now(), antwoord="")

    def test_told_once_is_told(self, dossier, noor, bram, op):
        propose(noor, bram, dossier, bericht="")
        first = confirm_overdracht(overdracht=of(dossier), door=noor, op=op).verteld_op
        confirm_overdracht(overdracht=of(dossier), door=noor, op=op + dt.timedelta(days=2))
        assert of(dossier).verteld_op == first == op


class TestComeBack:
    @pytest.fixture
    def away(self, dossier, noor, bram):
        propose(noor, bram, dossier, soort="tijdelijk", terug_op=timezone.localdate() + IN_A_MONTH)
        judge_overdracht(overdracht=of(dossier), door=bram, op=timezone.now(), is_aangenomen=True)
        return of(dossier)

    def test_on_the_day_that_was_agreed_and_not_before(self, away, noor):
        assert not list_terug(door=noor, vandaag=timezone.localdate())
        assert list_terug(door=noor, vandaag=timezone.localdate() + IN_A_MONTH).get() == away

    def test_the_regie_comes_back_and_the_resident_reads_it(self, away, dossier, noor, bram):
        day = timezone.localdate() + IN_A_MONTH
        uitslag = return_overdrachten(
            door=noor,
            welke=[away.pk],
            op=timezone.now(),
            vandaag=day,
            bericht="Dank {naam}.",
            sleutel=uuid.uuid4().hex,
        )
        assert uitslag.gedaan == 1
        assert roles(dossier) == {"noor": "regisseur"}
        assert Bericht.objects.latest("op").tekst == f"Dank {bram.naam}."
        assert not list_terug(door=noor, vandaag=day)

    def test_what_was_handed_on_stays_where_it_is(self, away, dossier, noor, bram, make_account):
        third = make_account(cast.ZUID[0])
        propose(bram, third, dossier)
        judge_overdracht(overdracht=of(dossier), door=third, op=timezone.now(), is_aangenomen=True)
        uitslag = return_overdrachten(
            door=noor, welke=[away.pk], op=timezone.now(), vandaag=timezone.localdate() + IN_A_MONTH
        )
        assert uitslag.gedaan == 0
        assert uitslag.niet == ((dossier.inwoner.naam, "De regie ligt intussen bij iemand anders."),)
        assert roles(dossier)[third.gebruikersnaam] == "regisseur"
