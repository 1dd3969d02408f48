"""The letter of an invitation, on the screen and on paper. The code is in nobody's hands but who has the page open."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import segno
from django.utils.translation import gettext as _

from draagkracht.ui.jinja import datum
from draagkracht.ui.papier.pdf import make_pdf
from draagkracht.werkproces.dossier.contact.bereikbaarheden import get_bereikbaarheid
from draagkracht.werkproces.dossier.contact.models import Uitnodiging
from draagkracht.werkproces.dossier.contact.uitnodigingen import write_code


def letter_words(uitnodiging: Uitnodiging, adres: str) -> dict[str, Any]:
    """What the letter says, in plain words: `adres` is where the code can be typed."""
    proof = _("Vul het woord of getal in dat wij samen hebben afgesproken.")
    if uitnodiging.bewijs == Uitnodiging.Bewijs.GEBOORTEDATUM:
        proof = _("Vul uw geboortedatum in.")
    return {
        "kop": _("Mijn plan"),
        "begin": _("Met deze code kunt u zelf lezen en schrijven. De code werkt tot %(op)s.")
        % {"op": datum(uitnodiging.tot_op, "j F Y")},
        "uw_code": _("Uw code"),
        "qr": _("Vierkant met het adres en de code, om met uw telefoon te lezen"),
        "stappen": [
            _("Richt de camera van uw telefoon op het vierkant. Of ga naar %(adres)s en typ de code.")
            % {"adres": adres},
            proof,
            _("Kies een eigen pincode van zes cijfers."),
        ],
        "bewaren": _("Bewaar de code op een plek die van u is. U hebt hem elke keer nodig."),
    }


def letter_pdf(uitnodiging: Uitnodiging, code: str, *, adres: str, link: str, op: dt.datetime) -> bytes:
    """The letter as a PDF/UA-1. The resident's own address only where a letter to the house is safe."""
    inwoner = uitnodiging.dossier.inwoner
    is_posted = get_bereikbaarheid(dossier=uitnodiging.dossier).has_brief and inwoner.adres
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", scale=5, border=2, light="#fff")
    lines = [inwoner.naam, *(part.strip() for part in inwoner.adres.split(","))] if is_posted else []
    gegevens = {
        "taal": "nl",
        "adres": lines,
        "code": write_code(code),
        "woorden": letter_words(uitnodiging, adres),
    }
    return make_pdf("uitnodiging", gegevens, op=op, beelden={"qr.svg": drawn.getvalue()})
