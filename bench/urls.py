"""The product's addresses and the floor: a signed-in page with one static template of 30 KB. Never in the product."""

import random
import uuid

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from draagkracht.config import urls as product
from draagkracht.team.deur import team_view

# Words in an order that does not repeat, so that packing costs what it costs for a real page.
WORDS = (
    "vraag meting doel stap afspraak netwerk buurt kracht last week samen rustig praten luisteren kiezen plan"
).split()
PICK = random.Random(30)
ROW = '<tr class="dk-rij-{n}"><th scope="row"><a href="/regel/{id}/">{kop}</a></th><td>{tekst}</td></tr>\n'


def _row(n: int) -> str:
    kop, tekst = (" ".join(PICK.choices(WORDS, k=k)) for k in (2, 7))
    return ROW.format(n=n, id=uuid.UUID(int=PICK.getrandbits(128)), kop=kop, tekst=tekst)


TEXT = (
    f"<!DOCTYPE html><html lang=nl><title>Vloer</title><table>{''.join(map(_row, range(185)))}</table></html>"
)
TEMPLATE = engines["jinja2"].from_string(TEXT)


@team_view
def floor(request: HttpRequest) -> HttpResponse:
    return HttpResponse(TEMPLATE.render({}, request))


handler400, handler403 = product.handler400, product.handler403
handler404, handler500 = product.handler404, product.handler500
urlpatterns = [path("vloer/", floor), path("", include(product))]
