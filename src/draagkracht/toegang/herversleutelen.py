"""Write every encrypted field anew under the active key, so that an old key can go."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from .sleutels import decrypt_bytes, encrypt_bytes, sleutelbos
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


def rewrite_files() -> int:
    """Write every attachment on disk anew; the number of files. Each file is replaced in one move."""
    count = 0
    for path in sorted(settings.BIJLAGEN.glob("*")) if settings.BIJLAGEN.exists() else []:
        if path.suffix == ".nieuw":
            continue
        temporary = path.with_suffix(".nieuw")
        temporary.write_bytes(encrypt_bytes(decrypt_bytes(path.read_bytes(), path.name), path.name))
        temporary.replace(path)
        count += 1
    return count


def active_key() -> str:
    return sleutelbos().actief
