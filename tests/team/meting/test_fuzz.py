"""Whatever is sent to the cards and to the questions at the table: never a server error."""

import re
import uuid

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
QUESTIONS = ("financien/score", "netwerk/inzetbaar", "netwerk/aanwezig")
codes = st.sampled_from(["financien", "netwerk", "veiligheid", "sterrenkunde", "..", "%00", "😀"])
FUZZ = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def page_fields(noor_client):
    """The own fields of a page's form, with a new key every time it is sent: each sending is a new act."""

    def read(page: str):
        fields = hidden_fields(noor_client.get(page).content.decode())
        return lambda: {**fields, "sleutel": uuid.uuid4().hex}

    return read


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


def test_a_question_at_the_table_takes_anything(noor_client, address, page_fields):
    start = {**page_fields(address("samen/"))(), "onderdelen": ["financien", "netwerk"]}
    noor_client.post(address("samen/"), start)
    places = {place: page_fields(address(f"samen/{place}/")) for place in QUESTIONS}

    @FUZZ
    @given(antwoord=texts, woorden=texts, versie=texts, place=st.sampled_from(QUESTIONS))
    def send(antwoord, woorden, versie, place):
        data = {**places[place](), "antwoord": antwoord, "woorden": woorden, "versie": versie}
        assert noor_client.post(address(f"samen/{place}/"), data).status_code in (302, 422)

    send()


def test_the_form_of_a_moment_takes_anything(noor_client, dossier, page_fields):
    page = f"/dossier/{dossier.pk}/meting/"
    fields = page_fields(page)

    @FUZZ
    @given(
        data=st.dictionaries(st.sampled_from(["datum", "aanleiding", "verder", "sleutel", "versie"]), texts)
    )
    def send(data):
        assert noor_client.post(page, {**fields(), **data}).status_code in (302, 422)

    send()


def test_the_choice_of_parts_takes_anything(noor_client, address, page_fields):
    fields = page_fields(address("samen/"))

    @FUZZ
    @given(onderdelen=st.lists(texts, max_size=4))
    def send(onderdelen):
        data = {**fields(), "onderdelen": onderdelen}
        assert noor_client.post(address("samen/"), data).status_code in (302, 422)

    send()


def test_the_page_without_javascript_takes_anything(noor_client, address, page_fields):
    fields = page_fields(address("professional/"))

    @FUZZ
    @given(woorden=texts, leeg=texts, groep=texts, keuze=texts, versie=texts)
    def send(woorden, leeg, groep, keuze, versie):
        data = {
            "wonen-woorden": woorden,
            "wonen-keuze": keuze,
            "leeg": leeg,
            "groep": groep,
            "versie": versie,
        }
        answer = noor_client.post(address("professional/"), {**fields(), **data})
        assert answer.status_code in (302, 409, 422)

    send()


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
