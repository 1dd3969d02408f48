"""What every form of every door shares: the owner's draft, one act per sending, and two people editing at once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.toegang.fouten import AlGedaan, Fout, Verouderd
from draagkracht.werkproces.dossier.concepten import drop_concept, get_concept
from draagkracht.werkproces.dossier.selectors import has_handeling

from .concepten import NO_DOSSIER, Plek, keep, read_plek, sending_of, sleutel_of


class KnopForm(forms.Form):
    """An act of one button, which asks nothing more."""


@dataclass(frozen=True)
class Botsing:
    """One field that two people changed: `hun` is what stands now, `uw` what this person sent."""

    label: str
    hun: str
    uw: str
    door: str
    op: dt.datetime | None


@dataclass
class Formulier:
    """The part of a form that is the same everywhere; the macro `formulier` draws it.

    `form` is a plain Django form. Give `object` when something that exists is changed: then its version travels along.
    """

    form: forms.Form
    plek: str
    concept: str
    sleutel: str
    versie: int | str = ""
    concept_op: dt.datetime | None = None
    botsing: list[Botsing] | None = None
    dossier_id: uuid.UUID = NO_DOSSIER
    object: models.Model | None = field(default=None, repr=False)
    is_drafted: bool = True

    def act(
        self, request: HttpRequest, do: Callable[..., Any], then: str, gedaan: str = ""
    ) -> HttpResponse | None:
        """Validate, do the act once, drop the draft and go on to `then`; None means: show the form again.

        `do(cleaned_data, sleutel=..., versie=...)` calls one service. A second sending of the same form goes to `then` as
        well. What another person changed meanwhile is put in `botsing`; what the service refused becomes the form's error.
        """
        if request.method != "POST" or not self.form.is_valid():
            return None
        versie = request.POST.get("versie", "")
        sleutel = sending_of(request.POST, request.FILES)
        try:
            result = do(
                self.form.cleaned_data,
                sleutel=sleutel,
                versie=int(versie) if versie.isascii() and versie.isdigit() and len(versie) < 10 else None,
            )
        except (Fout, MethodiekFout) as refusal:
            # Whatever a second sending runs into (its own new version, its own name that is taken): the first one counts.
            if not isinstance(refusal, AlGedaan) and not has_handeling(sleutel=sleutel):
                self._refuse(refusal)
                return None
            result = None
        if self.is_drafted:
            drop_concept(door=request.user, dossier_id=self.dossier_id, plek=self.plek)
        if isinstance(result, HttpResponseBase):
            return result
        if gedaan:
            messages.success(request, gedaan)
        return redirect(then)

    def _refuse(self, refusal: Fout | MethodiekFout) -> None:
        if isinstance(refusal, Verouderd):
            self._show_both(refusal.huidig)
        else:
            self.form.add_error(refusal.veld if refusal.veld in self.form.fields else None, _(refusal.zin))

    def _show_both(self, huidig: models.Model) -> None:
        last = huidig.history.select_related("history_user").order_by("-history_date", "-history_id").first()
        door = str(last.history_user or "") if last else ""
        self.botsing = []
        for name, form_field in self.form.fields.items():
            hun = _text(form_field, getattr(huidig, name, ""))
            uw = _text(form_field, self.form.cleaned_data.get(name, ""))
            if hasattr(huidig, name) and hun != uw:
                label = str(form_field.label or name)
                self.botsing.append(Botsing(label, hun, uw, door, last.history_date if last else None))
        self.versie = huidig.versie
        self.sleutel = uuid.uuid4().hex

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form: 200, 409 with a conflict, 422 with errors."""
        if self.botsing is not None:
            return 409
        return 422 if self.form.is_bound and self.form.errors else 200


