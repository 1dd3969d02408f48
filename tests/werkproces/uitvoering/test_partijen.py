"""Asking a party, its answer, what asks more, withdrawing, and sharing one thing more."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from draagkracht.toegang.fouten import Fout, NietGevonden, Verouderd
from draagkracht.toegang.models import Organisatie, Rol
from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.doelbereiking.services import close_dossier, record_betekenis
from draagkracht.werkproces.dossier.models import Handeling, Inwoner
from draagkracht.werkproces.uitvoering.partijen.antwoorden import (
    add_deelnemer,
    end_deelnemer,
    finish_deelname,
    judge_deelname,
    list_collegas,
)
from draagkracht.werkproces.uitvoering.partijen.models import Deelname
from draagkracht.werkproces.uitvoering.partijen.selectors import find_lopend, read_verdeling
from draagkracht.werkproces.uitvoering.partijen.services import (
    add_deling,
    change_deelname,
    end_deelname,
    propose_deelname,
)
from draagkracht.werkproces.voortgang.partijwerk import contribute
from tests import cast
from tests.partijen import let_in, make_partij, person_of, question
from tests.planvoorstellen import add_doel


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def doel(dossier, noor, op):
    return add_doel(dossier, noor, op)


@pytest.fixture
def partij(team):
    return make_partij(mensen=2)


def ask(dossier, noor, now, partij, doelen, **anders) -> Deelname:
    return propose_deelname(dossier=dossier, door=noor, op=now, gegevens=question(partij, doelen, **anders))


def test_a_question_reaches_whom_the_party_named_and_is_an_act(dossier, noor, now, partij, doel):
    made = ask(dossier, noor, now, partij, [doel])
    assert made.status == "gevraagd"
    assert {row.account for row in made.deelnemers.all()} == set(partij.accounts.all())
    assert Handeling.objects.filter(soort="partij gevraagd", onderwerp=made.pk).count() == 1
    assert made.history.get().history_user == noor


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"vraag": " "}, "wat u de organisatie vraagt"),
        ({"waartoe": ""}, "waarvoor"),
        ({"grondslag": ""}, "welke grond"),
        ({"grondslag": "toezicht"}, "welke grond"),
        ({"grondslag": "eigen"}, "welke grond"),
        ({"grondslag": "toestemming"}, "ja heeft gezegd"),
        ({"tot_op": None}, "een dag"),
        ({"tot_op": dt.date(2020, 1, 1)}, "een dag"),
        ({"tot_op": dt.date(2099, 1, 1)}, "een dag"),
        ({"organisatie": ""}, "welke organisatie"),
        ({"organisatie": "12345"}, "hoort niet bij"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(dossier, noor, now, partij, doel, anders, zin):
    with pytest.raises(Fout, match=zin):
        ask(dossier, noor, now, partij, [doel], **anders)
    assert not Deelname.objects.exists()
    assert not Handeling.objects.filter(soort="partij gevraagd").exists()


def test_help_that_serves_no_goal_is_not_asked(dossier, noor, now, partij, doel):
    with pytest.raises(Fout, match="minstens één doel"):
        ask(dossier, noor, now, partij, [])


def test_nobody_is_asked_for_safety_or_for_what_is_of_another(
    dossier, make_dossier, noor, op, now, partij, doel
):
    geheim = add_doel(dossier, noor, op, onderdeel="veiligheid")
    other = add_doel(make_dossier(noor, cast.MARJAN), noor, op)
    stap = record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "S", "doelen": [geheim.pk]})
    for doelen, stappen in (([geheim], []), ([other], []), ([doel], [stap])):
        with pytest.raises(Fout, match="Kies uit de lijst"):
            ask(dossier, noor, now, partij, doelen, stappen=stappen)


def test_a_party_that_cannot_read_it_is_not_asked(dossier, noor, now, partij, doel):
    empty = Organisatie.objects.create(gemeente=cast.GEMEENTE, naam="Leeg", soort="school")
    with pytest.raises(Fout, match="nog niemand"):
        ask(dossier, noor, now, empty, [doel])
    elsewhere = Organisatie.objects.create(gemeente="elders", naam="Elders", soort="school")
    off = Organisatie.objects.create(gemeente=cast.GEMEENTE, naam="Uit", soort="school", is_actief=False)
    own = dossier.team.organisatie
    for party in (elsewhere, off, own):
        with pytest.raises(Fout):
            ask(dossier, noor, now, party, [doel])
    ask(dossier, noor, now, partij, [doel])
    with pytest.raises(Fout, match="al gevraagd"):
        ask(dossier, noor, now, partij, [doel])


def test_who_says_yes_is_the_one_who_looks_along(dossier, noor, now, partij, doel):
    made = ask(dossier, noor, now, partij, [doel])
    first, second = person_of(partij, 0), person_of(partij, 1)
    judge_deelname(deelname=made, door=first, op=now, antwoord="aangenomen")
    today = timezone.localdate(now)
    assert find_lopend(account=first, vandaag=today).count() == 1
    assert find_lopend(account=second, vandaag=today).count() == 0
    assert list(list_collegas(deelname=made)) == [second]
    added = add_deelnemer(deelname=made, door=first, op=now, account_id=second.pk)
    assert find_lopend(account=second, vandaag=today).count() == 1
    end_deelnemer(deelname=made, door=first, op=now, deelnemer_id=added.pk)
    assert find_lopend(account=second, vandaag=today).count() == 0
    with pytest.raises(Fout, match="de enige"):
        end_deelnemer(
            deelname=made, door=first, op=now, deelnemer_id=made.deelnemers.get(tot_op__isnull=True).pk
        )
    for stranger in (noor, person_of(make_partij("School", "school"))):
        with pytest.raises(NietGevonden):
            add_deelnemer(deelname=made, door=first, op=now, account_id=stranger.pk)


def test_no_needs_a_reason_and_closes_it(dossier, noor, now, partij, doel):
    made, who = ask(dossier, noor, now, partij, [doel]), person_of(partij)
    for antwoord in ("afgewezen", "anders"):
        with pytest.raises(Fout, match="Schrijf"):
            judge_deelname(deelname=made, door=who, op=now, antwoord=antwoord, woorden=" ")
    with pytest.raises(Fout, match="Kies een"):
        judge_deelname(deelname=made, door=who, op=now, antwoord="afgerond")
    judge_deelname(deelname=made, door=who, op=now, antwoord="afgewezen", woorden="Wij hebben geen plek.")
    assert not find_lopend(account=who, vandaag=timezone.localdate(now)).exists()
    with pytest.raises(Fout, match="al op geantwoord"):
        judge_deelname(deelname=made, door=who, op=now, antwoord="aangenomen")
    assert ask(dossier, noor, now, partij, [doel]).status == "gevraagd"  # and may be asked again


def test_something_else_is_taken_over_and_asked_anew(dossier, noor, now, partij, doel):
    made, who = ask(dossier, noor, now, partij, [doel]), person_of(partij)
    later = timezone.localdate(now) + dt.timedelta(days=200)
    judge_deelname(
        deelname=made, door=who, op=now, antwoord="anders", woorden="Later.", tot_op=later, versie=made.versie
    )
    assert (made.status, made.voorstel_tot_op) == ("anders", later)
    change_deelname(
        deelname=made, door=noor, op=now, gegevens=question(partij, [doel], tot_op=later), versie=made.versie
    )
    assert (made.status, made.tot_op) == ("gevraagd", later)
    with pytest.raises(Verouderd):
        judge_deelname(deelname=made, door=who, op=now, antwoord="aangenomen", versie=made.versie - 1)


def test_what_asks_more_is_answered_anew_and_what_asks_less_is_not(dossier, noor, op, now, partij, doel):
    second = add_doel(dossier, noor, op, tekst="Ik heb rust.")
    made = let_in(dossier, noor, partij, [doel, second])
    change_deelname(deelname=made, door=noor, op=now, gegevens=question(partij, [doel]))
    assert made.status == "aangenomen"
    earlier = timezone.localdate(now) + dt.timedelta(days=30)
    change_deelname(deelname=made, door=noor, op=now, gegevens=question(partij, [doel], tot_op=earlier))
    assert made.status == "aangenomen"
    change_deelname(
        deelname=made, door=noor, op=now, gegevens=question(partij, [doel, second], tot_op=earlier)
    )
    assert made.status == "gevraagd"


def test_a_resident_takes_back_only_a_yes(dossier, noor, make_account, now, partij, doel):
    rachida = make_account(cast.RACHIDA, rol=Rol.INWONER, in_team=None)
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(account=rachida)
    by_law = let_in(dossier, noor, partij, [doel])
    with pytest.raises(Fout, match="niet zelf stoppen"):
        end_deelname(deelname=by_law, door=rachida, op=now)
    consent = let_in(
        dossier,
        noor,
        make_partij("Buurthuis", "vrijwilligers"),
        [doel],
        grondslag="toestemming",
        has_toestemming=True,
    )
    assert consent.toestemming_op is not None
    end_deelname(deelname=consent, door=rachida, op=now)
    assert consent.status == "ingetrokken"
    with pytest.raises(Fout, match="al gestopt"):
        end_deelname(deelname=consent, door=noor, op=now)


def test_withdrawing_goes_on_in_a_closed_dossier_and_asking_does_not(dossier, noor, now, partij, doel):
    made = let_in(dossier, noor, partij, [doel])
    close_dossier(dossier=dossier, door=noor, op=now, gegevens={"reden": "genoeg_balans"})
    with pytest.raises(Fout, match="afgesloten"):
        ask(dossier, noor, now, make_partij("School", "school"), [doel])
    end_deelname(deelname=made, door=noor, op=now)
    assert made.status == "ingetrokken"


def test_the_same_sending_twice_asks_once(dossier, noor, now, partij, doel):
    asked = {"dossier": dossier, "door": noor, "op": now, "sleutel": "k" * 20}
    propose_deelname(gegevens=question(partij, [doel]), **asked)
    with pytest.raises(Fout):
        propose_deelname(gegevens=question(partij, [doel]), **asked)
    assert Deelname.objects.count() == 1


def test_sharing_needs_a_reason_something_that_is_there_and_a_party_that_works_along(
    dossier, noor, now, partij, doel
):
    made = let_in(dossier, noor, partij, [doel])
    share = {"deelname": made, "door": noor, "op": now}
    for more, zin in (
        ({"soort": "bereiken", "waarom": " "}, "waarom"),
        ({"soort": "visie", "waarom": "W"}, "geen gedeelde visie"),
        ({"soort": "bevinding", "waarom": "W"}, "Kies wat"),
        ({"soort": "bevinding", "waarom": "W", "onderwerp": doel.pk}, "Kies wat"),
        ({"soort": "notitie", "waarom": "W"}, "Kies wat"),
    ):
        with pytest.raises(Fout, match=zin):
            add_deling(**share, **more)
    add_deling(**share, soort="bereiken", waarom="Bellen.")
    with pytest.raises(Fout, match="al gedeeld"):
        add_deling(**share, soort="bereiken", waarom="Bellen.")
    finish_deelname(deelname=made, door=person_of(partij), op=now, woorden="Klaar.")
    with pytest.raises(Fout, match="doet nu niet mee"):
        add_deling(**share, soort="visie", waarom="W")


def test_a_contribution_is_for_a_goal_of_the_own_part_and_both_say_what_it_meant(
    dossier, noor, op, now, partij, doel
):
    other = add_doel(dossier, noor, op, tekst="Iets anders.")
    made, who = let_in(dossier, noor, partij, [doel]), person_of(partij)
    told = {"account": who, "deelname_id": made.pk, "gedaan": "Drie brieven.", "tekst": "Rust.", "op": now}
    with pytest.raises(NietGevonden):
        contribute(doel_id=other.pk, **told)
    contribute(doel_id=doel.pk, **told)
    bijdrage = made.bijdragen.get()
    assert (bijdrage.partij, bijdrage.doel, bijdrage.door) == (partij.naam, doel, who)
    record_betekenis(
        bijdrage=bijdrage, stem="inwoner", waarde="wat", woorden="Een beetje.", door=noor, op=now
    )
    record_betekenis(bijdrage=bijdrage, stem="inwoner", waarde="veel", door=noor, op=now)
    assert bijdrage.betekenissen.get().waarde == "veel"
    assert bijdrage.betekenissen.get().history.count() == 2
    with pytest.raises(Fout, match="Kies wat het betekende"):
        record_betekenis(bijdrage=bijdrage, stem="professional", waarde="10", door=noor, op=now)


def test_goals_without_help_and_help_without_a_goal_show(dossier, noor, op, now, partij, doel):
    alone = add_doel(dossier, noor, op, tekst="Ik heb rust.")
    loose = record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "Los"})
    made = ask(dossier, noor, now, partij, [doel])
    seen = read_verdeling(dossier=dossier, vandaag=timezone.localdate(now))
    assert set(seen.zonder_hulp) == {doel, alone}  # asked is not yet help
    assert seen.zonder_doel == (loose,)
    judge_deelname(deelname=made, door=person_of(partij), op=now, antwoord="aangenomen")
    seen = read_verdeling(dossier=dossier, vandaag=timezone.localdate(now))
    assert seen.zonder_hulp == (alone,)
    assert seen.bij[doel.pk] == {made.pk}
