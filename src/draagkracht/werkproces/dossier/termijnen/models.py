"""Termijngebeurtenis: one thing that happened to one term of the law."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from draagkracht.toegang.velden import EncryptedTextField

from ..models import Dossier


class Termijngebeurtenis(models.Model):
    """Never changed: what was entered by mistake stays, with the moment on which it was taken back."""

    class Soort(models.TextChoices):
        BEGONNEN = "begonnen", _("begint")
        STILGEZET = "stilgezet", _("staat stil")
        VERDER = "verder", _("loopt weer")
        KLAAR = "klaar", _("is klaar")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="termijngebeurtenissen", db_index=False
    )
    termijn = models.CharField(_("termijn"), max_length=40)
    soort = models.CharField(_("wat er gebeurt"), max_length=10, choices=Soort.choices)
    dag_op = models.DateField(_("op welke dag"))
    tot_op = models.DateField(_("tot en met"), null=True, blank=True)
    reden = EncryptedTextField(_("waarom"), blank=True, default="")
    vervallen_op = models.DateTimeField(null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="termijngebeurtenissen"
    )

    class Meta:
        verbose_name = _("termijngebeurtenis")
        verbose_name_plural = _("termijngebeurtenissen")
        indexes = [models.Index(fields=["dossier", "termijn", "dag_op"], name="termijn_dossier")]

    def __str__(self) -> str:
        return f"{self.termijn} {self.soort}"
