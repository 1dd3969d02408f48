"""Worries about violence at home: the five steps, a list of one's own, and a record that nothing else knows of."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from draagkracht.toegang.fouten import AlGedaan, Fout, NietGevonden
from draagkracht.toegang.models import Account, Inzage, Rol
from draagkracht.werkproces.dossier.meldcode.models import Meldcode, Meldcodelezer, Meldcoderegel
from draagkracht.werkproces.dossier.meldcode.selectors import (
    get_meldcode,
    list_meldcoderegels,
    list_meldcodes,
    list_meldcodes_zonder_lezer,
    list_mogelijke_lezers,
)
from draagkracht.werkproces.dossier.meldcode.services import (
    add_rechtzetting,
    close_meldcode,
    end_meldcodelezer,
    grant_meldcodelezer,
    record_meldcoderegel,
    reopen_meldcode,
    start_meldcode,
    take_meldcode,
)
from draagkracht.werkproces.dossier.models import Betrokkene, Dossier, Inwoner
from tests import cast
from tests.papier import letters_on
from tests.team.formulieren import hidden_of

KANARIE = "KANARIEZORG"
NU = timezone.now
GOED = {
    "signalen": {"bron": "gezien"},
    "overleg": {"wie": "Veilig Thuis"},
    "gesprek": {"wie": "de moeder"},
    "weging": {"acuut": "nee", "structureel": "ja", "hulp_gevraagd": "onbekend"},
    "besluit": {"melden": "ja", "hulp": "ja", "verteld": "nee"},
}


@pytest.fixture
def rachida(make_account, dossier) -> Account:
    account = make_account(cast.RACHIDA)
    Inwoner.objects.filter(pk=dossier.inwoner_id).update(account=account)
    return account


@pytest.fixture
def meldcode(dossier, noor) -> Meldcode:
    return start_meldcode(dossier=dossier, door=noor, op=NU(), over=f"Sem {KANARIE}")


def colleague(naam: str, team, **more) -> Account:
    return Account.objects.create_user(
        naam.lower(),
        cast.WACHTWOORD,
        naam=naam,
        rol=more.pop("rol", Rol.PROFESSIONAL),
        gemeente=more.pop("gemeente", cast.GEMEENTE),
        team=team,
        is_demo=True,
        **more,
    )


def write(meldcode, door, soort, tekst="Iets.", **more):
    gegevens = more.pop("gegevens", GOED[soort])
    return record_meldcoderegel(
        meldcode=meldcode, door=door, op=NU(), soort=soort, tekst=tekst, gegevens=gegevens, **more
    )


def fill_all(meldcode, door) -> None:
    for soort in GOED:
        write(meldcode, door, soort, f"{KANARIE} {soort}")


def send(client, page: str, knop: str = "", **fields):
    """The form of this page, as a browser sends it; by the words on its button where there are more."""
    merk = knop or f'name="{next(iter(fields))}"'
    return client.post(page, {**hidden_of(client.get(page).content.decode(), merk), **fields})


def test_from_a_worry_to_a_decision(dossier, noor, log_in):
    client = log_in(noor)
    answer = send(client, f"/dossier/{dossier.pk}/meldcode/", over="Sem, 6 jaar")
    there = answer.url
    meldcode = Meldcode.objects.get()
    assert there == f"/meldcode/{meldcode.pk}/"
    for soort, gegevens in GOED.items():
        answer = send(client, f"{there}stap/{soort}/", tekst=f"Wat ik weet van {soort}.", **gegevens)
        assert answer.status_code == 302, answer.content.decode()
    html = client.get(there).content.decode()
    for soort in GOED:
        assert f"Wat ik weet van {soort}." in html
    assert "melden bij Veilig Thuis de norm" in html
    assert "dit zag of hoorde ik zelf" in html


@pytest.mark.parametrize(
    ("soort", "gegevens", "veld"),
    [
        ("signalen", {}, "bron"),
        ("signalen", {"bron": "van horen zeggen"}, "bron"),
        ("signalen", {"bron": "gezegd", "wie": "  "}, "wie"),
        ("signalen", {"bron": "gehoord"}, "wie"),
        ("overleg", {}, "wie"),
        ("gesprek", {}, "wie"),
        ("weging", {"acuut": "ja", "structureel": "ja"}, "hulp_gevraagd"),
        ("weging", {**GOED["weging"], "acuut": "misschien"}, "acuut"),
        ("besluit", {"melden": "ja", "hulp": "ja"}, "verteld"),
        ("besluit", {**GOED["besluit"], "hulp": "onbekend"}, "hulp"),
    ],
)
def test_what_is_missing_is_said_at_the_field_and_nothing_is_written(meldcode, noor, soort, gegevens, veld):
    with pytest.raises(Fout) as fout:
        write(meldcode, noor, soort, gegevens=gegevens)
    assert fout.value.veld == veld
    assert not Meldcoderegel.objects.exists()


@pytest.mark.parametrize("soort", ["afsluiting", "rechtzetting", "zomaar", ""])
def test_only_the_five_steps_are_written_as_a_step(meldcode, noor, soort):
    with pytest.raises(Fout):
        record_meldcoderegel(meldcode=meldcode, door=noor, op=NU(), soort=soort, tekst="x")


def test_a_talk_that_was_not_safe_needs_no_name_and_is_said(meldcode, noor, log_in):
    write(meldcode, noor, "gesprek", "Hij zat erbij.", gegevens={"is_niet_veilig": True})
    assert (
        "er was geen gesprek, want dat was niet veilig"
        in log_in(noor).get(f"/meldcode/{meldcode.pk}/").content.decode()
    )


def test_a_day_that_is_still_to_come_and_an_empty_text_are_refused(meldcode, noor):
    morgen = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(Fout, match="nog niet geweest"):
        write(meldcode, noor, "signalen", dag_op=morgen)
    with pytest.raises(Fout, match="Schrijf hier iets op"):
        write(meldcode, noor, "signalen", "  \n ")
    with pytest.raises(Fout, match="te lang"):
        write(meldcode, noor, "signalen", "x" * 20_001)


def test_what_was_written_stays_and_what_was_wrong_stands_beside_it(meldcode, noor, log_in):
    regel = write(meldcode, noor, "signalen", "Een plek op de linkerarm.")
    client = log_in(noor)
    send(client, f"/meldcode/{meldcode.pk}/regel/{regel.pk}/", tekst="Het was de rechterarm.")
    html = client.get(f"/meldcode/{meldcode.pk}/").content.decode()
    assert "Een plek op de linkerarm." in html
    assert "Het was de rechterarm." in html
    recht = Meldcoderegel.objects.get(over_regel=regel)
    assert client.get(f"/meldcode/{meldcode.pk}/regel/{recht.pk}/").status_code == 404


def test_a_double_click_writes_once(meldcode, noor):
    write(meldcode, noor, "signalen", sleutel="a")
    with pytest.raises(AlGedaan):
        write(meldcode, noor, "signalen", sleutel="a")
    close_meldcode(meldcode=meldcode, door=noor, op=NU(), tekst="Veilig.", sleutel="b")
    with pytest.raises(AlGedaan):
        close_meldcode(meldcode=meldcode, door=noor, op=NU(), tekst="Veilig.", sleutel="b")
    assert Meldcoderegel.objects.count() == 2


def test_beginning_twice_with_one_form_is_one_record(dossier, noor, log_in):
    client = log_in(noor)
    page = f"/dossier/{dossier.pk}/meldcode/"
    fields = {**hidden_of(client.get(page).content.decode(), 'name="concept"'), "over": "Sem"}
    assert [client.post(page, fields).status_code for _ in range(2)] == [302, 302]
    assert Meldcode.objects.count() == 1


def test_closed_is_closed_until_it_is_opened_again_and_both_say_why(meldcode, noor, log_in):
    client, page = log_in(noor), f"/meldcode/{meldcode.pk}/"
    assert send(client, f"{page}afsluiten/", tekst="").status_code == 422
    send(client, f"{page}afsluiten/", tekst="Het is nu veilig.")
    meldcode.refresh_from_db()
    assert meldcode.gesloten_op
    assert client.get(f"{page}stap/signalen/").status_code == 404
    with pytest.raises(Fout, match="afgesloten"):
        write(meldcode, noor, "signalen")
    send(client, f"{page}afsluiten/", tekst="Er kwam iets bij.")
    meldcode.refresh_from_db()
    assert meldcode.gesloten_op is None
    html = client.get(page).content.decode()
    assert "Het is nu veilig." in html
    assert "Er kwam iets bij." in html
    with pytest.raises(Fout, match="loopt nog"):
        reopen_meldcode(meldcode=meldcode, door=noor, op=NU(), tekst="x")


# --- who reads ---------------------------------------------------------------------------------------------------


def test_only_who_is_on_the_list_gets_in_and_every_try_is_logged_apart(meldcode, dossier, noor, team, log_in):
    mede = colleague("Mede", team)
    Betrokkene.objects.create(dossier=dossier, account=mede, rol="medewerker", vanaf_op=NU())
    leider = colleague("Leider", team, rol=Rol.TEAMLEIDER)
    before = Inzage.objects.filter(keten=dossier.pk).count()
    for who, status in ((noor, 200), (mede, 404), (leider, 404)):
        assert log_in(who).get(f"/meldcode/{meldcode.pk}/").status_code == status
    lines = Inzage.objects.filter(keten=meldcode.pk).order_by("volgnummer")
    assert [(row.account, row.soort) for row in lines] == [
        (noor, "gelezen"),
        (mede, "geweigerd"),
        (leider, "geweigerd"),
    ]
    assert Inzage.objects.filter(keten=dossier.pk).count() == before


def test_on_the_list_with_a_reason_and_off_it_at_once(meldcode, noor, team, log_in):
    bram = colleague("Bram", team)
    client, page = log_in(noor), f"/meldcode/{meldcode.pk}/lezers/"
    assert send(client, page, account=str(bram.pk), reden="").status_code == 422
    send(client, page, account=str(bram.pk), reden="Kent het gezin.")
    theirs = log_in(bram)
    assert theirs.get(f"/meldcode/{meldcode.pk}/").status_code == 200
    lezer = Meldcodelezer.objects.get(account=bram)
    assert (lezer.door, lezer.reden) == (noor, "Kent het gezin.")
    send(client, page, knop="Haal Bram van de lijst")
    assert theirs.get(f"/meldcode/{meldcode.pk}/").status_code == 404
    assert theirs.post(f"/meldcode/{meldcode.pk}/stap/signalen/", {"tekst": "x"}).status_code == 404
    assert KANARIE not in theirs.get("/meldcodes/").content.decode()


def test_the_last_one_cannot_leave(meldcode, noor, team):
    own = meldcode.meldcodelezers.get()
    with pytest.raises(Fout, match="Zet eerst een collega op de lijst"):
        end_meldcodelezer(meldcode=meldcode, lezer=own, op=NU())
    weg = colleague("Weg", team)
    grant_meldcodelezer(meldcode=meldcode, door=noor, op=NU(), account=weg, reden="x")
    for change in ({"is_active": False}, {"is_active": True, "rol": Rol.BEHEERDER}):
        Account.objects.filter(pk=weg.pk).update(**change)
        with pytest.raises(Fout, match="Zet eerst"):
            end_meldcodelezer(meldcode=meldcode, lezer=own, op=NU())


def test_nobody_from_elsewhere_and_nobody_who_is_no_worker_can_be_put_on_the_list(
    meldcode, noor, team, rachida
):
    elders = colleague("Elders", team, gemeente="elders")
    uit = colleague("Uit", team, is_active=False)
    ver = colleague("Ver", None)
    aandacht = colleague("Aandacht", None, is_aandachtsfunctionaris=True)
    possible = set(list_mogelijke_lezers(meldcode=meldcode))
    assert aandacht in possible
    for who in (elders, uit, ver, rachida, noor):
        assert who not in possible
        with pytest.raises(Fout):
            grant_meldcodelezer(meldcode=meldcode, door=noor, op=NU(), account=who, reden="x")


def test_who_works_here_no_more_reads_nothing_whatever_list_they_are_on(meldcode, noor):
    for change in ({"is_active": False}, {"is_active": True, "rol": Rol.BEHEERDER}, {"rol": Rol.PARTNER}):
        Account.objects.filter(pk=noor.pk).update(**change)
        now = Account.objects.get(pk=noor.pk)
        assert not list_meldcodes(door=now).exists()
        with pytest.raises(NietGevonden):
            get_meldcode(door=now, meldcode_id=meldcode.pk, op=NU())


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_record_that_nobody_can_read_is_taken_over_by_an_aandachtsfunctionaris(
    meldcode, noor, team, log_in, is_closed
):
    if is_closed:
        close_meldcode(meldcode=meldcode, door=noor, op=NU(), tekst="Veilig.")
    inge = colleague("Inge", team, is_aandachtsfunctionaris=True)
    bram = colleague("Bram", team)
    page = f"/meldcodes/{meldcode.pk}/overnemen/"
    assert log_in(inge).get(page).status_code == 404  # somebody can still read it
    with pytest.raises(NietGevonden):
        take_meldcode(meldcode=meldcode, door=inge, op=NU(), reden="x")
    Account.objects.filter(pk=noor.pk).update(is_active=False)
    elders = colleague("Elders", team, gemeente="elders", is_aandachtsfunctionaris=True)
    for other in (bram, elders):
        assert not list_meldcodes_zonder_lezer(door=other).exists()
        assert log_in(other).get(page).status_code == 404
    client = log_in(inge)
    before = client.get("/meldcodes/").content.decode()
    assert "Niemand kan dit nog lezen" in before
    assert KANARIE not in before
    assert KANARIE not in client.get(page).content.decode()
    answer = send(client, page, tekst="Noor is weg.")
    assert KANARIE in client.get(answer.url).content.decode()
    assert Meldcodelezer.objects.get(account=inge).reden == "Noor is weg."


# --- nothing else knows ------------------------------------------------------------------------------------------


def test_it_makes_no_act_and_no_line_in_the_log_that_the_resident_reads(dossier, noor, log_in):
    client = log_in(noor)
    client.get(f"/dossier/{dossier.pk}/")
    versie, acts = Dossier.objects.get(pk=dossier.pk).versie, dossier.handelingen.count()
    answer = send(client, f"/dossier/{dossier.pk}/meldcode/", over="Sem")
    meldcode = Meldcode.objects.get()
    fill_all(meldcode, noor)
    client.get(answer.url)
    assert Dossier.objects.get(pk=dossier.pk).versie == versie
    assert dossier.handelingen.count() == acts
    pages = set(Inzage.objects.filter(keten=dossier.pk).values_list("pagina", "doel", "toelichting"))
    assert {pagina for pagina, _doel, _why in pages} == {"dossier"}
    assert "eldcode" not in str(pages)


def test_the_page_in_the_dossier_is_the_same_for_a_colleague_whether_there_is_one_or_not(
    dossier, noor, team, log_in
):
    mede = colleague("Mede", team)
    Betrokkene.objects.create(dossier=dossier, account=mede, rol="medewerker", vanaf_op=NU())
    client, page = log_in(mede), f"/dossier/{dossier.pk}/meldcode/"

    def words() -> str:
        html = client.get(page).content.decode()
        return html.split("<main")[1].split('<input type="hidden"')[0]

    before = words()
    fill_all(start_meldcode(dossier=dossier, door=noor, op=NU(), over=KANARIE), noor)
    assert words() == before
    assert client.get(f"/dossier/{dossier.pk}/").content.decode().count("eldcode/") == 1


def test_the_words_stand_on_no_page_file_or_list_but_its_own(meldcode, dossier, noor, rachida, log_in):
    fill_all(meldcode, noor)
    add_rechtzetting(
        regel=list_meldcoderegels(meldcode=meldcode)[0], door=noor, op=NU(), tekst=f"{KANARIE} r"
    )
    team, mine = log_in(noor), log_in(rachida)
    base = f"/dossier/{dossier.pk}/"
    found = []
    for client, paths in (
        (team, [base, f"{base}geschiedenis/", f"{base}papier/", f"{base}papier/verslag/", f"{base}overdracht/",
                f"{base}inzage/", "/dossiers/", "/dossiers/?vraag=Sem", "/", "/overdragen/"]),
        (mine, ["/mijn/", "/mijn/plan/", "/mijn/over-mij/", "/mijn/over-mij/wie/", "/mijn/over-mij/delen/",
                "/mijn/over-mij/kopie.json?alles=ja", *(f"/mijn/over-mij/{n}/?verder=ja" for n in range(1, 13))]),
    ):  # fmt: skip
        for path in paths:
            answer = client.get(path, follow=True)
            text = answer.content.decode("utf-8", "replace")
            found += [path for word in (KANARIE, str(meldcode.pk)) if word in text]
            if client is mine:
                assert "meldcode" not in text.lower(), path
    for client, path in ((team, f"{base}papier/verslag.pdf"), (mine, "/mijn/over-mij/kopie.pdf?alles=ja")):
        found += [path] if KANARIE in letters_on(client.get(path).content) else []
    assert found == []
    assert KANARIE in team.get(f"/meldcode/{meldcode.pk}/").content.decode()


def test_a_draft_is_kept_and_leads_back_to_the_own_list(meldcode, noor, log_in):
    client, page = log_in(noor), f"/meldcode/{meldcode.pk}/stap/signalen/"
    fields = hidden_of(client.get(page).content.decode(), 'name="concept"')
    client.post("/concept/", {**fields, "tekst": f"{KANARIE} halverwege"})
    assert f"{KANARIE} halverwege" in client.get(page).content.decode()
    start = client.get("/dossiers/").content.decode()
    assert KANARIE not in start


def test_who_hands_over_is_reminded_and_nobody_else_is(meldcode, noor, bram, liesbeth, log_in):
    reminder = "U staat op de lijst van een meldcode"
    assert reminder in log_in(noor).get("/overdragen/").content.decode()
    assert reminder not in log_in(bram).get("/overdragen/").content.decode()
    assert reminder not in log_in(liesbeth).get(f"/overdragen/?van={noor.pk}").content.decode()


def test_nothing_of_it_is_readable_in_the_database(meldcode, noor):
    fill_all(meldcode, noor)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT over, tekst, gegevens FROM werkproces_meldcode m JOIN werkproces_meldcoderegel r ON r.meldcode_id = m.id"
        )
        stored = str(cursor.fetchall())
    assert len(stored) > 500
    for word in (KANARIE, "gezien", "Veilig Thuis"):
        assert word not in stored


def test_the_pages_cost_the_same_however_much_stands_in_them(
    meldcode, noor, log_in, django_assert_max_num_queries
):
    client = log_in(noor)
    write(meldcode, noor, "signalen")
    client.get(f"/meldcode/{meldcode.pk}/")
    for _ in range(30):
        write(meldcode, noor, "signalen")
    with django_assert_max_num_queries(14):
        client.get(f"/meldcode/{meldcode.pk}/")
