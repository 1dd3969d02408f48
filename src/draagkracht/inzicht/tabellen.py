"""The expressions: from rows of scores to pairs per dossier, and from pairs to counts. Written once, for every engine.

Nothing here computes yet: each function gives an Ibis table that the engine runs. A person is `gemeente` with `dossier`.
Values are whole numbers, in units of 1/EENHEID of a score: the mean of any 1 to 12 scores is one of them. So sums are exact,
equal differences are equal, and the order in which an engine adds makes no difference.
"""

from __future__ import annotations

import math

import ibis
import ibis.expr.types as ir

from draagkracht.methodiek.schaal import kader_codes

from .onderzoek import PANNEN

PERSOON = ("gemeente", "dossier")
CEL = ("stem", "pan", "maat", "onderdeel")
HEEL = "*"  # the mean of a whole pan
BALANS = "balans"
EENHEID = math.lcm(*range(1, 1 + max(len(kader_codes(pan)) for pan in PANNEN)))  # 27720


def summarise(metingen: ir.Table) -> ir.Table:
    """What stands in the rows, for `onderzoek.check_waarden`."""
    needed = [*PERSOON, "moment", "stem", "pan", "onderdeel", "maat"]
    missing = ibis.or_(*(metingen[name].isnull() for name in needed))
    return metingen.group_by("stem", "pan", "maat").agg(
        laagst=metingen.score.min(),
        hoogst=metingen.score.max(),
        eerste=metingen.moment.min(),
        rijen=metingen.count(),
        leeg=missing.cast("int64").sum(),
    )


def known_parts(metingen: ir.Table) -> ir.Table:
    """The rows with a score for a part of the kader, in its own pan. What a municipality asks beside it is left out."""
    fits = [(metingen.pan == pan) & metingen.onderdeel.isin(list(kader_codes(pan))) for pan in PANNEN]
    return metingen.filter(metingen.score.notnull() & ibis.or_(*fits))


def ends_of(metingen: ir.Table) -> ir.Table:
    """Per person the last moment, over all voices."""
    return metingen.group_by(*PERSOON).agg(laatste=metingen.moment.max())


def pair_parts(metingen: ir.Table) -> ir.Table:
    """Per person and cell `v0`, `v1`: the value at moment 0 and at the last moment, null where there is none.

    `dubbel` is how often the most frequent of the two occurs: more than once is a fault in the files.
    """
    rows = metingen.join(ends_of(metingen), list(PERSOON))
    first = rows.moment == 0
    last = (rows.moment == rows.laatste) & (rows.laatste > 0)
    return (
        rows.filter(first | last)
        .group_by(*PERSOON, *CEL)
        .agg(
            v0=rows.score.max(where=first) * EENHEID,
            v1=rows.score.max(where=last) * EENHEID,
            dubbel=ibis.greatest(first.cast("int64").sum(), last.cast("int64").sum()),
        )
    )


def pair_pans(parts: ir.Table) -> ir.Table:
    """Per person and pan the means at both ends, where at least half of the pan's parts is there."""
    sums = parts.group_by(*PERSOON, "stem", "pan", "maat").agg(
        k0=parts.v0.count(), s0=parts.v0.sum(), k1=parts.v1.count(), s1=parts.v1.sum()
    )
    return sums.select(
        *PERSOON,
        "stem",
        "pan",
        "maat",
        onderdeel=ibis.literal(HEEL),
        v0=_mean(sums.pan, sums.s0, sums.k0),
        v1=_mean(sums.pan, sums.s1, sums.k1),
    )


def mean_pans(metingen: ir.Table) -> ir.Table:
    """Per person, moment and pan the mean `waarde`, where at least half of the pan's parts is there."""
    sums = metingen.group_by(*PERSOON, "moment", "stem", "pan", "maat").agg(
        k=metingen.score.count(), s=metingen.score.sum()
    )
    found = sums.select(
        *PERSOON, "moment", "stem", "pan", "maat", waarde=_mean(sums.pan, sums.s, sums.k, EENHEID)
    )
    return found.filter(found.waarde.notnull())


