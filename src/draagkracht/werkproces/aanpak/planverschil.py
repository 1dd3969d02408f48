"""What changed between two states of a plan, in sentences that everybody can read.

A plan is a list of snapshots (see `snapshot_of`): plain values, so that a version can always be read back as it
was, also when the steps and goals were changed or taken away since.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .metwie import shared_place, who_of
from .models import Stap

FIELDS = ("wat", "hoe", "met_wie", "leer_ik", "fase", "start_op", "weken", "uren_per_week", "status")
PLAIN = tuple(field for field in FIELDS if field not in ("start_op", "uren_per_week", "met_wie"))
Stand = list[dict[str, Any]]
NAMES = {
    "hoe": gettext_lazy("hoe"),
    "met_wie": gettext_lazy("met wie"),
    "waar": gettext_lazy("waar"),
    "leer_ik": gettext_lazy("wat leer ik"),
    "fase": gettext_lazy("fase"),
    "start_op": gettext_lazy("begin"),
    "weken": gettext_lazy("duur"),
    "uren_per_week": gettext_lazy("uren per week"),
    "status": gettext_lazy("stand"),
}


def snapshot_of(stap: Stap) -> dict[str, Any]:
    """A step as plain values, with the texts of its goals and draagkracht, and the names of who helps and where, as now."""
    return {
        "id": str(stap.pk),
        **{field: getattr(stap, field) for field in PLAIN},
        "met_wie": who_of(stap),
        "waar": place.naam if (place := shared_place(stap)) else None,
        "start_op": stap.start_op.isoformat() if stap.start_op else None,
        "uren_per_week": None if stap.uren_per_week is None else float(stap.uren_per_week),
        "doelen": [{"id": str(doel.pk), "tekst": doel.tekst} for doel in stap.doelen.all()],
        "krachten": [{"id": str(kracht.pk), "tekst": kracht.tekst} for kracht in stap.krachten.all()],
    }


def compare_plannen(eerst: Stand, nu: Stand) -> list[str]:
    """Sentences for what is new, gone and changed from `eerst` to `nu`; an empty list when nothing is."""
    before, after = ({row["id"]: row for row in stand} for stand in (eerst, nu))
    return [
        *[_("Nieuw: '%s'.") % row["wat"] for row in nu if row["id"] not in before],
        *[_("Niet meer in het plan: '%s'.") % row["wat"] for row in eerst if row["id"] not in after],
        *[zin for row in nu if row["id"] in before for zin in _compare_stap(before[row["id"]], row)],
        *_compare_order(eerst, nu),
    ]


def first_sentence(nu: Stand) -> str:
    """What is said of a first version, that nothing can be compared with."""
    return ngettext(
        "Dit is het eerste plan, met één stap.", "Dit is het eerste plan, met %(n)d stappen.", len(nu)
    ) % {"n": len(nu)}


def _compare_stap(was: dict[str, Any], nu: dict[str, Any]) -> list[str]:
    found = []
    if was["wat"] != nu["wat"]:
        found.append(_("'%(was)s' heet nu '%(nu)s'.") % {"was": was["wat"], "nu": nu["wat"]})
    for field, name in NAMES.items():
        # A version of before this field was there does not have it.
        if was.get(field) != nu.get(field):
            old, new = shown(field, was.get(field)), shown(field, nu.get(field))
            zin = _("Bij '%(wat)s' is %(naam)s nu: %(nu)s. Dat was: %(was)s.")
            found.append(zin % {"wat": nu["wat"], "naam": name, "nu": new, "was": old})
    return [*found, *_compare_links(was, nu)]


def _compare_links(was: dict[str, Any], nu: dict[str, Any]) -> list[str]:
    sentences = {
        "doelen": (
            _("'%(wat)s' hoort nu ook bij het doel '%(wie)s'."),
            _("'%(wat)s' hoort niet meer bij het doel '%(wie)s'."),
        ),
        "krachten": (_("'%(wat)s' gebruikt nu ook: %(wie)s."), _("'%(wat)s' gebruikt niet meer: %(wie)s.")),
    }
    found = []
    for field, (erbij, eraf) in sentences.items():
        old, new = ({row["id"]: row["tekst"] for row in stand[field]} for stand in (was, nu))
        found += [erbij % {"wat": nu["wat"], "wie": tekst} for pk, tekst in new.items() if pk not in old]
        found += [eraf % {"wat": nu["wat"], "wie": tekst} for pk, tekst in old.items() if pk not in new]
    return found


def _compare_order(eerst: Stand, nu: Stand) -> list[str]:
    """Whether the steps that are in both stand in another order; new and removed ones do not count as a move."""
    common = {row["id"] for row in eerst} & {row["id"] for row in nu}
    old, new = ([row["id"] for row in stand if row["id"] in common] for stand in (eerst, nu))
    if old == new:
        return []
    order = ", ".join(f"'{row['wat']}'" for row in nu)
    return [_("De volgorde is nu: %s.") % order]


def shown(field: str, value: Any) -> str:
    """One value of a snapshot, as it is read: a date in words, weeks as weeks, a phase and a status by their names."""
    if value in ("", None):
        return _("nog niet gekozen") if field in ("start_op", "weken", "uren_per_week") else _("niets")
    if field == "start_op":
        return date_format(dt.date.fromisoformat(value), "j F Y")
    if field == "weken":
        return ngettext("%(n)d week", "%(n)d weken", value) % {"n": value}
    if field == "uren_per_week":
        return f"{value:g}".replace(".", ",")
    if field in ("fase", "status"):
        choices = Stap.Fase if field == "fase" else Stap.Status
        return str(choices(value).label) if value in choices.values else str(value)
    return f"'{value}'"
