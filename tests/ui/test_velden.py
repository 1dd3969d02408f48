"""Fields: label, help and errors belong to the control; nothing is starred."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django import forms


class Vragen(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Zoals u genoemd wilt worden.", max_length=10)
    woorden = forms.CharField(label="In eigen woorden", widget=forms.Textarea, required=False)
    wie = forms.ChoiceField(label="Wie", choices=[("a", "Ik"), ("b", "Samen")], widget=forms.RadioSelect)
    over = forms.MultipleChoiceField(
        label="Over",
        choices=[("g", "Geld"), ("w", "Wonen")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Meer mag.",
    )
    fase = forms.ChoiceField(label="Fase", choices=[("1", "Eerst"), ("2", "Dan")])
    op = forms.DateField(label="Wanneer", widget=forms.DateInput(attrs={"min": "2026-01-01"}))
    ja = forms.BooleanField(label="Stuur een bericht", required=False)
    bestand = forms.FileField(label="Bijlage", required=False)
    geheim = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.fixture
def show(render):
    def shown(form: forms.Form, naam: str) -> str:
        return render('{% from "ui/velden.html" import veld %}{{ veld(form[naam]) }}', form=form, naam=naam)

    return shown


@pytest.fixture
def summary(render):
    return lambda form: render('{% from "ui/velden.html" import fouten %}{{ fouten(form) }}', form=form)


def described(html: str) -> set[str]:
    return set(re.search(r'aria-describedby="([^"]+)"', html)[1].split())


def test_the_label_points_at_the_control(show):
    for naam in ("naam", "woorden", "fase", "op", "ja", "bestand"):
        html = show(Vragen(), naam)
        assert f'for="id_{naam}"' in html
        assert f'id="id_{naam}"' in html


@pytest.mark.parametrize("naam", ["naam", "wie", "over", "op"])
def test_errors_and_help_are_tied_to_the_control(show, naam):
    html = show(Vragen({}), naam)
    for ref in described(html):
        assert f'id="{ref}"' in html
    assert f"id_{naam}_error" in described(html)


def test_help_alone_is_tied_as_well(show):
    assert described(show(Vragen(), "naam")) == {"id_naam_helptext"}


def test_nothing_is_starred(show):
    assert all("*" not in show(Vragen(), naam) for naam in Vragen.base_fields)


def test_a_group_of_choices_is_a_fieldset_with_a_legend(show):
    html = show(Vragen({"wie": "b"}), "wie")
    assert "<legend" in html
    assert re.findall(r'value="(\w)"( checked)?', html) == [("a", ""), ("b", " checked")]


def test_more_choices_may_be_ticked(show):
    html = show(Vragen({"over": ["g", "w"]}), "over")
    assert html.count('type="checkbox"') == html.count(" checked") == 2


def test_a_date_goes_to_the_browser_the_way_it_wants_it(show):
    html = show(Vragen(initial={"op": date(2026, 11, 23)}), "op")
    assert 'type="date"' in html
    assert 'value="2026-11-23"' in html
    assert 'min="2026-01-01"' in html


def test_a_date_that_was_mistyped_stays(show):
    assert 'value="31-02-2026"' in show(Vragen({"op": "31-02-2026"}), "op")


def test_a_hidden_field_stays_hidden(show):
    assert show(Vragen(), "geheim").strip().startswith('<input type="hidden"')


def test_what_was_typed_is_escaped(show):
    html = show(Vragen({"naam": '"><script>alert(1)</script>'}), "naam")
    assert "<script" not in html


def test_a_class_of_the_widget_is_kept(show):
    form = Vragen()
    form.fields["naam"].widget.attrs["class"] = "smal"
    assert "smal" in re.search(r'<input[^>]+class="([^"]+)"', show(form, "naam"))[1]


def test_the_summary_links_to_every_field(summary):
    html = summary(Vragen({}))
    assert {"#id_naam", "#id_wie", "#id_over", "#id_fase", "#id_op"} <= set(
        re.findall(r'href="([^"]+)"', html)
    )


def test_the_summary_links_reach_something(summary, show):
    form = Vragen({})
    for naam in form.errors:
        target = re.search(rf'href="#([^"]*{naam}[^"]*)"', summary(form))[1]
        assert f'id="{target}"' in show(form, naam)


def test_without_errors_there_is_no_summary(summary):
    assert summary(Vragen()).strip() == ""


class Lijsten(forms.Form):
    gekozen = forms.ChoiceField(choices=[("", "geen"), ("1", 'Een "&" <b>'), (2, "Twee")], required=False)
    groepen = forms.ChoiceField(
        choices=[("a", "Los"), ("Groep", [("b", "Bij"), ("c", "Niets")])],
        widget=forms.Select(attrs={"data-x": "<1>"}),
    )
    getal = forms.IntegerField(min_value=0, max_value=9, localize=True)
    prijs = forms.DecimalField(localize=True)
    mail = forms.EmailField(widget=forms.EmailInput(attrs={"disabled": True, "readonly": False}))
    web = forms.URLField(assume_scheme="https")
    wachtwoord = forms.CharField(widget=forms.PasswordInput)
    vink = forms.BooleanField(required=False)
    bestand = forms.FileField(widget=forms.FileInput(attrs={"accept": ".csv"}))


GEGEVENS = {
    "gekozen": 2,
    "groepen": "b",
    "getal": 7,
    "prijs": 1234.5,
    "mail": 'x"@y.nl',
    "wachtwoord": "geheim",
}


class _Tags(HTMLParser):
    """What a browser makes of it: every tag with its attributes, and the text between."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[object] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, {naam: waarde or "" for naam, waarde in attrs if naam != "class"}))

    def handle_data(self, data):
        if data.strip():
            self.seen.append(data.strip())


def tags(html: str) -> list[object]:
    lezer = _Tags()
    lezer.feed(html)
    return lezer.seen


@pytest.mark.parametrize("naam", list(Lijsten.base_fields))
@pytest.mark.parametrize(
    "gegevens", [{}, GEGEVENS, {**GEGEVENS, "vink": True, "gekozen": "weg", "getal": "x"}]
)
@pytest.mark.parametrize("is_sent", [True, False])
def test_a_control_is_what_django_itself_would_write(render, naam, gegevens, is_sent):
    form = Lijsten(gegevens, {}) if is_sent else Lijsten(initial=gegevens)
    here = render(
        '{% from "ui/velden.html" import bediening %}{{ bediening(form[naam], "x") }}', form=form, naam=naam
    )
    assert tags(here) == tags(form[naam].as_widget(attrs={"class": "x"}))
