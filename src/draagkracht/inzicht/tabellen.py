"""The expressions: from rows of scores to pairs per person, and from pairs to counts. Written once, for every engine.

Nothing here computes yet: each function gives an Ibis table that the engine runs. A person is `gemeente` with `dossier`,
from then on a number; a cell (stem, pan, maat, onderdeel) is a number too, its place in CELLEN: so what is counted ten
million times is small. `wijzer` is WIJZER as a table of the engine. Values are whole numbers, in units of 1/EENHEID of a
score: the mean of any 1 to 12 scores is one of them. So sums are exact, equal differences are equal, and the order in which
an engine adds makes no difference.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from draagkracht.methodiek.schaal import kader_codes

from .onderzoek import PANNEN, STEMMEN

Cel = tuple[str, str, str, str]
PERSOON = ("gemeente", "dossier")
CEL = ("stem", "pan", "maat", "onderdeel")
HEEL = "*"  # the mean of a whole pan
BALANS = "balans"
MATEN = tuple((pan, maat) for pan, maten in PANNEN.items() for maat in maten)
VRAGEN = tuple((pan, maat, code) for pan, maat in MATEN for code in kader_codes(pan))
EENHEID = math.lcm(*range(1, 1 + max(len(kader_codes(pan)) for pan in PANNEN)))  # 27720

# Per voice first the questions, then the pans: a number says both which voice and which question.
DEEL_CELLEN: tuple[Cel, ...] = tuple((stem, *vraag) for stem in STEMMEN for vraag in VRAGEN)
PAN_CELLEN: tuple[Cel, ...] = tuple((stem, pan, maat, HEEL) for stem in STEMMEN for pan, maat in MATEN)
BALANS_CELLEN: tuple[Cel, ...] = tuple((stem, BALANS, BALANS, HEEL) for stem in STEMMEN)
CELLEN = (*DEEL_CELLEN, *PAN_CELLEN, *BALANS_CELLEN)
NUMMER = {cel: number for number, cel in enumerate(CELLEN)}


# Every question in every voice with its number, the number of its pan, and how many parts that pan has.
WIJZER_KOLOMMEN = dict.fromkeys(CEL, "string") | dict.fromkeys(("cel", "pancel", "delen"), "int16")
WIJZER = [(*cel, NUMMER[cel], NUMMER[(*cel[:3], HEEL)], len(kader_codes(cel[1]))) for cel in DEEL_CELLEN]


def summarise(metingen: ir.Table) -> ir.Table:
    """What stands in the rows, per kind of answer, for `onderzoek.check_waarden`; `gevuld` is how many have a score."""
    needed = [*PERSOON, "moment", "stem", "pan", "onderdeel", "maat"]
    missing = ibis.or_(*(metingen[name].isnull() for name in needed))
    return metingen.group_by(*CEL).agg(
        laagst=metingen.score.min(),
        hoogst=metingen.score.max(),
        eerste=metingen.moment.min(),
        rijen=metingen.count(),
        gevuld=metingen.score.count(),
        leeg=missing.cast("int64").sum(),
    )


def number_people(metingen: ir.Table, wijzer: ir.Table) -> ir.Table:
    """Everybody with a number `persoon` and their last moment over all voices, counting answers within the kader only."""
    known = metingen.filter(metingen.score.notnull()).semi_join(wijzer, list(CEL))
    people = known.group_by(*PERSOON).agg(laatste=known.moment.max())
    return people.mutate(persoon=ibis.row_number().over(order_by=list(PERSOON)).cast("int32"))


def narrow(metingen: ir.Table, people: ir.Table, wijzer: ir.Table) -> ir.Table:
    """The answers within the kader, small: persoon, moment, laatste, cel, pancel, delen, score."""
    rows = metingen.filter(metingen.score.notnull()).join(wijzer, list(CEL)).join(people, list(PERSOON))
    return rows.select(
        "persoon",
        "cel",
        "pancel",
        "delen",
        moment=rows.moment.cast("int16"),
        laatste=rows.laatste.cast("int16"),
        score=rows.score.cast("int16"),
    )


def pair_parts(rows: ir.Table, wijzer: ir.Table) -> ir.Table:
    """Per person and question `v0`, `v1`: the value at moment 0 and at the last moment, null where there is none.

    `dubbel` is how often the most frequent of the two occurs: more than once is a fault in the files.
    """
    # One number for who and what: an engine groups ten million of those in half the time of four columns.
    keyed = rows.mutate(sleutel=rows.persoon.cast("int64") * len(CELLEN) + rows.cel)
    first = keyed.moment == 0
    last = (keyed.moment == keyed.laatste) & (keyed.laatste > 0)
    pairs = (
        keyed.filter(first | last)
        .group_by("sleutel")
        .agg(
            s0=keyed.score.max(where=first),
            s1=keyed.score.max(where=last),
            k0=first.cast("int32").sum(),
            k1=last.cast("int32").sum(),
        )
    )
    named = pairs.mutate(
        persoon=(pairs.sleutel // len(CELLEN)).cast("int32"), cel=(pairs.sleutel % len(CELLEN)).cast("int16")
    ).join(wijzer, "cel")
    return named.select(
        "persoon",
        "cel",
        "pancel",
        "delen",
        v0=named.s0.cast("int32") * EENHEID,
        v1=named.s1.cast("int32") * EENHEID,
        dubbel=ibis.greatest(named.k0, named.k1),
    )


def pair_pans(parts: ir.Table) -> ir.Table:
    """Per person and pan the means at both ends, where at least half of the pan's parts is there."""
    sums = parts.group_by("persoon", "pancel", "delen").agg(
        k0=parts.v0.count(), s0=parts.v0.sum(), k1=parts.v1.count(), s1=parts.v1.sum()
    )
    return sums.select(
        "persoon",
        cel=sums.pancel,
        v0=_mean(sums.delen, sums.s0, sums.k0),
        v1=_mean(sums.delen, sums.s1, sums.k1),
    )