def _text(form_field: forms.Field, value: object) -> str:
    """A value as it is read: chosen rows and options by their labels, whether they come from the model or the form."""
    if isinstance(value, models.Manager):
        value = [row.pk for row in value.all()]
    elif isinstance(value, models.Model):
        value = value.pk
    values = value if isinstance(value, (list, tuple)) else [value]
    labels = {str(code): str(label) for code, label in getattr(form_field, "choices", [])}
    return ", ".join(sorted(labels.get(str(v), str(v)) for v in values if v not in (None, "")))


def formulier(
    request: HttpRequest,
    form_class: Callable[..., forms.Form],
    *,
    plek: str,
    dossier_id: uuid.UUID = NO_DOSSIER,
    initial: Mapping[str, Any] | None = None,
    object: models.Model | None = None,
    prefix: str | None = None,
    is_drafted: bool = True,
    **form_arguments: Any,
) -> Formulier:
    """A Formulier for this request: bound to what was sent, else filled with the draft, else with `initial`.

    `plek` names the form within the dossier ("hulpvraag", "doel:<id>"); drafts hang on it. With several forms on one page
    only the one whose `concept` token was sent back is bound. Without `is_drafted` nothing typed is kept before it is sent:
    for one-tap acts, and for answers that are not for the eyes of whose session it is; its token opens no draft.
    """
    here = Plek(request.user.pk, dossier_id, plek)
    sign = here.sign() if is_drafted else here.sign(salt="geen-concept")
    is_sent = request.method == "POST" and _same_place(request.POST.get("concept", ""), sign)
    arguments = {"initial": dict(initial or {}), "prefix": prefix, **form_arguments}
    f = Formulier(
        form=form_class(request.POST, request.FILES, **arguments) if is_sent else form_class(**arguments),
        plek=plek,
        concept=sign,
        sleutel=sleutel_of(request.POST) if is_sent else uuid.uuid4().hex,
        versie=request.POST.get("versie", "") if is_sent else getattr(object, "versie", ""),
        dossier_id=dossier_id,
        object=object,
        is_drafted=is_drafted,
    )
    if is_drafted and not is_sent:
        _keep_of_another(request)
        _fill_with_draft(request, f)
    return f


def _keep_of_another(request: HttpRequest) -> None:
    """Somebody else has logged in on this device meanwhile: the text goes to the draft of who typed it."""
    owner = read_plek(request.POST.get("concept", "")) if request.method == "POST" else None
    if owner and owner.account_id != request.user.pk:
        keep(request.POST)


def _same_place(sent: str, own: str) -> bool:
    """Tokens differ by their time; the place before the signature is the same."""
    return bool(sent) and sent.split(":")[0] == own.split(":")[0]


def _fill_with_draft(request: HttpRequest, f: Formulier) -> None:
    draft = get_concept(door=request.user, dossier_id=f.dossier_id, plek=f.plek)
    if draft is None:
        return
    data = QueryDict(mutable=True)
    for name, values in draft.velden.items():
        data.setlist(name, values)
    # Typed on an older version: that version travels along, so that sending it shows what changed meanwhile.
    f.versie = data.get("versie") or f.versie
    for name, form_field in f.form.fields.items():
        key = f.form.add_prefix(name)
        if key in data or isinstance(form_field, (forms.MultipleChoiceField, forms.BooleanField)):
            f.form.initial[name] = form_field.widget.value_from_datadict(data, {}, key)
    f.concept_op = draft.op


def keep_and_log_in(request: HttpRequest, inloggen: str = "account_login") -> HttpResponseRedirect:
    """Somebody without a session sends a form or asks for a page: keep the form as a draft, then to the login.

    `inloggen` is the name of the page where who comes in at this door logs in.
    """
    if request.method == "POST" and "concept" in request.POST and not keep(request.POST):
        messages.info(request, _("Uw tekst is bewaard. Log in, dan staat hij weer voor u klaar."))
    return redirect(f"{reverse(inloggen)}?{urlencode({'next': request.get_full_path()})}")


def now() -> dt.datetime:
    """The one place where a door asks what time it is."""
    return timezone.now()
