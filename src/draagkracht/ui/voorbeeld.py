"""Made-up content for the example page: one resident, the same in every picture."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django import forms

from . import voorbeeld_beelden as feiten
from .beeld.doelschaal import doelschaal, doelschaal_tabel
from .beeld.ecogram import ecogram, ecogram_tabel
from .beeld.profiel import profiel, profiel_tabel
from .beeld.rode_draad import rode_draad, rode_draad_tabel
from .beeld.tijdlijn import tijdlijn, tijdlijn_tabel
from .beeld.verandering import verandering, verandering_tabel

LEVELS_WEIGHT = (
    ("0", "geen zorg", "Kan rondkomen; rekeningen zijn betaald."),
    ("1", "in de gaten houden", "Soms krap; er is geen achterstand."),
    ("2", "aanpakken", "Vaak tekort; rekeningen blijven liggen."),
    ("3", "snel aanpakken", "De schulden groeien; er zijn aanmaningen."),
    ("4", "acuut", "Huis, gas, licht of inkomen valt bijna weg."),
)
LEVELS_RESIDENT = (
    ("0", "Goed", "Ik kom rond."),
    ("1", "Ik let goed op", "Soms is het krap."),
    ("2", "Het is lastig", "Ik kom vaak geld tekort."),
    ("3", "Het is zwaar", "Mijn schulden worden groter."),
    ("4", "Het kan niet wachten", "Ik raak bijna mijn huis, gas of licht kwijt."),
)
STANDEN = (("besproken", "Wel besproken, niets vastgelegd"), ("niet_besproken", "Niet besproken"))


class AfspraakForm(forms.Form):
    wat = forms.CharField(label="Wat gaat u doen?", help_text="Klein genoeg voor een week.", max_length=300)
    hoe = forms.CharField(
        label="Hoe pakt u het aan?", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    op = forms.DateField(label="Wanneer?", widget=forms.DateInput)
    met_wie = forms.ChoiceField(
        label="Met wie?",
        choices=[("alleen", "Alleen"), ("zus", "Met mijn zus"), ("vrijwilliger", "Met de vrijwilliger")],
        widget=forms.RadioSelect,
    )
    over = forms.MultipleChoiceField(
        label="Waar gaat het over?",
        choices=[("geld", "Geld en schulden"), ("wonen", "Wonen"), ("post", "De post")],
        widget=forms.CheckboxSelectMultiple,
        help_text="U kunt meer kiezen.",
        required=False,
    )
    fase = forms.ChoiceField(
        label="Fase", choices=[("s", "Eerst lucht"), ("v", "Leren"), ("b", "Vasthouden")]
    )
    herinneren = forms.BooleanField(label="Stuur een bericht op de dag zelf", required=False)
    bijlage = forms.FileField(label="Bijlage", required=False)


def sketch(**facts: object) -> SimpleNamespace:
    return SimpleNamespace(**facts)


def form_state(botsing: list[SimpleNamespace] | None = None) -> SimpleNamespace:
    moment = datetime(2026, 11, 23, 13, 3, tzinfo=UTC)
    return sketch(sleutel="voorbeeld", versie=3, concept="voorbeeld", concept_op=moment, botsing=botsing)


def collision() -> list[SimpleNamespace]:
    return [
        sketch(
            label="Samenvatting in eigen woorden",
            hun="Eerst moet de stroom blijven. Daarna wil ik de post zelf kunnen.",
            uw="Eerst de stroom. Daarna wil ik leren de post zelf te doen, met iemand erbij.",
            door="M. de Wit",
            op=datetime(2026, 11, 23, 12, 41, tzinfo=UTC),
        )
    ]


def steps() -> list[SimpleNamespace]:
    rows = (
        ("hulpvraag", "in eigen woorden", "citaat"),
        ("meting", "twee stemmen", "balans"),
        ("vraagverheldering", "bezig", "gesprek"),
        ("doelen", "twee doelen", "doel"),
        ("aanpak", "nog te doen", "route"),
        ("uitvoering", "nog te doen", "afspraken"),
        ("doelbereiking", "nog te doen", "vlag"),
    )
    return [sketch(naam=naam, stand=stand, icoon=icoon, url="#inhoud") for naam, stand, icoon in rows]


def pictures() -> list[tuple[str, str, object, object]]:
    """(anchor, name, picture, the same as a table)."""
    return [
        ("profiel", "Profiel", profiel(feiten.PROFIEL), profiel_tabel(feiten.PROFIEL)),
        ("rode-draad", "Rode draad", rode_draad(feiten.DRAAD), rode_draad_tabel(feiten.DRAAD)),
        ("mensen", "De mensen eromheen", ecogram(feiten.ECOGRAM), ecogram_tabel(feiten.ECOGRAM)),
        ("plan", "Het plan in de tijd", tijdlijn(feiten.PLAN), tijdlijn_tabel(feiten.PLAN)),
        (
            "doel",
            "Een doel op zijn vijf niveaus",
            doelschaal(feiten.DOELSCHAAL),
            doelschaal_tabel(feiten.DOELSCHAAL),
        ),
        (
            "wat-veranderde",
            "Wat er veranderde",
            verandering(feiten.VERANDERINGEN),
            verandering_tabel(feiten.VERANDERINGEN),
        ),
    ]


def page() -> dict[str, object]:
    return {
        "beelden": pictures(),
        "menu": [("Vandaag", "#", False), ("Dossiers", "#", True), ("Zoeken", "#", False)],
        "stappen": steps(),
        "leeg_formulier": AfspraakForm(),
        "fout_formulier": AfspraakForm({"wat": "", "op": "31-02-2026", "over": ["geld"]}, auto_id="fout_%s"),
        "f": form_state(),
        "f_botsing": form_state(collision()),
        "niveaus": LEVELS_WEIGHT,
        "standen": STANDEN,
        "vraag": "Ik durf de post niet meer open te maken.",
        "vraag_op": date(2026, 3, 2),
    }


def conversation() -> dict[str, object]:
    return {"niveaus": LEVELS_RESIDENT, "standen": (("later", "Hier wil ik het nu niet over hebben"),)}
