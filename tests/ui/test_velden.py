"""Fields: label, help and errors belong to the control; nothing is starred."""

import re
from datetime import date

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
