"""Finding facilities: what somebody asks, and the facilities that answer it, a page at a time."""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass, replace

from django.db.models import Exists, F, FloatField, Max, OuterRef, QuerySet, Value
from django.db.models.functions import Cast

from .models import Voorziening, Zoekkenmerk, Zoekplek, Zoekregel
from .onthouden import last_of, remember
from .plekken import STRAAL, nearest, on_ball
from .startpunten import Startpunt
from .zoekindex import words_of

PER_BLADZIJDE = 20
MAX_WOORDEN = 6
KRINGEN = (1, 4, 16)  # km
MAX_SLEUTELS = 900  # in one question to the database
# What a line in a list says about a facility; the rest is asked for with the facility itself.
IN_LIJST = (
    *("naam", "organisatie", "omschrijving", "status", "plekken", "bedrag", "leeftijd_van", "leeftijd_tot"),
    *("nagekeken_op", "nagekeken_namens", "bevestigd_op", "toegevoegd_op"),
    *(f"nagekeken_door__{veld}" for veld in ("naam", "gebruikersnaam", "rol")),
)


@dataclass(frozen=True)
class Zoekvraag:
    """What is asked; what is left out does not count. `dag` is 1 for Monday, `dagdeel` a part of the day, `km` needs `van`.

    Asking for a price, an age or an hour also leaves out the facilities of which that is not known, except the age: a
    facility without ages is for everybody. Of the part `zonder` nothing is shown.
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
    zonder: str = ""


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
    """One page of answers: nearest first when there is a starting point, else by name.

    Two queries whatever the size, and at most three more when few are near.
    """
    sleutels = _find_keys(gemeente, vraag, (bladzijde - 1) * per, per + 1)
    rijen = Voorziening.objects.select_related("nagekeken_door").only(*IN_LIJST).in_bulk(sleutels[:per])
    regels = [Gevonden(rijen[pk], _distance(rijen[pk], vraag)) for pk in sleutels[:per]]
    return Bladzijde(regels, bladzijde, len(sleutels) > per)


def _find_keys(gemeente: str, vraag: Zoekvraag, begin: int, aantal: int) -> list[uuid.UUID]:
    """The keys from `begin` on. Who asks what is nearest is answered from a circle that grows until it holds enough.

    A question that little answers is asked once: its circles would hold too few every time.
    """
    is_nauw = bool(vraag.woorden) + vraag.is_gratis + len(_kenmerken(vraag)) > 1
    kringen = [km for km in KRINGEN if vraag.van and not is_nauw and (not vraag.km or km < vraag.km)]
    sleutels: list[uuid.UUID] = []
    for km in (*kringen, vraag.km):
        geordend = _ordered(gemeente, replace(vraag, km=km)).values_list("pk", flat=True)
        sleutels = list(geordend[begin : begin + aantal])
        if len(sleutels) == aantal:
            break
    return sleutels


def count_without_place(*, gemeente: str, vraag: Zoekvraag) -> int:
    """How many facilities would answer but are not shown because nobody knows where they are. 0 without a distance."""
    if vraag.van is None:
        return 0
    hier = Zoekregel.objects.filter(gemeente=gemeente)
    merk = f"{last_of(Zoekplek)}:{hier.count()}"
    zonder = remember(gemeente, "zonder-plek", merk, lambda: _find_without_place(hier))
    antwoorden = _answers(gemeente, vraag)
    if len(zonder) <= MAX_SLEUTELS:
        return antwoorden.filter(pk__in=zonder).count() if zonder else 0
    return antwoorden.exclude(Exists(_known_places())).count()


def _find_without_place(regels: QuerySet[Zoekregel]) -> list[uuid.UUID]:
    """The facilities of which nobody knows where they are; one more than can be asked for by name when there are many."""
    zonder = regels.exclude(Exists(_known_places())).values_list("pk", flat=True)
    return list(zonder[: MAX_SLEUTELS + 1])


def _known_places() -> QuerySet[Zoekplek]:
    return Zoekplek.objects.filter(voorziening=OuterRef("pk"), lat__isnull=False)


def _answers(gemeente: str, vraag: Zoekvraag) -> QuerySet[Zoekregel]:
    """Everything that answers, the place apart."""
    regels = Zoekregel.objects.filter(gemeente=gemeente)
    if not vraag.met_gestopt:
        # As a value SQLite reads the index in the order of names; as the bare column that Django makes of "= True" it reads
        # the table from front to back, which is what words need.
        regels = regels.filter(is_actief=True) if vraag.woorden else regels.filter(is_actief__in=[True])
    for woord in words_of(vraag.woorden).split()[:MAX_WOORDEN]:
        regels = regels.filter(tekst__contains=woord)
    if vraag.is_gratis:
        regels = regels.filter(is_gratis=True)
    if vraag.leeftijd is not None:
        regels = regels.filter(leeftijd_van__lte=vraag.leeftijd, leeftijd_tot__gte=vraag.leeftijd)
    for waarde in _kenmerken(vraag):
        regels = regels.filter(Exists(_with(gemeente, waarde)))
    if vraag.zonder:
        regels = regels.exclude(Exists(_with(gemeente, f"onderdeel:{vraag.zonder}")))
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
    # One filter call: the place that is near and the place whose nearness counts are the same row.
    regels = regels.filter(**_around(vraag.van, vraag.km)).annotate(nabij=Max(_nearness(vraag.van)))
    if vraag.km:
        regels = regels.filter(nabij__gte=math.cos(vraag.km / STRAAL))
    return regels.order_by("-nabij", "naam", "pk")


def _around(van: Startpunt, km: int | None) -> dict[str, object]:
    """A box around the starting point that an index can find; without a distance every place that is known."""
    plek = "voorziening__zoekplekken__"
    if not km:
        return {f"{plek}lat__isnull": False}
    hoog = math.degrees(km / STRAAL) * 1.001  # a box on a ball is a little wider than it seems
    breed = hoog / max(0.01, math.cos(math.radians(van.lat)))
    return {
        f"{plek}lat__range": (van.lat - hoog, van.lat + hoog),
        f"{plek}lon__range": (van.lon - breed, van.lon + breed),
    }


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
    return remember(gemeente, "talen", last_of(Zoekkenmerk), lambda: _find_talen(gemeente))


def _find_talen(gemeente: str) -> set[str]:
    # From "taal:" up to what sorts after it: an index answers that, which it does not for "begins with".
    waarden = Zoekkenmerk.objects.filter(gemeente=gemeente, waarde__gte="taal:", waarde__lt="taal;")
    return {waarde.removeprefix("taal:") for waarde in waarden.values_list("waarde", flat=True).distinct()}
