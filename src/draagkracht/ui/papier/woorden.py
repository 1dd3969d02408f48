"""The fixed words of the plan and the verslag: the resident's in I-form and B1, the professional's plain."""

from __future__ import annotations

from django.utils.translation import gettext as _


def _square() -> str:
    return _("Een vierkantje staat voor een teken dat niet op papier kan.")


def plan_words() -> dict[str, str]:
    return {
        "vierkant": _square(),
        "vraag": _("Mijn vraag"),
        "zagen": _("Wat we samen zagen"),
        "weegt": _("Wat zwaar is"),
        "draagt": _("Wat mij helpt"),
        "ook": _("Ook belangrijk"),
        "doelen": _("Mijn doelen"),
        "stappen": _("Mijn stappen"),
        "deze_week": _("Deze week"),
        "later": _("Daarna"),
        "bellen": _("Wie kan ik bellen?"),
        "telefoon": _("Telefoon"),
        "met_wie": _("Met wie"),
        "waar": _("Waar"),
        "leer_ik": _("Wat ik leer"),
        "wanneer": _("Wanneer"),
        "als": _("Als"),
        "met": _("met"),
        "van_mij": _("Dit plan is van mij. Ik mag er altijd iets in veranderen."),
    }


def verslag_words() -> dict[str, str]:
    return {
        "vierkant": _square(),
        "vertrouwelijk": _("Vertrouwelijk"),
        "weegt": _("Wat weegt"),
        "draagt": _("Wat draagt"),
        "inwoner": _("inwoner"),
        "professional": _("professional"),
        "naaste": _("naaste"),
        "eerder": _("eerder"),
        "licht_vol": _("licht: is er · vol: nu te gebruiken · streepje: eerder te gebruiken"),
        "veiligheid": _("Veiligheid"),
        "veiligheid_uitleg": _(
            "Vertrouwelijk. Dit deel hoort niet in het gedeelde plan. Geef het niet door zonder eigen grondslag, en laat "
            "het niet liggen waar huisgenoten het kunnen lezen."
        ),
    }
