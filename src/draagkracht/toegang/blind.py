"""The blind index: search by part of a name without the names.

A name is cut into groups of one letter at the start of a word, and of two and three letters anywhere in a word; each group
becomes a keyed hash of 8 bytes. Searching cuts the question the same way and asks for residents who have every group.
Hashes may collide and groups may stand in another order, so the caller decrypts the few hits and looks once more.
Rejected: decrypting every name per search (grows with the municipality), and storing names in plain text beside.
"""

from __future__ import annotations

import unicodedata

from .sleutels import keyed_hash

MAX_WORD = 40
MAX_WORDS = 12


def normalise(text: str) -> str:
    """Lower case, without accents, words of letters and digits separated by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def groups_of(text: str) -> set[str]:
    """Every group a name is stored under."""
    groups: set[str] = set()
    for word in normalise(text).split()[:MAX_WORDS]:
        word = word[:MAX_WORD]
        groups.add("^" + word[0])
        groups.update(word[i : i + n] for n in (2, 3) for i in range(len(word) - n + 1))
    return groups


def groups_for(question: str) -> set[str]:
    """The groups a question needs: words of three letters or more by threes, two by two, one at the start of a word."""
    groups: set[str] = set()
    for word in normalise(question).split()[:MAX_WORDS]:
        word = word[:MAX_WORD]
        n = min(len(word), 3)
        groups.update(["^" + word] if n == 1 else [word[i : i + n] for i in range(len(word) - n + 1)])
    return groups


def hash_group(group: str) -> int:
    """A signed 64-bit number, as databases store it."""
    return int.from_bytes(keyed_hash(group, "naam")[:8], "big", signed=True)


def hashes_of(text: str) -> set[int]:
    return {hash_group(group) for group in groups_of(text)}


def hashes_for(question: str) -> set[int]:
    return {hash_group(group) for group in groups_for(question)}


def matches(question: str, name: str) -> bool:
    """The last look, on the decrypted name: every word of the question is part of a word of the name."""
    words = normalise(name).split()
    return all(
        any(part in word if len(part) > 1 else word.startswith(part) for word in words)
        for part in normalise(question).split()
    )
