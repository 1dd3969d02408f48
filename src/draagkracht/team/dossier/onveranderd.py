"""The dossier's first page when nothing changed: the browser shows what it has, after the same check of rights."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils import timezone

from draagkracht.werkproces.dossier.models import Dossier


@cache
def build() -> str:
    """Changes with every new version of what makes the page: its code, templates and styles."""
    kinds = (".py", ".html", ".css", ".js", ".toml")
    newest = max(path.stat().st_mtime_ns for path in Path(settings.PAKKET).rglob("*") if path.suffix in kinds)
    return f"{newest:x}"


def tag_of(request: HttpRequest, dossier: Dossier) -> str:
    """What the page depends on, as one ETag: who looks and by which right, what is in it, which day it is, which build.

    The cookie's secret is in it because the page holds a form that is tied to it. A page with a message to read once
    has no tag: "".
    """
    if len(get_messages(request)):
        return ""
    today = timezone.localdate(request.op)
    facts = [
        request.user.pk,
        request.user.naam,
        dossier.recht,
        dossier.pk,
        dossier.versie,
        dossier.inwoner_versie,
        dossier.gesloten_op,
        today,
        build(),
        request.META.get("CSRF_COOKIE", ""),
        dossier.mijn_concepten,
    ]
    return f'"{hashlib.sha256(repr(facts).encode()).hexdigest()[:32]}"'


def is_seen(request: HttpRequest, dossier: Dossier) -> bool:
    """Sets `request.tag` and `request.is_unchanged`. True: logged already, within a quarter of an hour."""
    request.tag = tag_of(request, dossier)
    sent = [tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")]
    request.is_unchanged = bool(request.tag) and request.tag in sent
    return request.is_unchanged and dossier.mijn_blik is not None
