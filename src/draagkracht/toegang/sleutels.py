"""The key ring: field encryption (AES-256-GCM) and keyed hashes, with keys kept apart from the database.

Keys live in a file of their own (`settings.SLEUTELBESTAND`, mode 0600) or in the environment; never in the database and
never derived from SECRET_KEY, so that a stolen database alone tells no name. Encrypting always uses the active key;
decrypting finds the key by the name written in front of the text, so that old texts stay readable while
`rotate_sleutels` writes them anew.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import hmac
import json
import os
import re
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

MERK = "dk1"
NONCE_BYTES = 12


@dataclass(frozen=True)
class Sleutelbos:
    """`actief` names the key that encrypts; `sleutels` maps names to 32 bytes; `blind` is the key for hashes."""

    actief: str
    sleutels: dict[str, bytes]
    blind: bytes


def new_sleutelbos() -> dict[str, object]:
    """A fresh key ring as JSON-able data, with one key of 256 bits and one hash key."""
    return {"actief": "k1", "sleutels": {"k1": _new_key()}, "blind": _new_key()}


def _new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def ensure_sleutelbestand(path: Path) -> None:
    """Write a new key ring at `path` (mode 0600) unless one is there. Two starting processes end with one file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as file:
        json.dump(new_sleutelbos(), file)


def add_sleutel(path: Path) -> str:
    """Add a new active key to the ring at `path` and return its name; older keys stay, to read older texts."""
    data = json.loads(path.read_text())
    name = _next_name(data["sleutels"])
    data["sleutels"][name] = _new_key()
    data["actief"] = name
    temporary = path.with_suffix(".nieuw")
    temporary.write_text(json.dumps(data))
    temporary.chmod(0o600)
    temporary.replace(path)
    sleutelbos.cache_clear()
    _cipher.cache_clear()
    return name


def _next_name(names: Iterable[str]) -> str:
    """A name nobody had: an old key may have been taken out, and the number of keys then names one that is there."""
    numbers = [int(name[1:]) for name in names if re.fullmatch(r"k[0-9]{1,9}", name)]
    return f"k{max(numbers, default=0) + 1}"


@functools.cache
def sleutelbos() -> Sleutelbos:
    """The ring of this process. Raises ImproperlyConfigured with one sentence when it cannot be read."""
    path = Path(settings.SLEUTELBESTAND)
    text = settings.SLEUTELS or (path.read_text() if path.exists() else "")
    try:
        data = json.loads(text)
        keys = {name: base64.b64decode(key) for name, key in data["sleutels"].items()}
        ring = Sleutelbos(data["actief"], keys, base64.b64decode(data["blind"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ImproperlyConfigured(f"De sleutelbos in {path} ontbreekt of is niet te lezen.") from error
    if ring.actief not in keys or any(len(key) != 32 for key in [*keys.values(), ring.blind]):
        raise ImproperlyConfigured(f"De sleutelbos in {path} bevat een sleutel die niet klopt.")
    return ring


@functools.cache
def _cipher(name: str) -> AESGCM:
    if name not in sleutelbos().sleutels:
        # Another process may have added this key after this one read the ring: a server that runs on must read on.
        sleutelbos.cache_clear()
    try:
        return AESGCM(sleutelbos().sleutels[name])
    except KeyError:
        raise ImproperlyConfigured(f"De sleutel '{name}' ontbreekt in de sleutelbos.") from None


def encrypt_bytes(data: bytes, context: str) -> bytes:
    """`data` under the active key, as `dk1:<key>:` + nonce + ciphertext. `context` must be the same when decrypting."""
    name = sleutelbos().actief
    nonce = secrets.token_bytes(NONCE_BYTES)
    return f"{MERK}:{name}:".encode() + nonce + _cipher(name).encrypt(nonce, data, context.encode())


def decrypt_bytes(token: bytes, context: str) -> bytes:
    """The inverse of encrypt_bytes. Raises ValueError when the text was changed or belongs to another field."""
    mark, name, body = token.split(b":", 2)
    if mark != MERK.encode():
        raise ValueError("Geen versleutelde tekst.")
    try:
        return _cipher(name.decode()).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], context.encode())
    except InvalidTag as error:
        raise ValueError("De versleutelde tekst is veranderd of hoort bij een ander veld.") from error


def file_context(file_id: uuid.UUID) -> str:
    """What the contents of a file on disk are tied to: the id that is also its name."""
    return f"bijlage:{file_id}"


def encrypt(text: str, context: str) -> str:
    """Text to an ASCII token. The empty string stays the empty string: nothing to hide, and forms need it."""
    if text == "":
        return ""
    name = sleutelbos().actief
    nonce = secrets.token_bytes(NONCE_BYTES)
    body = nonce + _cipher(name).encrypt(nonce, text.encode("utf-8", "surrogatepass"), context.encode())
    return f"{MERK}:{name}:{base64.b64encode(body).decode()}"


def decrypt(token: str, context: str) -> str:
    """The inverse of encrypt. Raises ValueError when the token was changed or belongs to another field."""
    if token == "":
        return ""
    mark, name, body = token.split(":", 2)
    return decrypt_bytes(f"{mark}:{name}:".encode() + base64.b64decode(body), context).decode(
        "utf-8", "surrogatepass"
    )


def keyed_hash(text: str, purpose: str) -> bytes:
    """HMAC-SHA256 of `text` under the hash key; `purpose` keeps the hashes of one use apart from another's."""
    return hmac.new(sleutelbos().blind, f"{purpose}\x00{text}".encode(), hashlib.sha256).digest()
