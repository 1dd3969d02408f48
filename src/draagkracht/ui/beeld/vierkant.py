"""The square that a telephone reads an address from, beside the same address in words."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_of(address: str) -> Markup:
    """An SVG of `address` without styles in it, which our policy refuses; decoration beside the address in words."""
    qr = segno.make(address, error="m")
    svg = qr.svg_inline(scale=5, border=2, omitsize=True, dark="#000", light="#fff")
    return Markup(svg)  # noqa: S704 - drawn by segno out of squares only
