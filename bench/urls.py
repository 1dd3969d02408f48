"""The product's addresses and the floor: a signed-in page with one static template of 30 KB. Never in the product."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from draagkracht.config.urls import handler400, handler403, handler404, handler500
from draagkracht.team.deur import team_view

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

ROW = '<tr><th scope="row">Regel {n}</th><td>Een rustige regel tekst over week {n}, met genoeg woorden.</td></tr>\n'
TEXT = "<!DOCTYPE html><html lang=nl><title>Vloer</title><table>" + "".join(ROW.format(n=n) for n in range(290)) + "</table></html>"
TEMPLATE = engines["jinja2"].from_string(TEXT)


@team_view
def floor(request: HttpRequest) -> HttpResponse:
    return HttpResponse(TEMPLATE.render({}, request))


urlpatterns = [path("vloer/", floor), path("", include("draagkracht.config.urls"))]
