"""Model fields that are encrypted in the database."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from .sleutels import decrypt, encrypt

ALLOWED_LOOKUPS = {"isnull"}


class EncryptedTextField(models.TextField):
    """Text that is a token in the database and plain text in Python. "" stays "".

    The field's name is part of what is signed: a token copied to another column cannot be read there.
    Filtering on it is refused (except `isnull`): every token differs. Search goes through `blind`.
    """

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value if value is None else encrypt(value, self.attname)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value if value is None else decrypt(value, self.attname)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in ALLOWED_LOOKUPS:
            raise FieldError(f"Field '{self.name}' is encrypted and cannot be filtered with '{lookup_name}'.")
        return super().get_lookup(lookup_name)


class EncryptedJSONField(EncryptedTextField):
    """JSON-able data, encrypted. Empty data is stored as data, not as ""."""

    def get_prep_value(self, value: Any) -> Any:
        return value if value is None else encrypt(json.dumps(value), self.attname)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value if value is None else json.loads(decrypt(value, self.attname))

    def to_python(self, value: Any) -> Any:
        return value
