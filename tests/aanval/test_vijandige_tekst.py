"""Hostile text in every field of a full dossier: shown as the text it is, on every page, in every picture and on paper."""

from __future__ import annotations

import re

import pytest
from django.db import models

from draagkracht.toegang.velden import EncryptedJSONField
from draagkracht.werkproces.models import (
    Afspraak,
    Akkoord,
    Behapbaar,
    Bevinding,
    Bijdrage,
    Bijlage,
    Doel,
    Hulpvraag,
    Inwoner,
    Meting,
    Moment,
    Netwerklid,
    Notitie,
    Oordeel,
    Planversie,
    Score,
    Stap,
    Toelating,
    Visie,
    Voorkeur,
)
from tests.papier import letters_on

MODELS = (
    Afspraak,
    Akkoord,
    Behapbaar,
    Bevinding,
    Bijdrage,
    Bijlage,
    Doel,
    Hulpvraag,
    Inwoner,
    Meting,
    Moment,
    Netwerklid,
    Notitie,
    Oordeel,
    Planversie,
    Score,
    Stap,
    Toelating,
    Visie,
    Voorkeur,
)
HOSTILE = {
    "html": '<script>alert(1)</script><img src=x onerror="alert(1)">',
    "quotes": """'"><svg/onload=alert(1)>{{7*7}}{% raise %}${7*7}""",
    "typst": '#panic("x") #read("/etc/passwd") $x$ *a* _b_ <lbl> @ref \\ `r` #{ ] [',
    "marks": '\u202egnits\u2066x\ufeff\u200bZ\u0351\u0343\u0342a\u0488\U0001f468\u200d\U0001f469 =HYPERLINK("x")',
    "nothing": " ",
}


def own_texts(model) -> list[models.Field]:
    """The fields in which people type; not what is a choice or a code."""
    kinds = (models.CharField, models.TextField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds)
        and not isinstance(field, EncryptedJSONField)
        and not field.choices
        and field.name not in NOT_TYPED
    ]


NOT_TYPED = {"gemeente", "instrument", "onderdeel", "mediatype", "bsn", "geboortedatum", "kenmerk", "dossier"}
NOT_TYPED |= {"interventie"}


def poison(text: str) -> int:
    count = 0
    for model in MODELS:
        for row in model.objects.all():
            for field in own_texts(model):
                setattr(row, field.attname, text[: field.max_length or 1000])
                count += 1
            if hasattr(row, "niveaus"):
                row.niveaus = [text] * 5
            if isinstance(row, Planversie):
                row.stappen = [
                    {**stap, **dict.fromkeys(("wat", "hoe", "met_wie", "leer_ik"), text)}
                    for stap in row.stappen
                ]
            row.save()
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_shown_as_text_on_every_page(whole, noor, log_in, kind):
    assert poison(HOSTILE[kind]) > 40
    client, broken = log_in(noor), []
    for route, page in whole.addresses.items():
        answer = client.get(page)
        text = answer.content.decode("latin-1")
        if answer.status_code >= 500 or ("html" in answer["Content-Type"] and is_broken(text)):
            broken.append(route)
    assert broken == []


def is_broken(html: str) -> bool:
    raw = re.sub(r'<script src="[^"]*"[^>]*></script>', "", html)
    raw = re.sub(r'"[^"]*"', '""', raw)  # what stands inside quotation marks stays there
    tags = r"<script|<img src=x|<svg/onload|<lbl>"
    return bool(re.search(tags, raw) or re.search(r"<[^<>]*\son\w+=", raw)) or ">49<" in raw


def test_paper_shows_typst_as_text_and_reads_no_file(whole, noor, log_in):
    poison(HOSTILE["typst"])
    for name in ("plan", "verslag"):
        answer = log_in(noor).get(f"/dossier/{whole.dossier.pk}/papier/{name}.pdf")
        text = letters_on(answer.content)
        assert "#read" in text
        assert "root:" not in text


def test_a_name_of_nothing_but_space_or_marks_breaks_no_page_of_the_list(whole, noor, log_in):
    client = log_in(noor)
    for naam in (" ", "\u200b", "", "\u202e", "." * 120):
        whole.dossier.inwoner.naam = naam
        whole.dossier.inwoner.save()
        for page in ("/dossiers/", f"/dossier/{whole.dossier.pk}/netwerk/", f"/dossier/{whole.dossier.pk}/"):
            assert client.get(page).status_code == 200, (naam, page)