def mean_pans(rows: ir.Table) -> ir.Table:
    """Per person, moment and pan the mean `waarde`, where at least half of the pan's parts is there."""
    sums = rows.group_by("persoon", "moment", "pancel", "delen").agg(
        k=rows.score.count(), s=rows.score.cast("int64").sum()
    )
    found = sums.select(
        "persoon", "moment", cel=sums.pancel, waarde=_mean(sums.delen, sums.s * EENHEID, sums.k)
    )
    return found.filter(found.waarde.notnull())


def _mean(parts: ir.Value, total: ir.Value, count: ir.Value) -> ir.Value:
    """`total` over `count` parts as a whole number of units; null for less than half of the parts of this pan."""
    exact = (total / count).round().cast("int64")  # divides without a rest
    return ibis.ifelse(count * 2 >= parts, exact, ibis.null("int64"))


def _in_pan(cel: ir.Value, pan: str, maat: str) -> ir.Value:
    return cel.isin([NUMMER[(stem, pan, maat, HEEL)] for stem in STEMMEN])


def _balans_of(pancel: ir.Value) -> ir.Value:
    """The number of the balance in the same voice as this pan."""
    voice = (pancel - len(DEEL_CELLEN)) // len(MATEN)
    return (voice + len(DEEL_CELLEN) + len(PAN_CELLEN)).cast("int16")


def pair_balans(pans: ir.Table) -> ir.Table:
    """Per person and voice the balance at both ends: what can be used now, minus what weighs."""
    weighs, carries = _in_pan(pans.cel, "draaglast", "score"), _in_pan(pans.cel, "draagkracht", "inzetbaar")
    voiced = pans.mutate(balans=_balans_of(pans.cel))
    ends = voiced.group_by("persoon", "balans").agg(
        l0=voiced.v0.max(where=weighs),
        c0=voiced.v0.max(where=carries),
        l1=voiced.v1.max(where=weighs),
        c1=voiced.v1.max(where=carries),
    )
    return ends.select("persoon", cel=ends.balans, v0=ends.c0 - ends.l0, v1=ends.c1 - ends.l1)


def mean_balans(means: ir.Table) -> ir.Table:
    """Per person, moment and voice the balance, with the columns of `mean_pans`."""
    weighs, carries = _in_pan(means.cel, "draaglast", "score"), _in_pan(means.cel, "draagkracht", "inzetbaar")
    voiced = means.mutate(balans=_balans_of(means.cel))
    both = voiced.group_by("persoon", "moment", "balans").agg(
        last=voiced.waarde.max(where=weighs), kracht=voiced.waarde.max(where=carries)
    )
    found = both.select("persoon", "moment", cel=both.balans, waarde=both.kracht - both.last)
    return found.filter(found.waarde.notnull())


