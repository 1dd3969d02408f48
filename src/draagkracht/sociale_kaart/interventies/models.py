"""What a municipality changed in the catalogue."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Aanpassing(models.Model):
    """What one municipality made of one intervention: its own, a changed one, or one it does not use.

    `velden` holds only the fields that differ (all of them when `is_eigen`), `origineel` what the catalogue said about
    those fields when they were changed, so that both can be read side by side, also after a new catalogue.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.CharField(max_length=20)
    code = models.CharField(_("code"), max_length=60)
    catalogus = models.CharField(_("catalogus"), max_length=60)
    is_eigen = models.BooleanField(_("eigen interventie"), default=False)
    is_uit = models.BooleanField(_("niet in gebruik"), default=False)
    velden = models.JSONField(_("gewijzigde velden"), default=dict)
    origineel = models.JSONField(_("wat de catalogus zei"), default=dict)
    reden = models.CharField(_("waarom"), max_length=300, blank=True)
    sleutel = models.CharField(max_length=64, blank=True, db_index=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="aanpassingen")
    versie = models.PositiveIntegerField(default=0)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("aanpassing")
        verbose_name_plural = _("aanpassingen")
        constraints = [models.UniqueConstraint(fields=["gemeente", "code"], name="aanpassing_code")]

    def __str__(self) -> str:
        return f"{self.gemeente} {self.code}"
