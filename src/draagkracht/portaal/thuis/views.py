"""The first page: the next thing first, and from there everything else in one tap."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from ..deur import Bezoek, portaal_view, render_portaal


@portaal_view("begin")
def show(request: HttpRequest, bezoek: Bezoek) -> HttpResponse:
    """The resident's own start."""
    return render_portaal(request, bezoek, "thuis.html")
