"""`draagkracht manage rotate_sleutels`: a new key, and everything written anew under it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from draagkracht.toegang.herversleutelen import rewrite_factors, rewrite_fields, rewrite_files
from draagkracht.toegang.sleutels import add_sleutel


class Command(BaseCommand):
    help = "Maakt een nieuwe sleutel en versleutelt alle velden en bijlagen opnieuw. Oude sleutels blijven in de bos."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SLEUTELS:
            raise CommandError(
                "De sleutels staan in DRAAGKRACHT_SLEUTELS; zet daar zelf een nieuwe sleutel bij."
            )
        name = add_sleutel(Path(settings.SLEUTELBESTAND))
        rows = rewrite_fields() + rewrite_factors()
        files, unreadable = rewrite_files()
        self.stdout.write(
            f"Sleutel {name} is actief; {rows} rijen en {files} bijlagen zijn opnieuw versleuteld."
        )
        if unreadable:
            raise CommandError(f"{unreadable} bijlagen zijn niet te lezen en bleven zoals ze waren.")
