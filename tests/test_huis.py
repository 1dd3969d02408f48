"""The house: rooms say what they are for, arrows run one way, and every noun is the glossary's."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

import draagkracht
from draagkracht.methodiek.begrippen import load_begrippen
from draagkracht.werkproces.stappen import STAPPEN

HUIS = Path(draagkracht.__file__).parent
PROJECT = HUIS.parent.parent
ROOMS = sorted(
    p.parent for p in HUIS.rglob("__init__.py") if "migrations" not in p.parts and "management" not in p.parts
)
STEP_FILES = {"__init__.py", "models.py", "selectors.py", "services.py"}
NO_NAMES = {"utils", "helpers", "common", "core", "base", "misc", "manager"}

# Verbs and technical words that a name of a service may hold beside the glossary's nouns.
VERBS = {
    "record", "change", "open", "close", "reopen", "save", "remove", "add", "agree", "choose", "connect",
    "disconnect", "create", "drop", "finish", "fix", "grant", "move", "park", "plan", "propose", "reset",
    "return", "start", "take", "index", "check", "hash", "write", "link", "unlink", "order", "judge",
    "skip", "store", "import", "set", "reveal", "hand",
    "confirm", "switch", "restore", "end", "count",
}  # fmt: skip
OWN_MODELS = [
    m
    for m in apps.get_models()
    if m.__module__.startswith("draagkracht.") and not m.__name__.startswith("Historical")
]


def own_fields(model: type[models.Model]) -> list[models.Field]:
    return [f for f in model._meta.get_fields() if isinstance(f, models.Field) and f.model is model]


@pytest.mark.parametrize("room", ROOMS, ids=lambda p: str(p.relative_to(HUIS.parent)))
def test_every_room_with_python_in_it_says_in_one_sentence_what_it_is_for(room):
    if room.parent.name in {"team", "portaal", "partner", "beheer"}:
        return  # a door's folder per step: the step itself says it
    docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text())) or ""
    assert re.fullmatch(r"[A-Z][^\n]+[.]", docstring.splitlines()[0] if docstring else ""), docstring


def test_the_layers_of_the_steps_are_the_steps():
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    [steps] = [c for c in contracts if c.get("containers") == ["draagkracht.werkproces"]]
    assert steps["layers"] == ["voortgang", *reversed(STAPPEN), "dossier", "stappen"]


@pytest.mark.parametrize("stap", [*STAPPEN, "dossier"])
def test_every_step_has_the_same_files(stap):
    assert {p.name for p in (HUIS / "werkproces" / stap).glob("*.py")} >= STEP_FILES


def test_no_module_has_a_name_that_says_nothing():
    assert not [p for p in HUIS.rglob("*.py") if p.stem in NO_NAMES or p.parent.name in NO_NAMES]


def test_no_contract_is_dodged():
    text = (PROJECT / "pyproject.toml").read_text()
    assert "ignore_imports" not in text


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda m: m.__name__)
def test_every_model_is_a_noun_of_the_glossary(model):
    name = re.sub(r"(?<!^)([A-Z])", r"_\1", model.__name__).lower()
    assert name in load_begrippen()


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda m: m.__name__)
def test_every_key_has_a_dutch_plural_of_the_glossary_as_related_name(model):
    known = {b.code_meervoud for b in load_begrippen().values()} | set(load_begrippen())
    extra = {"lasten", "helpt_bij", "krachten", "betrokkenheden", "gesprekken", "zeggenschappen", "vervolgen"}
    extra |= {"gegeven_uitnodigingen", "beantwoorde_verzoeken", "beantwoorde_deelnames"}
    extra |= {"gegeven_overdrachten", "gekregen_overdrachten", "gegeven_meldcodelezers"}
    for field in own_fields(model):
        if (
            isinstance(field, (models.ForeignKey, models.ManyToManyField))
            and field.related_model in OWN_MODELS
        ):
            related = field.remote_field.related_name
            assert related in known | extra, f"{model.__name__}.{field.name}: {related}"


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda m: m.__name__)
def test_dates_end_in_op_and_yes_or_no_begins_with_is_or_has(model):
    for field in own_fields(model):
        if isinstance(field, (models.DateField, models.DateTimeField)) and field.name != "last_login":
            assert field.name == "op" or field.name.endswith("_op"), f"{model.__name__}.{field.name}"
        if isinstance(field, models.BooleanField):
            assert field.name.startswith(("is_", "has_")), f"{model.__name__}.{field.name}"


def services() -> list[tuple[str, str]]:
    """Every act: what stands in a `services`, and what writes as one whole in a file for one subject beside it."""
    found = []
    for path in sorted(
        [*HUIS.rglob("werkproces/**/*.py"), *HUIS.rglob("toegang/*.py"), *HUIS.rglob("services.py")]
    ):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                is_whole = any(ast.unparse(d) == "transaction.atomic" for d in node.decorator_list)
                if path.name == "services.py" or is_whole:
                    found.append((str(path.relative_to(HUIS)), node.name))
    return sorted(set(found))


@pytest.mark.parametrize(("path", "name"), services())
def test_every_service_is_a_known_verb_with_nouns_of_the_glossary(path, name):
    verb, *nouns = name.split("_")
    known = {part for code in load_begrippen() for part in code.split("_")}
    known |= {part for b in load_begrippen().values() for part in b.code_meervoud.split("_")}
    allowed = {
        "versie",
        "status",
        "ontbrekende",
        "versioned",
        "wachtwoord",
        "bsn",
        "naam",
        "toegang",
        "eigen",
    }
    assert verb in VERBS, f"{path}: {name}"
    assert set(nouns) <= known | allowed, f"{path}: {name}"
