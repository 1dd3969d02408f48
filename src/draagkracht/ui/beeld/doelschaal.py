"""One goal on its five levels, agreed beforehand, with where each voice sees it now and saw it before.

An ordered list, so that the level texts wrap and are read as they stand; the marks are the ones of every other picture.
"""

from dataclasses import dataclass

from markupsafe import Markup

from ..taal import gettext as _
from .svg import esc, marked, table, voice


@dataclass(frozen=True)
class Doelschaal:
    """`teksten` from -2 to +2. `inwoner` and `professional`: the level each sees now, None while not judged."""

    titel: str
    teksten: tuple[str, str, str, str, str]
    inwoner: int | None = None
    professional: int | None = None
    inwoner_eerder: int | None = None
    professional_eerder: int | None = None


def niveau_woord(niveau: int) -> str:
    woorden = {
        2: _("veel meer dan afgesproken"),
        1: _("meer dan afgesproken"),
        0: _("zoals afgesproken"),
        -1: _("nog niet helemaal"),
        -2: _("nog niet, zoals het was"),
    }
    return woorden[niveau]


def voices(d: Doelschaal, niveau: int) -> list[tuple[str, bool, str]]:
    """(voice, whether it was earlier, words) of every mark on this level."""
    out = []
    for wie, woord, nu, eerder in (
        ("inwoner", _("inwoner"), d.inwoner, d.inwoner_eerder),
        ("professional", _("professional"), d.professional, d.professional_eerder),
    ):
        if nu == niveau:
            out.append((wie, False, woord))
        elif eerder == niveau:
            out.append((wie, True, _("%(wie)s, vorige keer") % {"wie": woord}))
    return out


def level(d: Doelschaal, niveau: int) -> str:
    stemmen = voices(d, niveau)
    klasse = "dk-schaal__niveau" + (" dk-schaal__niveau--doel" if niveau == 0 else "")
    klasse += " dk-schaal__niveau--nu" if any(not is_eerder for _wie, is_eerder, _woord in stemmen) else ""
    marks = "".join(
        marked(voice(wie, "dk-b-eerder" if is_eerder else ""), woord) for wie, is_eerder, woord in stemmen
    )
    return (
        f'<li class="{klasse}"><span class="dk-schaal__punt" aria-hidden="true"></span><div class="dk-schaal__woorden">'
        f'<span class="dk-schaal__kop">{esc(niveau_woord(niveau))}</span><span>{esc(d.teksten[niveau + 2])}</span></div>'
        f'<div class="dk-schaal__stemmen">{marks}</div></li>'
    )


def doelschaal(d: Doelschaal) -> Markup:
    levels = "".join(level(d, niveau) for niveau in (2, 1, 0, -1, -2))
    return Markup(  # noqa: S704 - every text went through esc
        f'<figure class="dk-beeld dk-schaal"><figcaption class="dk-schaal__titel">{esc(d.titel)}</figcaption>'
        f'<ol class="dk-schaal__lijst">{levels}</ol></figure>'
    )


def doelschaal_tabel(d: Doelschaal) -> Markup:
    rijen = [
        (
            niveau_woord(niveau),
            d.teksten[niveau + 2],
            ", ".join(woorden for _wie, _eerder, woorden in voices(d, niveau)),
        )
        for niveau in (2, 1, 0, -1, -2)
    ]
    return table(d.titel, [_("niveau"), _("wat dan te zien is"), _("wie ziet dit")], rijen)
