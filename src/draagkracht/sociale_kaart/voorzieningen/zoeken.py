"""Finding facilities: what somebody asks, and the facilities that answer it, a page at a time."""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass

from django.db.models import Exists, F, FloatField, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from .models import Voorziening, Zoekkenmerk, Zoekplek, Zoekregel
from .plekken import STRAAL, nearest, on_ball
from .startpunten import Startpunt
from .zoekindex import words_of

PER_BLADZIJDE = 20
MAX_WOORDEN = 6


@dataclass(frozen=True)
class Zoekvraag:
    """What is asked; what is left out does not count. `dag` is 1 for Monday, `dagdeel` a part of the day, `km` needs `van`.

    Asking for a price, an age or an hour also leaves out the facilities of which that is not known, except the age: a
    facility without ages is for everybody.
    """

    woorden: str = ""
    onderdeel: str = ""
    is_gratis: bool = False
    leeftijd: int | None = None
    taal: str = ""
    dag: int | None = None
    dagdeel: str = ""
    van: Startpunt | None = None
    km: int | None = None
    met_gestopt: bool = False


@dataclass(frozen=True)
class Gevonden:
    """One facility on a page of answers; `afstand` in kilometres, None when it is not asked or not known."""

    voorziening: Voorziening
    afstand: float | None


@dataclass(frozen=True)
class Bladzijde:
    regels: list[Gevonden]
    nummer: int
    has_more: bool


def find_voorzieningen(
    *, gemeente: str, vraag: Zoekvraag, bladzijde: int = 1, per: int = PER_BLADZIJDE
) -> Bladzijde:
    """One page of answers: nearest first when there is a starting point, else by name. Two queries, whatever the size."""
    begin = (bladzijde - 1) * per
    sleutels = list(_ordered(gemeente, vraag).values_list("pk", flat=True)[begin : begin + per + 1])
    rijen = Voorziening.objects.select_related("nagekeken_door").in_bulk(sleutels[:per])
    regels = [Gevonden(rijen[pk], _distance(rijen[pk], vraag)) for pk in sleutels[:per]]
    return Bladzijde(regels, bladzijde, len(sleutels) > per)


def count_without_place(*, gemeente: str, vraag: Zoekvraag) -> int:
    """How many facilities would answer but are not shown because nobody knows where they are. 0 without a distance."""
    if vraag.van is None:
        return 0
    bekend = Zoekplek.objects.filter(voorziening=OuterRef("pk"), lat__isnull=False)
    return _answers(gemeente, vraag).exclude(Exists(bekend)).count()


def _answers(gemeente: str, vraag: Zoekvraag) -> QuerySet[Zoekregel]:
    """Everything that answers, the place apart."""
    regels = Zoekregel.objects.filter(gemeente=gemeente)
    if not vraag.met_gestopt:
        regels = regels.filter(is_actief=True)
    for woord in words_of(vraag.woorden).split()[:MAX_WOORDEN]:
        regels = regels.filter(tekst__contains=woord)
    if vraag.is_gratis:
        regels = regels.filter(is_gratis=True)
    if vraag.leeftijd is not None:
        regels = regels.filter(leeftijd_van__lte=vraag.leeftijd, leeftijd_tot__gte=vraag.leeftijd)
    for waarde in _kenmerken(vraag):
        regels = regels.filter(Exists(_with(gemeente, waarde)))
    return regels


def _kenmerken(vraag: Zoekvraag) -> list[str]:
    open_ = "-".join(str(deel) for deel in (vraag.dag, vraag.dagdeel) if deel)
    gevraagd = {"onderdeel": vraag.onderdeel, "taal": vraag.taal, "open": open_}
    return [f"{soort}:{waarde}" for soort, waarde in gevraagd.items() if waarde]


def _with(gemeente: str, waarde: str) -> QuerySet[Zoekkenmerk]:
    return Zoekkenmerk.objects.filter(gemeente=gemeente, waarde=waarde, voorziening=OuterRef("pk"))


def _ordered(gemeente: str, vraag: Zoekvraag) -> QuerySet[Zoekregel]:
    regels = _answers(gemeente, vraag)
    if vraag.van is None:
        return regels.order_by("naam", "pk")
    plekken = Q(voorziening__zoekplekken__lat__isnull=False)
    regels = regels.filter(plekken).annotate(nabij=Max(_nearness(vraag.van)))
    if vraag.km:
        regels = regels.filter(nabij__gte=math.cos(vraag.km / STRAAL))
    return regels.order_by("-nabij", "naam", "pk")


def _nearness(van: Startpunt) -> Cast:
    """Grows as the distance shrinks: the product of two points on a ball (see Zoekplek)."""
    plek = "voorziening__zoekplekken__"
    delen = [
        F(f"{plek}{as_}") * Value(waarde)
        for as_, waarde in zip("xyz", on_ball(van.lat, van.lon), strict=True)
    ]
    return Cast(delen[0] + delen[1] + delen[2], FloatField())


def _distance(voorziening: Voorziening, vraag: Zoekvraag) -> float | None:
    return nearest((vraag.van.lat, vraag.van.lon), voorziening.plekken) if vraag.van else None


def list_talen_in(gemeente: str) -> set[str]:
    """The codes of the languages that any facility here speaks."""
    waarden = Zoekkenmerk.objects.filter(gemeente=gemeente, waarde__startswith="taal:").values_list(
        "waarde", flat=True
    )
    return {waarde.removeprefix("taal:") for waarde in waarden.distinct()}


def find_for_onderdelen(
    *, gemeente: str, onderdelen: list[str], per: int = 3
) -> dict[str, list[tuple[uuid.UUID, str]]]:
    """A few facilities for each of these parts, as (id, name): for a page that only wants to point at them."""
    waarden = [f"onderdeel:{code}" for code in onderdelen]
    rijen = Zoekkenmerk.objects.filter(
        gemeente=gemeente, waarde__in=waarden, voorziening__zoekregel__is_actief=True
    ).values_list("waarde", "voorziening_id", "voorziening__naam")
    per_deel: dict[str, list[tuple[uuid.UUID, str]]] = {code: [] for code in onderdelen}
    for waarde, pk, naam in rijen.order_by("waarde", "voorziening__zoekregel__naam").iterator():
        deel = per_deel[waarde.removeprefix("onderdeel:")]
        if len(deel) < per:
            deel.append((pk, naam))
    return per_deel
