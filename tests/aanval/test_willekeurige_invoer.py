"""Random and hostile input for every form and every rule: an answer or a sentence of ours, never another exception.

By default a few examples each; `HYPOTHESIS_PROFILE=fuzz` gives a hundred thousand in all.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import inspect
import json
import os
import pkgutil
import tempfile
import uuid
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.core.context import request_context
from django import forms
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

import draagkracht
from draagkracht.methodiek.doelbereiking import doelscore
from draagkracht.methodiek.doelhulp import review_doel
from draagkracht.methodiek.doelhulp_voorstel import Antwoorden, compose_doel
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.instrument import check_instrument, load_instrument
from draagkracht.methodiek.instrumentregels import find_problemen
from draagkracht.methodiek.leesbaarheid import measure_leesbaarheid
from draagkracht.methodiek.profiel import profiel_van
from draagkracht.methodiek.profielinvoer import parse_invoer
from draagkracht.methodiek.termijnen import load_termijnen, read_termijnstand
from draagkracht.methodiek.zrm import map_zrm
from draagkracht.sociale_kaart.interventies import check_catalogus
from draagkracht.sociale_kaart.interventies.regels import CONTROLES, Kennis
from draagkracht.sociale_kaart.interventies.regels import find_problemen as find_interventieproblemen
from draagkracht.toegang import blind
from draagkracht.toegang.models import Account, Organisatie, Team

pytestmark = pytest.mark.fuzz
IS_FUZZ = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
some = settings(max_examples=2_500 if IS_FUZZ else 15, deadline=None)

HOSTILE = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "on",
    "0",
    "-1",
    "4",
    "1e309",
    "NaN",
    "9" * 5000,
    "٣",
    "²",
    "😀" * 60,
    "\u202e\u2066",
    "x" * 70_000,
    "'; DROP TABLE x;--",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}#{7}",
    "%00%0a",
    "9999-12-31",
    "0000-00-00",
    "2026-02-30",
    "31-12-9999",
    "a:b:c:d",
    "nu:" + "0" * 36,
    "00000000-0000-0000-0000-000000000000",
    "..\\..\\x",
    "=1+1",
    "a@b",
    "\ufffe\uffff",
    "inwoner",
    "financien",
    "akkoord",
    "vastgelegd",
]
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


def all_forms() -> list[type[forms.Form]]:
    """Every form class that is defined in the product."""
    found = set()
    for info in pkgutil.walk_packages(draagkracht.__path__, "draagkracht."):
        if ".migrations" in info.name or ".config." in info.name:
            continue
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            is_form = inspect.isclass(value) and issubclass(value, forms.BaseForm)
            if is_form and value.__module__.startswith("draagkracht."):
                found.add(value)
    return sorted(found, key=lambda form: (form.__module__, form.__qualname__))


FORMS = all_forms()
ROW = SimpleNamespace(
    pk=uuid.UUID(int=1), tekst="x", wat="x", naam="x", relatie="", titel="x", belasting=None
)
COLLEGA = SimpleNamespace(pk=uuid.UUID(int=2), naam="x", team=SimpleNamespace(naam="x"))
GIVEN = {
    "stappen": [ROW],
    "netwerkleden": [ROW],
    "doelen": [ROW],
    "krachten": [ROW],
    "bevindingen": [ROW],
    "choices": [("1", "x")],
    "acties": {"nu": 1, "later": 2, "a": 3},
    "niveaus": [(n, "x") for n in range(-2, 3)],
    "door": SimpleNamespace(gemeente="demo"),
    "dossier": SimpleNamespace(team_id=uuid.UUID(int=1)),
    "is_new": True,
    "bewijs": "afgesproken",
    "onderwerpen": [],
    "is_change": True,
    "veld": "speelt",
    "vraag": "x",
    "is_bekend": False,
    "has_richting": True,
    "op": dt.date(2026, 11, 23),
    "vragen": ("x",) * 5,
    "has_bsn": True,
    "has_bestand": True,
    "has_doel": True,
    "onderdelen": load_instrument().onderdelen,
    "instrument": load_instrument(),
    "maandagen": [dt.date(2026, 1, 12)],
    "interventies": [("taalhuis", "x")],
    "bronnen": [("wmo", "x")],
    "organisaties": [("1", "x")],
    "is_self": True,
    "stand": read_termijnstand(load_termijnen()["evaluatie"], [], dt.date(2026, 1, 5), lambda _dag: False),
    "dossiers": [SimpleNamespace(pk=uuid.UUID(int=3), inwoner=SimpleNamespace(naam="x"))],
    "collegas": [("1", "x")],
    "keuzes": [("visie", "x")],
    "doelkeuzes": [("1", "x")],
    "stapkeuzes": [("1", "x")],
    "welke": "zeker",
}
UNNAMED = {  # what a form takes under a name that means something else elsewhere, or without naming it
    "InstelForm": {"user": Account(gebruikersnaam="x")},
    "LezerForm": {"lezers": []},
    "OverdragenForm": {"collegas": [COLLEGA]},
}


def arguments_of(form: type[forms.Form]) -> dict[str, object]:
    names = {name for cls in form.__mro__ for name in inspect.signature(cls.__init__).parameters}
    return {name: value for name, value in GIVEN.items() if name in names} | UNNAMED.get(form.__name__, {})


def test_every_form_of_the_product_is_tried():
    assert len(FORMS) > 25


@pytest.fixture
def no_teams(monkeypatch):
    """The lists of choices that ask the database."""
    monkeypatch.setattr("draagkracht.beheer.forms.list_teams", lambda **_more: Team.objects.none())
    monkeypatch.setattr(
        "draagkracht.beheer.forms.list_organisaties", lambda **_more: Organisatie.objects.none()
    )
    monkeypatch.setattr(
        "draagkracht.team.dossier.collegas.list_collegas", lambda **_more: Account.objects.none()
    )


@pytest.fixture
def in_a_request(rf):
    """The second factor keeps its secret in the session of the request it is asked in."""
    request = rf.post("/")
    request.session = {}
    with request_context(request):
        yield


def tried(form: type[forms.Form]) -> object:
    """One case; only what allauth keeps of codes that were used needs the database."""
    marks = [pytest.mark.django_db] if form.__name__ in UNNAMED else []
    return pytest.param(form, id=f"{form.__module__[12:]}.{form.__name__}", marks=marks)


@pytest.mark.parametrize("form_class", list(map(tried, FORMS)))
def test_a_form_takes_anything(form_class, no_teams, in_a_request):
    names = list(form_class(**arguments_of(form_class)).fields)
    keys = st.one_of(st.sampled_from([*names, "overslaan", "terug", "klaar", "tik"]), st.text(max_size=20))
    sent = st.lists(st.tuples(keys, texts), max_size=12)
    full = st.fixed_dictionaries({name: texts for name in names}).map(lambda data: list(data.items()))

    @some
    @given(pairs=st.one_of(sent, full))
    def attempt(pairs):
        data = QueryDict(mutable=True)
        for name, value in pairs:
            data.appendlist(name, value)
        form = form_class(data, **arguments_of(form_class))
        if form.is_valid():
            assert "\x00" not in str(form.cleaned_data)
        else:
            assert all(str(message) for messages in form.errors.values() for message in messages)

    attempt()


leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-3, 6), st.floats(), texts, st.binary(max_size=4)
)
KEYS = ["instrument", "metingen", "op", "stem", "draaglast", "draagkracht", "aanwezig", "inzetbaar", "score"]
KEYS += [
    "financien",
    "netwerk",
    "zelfvertrouwen",
    "onderdelen",
    "code",
    "pan",
    "groep",
    "ankers",
    "naam",
    "versie",
]
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), texts), inner, max_size=5),
    ),
    max_leaves=12,
)
levels = st.dictionaries(st.sampled_from(["financien", "wonen", "sterren"]), leaves, max_size=3)
pairs = st.dictionaries(
    st.sampled_from(["netwerk", "zelfvertrouwen"]),
    st.one_of(leaves, st.fixed_dictionaries({"aanwezig": leaves, "inzetbaar": leaves})),
    max_size=2,
)
voices = st.fixed_dictionaries(
    {
        "op": st.one_of(st.dates().map(str), leaves),
        "stem": st.sampled_from(["inwoner", "professional", "naaste", "", None]),
        "draaglast": st.one_of(levels, leaves),
        "draagkracht": st.one_of(pairs, leaves),
    }
)
profiles = st.fixed_dictionaries(
    {"instrument": st.sampled_from(["draagkracht-1", "anders", 1]), "metingen": st.lists(voices, max_size=4)}
)
refused = contextlib.suppress(MethodiekFout)


@some
@given(st.one_of(trees, profiles))
def test_the_profile_takes_anything(given_):
    with refused:
        profiel_van(given_)


@some
@given(st.one_of(st.binary(max_size=80), texts.map(str.encode), trees.map(lambda tree: repr(tree).encode())))
def test_reading_the_input_takes_any_bytes(ruw):
    with refused:
        profiel_van(parse_invoer(ruw))


rows = st.dictionaries(st.sampled_from([*CONTROLES]), texts, max_size=6).map(
    lambda row: "{" + ", ".join(f"{name} = {json.dumps(value)}" for name, value in row.items()) + "}"
)
instruments = st.dictionaries(
    st.sampled_from(["onderdeel", "gemiddelde", "code", "naam", "versie", "bron", "x"]), trees, max_size=8
)


@some
@given(instruments)
def test_checking_an_instrument_takes_anything(gegevens):
    with refused:
        find_problemen(gegevens)


@some
@given(st.one_of(st.binary(max_size=80), texts.map(str.encode)))
def test_checking_the_file_of_an_instrument_takes_any_bytes(ruw):
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        Path(file.name).write_bytes(ruw)
        with refused:
            assert check_instrument(file.name)


@some
@given(st.dictionaries(st.sampled_from([*CONTROLES, "sterren"]), trees, max_size=12))
def test_checking_an_intervention_takes_anything(ruw):
    for probleem in find_interventieproblemen(ruw, Kennis(frozenset({"x"}), frozenset({"x"}))):
        assert probleem.zin.isprintable()


@some
@given(
    st.one_of(
        st.binary(max_size=80), texts.map(str.encode), rows.map(lambda row: f"interventie = [{row}]".encode())
    )
)
def test_checking_the_file_of_a_catalogue_takes_any_bytes(ruw):
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        Path(file.name).write_bytes(ruw)
        assert check_catalogus(file.name)


@some
@given(
    st.dictionaries(
        st.one_of(st.sampled_from(["Financiën", "Sociaal netwerk", "Verslaving", "Justitie"]), texts),
        st.one_of(st.none(), texts),
        max_size=6,
    )
)
def test_mapping_zrm_takes_anything(row):
    with refused:
        map_zrm(row)


@some
@given(st.lists(leaves, max_size=6), st.one_of(st.none(), st.lists(leaves, max_size=6)))
def test_the_goal_score_takes_anything(niveaus, gewichten):
    with refused:
        assert 0 <= doelscore(niveaus, gewichten) <= 150


@some
@given(texts)
def test_readability_takes_any_text(tekst):
    measure_leesbaarheid(tekst)


GOAL_WORDS = "ik wil niet meer en elke dag twee keer per week om voor 1 maart 2024 als dat mijn zoon moet , ; . stop met"
goal_words = st.sampled_from(GOAL_WORDS.split())
goals = st.one_of(texts, st.lists(goal_words, max_size=14).map(" ".join))


@some
@given(goals, st.one_of(st.none(), st.dates()), st.dates(), st.lists(texts, max_size=6))
def test_the_doelhulp_has_a_kind_word_for_any_goal(tekst, streef_op, op, niveaus):
    for hint in review_doel(tekst, streef_op, op, niveaus=niveaus):
        assert hint.tekst
        assert hint.voorbeeld
    made = compose_doel(Antwoorden(doen=tekst, nu=tekst, zekerheid=3))
    assert len(made.tekst) <= 300
    assert len(made.niveaus) == 5


@some
@given(texts, texts)
def test_the_blind_index_finds_what_it_stored(naam, vraag):
    if blind.normalise(vraag) and blind.matches(vraag, naam) and len(naam) < 40:
        assert blind.groups_for(vraag) <= blind.groups_of(naam)
    assert all(-(2**63) <= value < 2**63 for value in blind.hashes_of(naam[:60]))