def _mean(pan: ir.Value, total: ir.Value, count: ir.Value, times: int = 1) -> ir.Value:
    """`total` over `count` parts as a whole number of units; null for less than half of the parts of this pan."""
    parts = ibis.cases(*((pan == name, len(kader_codes(name))) for name in PANNEN))
    exact = (total * times / count).round().cast("int64")  # divides without a rest
    return ibis.ifelse(count * 2 >= parts, exact, ibis.null("int64"))


def pair_balans(pans: ir.Table) -> ir.Table:
    """Per person and voice the balance at both ends: what can be used now, minus what weighs."""
    weighs, carries = pans.maat == "score", pans.maat == "inzetbaar"
    ends = pans.group_by(*PERSOON, "stem").agg(
        l0=pans.v0.max(where=weighs),
        c0=pans.v0.max(where=carries),
        l1=pans.v1.max(where=weighs),
        c1=pans.v1.max(where=carries),
    )
    return ends.select(
        *PERSOON,
        "stem",
        pan=ibis.literal(BALANS),
        maat=ibis.literal(BALANS),
        onderdeel=ibis.literal(HEEL),
        v0=ends.c0 - ends.l0,
        v1=ends.c1 - ends.l1,
    )


def mean_balans(means: ir.Table) -> ir.Table:
    """Per person, moment and voice the balance, with the columns of `mean_pans`."""
    both = means.group_by(*PERSOON, "moment", "stem").agg(
        last=means.waarde.max(where=means.maat == "score"),
        kracht=means.waarde.max(where=means.maat == "inzetbaar"),
    )
    found = both.select(
        *PERSOON,
        "moment",
        "stem",
        pan=ibis.literal(BALANS),
        maat=ibis.literal(BALANS),
        waarde=both.kracht - both.last,
    )
    return found.filter(found.waarde.notnull())


def count_differences(pairs: ir.Table) -> ir.Table:
    """Per cell how often each difference `d` (last minus first) occurs, with the sums of both ends."""
    both = pairs.filter(pairs.v0.notnull() & pairs.v1.notnull())
    both = both.mutate(d=both.v1 - both.v0)
    return both.group_by(*CEL, "d").agg(aantal=both.count(), som_0=both.v0.sum(), som_1=both.v1.sum())


def count_dropout(pairs: ir.Table) -> ir.Table:
    """Per cell the values at moment 0 of who stayed and of who did not, by their sums."""
    there = pairs.filter(pairs.v0.notnull())
    there = there.mutate(is_gepaard=there.v1.notnull())
    return there.group_by(*CEL, "is_gepaard").agg(
        aantal=there.count(), som=there.v0.sum(), kwadraten=(there.v0 * there.v0).sum()
    )


def count_agreement(metingen: ir.Table) -> ir.Table:
    """Per part and measure at moment 0, how often each pair (resident, professional) occurs."""
    start = metingen.filter(metingen.moment == 0)
    both = start.group_by(*PERSOON, "pan", "maat", "onderdeel").agg(
        inwoner=start.score.max(where=start.stem == "inwoner"),
        professional=start.score.max(where=start.stem == "professional"),
    )
    both = both.filter(both.inwoner.notnull() & both.professional.notnull())
    return both.group_by("pan", "maat", "onderdeel", "inwoner", "professional").agg(aantal=both.count())


def count_together(metingen: ir.Table, pan: str, maat: str) -> ir.Table:
    """Per voice, over complete answers at moment 0: how many, the sum of each part, and of each part times each other.

    Columns `n`, `s_<part>` and `p_<part>_<part>`.
    """
    codes = kader_codes(pan)
    start = metingen.filter((metingen.moment == 0) & (metingen.maat == maat) & (metingen.pan == pan))
    wide = start.group_by(*PERSOON, "stem").agg(
        beantwoord=start.onderdeel.nunique(),
        **{code: start.score.max(where=start.onderdeel == code) for code in codes},
    )
    full = wide.filter(wide.beantwoord == len(codes))
    sums = {f"s_{code}": full[code].sum() for code in codes}
    products = {
        f"p_{one}_{other}": (full[one] * full[other]).sum()
        for i, one in enumerate(codes)
        for other in codes[i:]
    }
    return full.group_by("stem").agg(n=full.count(), **sums, **products)
