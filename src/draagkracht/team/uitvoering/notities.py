"""Notes and attachments at the team's door."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.uitvoering.selectors import (
    get_bijlage,
    get_notitie,
    list_versies,
    read_bijlage,
)
from draagkracht.werkproces.uitvoering.services import (
    STAP,
    change_notitie,
    record_notitie,
    remove_bijlage,
)

from ..deur import dossier_view, render_dossier
from .forms import NotitieForm


def _page(dossier: Dossier, anchor: str) -> str:
    return reverse("team:uitvoering", args=[dossier.pk]) + anchor


def note_form(request: HttpRequest, dossier: Dossier) -> Formulier:
    """The text box, with a place for a file as long as the dossier is open."""
    is_open = dossier.gesloten_op is None
    return formulier(
        request, NotitieForm, plek="notitie", dossier_id=dossier.pk, prefix="notitie", has_bestand=is_open
    )


def take_note(request: HttpRequest, dossier: Dossier, f: Formulier) -> HttpResponse | None:
    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        file = data.get("bestand")
        record_notitie(
            dossier=dossier,
            door=request.user,
            op=request.op,
            tekst=data["tekst"],
            bestanden=[_read(file)] if file else [],
            sleutel=sleutel,
        )

    return f.act(request, do, _page(dossier, "#notities"), _("Bewaard."))


def _read(file: UploadedFile) -> tuple[str, bytes]:
    """The name and the contents, never more than one byte over the limit: the rest is refused anyway."""
    return file.name or "", file.read(settings.BIJLAGE_MAX_BYTES + 1)


@dossier_view("uitvoering: notitie")
def change_note(request: HttpRequest, dossier: Dossier, notitie_id: uuid.UUID) -> HttpResponse:
    """One note: change it, and read what it was before."""
    notitie = get_notitie(dossier=dossier, notitie_id=notitie_id)
    f = formulier(
        request,
        NotitieForm,
        plek=f"notitie:{notitie.pk}",
        dossier_id=dossier.pk,
        object=notitie,
        initial={"tekst": notitie.tekst},
        has_bestand=False,
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        change_notitie(
            notitie=notitie,
            door=request.user,
            op=request.op,
            tekst=data["tekst"],
            versie=versie,
            sleutel=sleutel,
        )

    done = f.act(request, do, _page(dossier, "#notities"), _("De notitie is bewaard."))
    return done or render_dossier(
        request,
        dossier,
        "team/uitvoering/notitie.html",
        STAP,
        f.status,
        f=f,
        notitie=notitie,
        versies=list(list_versies(notitie=notitie)),
    )


@dossier_view("uitvoering: bijlage", kanaal="bestand")
def download(request: HttpRequest, dossier: Dossier, bijlage_id: uuid.UUID) -> HttpResponse:
    """The file itself: always as a download, never shown inside our pages, never kept by a cache."""
    bijlage = get_bijlage(dossier=dossier, bijlage_id=bijlage_id)
    answer = HttpResponse(read_bijlage(bijlage=bijlage), content_type=bijlage.mediatype)
    answer["Content-Disposition"] = content_disposition_header(True, bijlage.naam)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@dossier_view("uitvoering: bijlage")
def remove(request: HttpRequest, dossier: Dossier, bijlage_id: uuid.UUID) -> HttpResponse:
    """Ask once, then take the file away."""
    bijlage = get_bijlage(dossier=dossier, bijlage_id=bijlage_id)
    f = formulier(
        request, KnopForm, plek=f"bijlage-weg:{bijlage.pk}", dossier_id=dossier.pk, is_drafted=False
    )

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        remove_bijlage(bijlage=bijlage, door=request.user, op=request.op, sleutel=sleutel)

    done = f.act(request, do, _page(dossier, "#notities"), _("Het bestand is weggehaald."))
    return done or render_dossier(
        request, dossier, "team/uitvoering/bijlage_weg.html", STAP, f.status, f=f, bijlage=bijlage
    )
