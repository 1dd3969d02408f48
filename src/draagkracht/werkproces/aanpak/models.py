"""Steps of the plan, and the versions of the plan."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.toegang.velden import EncryptedJSONField, EncryptedTextField

from ..doelen.models import Doel
from ..dossier.models import Dossier
from ..vraagverheldering.models import Bevinding


class Stap(models.Model):
    """One step of the plan. `start_op` is a Monday or any date; it runs for `weken` whole weeks."""

    class Fase(models.TextChoices):
        STABILISEREN = "stabiliseren", _("eerst lucht")
        VERSTERKEN = "versterken", _("leren en sterker worden")
        BORGEN = "borgen", _("vasthouden")

    class Status(models.TextChoices):
        GEPLAND = "gepland", _("komt nog")
        LOOPT = "loopt", _("loopt")
        KLAAR = "klaar", _("klaar")
        GESTOPT = "gestopt", _("gestopt")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="stappen")
    doelen = models.ManyToManyField(Doel, related_name="stappen", blank=True)
    krachten = models.ManyToManyField(Bevinding, related_name="stappen", blank=True)
    wat = models.CharField(_("wat"), max_length=200)
    hoe = models.TextField(_("hoe"), blank=True)
    met_wie = EncryptedTextField(_("met wie"), blank=True, default="")
    leer_ik = models.CharField(_("wat leer ik"), max_length=300, blank=True)
    fase = models.CharField(_("fase"), max_length=14, choices=Fase.choices, default=Fase.STABILISEREN)
    start_op = models.DateField(_("vanaf"), null=True, blank=True)
    weken = models.PositiveSmallIntegerField(_("hoeveel weken"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.GEPLAND)
    volgorde = models.PositiveSmallIntegerField(default=0)
    verwijderd_op = models.DateTimeField(null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="stappen")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")
        ordering = ["volgorde", "op"]

    def __str__(self) -> str:
        return self.wat[:60]


class Planversie(models.Model):
    """The plan as it stood: what changed and why, by whom, and the steps as they were. Never changed afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="planversies", db_index=False)
    nummer = models.PositiveIntegerField()
    veranderd = EncryptedJSONField(default=list)
    reden = models.CharField(_("waarom"), max_length=300, blank=True)
    stappen = EncryptedJSONField(default=list)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="planversies")

    class Meta:
        verbose_name = _("planversie")
        verbose_name_plural = _("planversies")
        constraints = [models.UniqueConstraint(fields=["dossier", "nummer"], name="planversie_nummer")]

    def __str__(self) -> str:
        return f"{self.nummer}"
