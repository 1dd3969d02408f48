"""Drafts: what is typed is kept while typing, also when the session ends or the tab closes.

Each form carries a signed token that says whose draft it is and of which place. The token alone lets a draft be written,
never read: so typing survives a session that timed out, and after logging in again the text is there.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.services import save_concept

SALT = "concept"
MAX_AGE = 7 * 24 * 3600
MAX_BYTES = 400_000
OWN_FIELDS = {"csrfmiddlewaretoken", "concept", "sleutel", "versie", "wachtwoord", "oud", "nieuw"}
NO_DOSSIER = uuid.UUID(int=0)


@dataclass(frozen=True)
class Plek:
    """Where a draft belongs: whose, in which dossier, in which form."""

    account_id: uuid.UUID
    dossier_id: uuid.UUID
    plek: str

    def sign(self) -> str:
        return signing.dumps([str(self.account_id), str(self.dossier_id), self.plek], salt=SALT)


def read_plek(token: str) -> Plek | None:
    """The place in a token, or None when it is not ours or older than a week."""
    try:
        account_id, dossier_id, plek = signing.loads(token, salt=SALT, max_age=MAX_AGE)
        return Plek(uuid.UUID(account_id), uuid.UUID(dossier_id), plek)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def velden_of(data: QueryDict) -> dict[str, list[str]]:
    """What was typed: every field of the form but the form's own."""
    return {name: values for name, values in data.lists() if name not in OWN_FIELDS}


def keep(data: QueryDict) -> bool:
    """Keep the form in `data` as its owner's draft. False when there is no valid token, no owner, or far too much."""
    plek = read_plek(data.get("concept", ""))
    velden = velden_of(data)
    if plek is None or sum(len(v) for values in velden.values() for v in values) > MAX_BYTES:
        return False
    if not Account.objects.filter(pk=plek.account_id, is_active=True).exists():
        return False
    save_concept(
        account_id=plek.account_id,
        dossier_id=plek.dossier_id,
        plek=plek.plek,
        velden=velden,
        op=timezone.now(),
    )
    return True


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Answer with one line of text for the form's status: kept at what time, or that it could not be."""
    if not keep(request.POST):
        return HttpResponse(_("nog niet bewaard: herlaad deze pagina"), status=422)
    return HttpResponse(_("bewaard om %(tijd)s") % {"tijd": timezone.localtime().strftime("%H:%M")})
