"""The copy to take along: complete, documented, with stable names, and without what is about somebody else."""

import json
import re
from pathlib import Path

import pytest
from django.apps import apps

from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.voortgang.kopie_velden import COLUMNS, EVERYWHERE, MODELLEN_WEG, SLEUTELS, WEG
from tests.papier import words_on

JSON, PDF = "/mijn/over-mij/kopie.json", "/mijn/over-mij/kopie.pdf"
PAGE = Path(__file__).parents[3] / "docs" / "naslag" / "kopie.md"
MODELS = [
    m for m in apps.get_app_config("werkproces").get_models() if not m.__name__.startswith("Historical")
] + [Inzage]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_no_field_of_a_dossier_is_forgotten(model):
    name = model._meta.model_name
    if name in MODELLEN_WEG:
        assert name not in COLUMNS
        return
    fields = {f.name for f in [*model._meta.concrete_fields, *model._meta.many_to_many]}
    taken = set(COLUMNS[name])
    assert taken <= fields, taken - fields
    assert fields - taken <= EVERYWHERE.keys() | WEG.get(name, {}).keys(), fields - taken


def collect(client, query="") -> dict:
    answer = client.get(JSON + query)
    assert answer.status_code == 200
    return json.loads(answer.content)


def test_the_json_holds_what_was_written_under_dutch_nouns(full, rachida, log_in):
    kopie = collect(log_in(rachida), "?alles=ja")
    assert kopie["versie"] == "1"
    assert kopie["inwoner"]["naam"] == "Rachida Amrani"
    assert kopie["doelen"][0]["tekst"] == "Ik doe elke week mijn post 0."
    assert kopie["stappen"][0]["doelen"] == [kopie["doelen"][0]["id"]]
    assert kopie["afspraken"][0]["door"] == "Noor van Dijk"
    assert {m["stem"] for m in kopie["momenten"][0]["metingen"]} == {"inwoner", "professional"}
    assert kopie["momenten"][0]["metingen"][0]["scores"]
    assert kopie["notities"][0]["tekst"] == "Gebeld 0."
    assert kopie["inzagen"][-1]["kanaal"] == "bestand"


def test_without_alles_what_stands_apart_is_not_in_it(full, rachida, dossier, noor, op, log_in):
    dossier.doelen.create(
        tekst="GEVAAR als doel", voorgesteld_door="samen", onderdeel="veiligheid", door=noor, op=op
    )
    client = log_in(rachida)
    assert "GEVAAR" in client.get(f"{JSON}?alles=ja").content.decode()
    assert "GEVAAR" not in client.get(JSON).content.decode()
    assert "GEVAAR" in text_of(client.get(f"{PDF}?alles=ja"))
    assert "GEVAAR" not in text_of(client.get(PDF))


def text_of(answer) -> str:
    assert answer.status_code == 200
    return words_on(answer.content)


def test_the_pdf_reads_and_its_name_tells_nothing(full, rachida, log_in):
    answer = log_in(rachida).get(PDF)
    text = text_of(answer)
    assert "Wat er over mij staat" in text
    assert "Ik doe elke week mijn post 0." in text
    assert re.search(r'filename="mijn-plan-\d{4}-\d\d-\d\d\.pdf"', answer["Content-Disposition"])


def test_taking_a_copy_is_an_own_look(full, rachida, dossier, log_in):
    client = log_in(rachida)
    for page in (JSON, PDF):
        client.get(page)
    kanalen = Inzage.objects.filter(keten=dossier.pk, account=rachida).values_list("kanaal", flat=True)
    assert sorted(kanalen) == ["bestand", "pdf"]


def test_every_key_is_described(full, rachida, log_in):
    described = set(re.findall(r"`([a-z_]+)`", PAGE.read_text()))
    kopie = collect(log_in(rachida), "?alles=ja")
    assert tuple(kopie) == ("versie", "gemaakt_op", "met_alles", *SLEUTELS)
    keys = set(kopie) | {name for names in COLUMNS.values() for name in names}
    assert keys - described == set()


def test_the_names_of_who_was_refused_are_not_in_it(full, rachida, bram, dossier, log_in):
    log_in(bram).get(f"/dossier/{dossier.pk}/")
    assert "Bram" not in log_in(rachida).get(f"{JSON}?alles=ja").content.decode()
