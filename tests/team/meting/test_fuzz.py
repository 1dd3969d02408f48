"""Whatever is sent to the cards and to the questions at the table: never a server error."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagkracht.werkproces.meting.models import Score

from .conftest import hidden_fields

ODD = [
    "",
    "\0",
    "4\0",
    "😀" * 50,
    "שלום‮abc",
    "9" * 400,
    "-1",
    "4.0",
    "٤",
    "NaN",
    "niet",
    "besproken",
    "a" * 6000,
    "\ud7ff",
]
texts = st.one_of(st.sampled_from(ODD), st.text(max_size=80))
codes = st.sampled_from(["financien", "netwerk", "veiligheid", "sterrenkunde", "..", "%00", "😀"])
FUZZ = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
pytestmark = pytest.mark.django_db


@FUZZ
@given(
    code=codes,
    keuze=st.one_of(texts, st.sampled_from("01234")),
    inzetbaar=st.one_of(texts, st.sampled_from("01234")),
    reden=texts,
    woorden=texts,
    versie=texts,
    is_htmx=st.booleans(),
)
def test_a_card_takes_anything(noor_client, address, code, keuze, inzetbaar, reden, woorden, versie, is_htmx):
    data = {
        f"{code}-keuze": keuze,
        f"{code}-inzetbaar": inzetbaar,
        f"{code}-reden": reden,
        f"{code}-woorden": woorden,
        "versie": versie,
    }
    headers = {"HX-Request": "true"} if is_htmx else {}
    answer = noor_client.post(address(f"professional/{code}/"), data, headers=headers)
    assert answer.status_code in (200, 302, 404)
    assert noor_client.get(address("professional/")).status_code == 200


@FUZZ
@given(
    antwoord=texts,
    woorden=texts,
    sleutel=texts,
    versie=texts,
    place=st.sampled_from(["financien/score", "netwerk/inzetbaar", "netwerk/aanwezig"]),
)
def test_a_question_at_the_table_takes_anything(
    noor_client, address, antwoord, woorden, sleutel, versie, place
):
    begin = hidden_fields(noor_client.get(address("samen/")).content.decode())
    noor_client.post(address("samen/"), {**begin, "onderdelen": ["financien", "netwerk"]})
    fields = hidden_fields(noor_client.get(address(f"samen/{place}/")).content.decode())
    data = {**fields, "antwoord": antwoord, "woorden": woorden, "sleutel": sleutel, "versie": versie}
    assert noor_client.post(address(f"samen/{place}/"), data).status_code in (302, 422)


@FUZZ
@given(data=st.dictionaries(st.sampled_from(["datum", "aanleiding", "verder", "sleutel", "versie"]), texts))
def test_the_form_of_a_moment_takes_anything(noor_client, dossier, data):
    page = f"/dossier/{dossier.pk}/meting/"
    fields = hidden_fields(noor_client.get(page).content.decode())
    assert noor_client.post(page, {**fields, **data}).status_code in (302, 422)


@FUZZ
@given(onderdelen=st.lists(texts, max_size=4))
def test_the_choice_of_parts_takes_anything(noor_client, address, onderdelen):
    fields = hidden_fields(noor_client.get(address("samen/")).content.decode())
    assert noor_client.post(address("samen/"), {**fields, "onderdelen": onderdelen}).status_code in (302, 422)


@FUZZ
@given(reden=texts, leeg=texts, groep=texts)
def test_the_other_forms_take_anything(noor_client, address, reden, leeg, groep):
    fields = hidden_fields(noor_client.get(address()).content.decode())
    assert noor_client.post(address("zonder/"), {**fields, "reden": reden}).status_code == 422
    page = address("professional/")
    fields = hidden_fields(noor_client.get(page).content.decode())
    data = {**fields, "wonen-woorden": reden, "leeg": leeg, "groep": groep}
    assert noor_client.post(page, data).status_code in (302, 422)


def test_text_in_any_script_is_kept_to_the_letter_and_shown_safely(noor_client, address):
    words = '<script>alert(1)</script> שלום 😀 & "zo"'
    noor_client.post(
        address("professional/wonen/"),
        {"wonen-keuze": "2", "wonen-woorden": words},
        headers={"HX-Request": "true"},
    )
    assert Score.objects.get().woorden == words
    html = noor_client.get(address("professional/")).content.decode()
    assert not re.search(r"<script>alert", html)
