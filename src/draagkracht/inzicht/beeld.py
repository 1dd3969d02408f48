"""The picture of the report: per voice and pan the change, as a dot with its interval beside the line of no change."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from .zinnen import PANNEN, STEMMEN, getal

BREED, RIJ, LINKS, RECHTS = 720, 34, 300, 40
INKT, ZACHT, LIJN = "#1d2733", "#525d69", "#dedcd6"
KLEUREN = {"draaglast": "#a8431b", "draagkracht": "#0c6a61", "balans": "#1d2733"}


def draw_verandering(rows: Sequence[dict[str, Any]]) -> str:
    """An SVG of these rows of change, with a title and a description that say the same in words."""
    shown = [row for row in rows if row["laag"] is not None]
    most = max((max(abs(row["laag"]), abs(row["hoog"])) for row in shown), default=1.0) or 1.0
    height = 40 + RIJ * len(shown)
    middle = LINKS + (BREED - LINKS - RECHTS) / 2

    def x(value: float) -> float:
        return round(middle + value / most * (BREED - LINKS - RECHTS) / 2, 1)

    parts = [
        f'<line x1="{x(0)}" x2="{x(0)}" y1="8" y2="{height - 26}" stroke="{ZACHT}"/>',
        f'<text x="{x(0)}" y="{height - 8}" text-anchor="middle" fill="{ZACHT}">gelijk</text>',
        f'<text x="{x(-most)}" y="{height - 8}" text-anchor="start" fill="{ZACHT}">{getal(-most)}</text>',
        f'<text x="{x(most)}" y="{height - 8}" text-anchor="end" fill="{ZACHT}">+{getal(most)}</text>',
    ]
    for i, row in enumerate(shown):
        y, colour = 24 + RIJ * i, KLEUREN[row["pan"]]
        label = f"{PANNEN[row['pan']].split(' ')[0].capitalize()}, {STEMMEN[row['stem']]}"
        parts += [
            f'<text x="0" y="{y + 5}" fill="{INKT}">{escape(label)} (n = {row["n"]})</text>',
            f'<line x1="{x(row["laag"])}" x2="{x(row["hoog"])}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="3"/>',
            f'<circle cx="{x(row["verschil"])}" cy="{y}" r="6" fill="{colour}"/>',
        ]
    said = "; ".join(f"{PANNEN[r['pan']]} volgens {STEMMEN[r['stem']]} {getal(r['verschil'])}" for r in shown)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {height}" width="{BREED}" height="{height}" '
        f'role="img" aria-labelledby="beeld-titel beeld-uitleg" font-family="Noto Sans, sans-serif" font-size="14">'
        f'<title id="beeld-titel">Verandering per stem</title><desc id="beeld-uitleg">{escape(said)}</desc>'
        f"{''.join(parts)}</svg>"
    )
