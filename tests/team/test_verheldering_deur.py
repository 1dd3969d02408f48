"""Who may come in at the pages of steps 3 and 4 and of the resident's say, and what no input may do there."""

import datetime as dt
import re
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagkracht.werkproces.doelen.services import propose_doel
from draagkracht.werkproces.dossier.models import Toelating
from draagkracht.werkproces.vraagverheldering.services import add_bevinding, save_visie

from .formulieren import hidden_of, tap

GEGEVENS = {"tekst": "Ik heb weer stroom.", "onderdeel": "financien", "voorgesteld_door": "inwoner"}


@pytest.fixture
def adressen(dossier, noor, op):
    """Every address of these steps, with something behind each."""
    save_visie(dossier=dossier, door=noor, op=op, samenvatting="", tekst="Ik open mijn post.")
    doel = propose_doel(dossier=dossier, door=noor, op=op, gegevens=GEGEVENS)
    bevinding = add_bevinding(dossier=dossier, door=noor, op=op, tekst="De post")
    paths = (
        "vraagverheldering/",
        "vraagverheldering/akkoord/",
        "vraagverheldering/anders/",
        f"vraagverheldering/bevinding/{bevinding.pk}/",
        "doelen/",
        "doelen/nieuw/",
        *(f"doelen/{doel.pk}/{name}" for name in ("", "akkoord/", "anders/", "later/")),
        "zeggenschap/doelen/",
        "zeggenschap/klaar/",
    )
    return [f"/dossier/{dossier.pk}/{path}" for path in paths]


def test_every_page_opens_for_who_works_in_the_dossier(adressen, noor, log_in):
    client = log_in(noor)
    assert [client.get(adres).status_code for adres in adressen] == [200] * len(adressen)


def test_every_screen_that_is_handed_over_can_be_read_aloud(adressen, dossier, noor, log_in):
    client = log_in(noor)
    handed = [path for path in adressen if re.search(r"/(akkoord|zeggenschap/doelen)/$", path)]
    assert len(handed) == 3
    for path in handed:
        html = client.get(path).content.decode()
        assert 'data-voorlezen="#lees"' in html, path
        assert 'id="lees"' in html, path
        assert "voorlezen.js" in html, path


def test_for_another_professional_no_page_exists(adressen, bram, log_in):
    client = log_in(bram)
    for adres in adressen:
        assert client.get(adres).status_code == 404
        assert client.post(adres, {"tekst": "x"}).status_code == 404


def test_for_a_team_leader_without_a_reason_no_page_exists(adressen, liesbeth, log_in):
    client = log_in(liesbeth)
    assert {client.get(adres).status_code for adres in adressen} == {404}


def test_a_team_leader_with_a_reason_reads_and_changes_nothing(adressen, liesbeth, log_in, dossier):
    now = dt.datetime.now(dt.UTC)
    Toelating.objects.create(
        dossier=dossier,
        account=liesbeth,
        reden="Vraag van de inwoner",
        vanaf_op=now - dt.timedelta(hours=1),
        tot_op=now + dt.timedelta(hours=1),
    )
    client = log_in(liesbeth)
    html = client.get(adressen[0]).content.decode()
    assert 'name="tik" value=' not in html
    assert client.post(adressen[0], {"tik": "neem:draaglast:financien"}).status_code == 404


def test_what_belongs_to_another_dossier_does_not_exist_here(make_dossier, noor, op, log_in, dossier):
    other = make_dossier(noor)
    bevinding = add_bevinding(dossier=other, door=noor, op=op, tekst="Van een ander")
    doel = propose_doel(dossier=other, door=noor, op=op, gegevens=GEGEVENS)
    client, base = log_in(noor), f"/dossier/{dossier.pk}/"
    for path in (
        f"vraagverheldering/bevinding/{bevinding.pk}/",
        f"doelen/{doel.pk}/",
        f"doelen/{doel.pk}/akkoord/",
    ):
        assert client.get(base + path).status_code == 404
    assert tap(client, base + "vraagverheldering/", f"oppakken:{bevinding.pk}").status_code == 404


@pytest.mark.parametrize(
    ("path", "merk", "data"),
    [
        ("vraagverheldering/", 'name="onderdeel"', {"tekst": "Nog iets"}),
        ("vraagverheldering/", 'id="tik"', {"tik": "neem:draaglast:financien"}),
        ("vraagverheldering/", 'name="samenvatting"', {"tekst": "Samen.", "samengevat_door": "inwoner"}),
        ("doelen/nieuw/", 'name="tekst"', {**GEGEVENS, "in_woorden_van": "inwoner", "status": "actief"}),
    ],
)
def test_a_closed_dossier_refuses_with_the_sentence(dossier, noor, op, log_in, path, merk, data):
    client, page = log_in(noor), f"/dossier/{dossier.pk}/{path}"
    fields = hidden_of(client.get(page).content.decode(), merk)
    dossier.gesloten_op = op
    dossier.save()
    answer = client.post(page, {**fields, **data})
    assert answer.status_code == 422
    assert "Dit dossier is afgesloten. Open het eerst weer, dan kunt u verder." in answer.content.decode()
    assert dossier.bevindingen.count() + dossier.doelen.count() == 0


def test_a_closed_dossier_offers_no_buttons(adressen, dossier, noor, op, log_in):
    dossier.gesloten_op = op
    dossier.save()
    client = log_in(noor)
    for adres in adressen[:1] + adressen[4:5]:
        assert 'name="tik" value=' not in client.get(adres).content.decode()


TEXT = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "\x00",
            "א שלום",
            "🦊" * 9,
            "a" * 30_000,
            "<script>",
            "-1",
            "2026-13-45",
            str(uuid.UUID(int=1)),
            "on",
        ]
    ),
)
TIKKEN = (
    "neem",
    "oppakken",
    "parkeren",
    "terug",
    "verbind",
    "neem_en_verbind",
    "los",
    "akkoord",
    "omhoog",
    "later",
    "nu",
)
TIK = st.one_of(
    TEXT,
    st.builds(lambda act, rest: ":".join([act, *rest]), st.sampled_from(TIKKEN), st.lists(TEXT, max_size=3)),
)
VELDEN = (
    "tekst", "onderdeel", "samenvatting", "samengevat_door", "keuze", "reden", "richting", "streef_op", "status", "toch",
    "voorgesteld_door", "in_woorden_van", "niveau_0", "niveau_min2", "bij_bevindingen", "antwoord", "woorden", "bij",
    "geluisterd", "versie",
)  # fmt: skip
FORMS = (
    'id="tik"',
    'name="onderdeel"',
    'name="samenvatting"',
    'name="tekst"',
    'value="anders"',
    'name="bij"',
    'name="reden"',
)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(nummer=st.integers(0, 200), velden=st.dictionaries(st.sampled_from(VELDEN), TEXT), tik=TIK)
def test_no_input_makes_an_error_of_ours(adressen, noor, log_in, nummer, velden, tik):
    client, adres = log_in(noor), adressen[nummer % len(adressen)]
    html = client.get(adres).content.decode()
    blocks = [merk for merk in FORMS if any(merk in form for form in html.split("<form")[1:])]
    fields = hidden_of(html, blocks[nummer % len(blocks)]) if blocks else {}
    answer = client.post(adres, {**fields, **velden, "tik": tik})
    assert answer.status_code in (200, 302, 404, 409, 422)
    if answer.status_code == 422:
        assert "Kijk nog even naar" in answer.content.decode()
