"""The functional administrator adds, changes and switches off interventions of the own municipality."""

import re
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from draagkracht.sociale_kaart.interventies.models import Aanpassing
from draagkracht.sociale_kaart.interventies.selectors import get_interventie
from draagkracht.werkproces.dossier.models import Concept
from tests.cast import GEMEENTE, YOUSSEF

LIJST = "/beheer/interventies/"


@pytest.fixture
def youssef(make_account):
    return make_account(YOUSSEF)


@pytest.fixture
def beheer(youssef, log_in):
    return log_in(youssef)


class _Form(HTMLParser):
    """What a browser would send back of the fields on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.inside = ""

    def handle_starttag(self, tag, attrs):
        got = dict(attrs)
        name, value = got.get("name", ""), got.get("value") or ""
        if tag == "input" and name and (got.get("type") not in ("checkbox", "radio") or "checked" in got):
            self.sent.setdefault(name, []).append(value or ("on" if got.get("type") == "checkbox" else ""))
        elif tag in ("select", "textarea"):
            self.inside = name
        elif tag == "option" and "selected" in got:
            self.sent.setdefault(self.inside, []).append(value)

    def handle_data(self, data):
        if self.lasttag == "textarea" and self.inside:
            self.sent[self.inside] = [data.removeprefix("\n")]

    def handle_endtag(self, tag):
        if tag in ("select", "textarea"):
            self.inside = ""


def fields(answer) -> dict[str, list[str]]:
    form = _Form()
    form.feed(answer.content.decode())
    return {name: values for name, values in form.sent.items() if name != "csrfmiddlewaretoken"}


def send(client, adres, page=None, **data):
    return client.post(adres, {**fields(page or client.get(adres)), "reden": "Hier is het zo.", **data})


NEW = {
    "naam": "Samen breien in De Brug",
    "wat": "U breit elke week met buren.",
    "voor_wie": "Voor wie graag breit.",
    "niet_voor": "In de zomer is de zaal dicht.",
    "onderdelen": ["buurthuis"],
    "fase": "borgen",
    "soort": "ontmoeting",
    "met_wie": "voorziening",
    "grepen": ["steunende_relaties"],
    "weken": "12",
    "uren_per_week": "1,5",
    "kosten": "gratis",
    "bewijs": "eigen",
    "vraagt_zelfvertrouwen": "1",
}


OWN = {name: value for name, value in NEW.items() if name != "vraagt_zelfvertrouwen"} | {
    "weken": 12,
    "uren_per_week": 1.5,
}


def test_a_new_one_stands_on_a_page_of_its_own(beheer):
    answer = send(beheer, f"{LIJST}nieuw/", **NEW)
    made = get_interventie(gemeente=GEMEENTE, code="eigen_samen_breien_in_de_brug")
    assert answer["Location"] == f"{LIJST}{made.code}/"
    assert made.uren_per_week == 1.5
    assert dict(made.vraagt) == {"zelfvertrouwen": 1}
    assert "van de gemeente zelf" in beheer.get(answer["Location"]).content.decode()


def test_a_double_click_makes_one(beheer):
    page = beheer.get(f"{LIJST}nieuw/")
    for _ in range(2):
        assert send(beheer, f"{LIJST}nieuw/", page, **NEW).status_code == 302
    assert Aanpassing.objects.count() == 1


def test_a_draft_that_arrives_after_its_form_was_sent_is_not_kept(beheer):
    page = beheer.get(f"{LIJST}nieuw/")
    send(beheer, f"{LIJST}nieuw/", page, **NEW)
    assert beheer.post("/concept/", {**fields(page), **NEW}).status_code == 200
    assert not Concept.objects.exists()


def test_the_draft_of_every_form_fits_whatever_the_code(beheer, youssef):
    code = "eigen_" + "x" * 54
    Aanpassing.objects.create(
        gemeente=GEMEENTE, code=code, is_eigen=True, velden=OWN, op=timezone.now(), door=youssef, versie=1
    )
    for way in ("wijzigen", "gebruik", "origineel"):
        page = beheer.get(f"{LIJST}{code}/{way}/")
        assert beheer.post("/concept/", {**fields(page), "reden": "x"}).status_code == 200
    plekken = list(Concept.objects.values_list("plek", flat=True))
    assert len(plekken) == 3
    assert all(len(plek) <= 80 for plek in plekken)


def test_a_change_shows_both_sides_and_its_history(beheer):
    adres = f"{LIJST}schuldhulpverlening/wijzigen/"
    assert send(beheer, adres, weken="16").status_code == 302
    assert Aanpassing.objects.get().velden == {"weken": 16}
    page = beheer.get(f"{LIJST}schuldhulpverlening/").content.decode()
    for said in ("Wat uw gemeente veranderde", "<td>12", "<td>16", "Hier is het zo.", "hoeveel weken"):
        assert said in page


def test_sending_the_form_as_it_is_changes_nothing(beheer):
    for code in (
        "schuldhulpverlening",
        "eigen_kracht_conferentie",
        "wettelijke_schuldsanering",
        "veilig_thuis",
    ):
        assert send(beheer, f"{LIJST}{code}/wijzigen/").status_code == 302
        assert Aanpassing.objects.get(code=code).velden == {}


def test_two_who_change_the_same_both_see_both(beheer):
    adres = f"{LIJST}taalhuis/wijzigen/"
    eerste, tweede = beheer.get(adres), beheer.get(adres)
    assert send(beheer, adres, eerste, weken="16").status_code == 302
    answer = send(beheer, adres, tweede, weken="18")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand anders heeft dit ook gewijzigd" in page
    assert ">16<" in page
    assert ">18<" in page


def test_what_does_not_hold_is_said_at_its_field(beheer):
    answer = send(beheer, f"{LIJST}taalhuis/wijzigen/", ernst_van="4", ernst_tot="1")
    assert answer.status_code == 422
    assert (
        "van laag naar hoog"
        in re.search(r'id="id_ernst_tot_error">(.*?)</p>', answer.content.decode(), re.S)[1]
    )


def test_safety_cannot_be_shared(beheer):
    answer = send(beheer, f"{LIJST}veilig_thuis/wijzigen/", gedeeld="on")
    assert answer.status_code == 422
    assert "nooit in een gedeeld plan" in answer.content.decode()


def test_off_and_on_again(beheer):
    page = beheer.get(f"{LIJST}schuldhulpverlening/gebruik/").content.decode()
    assert "Van schulden af via de rechter" in page  # what follows on it
    send(beheer, f"{LIJST}schuldhulpverlening/gebruik/")
    assert not get_interventie(gemeente=GEMEENTE, code="schuldhulpverlening").is_aan
    assert "niet in gebruik" in beheer.get(LIJST).content.decode()
    send(beheer, f"{LIJST}schuldhulpverlening/gebruik/")
    assert get_interventie(gemeente=GEMEENTE, code="schuldhulpverlening").is_aan


def test_back_to_the_original_is_one_act(beheer):
    send(beheer, f"{LIJST}taalhuis/wijzigen/", weken="16")
    send(beheer, f"{LIJST}taalhuis/origineel/")
    assert get_interventie(gemeente=GEMEENTE, code="taalhuis").herkomst == "catalogus"


def test_a_text_that_is_hard_to_read_is_kept_with_a_hint(beheer):
    hard = "Multidisciplinaire samenwerkingsovereenkomsten organiseren gespecialiseerde ondersteuningsarrangementen."
    assert send(beheer, f"{LIJST}taalhuis/wijzigen/", wat=hard).status_code == 302
    assert "Kan het gewoner?" in beheer.get(f"{LIJST}taalhuis/").content.decode()


def test_the_list_finds_by_part_and_by_what_was_changed(beheer):
    send(beheer, f"{LIJST}taalhuis/wijzigen/", weken="16")
    changed = beheer.get(f"{LIJST}?herkomst=gewijzigd").content.decode()
    assert "Eén gevonden." in changed
    assert "Beter lezen en schrijven" in changed
    assert "gevonden." in beheer.get(f"{LIJST}?onderdeel=onderwijs&fase=versterken").content.decode()


def test_the_colleague_of_another_municipality_sees_nothing_of_it(beheer, youssef, make_account, log_in):
    send(beheer, f"{LIJST}nieuw/", **NEW)
    type(youssef).objects.filter(pk=youssef.pk).update(gemeente="elders")
    assert beheer.get(f"{LIJST}eigen_samen_breien_in_de_brug/").status_code == 404


@pytest.mark.parametrize(
    "way", ["", "nieuw/", "taalhuis/", "taalhuis/wijzigen/", "taalhuis/gebruik/", "taalhuis/origineel/"]
)
def test_for_others_this_door_does_not_exist(noor, log_in, client, way):
    assert log_in(noor).get(LIJST + way).status_code == 404
    assert client.get(LIJST + way)["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("way", ["", "wijzigen/", "gebruik/", "origineel/"])
def test_what_is_not_there_is_not_there(beheer, way):
    assert beheer.get(f"{LIJST}nergens/{way}").status_code == 404
