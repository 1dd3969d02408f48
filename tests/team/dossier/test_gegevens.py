"""Changing what is known of the resident, and who lives together."""

import re

import pytest

from draagkracht.werkproces.dossier.models import Inwoner

from ... import cast

BSN, ANDER_BSN = "111222333", "123456782"


def hidden_fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'name="(sleutel|versie|concept)" value="([^"]*)"', html))


@pytest.fixture
def dossier(noor, make_dossier):
    return make_dossier(noor, bsn=BSN, telefoon="0612345678")


@pytest.fixture
def page(dossier):
    return f"/dossier/{dossier.pk}/gegevens/"


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


def send(client, page, **data):
    fields = hidden_fields(client.get(page).content.decode())
    return client.post(page, {**fields, "naam": cast.RACHIDA.naam, **data})


def test_the_number_is_shown_with_only_its_last_digits(client, page):
    html = client.get(page).content.decode()
    assert "******333" in html
    assert BSN not in html


def test_an_empty_number_leaves_the_number_as_it_is(client, page, dossier):
    assert send(client, page, telefoon="0687654321").status_code == 302
    inwoner = Inwoner.objects.get(pk=dossier.inwoner_id)
    assert (inwoner.bsn, inwoner.telefoon) == (BSN, "0687654321")


def test_the_number_can_be_taken_away(client, page, dossier):
    assert send(client, page, bsn_weg="on").status_code == 302
    inwoner = Inwoner.objects.get(pk=dossier.inwoner_id)
    assert (inwoner.bsn, inwoner.bsn_hash) == ("", None)


@pytest.mark.parametrize("wrong", ["123456789", "000000000", "12345", "abc", "١١١٢٢٢٣٣٣", "🙂"])
def test_a_number_that_cannot_be_one_gives_one_sentence(client, page, wrong):
    answer = send(client, page, nieuw_bsn=wrong)
    assert answer.status_code == 422
    assert "BSN" in answer.content.decode()


@pytest.mark.parametrize("naam", ["", "   ", "\x00", "a" * 200])
def test_a_name_is_needed_and_must_be_a_name(client, page, naam):
    assert send(client, page, naam=naam).status_code == 422


def test_two_editors_never_see_the_number_in_the_conflict(client, page, dossier):
    first, second = (hidden_fields(client.get(page).content.decode()) for _ in range(2))
    client.post(page, {**first, "naam": "Rachida A."})
    answer = client.post(page, {**second, "naam": "Mevrouw Amrani"})
    assert answer.status_code == 409
    assert BSN not in answer.content.decode()


def test_history_does_not_show_the_number(client, page, dossier):
    send(client, page, nieuw_bsn=ANDER_BSN)
    html = client.get(f"/dossier/{dossier.pk}/geschiedenis/").content.decode()
    assert "wordt niet getoond" in html
    assert ANDER_BSN not in html
    assert BSN not in html


def link(client, dossier, ander):
    page = f"/dossier/{dossier.pk}/huishouden/"
    fields = hidden_fields(client.get(page + "?vraag=verh").content.decode())
    return client.post(page, {**fields, "dossier": str(ander.pk)})


def test_two_residents_of_one_household_are_linked(client, dossier, noor, make_dossier):
    ander = make_dossier(noor, cast.MARJAN)
    assert link(client, dossier, ander).status_code == 302
    assert cast.MARJAN.naam in client.get(f"/dossier/{dossier.pk}/gegevens/").content.decode()
    assert cast.MARJAN.naam not in client.get(f"/dossier/{dossier.pk}/").content.decode()


def test_a_dossier_of_another_professional_cannot_be_linked(client, dossier, bram, make_dossier):
    ander = make_dossier(bram, cast.MARJAN)
    page = f"/dossier/{dossier.pk}/huishouden/"
    assert cast.MARJAN.naam not in client.get(page + "?vraag=verh").content.decode()
    fields = hidden_fields(client.get(page).content.decode())
    assert client.post(page, {**fields, "dossier": str(ander.pk)}).status_code == 404
    assert Inwoner.objects.get(pk=dossier.inwoner_id).huishouden_id is None


def test_who_sees_one_dossier_learns_nothing_of_the_other(
    client, dossier, noor, bram, make_dossier, log_in, op
):
    from draagkracht.werkproces.dossier.models import Betrokkene

    ander = make_dossier(noor, cast.MARJAN)
    link(client, dossier, ander)
    Betrokkene.objects.create(dossier=dossier, account=bram, rol="medewerker", vanaf_op=op)
    bramt = log_in(bram)
    for page in ("", "gegevens/", "huishouden/", "geschiedenis/"):
        html = bramt.get(f"/dossier/{dossier.pk}/{page}").content.decode()
        assert cast.MARJAN.naam not in html
        assert "Losmaken" not in html
