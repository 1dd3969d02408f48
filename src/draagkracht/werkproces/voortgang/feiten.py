"""What one entry about a resident is, and how the people in it are named to that resident."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.translation import gettext as _

from draagkracht.toegang.models import Account, Grondslag

from ..dossier.contact.models import Verzoek
from ..dossier.models import Dossier


@dataclass(frozen=True)
class Feit:
    """One entry. `over` names it for a request ("doel:<id>"); `regels` are terms with values; `op` None: no day is known.

    `groep`: entries that follow each other and have this alike belong together.
    `is_apart`: it touches veiligheid, or is free text in which that may stand; it is shown behind one tap.
    """

    over: str
    kop: str
    tekst: str = ""
    regels: tuple[tuple[str, str], ...] = ()
    door: str = ""
    op: dt.datetime | dt.date | None = None
    is_apart: bool = False
    verklaringen: tuple[Verzoek, ...] = ()
    groep: str = ""

    @property
    def sleutel(self) -> str:
        """Names the entry in an address, which must not tell what it is about."""
        return hashlib.sha256(self.over.encode()).hexdigest()[:20]


@dataclass
class Lezer:
    """Who reads which dossier, and how people are named to them. `is_samen`: the device is a professional's."""

    dossier: Dossier
    door: Account
    is_samen: bool = False
    naasten: dict[uuid.UUID, str] = field(default_factory=dict)

    def name(self, account: Account | None) -> str:
        """Who wrote something, as the resident knows them."""
        if account is None:
            return ""
        if account.pk == self.dossier.inwoner.account_id:
            return _("uzelf")
        return self.naasten.get(account.pk, "") or str(account)

    def feit(self, row: Model, kop: str, **fields: object) -> Feit:
        """An entry of one row, with its writer and day; `fields` say the rest."""
        said = {"door": self.name(getattr(row, "door", None)), "op": getattr(row, "op", None), **fields}
        return Feit(over=f"{row._meta.model_name}:{row.pk}", kop=kop, **said)


def terms(*rows: tuple[str, object]) -> tuple[tuple[str, str], ...]:
    """Terms with a value; what is empty is left out."""
    return tuple((str(term), str(value)) for term, value in rows if value not in (None, "", [], ()))


def wie(code: str) -> str:
    """Whose words or proposal something is, as the resident says it; an unknown code gives nothing."""
    return {
        "inwoner": _("uzelf"),
        "professional": _("uw hulpverlener"),
        "samen": _("u samen"),
        "naaste": _("iemand uit uw omgeving"),
        "anders": _("iemand anders"),
    }.get(code, "")


def waarom(grondslag: str) -> str:
    """By which law somebody may look or write, with in a few words what that law is."""
    return {
        Grondslag.WMO: _("de wet voor hulp van de gemeente (Wmo)"),
        Grondslag.JEUGDWET: _("de wet voor hulp aan kinderen (Jeugdwet)"),
        Grondslag.PARTICIPATIEWET: _("de wet voor werk en bijstand (Participatiewet)"),
        Grondslag.WGS: _("de wet voor hulp bij schulden (Wgs)"),
        Grondslag.VITAAL_BELANG: _("er was gevaar voor iemand"),
        Grondslag.TOEZICHT: _("wie het team leidt, moet soms meekijken"),
        Grondslag.EIGEN: _("het gaat over uzelf"),
        Grondslag.TOESTEMMING: _("u vond het goed"),
    }.get(grondslag, "")
