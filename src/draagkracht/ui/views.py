"""The example pages: every component and picture with made-up content. Wired only where developers work."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import voorbeeld


def voorbeelden(request: HttpRequest) -> HttpResponse:
    """The whole family on one page, with a form that has errors and one that met someone else's change."""
    messages.success(request, "De hulpvraag is bewaard.")
    messages.warning(request, "Deze afspraak valt na de einddatum van het doel.")
    return render(request, "ui/voorbeelden.html", voorbeeld.page())


def voorbeeld_beelden(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/voorbeeld_beelden.html", voorbeeld.page())


def voorbeeld_gesprek(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/voorbeeld_gesprek.html", voorbeeld.conversation())


def voorbeeld_afdruk(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/voorbeeld_afdruk.html", voorbeeld.page())
