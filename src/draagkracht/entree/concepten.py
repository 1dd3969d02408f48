"""Drafts: what is typed is kept while typing, also when the session ends or the tab closes.

Each form carries a signed token that says whose draft it is and of which place. The token alone lets a draft be written,
never read: so typing survives a session that timed out, and after logging in again the text is there. Nobody else can
make such a token, so it also stands in for the page's own (csrf), which grows old when somebody logs in in another tab.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from draagkracht.sociale_kaart.interventies.selectors import is_aanpassing_begun
from draagkracht.toegang.models import Account
from draagkracht.werkproces.dossier.concepten import drop_late_concept, save_concept
from draagkracht.werkproces.dossier.selectors import is_begun

SALT = "concept"
MAX_AGE = 7 * 24 * 3600
MAX_LENGTH = 400_000  # characters of the whole form
OWN_FIELDS = {
    "csrfmiddlewaretoken",
    "concept",
    "sleutel",
    "wachtwoord",
    "oud",
    "nieuw",
    "nogmaals",
    "pincode",
}
NO_DOSSIER = uuid.UUID(int=0)
FORM_KEY = 24  # characters of the form's own key in the key of a sending; the other 16 are of its contents


@dataclass(frozen=True)
class Plek:
    """Where a draft belongs: whose, in which dossier, in which form."""

    account_id: uuid.UUID
    dossier_id: uuid.UUID
    plek: str

    def sign(self, salt: str = SALT) -> str:
        return signing.dumps([str(self.account_id), str(self.dossier_id), self.plek], salt=salt)


def read_plek(token: str) -> Plek | None:
    """The place in a token, or None when it is not ours or older than a week."""
    try:
        account_id, dossier_id, plek = signing.loads(token, salt=SALT, max_age=MAX_AGE)
        return Plek(uuid.UUID(account_id), uuid.UUID(dossier_id), plek)
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def velden_of(data: QueryDict) -> dict[str, list[str]]:
    """What was typed, and `versie`: on which version of the thing it was typed."""
    return {name: values for name, values in data.lists() if name not in OWN_FIELDS}


def sleutel_of(data: QueryDict) -> str:
    """The form's own key as it was sent; a database refuses a NUL in it, so that is left out."""
    return data.get("sleutel", "").replace("\x00", "")[:40]


def begin_of(sleutel: str) -> str:
    """How the keys of all that is sent with one form begin; see `sending_of`."""
    return sleutel[:FORM_KEY]


def sending_of(data: QueryDict, files: MultiValueDict) -> str:
    """The key of one sending: of this form, with exactly this in it. "" without a form's key.

    The same again is a double click and acts once. Something else in the same form is another act: somebody went back
    in the browser and went on typing, and that must not be taken for what was sent before.
    """
    sleutel = sleutel_of(data)
    if not sleutel:
        return ""
    sent = hashlib.sha256()
    for name, values in sorted(data.lists()):
        if name not in OWN_FIELDS:
            sent.update(repr((name, values)).encode())
    for name, uploads in sorted(files.lists()):
        for upload in uploads:
            sent.update(repr((name, upload.name, upload.size)).encode())
            for chunk in upload.chunks():
                sent.update(chunk)
            upload.seek(0)
    return begin_of(sleutel) + sent.hexdigest()[: 40 - FORM_KEY]


def keep(data: QueryDict) -> str:
    """Keep the form in `data` as its owner's draft. "" when it is kept, else one sentence that says why not."""
    plek = read_plek(data.get("concept", ""))
    if plek is None or not Account.objects.filter(pk=plek.account_id, is_active=True).exists():
        return _(
            "nog niet bewaard: deze pagina stond te lang open. Bewaar uw tekst even elders en herlaad de pagina."
        )
    velden = velden_of(data)
    if sum(len(v) for values in velden.values() for v in values) > MAX_LENGTH:
        return _("nog niet bewaard: de tekst is te lang. Knip hem in stukken.")
    begin = begin_of(sleutel_of(data))
    if _is_sent(begin):
        return ""  # the form itself was sent meanwhile: what is kept here would come up again as a draft
    where = {"account_id": plek.account_id, "dossier_id": plek.dossier_id, "plek": plek.plek}
    op = timezone.now()
    save_concept(**where, velden=velden, op=op)
    # Or it is being sent right now, by another thread. The act drops the draft once it is done, and this looks for the act
    # once the draft is kept: one of the two always sees the other.
    if _is_sent(begin):
        drop_late_concept(**where, op=op)
    return ""


def _is_sent(begin: str) -> bool:
    return is_begun(begin=begin) or is_aanpassing_begun(begin=begin)


@csrf_exempt
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Answer with one line of text for the form's status: kept at what time, or that it could not be."""
    why_not = keep(request.POST)
    if why_not:
        return HttpResponse(why_not, status=422)
    return HttpResponse(_("bewaard om %(tijd)s") % {"tijd": timezone.localtime().strftime("%H:%M")})
