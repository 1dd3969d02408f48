"""Taking over a sociale kaart in the browser: choose a file, see what would happen, do it, read the report.

A large file takes half a minute. Its page is sent while the work goes on: first that it has begun, after every batch how far
it is, at the end the report. So nothing waits behind the scenes, it works without scripts, and who closes the page stops it
between two batches; what is in by then stays, and the same file once more does the rest.

Between the pages the file waits packed, as a draft of this person alone; once taken over, the report takes its place.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.entree.concepten import NO_DOSSIER
from draagkracht.entree.formulier import Formulier, formulier, now
from draagkracht.entree.tussenstand import get_values, keep_values, values_of
from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.sociale_kaart.voorzieningen.hsds_tabel_schrijven import write_zip
from draagkracht.sociale_kaart.voorzieningen.invoer import Verslag, check_bron, import_by_batch
from draagkracht.sociale_kaart.voorzieningen.stukken import split_stukken
from draagkracht.sociale_kaart.voorzieningen.uitvoer import list_diensten, write_json
from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.concepten import drop_concept, get_concept

from ..deur import beheer_view, render_beheer
from .forms import BestandForm

BESTAND, VERSLAG = "kaart:bestand", "kaart:verslag"
MB = 1024 * 1024
MAX_BYTES = settings.UPLOAD_MAX_BYTES  # a larger file comes packed, or goes by the command
MELDINGEN = ("overgeslagen", "niet_overgenomen", "hier_verbeterd")
VOORTGANG, UITKOMST = "<!--voortgang-->", "<!--uitkomst-->"  # where the templates leave room


@beheer_view
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a file, or take the whole map along for another system."""
    f = formulier(request, BestandForm, plek="kaart:kiezen", is_drafted=False)

    def do(data: dict[str, Any], **_given: Any) -> None:
        bestand = data["bestand"]
        if bestand.size > MAX_BYTES:
            raise Fout(
                _("Dit bestand is te groot voor de browser: hoogstens %d MB.") % (MAX_BYTES // MB), "bestand"
            )
        check_bron(data["bron"])
        velden = {"naam": bestand.name[:100], "bron": data["bron"], "inhoud": _pack(bestand.read())}
        keep_values(request.user, BESTAND, velden)

    done = f.act(request, do, reverse("beheer:kaart-controle"))
    return done or render_beheer(request, "beheer/sociale_kaart/kiezen.html", f.status, f=f)


@beheer_view
def check(request: HttpRequest) -> HttpResponseBase:
    """What would happen with the file that was chosen; the button does it."""
    concept = get_concept(door=request.user, dossier_id=NO_DOSSIER, plek=BESTAND)
    if concept is None:
        return redirect("beheer:kaart-verslag" if get_values(request.user, VERSLAG) else "beheer:kaart")
    f = formulier(request, forms.Form, plek="kaart:overnemen", is_drafted=False)
    velden = concept.velden

    def finish(verslag: Verslag) -> dict[str, Any]:
        shown = _shown(verslag)
        keep_values(request.user, VERSLAG, shown | {"naam": velden["naam"]})
        drop_concept(door=request.user, dossier_id=NO_DOSSIER, plek=BESTAND)
        return shown

    def do(data: dict[str, Any], **_given: Any) -> HttpResponseBase:
        return _stream(request, velden, "verslag", finish, is_proef=False)

    done = f.act(request, do, reverse("beheer:kaart-verslag"))
    return done or _stream(request, velden, "controle", _shown, is_proef=True, f=f)


@beheer_view
def report(request: HttpRequest) -> HttpResponse:
    """What happened with the last file of this person."""
    verslag = get_values(request.user, VERSLAG)
    if verslag is None:
        return redirect("beheer:kaart")
    return render_beheer(
        request, "beheer/sociale_kaart/verslag.html", verslag=verslag, naam=verslag["naam"], is_streamed=False
    )


@beheer_view
def download_json(request: HttpRequest) -> HttpResponseBase:
    """The whole map as a page of services, sent while it is written."""
    return _download(write_json(request.user.gemeente), "application/json", "json")


@beheer_view
def download_zip(request: HttpRequest) -> HttpResponseBase:
    """The whole map as a data package."""
    return _download([write_zip(list_diensten(request.user.gemeente))], "application/zip", "zip")


def _download(delen: Iterable[str | bytes], soort: str, achter: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(delen, content_type=soort)
    naam = f"sociale-kaart-{timezone.localdate(now()):%Y-%m-%d}.{achter}"
    answer["Content-Disposition"] = f'attachment; filename="{naam}"'
    return answer


def _stream(
    request: HttpRequest,
    velden: dict[str, Any],
    soort: str,
    finish: Callable[[Verslag], dict[str, Any]],
    *,
    is_proef: bool,
    f: Formulier | None = None,
) -> StreamingHttpResponse:
    """The page of the trial or of the real thing, sent while the work goes on; `finish` makes what is shown."""
    page = render_beheer(
        request, f"beheer/sociale_kaart/{soort}.html", naam=velden["naam"], is_streamed=True, f=f
    ).content.decode()
    begin, rest = page.split(VOORTGANG)
    tussen, einde = rest.split(UITKOMST)

    def parts() -> Iterator[str]:
        yield begin
        try:
            verslag, gezegd = Verslag(), 0
            for verslag in _import(request, velden, is_proef=is_proef):
                if verslag.gelezen > gezegd:
                    gezegd = verslag.gelezen
                    yield f"{gezegd:,} ... ".replace(",", ".")
            context = {"verslag": finish(verslag), "f": f}
        except MethodiekFout as fout:
            context = {"fout": fout.zin}
        except DatabaseError:
            context = {
                "fout": _("De database was te druk. Probeer het nog een keer: wat er al in staat, blijft zo.")
            }
        yield (
            tussen + render_to_string(f"beheer/sociale_kaart/{soort}_uitkomst.html", context, request) + einde
        )

    answer = StreamingHttpResponse(parts())
    # Packing would hold back what is sent until there is enough of it; a proxy is asked not to wait either.
    answer["Content-Encoding"], answer["X-Accel-Buffering"] = "identity", "no"
    return answer


def _import(request: HttpRequest, velden: dict[str, Any], *, is_proef: bool) -> Iterator[Verslag]:
    ruw = zlib.decompress(base64.b64decode(velden["inhoud"]))
    yield from import_by_batch(
        stukken=split_stukken(velden["naam"], ruw),
        gemeente=request.user.gemeente,
        op=now(),
        bron=velden["bron"],
        door_id=request.user.pk,
        is_proef=is_proef,
    )


def _pack(ruw: bytes) -> str:
    return base64.b64encode(zlib.compress(ruw, 1)).decode()


def _shown(verslag: Verslag) -> dict[str, Any]:
    return values_of(verslag, MELDINGEN)
