"""Write everything that is encrypted anew under the active key, so that an old key can go."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from .sleutels import decrypt_bytes, encrypt_bytes, file_context
from .tweede_factor import SECRETS, decrypt_factor, encrypt_factor
from .velden import EncryptedTextField

BATCH = 500


def encrypted_fields() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every model with encrypted fields (the history tables too), with the names of those fields."""
    for model in apps.get_models(include_auto_created=True):
        names = [field.name for field in model._meta.get_fields() if isinstance(field, EncryptedTextField)]
        if names:
            yield model, names


def rewrite_fields() -> int:
    """Read and write every row with encrypted fields; the number of rows. Can be stopped and begun again."""
    count = 0
    for model, names in encrypted_fields():
        keys = list(model._base_manager.values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            with transaction.atomic():
                # Held until they are written: what somebody saves meanwhile must not be undone by an older text.
                held = model._base_manager.select_for_update().filter(pk__in=keys[start : start + BATCH])
                rows = list(held.only(*names))
                model._base_manager.bulk_update(rows, names)
            count += len(rows)
    return count


def rewrite_factors() -> int:
    """Write the secrets of every second factor anew; how many there are."""
    with transaction.atomic():
        rows = list(Authenticator.objects.select_for_update())
        for row in rows:
            row.data |= {
                key: encrypt_factor(decrypt_factor(row.data[key])) for key in SECRETS if key in row.data
            }
        Authenticator.objects.bulk_update(rows, ["data"])
    return len(rows)


def rewrite_files() -> tuple[int, int]:
    """Write every attachment on disk anew: how many, and how many could not be read and stay as they are.

    Each file is replaced in one move. One that was taken away meanwhile is not counted.
    """
    written, unreadable = 0, 0
    for path in sorted(Path(settings.BIJLAGEN).rglob("*")):
        context = _context_of(path)
        if context is None:
            continue
        try:
            contents = decrypt_bytes(path.read_bytes(), context)
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            unreadable += 1
            continue
        temporary = path.with_suffix(".nieuw")
        temporary.touch(mode=0o600)
        temporary.write_bytes(encrypt_bytes(contents, context))
        temporary.replace(path)
        written += 1
    return written, unreadable


def _context_of(path: Path) -> str | None:
    """None for what is no attachment: a folder, or a file that is still being written."""
    return file_context(uuid.UUID(path.name)) if re.fullmatch(r"[0-9a-f]{32}", path.name) else None
