"""What a PDF says, read back: for tests that look whether something is, or is not, on paper."""

from __future__ import annotations

import io

from pypdf import PdfReader


def words_on(pdf: bytes) -> str:
    """The text of all pages on one line. A word with wide letters may come back in pieces: see `letters_on`."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def letters_on(pdf: bytes) -> str:
    """The same without any white space: for a code, an address, and whatever may not be on it at all."""
    return "".join(words_on(pdf).split()).replace("\u200b", "")