def count_differences(pairs: ir.Table) -> ir.Table:
    """Per cell how often each difference `d` (last minus first) occurs, with the sums of both ends."""
    both = pairs.filter(pairs.v0.notnull() & pairs.v1.notnull())
    both = both.mutate(d=both.v1 - both.v0)
    return both.group_by("cel", "d").agg(
        aantal=both.count(), som_0=both.v0.cast("int64").sum(), som_1=both.v1.cast("int64").sum()
    )


def count_dropout(pairs: ir.Table) -> ir.Table:
    """Per cell the values at moment 0 of who stayed and of who did not, by their sums."""
    there = pairs.filter(pairs.v0.notnull())
    there = there.mutate(is_gepaard=there.v1.notnull(), x=there.v0.cast("int64"))
    return there.group_by("cel", "is_gepaard").agg(
        aantal=there.count(), som=there.x.sum(), kwadraten=(there.x * there.x).sum()
    )


def count_agreement(parts: ir.Table) -> ir.Table:
    """Per question (its place in VRAGEN) how often each pair (inwoner, professional) of values occurs at moment 0."""
    voiced = parts.mutate(vraag=parts.cel % len(VRAGEN), stem=parts.cel // len(VRAGEN))
    both = voiced.filter(voiced.v0.notnull()).group_by("persoon", "vraag")
    pairs = both.agg(
        inwoner=voiced.v0.max(where=voiced.stem == STEMMEN.index("inwoner")),
        professional=voiced.v0.max(where=voiced.stem == STEMMEN.index("professional")),
    )
    pairs = pairs.filter(pairs.inwoner.notnull() & pairs.professional.notnull())
    return pairs.group_by("vraag", "inwoner", "professional").agg(aantal=pairs.count())


def count_together(parts: ir.Table, pan: str, maat: str) -> ir.Table:
    """Per voice, over complete answers at moment 0: how many, the sum of each part, and of each part times each other.

    Columns `pancel`, `n`, `s_<i>` and `p_<i>_<j>` with the places of the parts in the kader; in scores.
    """
    own = parts.filter(_in_pan(parts.pancel, pan, maat) & parts.v0.notnull())
    places = range(len(kader_codes(pan)))
    begin = VRAGEN.index((pan, maat, kader_codes(pan)[0]))
    which = own.cel % len(VRAGEN) - begin
    wide = own.group_by("persoon", "pancel").agg(
        beantwoord=own.count(), **{f"x{i}": (own.v0 // EENHEID).max(where=which == i) for i in places}
    )
    full = wide.filter(wide.beantwoord == len(places))
    sums = {f"s_{i}": full[f"x{i}"].sum() for i in places}
    products = {f"p_{i}_{j}": (full[f"x{i}"] * full[f"x{j}"]).sum() for i in places for j in places[i:]}
    return full.group_by("pancel").agg(n=full.count(), **sums, **products)


def sum_pairs(pairs: ir.Table) -> ir.Table:
    """Per cell, over its pairs: how many, the sums of both ends, of the difference and its square, and who went where."""
    both = pairs.filter(pairs.v0.notnull() & pairs.v1.notnull())
    both = both.mutate(a=both.v0.cast("int64"), b=both.v1.cast("int64"), d=(both.v1 - both.v0).cast("int64"))
    return both.group_by("cel").agg(
        n=both.count(),
        som_0=both.a.sum(),
        som_1=both.b.sum(),
        som_d=both.d.sum(),
        som_dd=(both.d * both.d).sum(),
        omhoog=(both.d > 0).cast("int64").sum(),
        gelijk=(both.d == 0).cast("int64").sum(),
        omlaag=(both.d < 0).cast("int64").sum(),
    )


def count_complete(parts: ir.Table) -> ir.Table:
    """Per pan, how many people have a pair of how many of its parts: columns pancel, delen, k, aantal."""
    both = parts.filter(parts.v0.notnull() & parts.v1.notnull())
    each = both.group_by("persoon", "pancel", "delen").agg(k=both.count())
    return each.group_by("pancel", "delen", "k").agg(aantal=each.count())


def cells() -> Sequence[Cel]:
    """Every cell of which change is told, in reading order: per voice each pan with its parts, then the balance."""
    found: list[Cel] = []
    for stem in STEMMEN:
        for pan, maat in MATEN:
            found += [(stem, pan, maat, HEEL), *((stem, pan, maat, code) for code in kader_codes(pan))]
        found.append((stem, BALANS, BALANS, HEEL))
    return found
