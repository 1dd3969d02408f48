"""Whatever is sent to the forms of aanpak, uitvoering and doelbereiking: an answer or a sentence, never an error."""

import io
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagkracht.werkproces.aanpak.services import record_stap
from draagkracht.werkproces.dossier.models import Dossier

from .plan import fill, form_with

NASTY = (
    "\x00",
    "a\x00b",
    "😀" * 50,
    "\u202eomgekeerd",
    "שלום",
    "31-02-2026",
    "2026-13-40",
    "9999-12-31",
    "0001-01-01",
    "9" * 500,
    "-1",
    "1e400",
    "NaN",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "%s %(wat)s {0}",
    "a" * 30_000,
    "\r\n\t ",
    "' OR 1=1 --",
    "\ufeff\ufffe",
)
CODES = ("stabiliseren", "akkoord", "anders", "genoeg_balans", "gelukt", "loopt", "0", "1", "-2", "7", "")
value = st.one_of(st.sampled_from(NASTY), st.sampled_from(CODES), st.text(max_size=60), st.uuids().map(str))
FORMS = {
    "aanpak/": ("Stap toevoegen", "wat doelen fase hoe met_wie leer_ik krachten start_op weken"),
    "aanpak/ ": ("Dit is nu ons plan", "plan-reden"),
    "aanpak/  ": ("orde-verplaats", "orde-verplaats"),
    "aanpak/stap/{stap}/": ("Terug naar het plan", "wat doelen fase hoe weken start_op status"),
    "aanpak/versie/1/": ("Antwoord bewaren", "antwoord woorden"),
    "aanpak/versie/1/inwoner/": ("Dit is mijn antwoord", "antwoord woorden"),
    "uitvoering/": (
        "Afspraak bewaren",
        "nieuw-als nieuw-wat nieuw-wanneer_op nieuw-met_wie nieuw-stap nieuw-zekerheid",
    ),
    "uitvoering/ ": ("ging-uitkomst", "ging-uitkomst"),
    "uitvoering/  ": ("notitie-tekst", "notitie-tekst notitie-bestand"),
    "uitvoering/afspraak/{afspraak}/": ("Bewaren", "als wat wanneer_op met_wie netwerklid stap zekerheid"),
    "uitvoering/afspraak/{afspraak}/uitkomst/": ("Naar de afspraken", "uitkomst geleerd"),
    "uitvoering/notitie/{notitie}/": ("Bewaren", "tekst"),
    "doelbereiking/": ("Wie droeg bij?", "partij tekst doel"),
    "doelbereiking/doel/{doel}/": ("Bewaren", "niveau woorden"),
    "doelbereiking/doel/{doel}/inwoner/": ("Dit past het best", "niveau woorden"),
    "doelbereiking/bijdrage/{bijdrage}/": ("Bewaren", "partij tekst doel"),
    "doelbereiking/afsluiten/": ("Afsluiten", "reden woorden_inwoner woorden_professional nazorg_op"),
}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.BIJLAGEN = tmp_path


@pytest.fixture
def made(dossier, noor, op):
    made = fill(dossier, noor, op, size=2)
    record_stap(dossier=dossier, door=noor, op=op, gegevens={"wat": "Nog niet in het plan"})
    return made


@pytest.fixture
def client(noor, log_in):
    return log_in(noor)


@pytest.fixture
def opened(dossier, made, client, path):
    """The page of `path`, and the hidden fields of its form as it was opened once."""
    ids = {name: getattr(row, "pk", "") for name, row in vars(made).items()}
    page = f"/dossier/{dossier.pk}/{path.strip().format(**ids)}"
    return page, form_with(client.get(page).content.decode(), FORMS[path][0])


@pytest.mark.parametrize("path", FORMS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_text_in_any_field_gets_an_answer(opened, client, path, data):
    (page, hidden), names = opened, FORMS[path][1]
    fields = {name: data.draw(value, name) for name in names.split()}
    versie = data.draw(st.sampled_from([hidden["versie"], "", "-1", "9" * 30, "\x00"]))
    answer = client.post(page, {**hidden, **fields, "sleutel": uuid.uuid4().hex, "versie": versie})
    assert answer.status_code in (302, 404, 409, 422)
    if answer.status_code == 302:  # what was taken in must also be shown
        assert client.get(page).status_code == 200
    Dossier.objects.update(gesloten_op=None)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    naam=st.one_of(st.sampled_from(NASTY), st.text(max_size=80)),
    begin=st.sampled_from(
        [b"", b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xfe\xff", b"From: "]
    ),
    inhoud=st.binary(max_size=300),
)
def test_any_file_gets_an_answer(dossier, client, naam, begin, inhoud):
    page = f"/dossier/{dossier.pk}/uitvoering/"
    hidden = form_with(client.get(page).content.decode(), "notitie-tekst")
    # Not Django's own class for a sent file: that refuses names such as "/", and a browser may send those.
    file = io.BytesIO(begin + inhoud)
    file.name = naam[:255]  # no disk keeps a longer one
    fields = {**hidden, "sleutel": uuid.uuid4().hex, "notitie-tekst": "", "notitie-bestand": file}
    assert client.post(page, fields).status_code in (302, 422)
