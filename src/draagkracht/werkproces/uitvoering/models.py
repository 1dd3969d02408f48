"""Afspraken, light notes and attachments."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.toegang.velden import EncryptedTextField

from ..aanpak.metwie import name_people
from ..aanpak.models import Stap
from ..dossier.models import Dossier, Netwerklid
from .woorden import if_then


class Afspraak(models.Model):
    """One small step. `als` is the cue, `wat` what I do then; `zekerheid` 0-10 is how sure the resident is."""

    class Uitkomst(models.TextChoices):
        OPEN = "", _("nog niet bekend")
        GELUKT = "gelukt", _("gelukt")
        BIJNA = "bijna", _("bijna")
        NOG_NIET = "nog_niet", _("nog niet")
        VERVALLEN = "vervallen", _("niet meer nodig")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="afspraken", db_index=False)
    stap = models.ForeignKey(Stap, null=True, blank=True, on_delete=models.SET_NULL, related_name="afspraken")
    als = models.CharField(_("als"), max_length=200, blank=True)
    wat = models.CharField(_("dan"), max_length=300)
    wanneer_op = models.DateField(_("wanneer"), null=True, blank=True)
    met_wie = EncryptedTextField(_("met wie"), blank=True, default="")
    netwerklid = models.ForeignKey(
        Netwerklid, null=True, blank=True, on_delete=models.SET_NULL, related_name="afspraken"
    )
    # Where it is, when that is a facility of the sociale kaart. One that goes from the map leaves the afspraak as it is.
    voorziening = models.ForeignKey(
        Voorziening, null=True, blank=True, on_delete=models.SET_NULL, related_name="afspraken"
    )
    zekerheid = models.PositiveSmallIntegerField(_("hoe zeker"), null=True, blank=True)
    uitkomst = models.CharField(_("hoe ging het"), max_length=10, choices=Uitkomst.choices, blank=True)
    geleerd = models.TextField(_("wat viel op"), blank=True)
    uitkomst_op = models.DateTimeField(null=True, blank=True)
    vervolg_op = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="vervolgen"
    )
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="afspraken")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        indexes = [models.Index(fields=["dossier", "uitkomst", "wanneer_op"], name="afspraak_dossier")]

    def __str__(self) -> str:
        return self.wat[:60]

    @property
    def zin(self) -> str:
        return if_then(self.als, self.wat)

    @property
    def wie(self) -> str:
        """Who goes along: somebody of the network, and what was written; "" for nobody."""
        return name_people([self.netwerklid] if self.netwerklid else [], self.met_wie)


class Notitie(models.Model):
    """A light note, without any form."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="notities", db_index=False)
    tekst = models.TextField(_("notitie"))
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notities")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("notitie")
        verbose_name_plural = _("notities")
        indexes = [models.Index(fields=["dossier", "-op"], name="notitie_dossier_op")]

    def __str__(self) -> str:
        return self.tekst[:60]


class Bijlage(models.Model):
    """A file with the dossier. The contents are encrypted on disk under the id; the name is encrypted here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="bijlagen")
    notitie = models.ForeignKey(
        Notitie, null=True, blank=True, on_delete=models.SET_NULL, related_name="bijlagen"
    )
    naam = EncryptedTextField(_("naam"))
    mediatype = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    verwijderd_op = models.DateTimeField(null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bijlagen")

    class Meta:
        verbose_name = _("bijlage")
        verbose_name_plural = _("bijlagen")

    def __str__(self) -> str:
        return str(self.pk)
