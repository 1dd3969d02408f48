"""Judgements of goals, contributions of parties, closing and reopening."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.toegang.velden import EncryptedTextField

from ..doelen.models import Doel
from ..dossier.models import Dossier, Stem
from ..uitvoering.partijen.models import Deelname


class Oordeel(models.Model):
    """One voice's judgement of one goal on one date: a level from -2 to +2, with own words. A new look is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="oordelen")
    stem = models.CharField(_("stem"), max_length=12, choices=Stem.choices)
    niveau = models.SmallIntegerField(_("niveau"))
    woorden = models.TextField(_("in eigen woorden"), blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="oordelen")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("oordeel")
        verbose_name_plural = _("oordelen")
        constraints = [
            models.CheckConstraint(condition=Q(niveau__gte=-2, niveau__lte=2), name="oordeel_niveau_schaal")
        ]

    def __str__(self) -> str:
        return f"{self.stem} {self.niveau}"


class Bijdrage(models.Model):
    """What a party did for the resident or for one goal, and what came of it, in words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="bijdragen")
    doel = models.ForeignKey(Doel, null=True, blank=True, on_delete=models.SET_NULL, related_name="bijdragen")
    # Of a party that works along and wrote it itself; empty where the professional wrote down what somebody did.
    deelname = models.ForeignKey(
        Deelname, null=True, blank=True, on_delete=models.SET_NULL, related_name="bijdragen"
    )
    partij = EncryptedTextField(_("wie"))
    gedaan = models.TextField(_("wat wij deden"), blank=True, default="")
    tekst = models.TextField(_("wat het bracht"))
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bijdragen")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("bijdrage")
        verbose_name_plural = _("bijdragen")

    def __str__(self) -> str:
        return self.partij


class Betekenis(models.Model):
    """What a contribution meant, in one voice: the resident's or the regisseur's. The party reads it back."""

    class Waarde(models.TextChoices):
        VEEL = "veel", _("hielp veel")
        WAT = "wat", _("hielp een beetje")
        NIET = "niet", _("hielp niet")
        ONBEKEND = "onbekend", _("nog niet te zeggen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bijdrage = models.ForeignKey(Bijdrage, on_delete=models.CASCADE, related_name="betekenissen")
    stem = models.CharField(max_length=12, choices=Stem.choices)
    waarde = models.CharField(_("wat het betekende"), max_length=8, choices=Waarde.choices)
    woorden = models.TextField(_("in eigen woorden"), blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="betekenissen")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("betekenis")
        verbose_name_plural = _("betekenissen")
        constraints = [models.UniqueConstraint(fields=["bijdrage", "stem"], name="betekenis_een_per_stem")]

    def __str__(self) -> str:
        return self.waarde


class Afsluiting(models.Model):
    """Closing a dossier, and opening it again. The dossier's own `gesloten_op` follows the last one."""

    class Reden(models.TextChoices):
        GENOEG_BALANS = "genoeg_balans", _("genoeg balans")
        ANDERE_HULP = "andere_hulp", _("gaat verder met andere hulp")
        INWONER_STOPT = "inwoner_stopt", _("de inwoner wil stoppen")
        VERHUISD = "verhuisd", _("verhuisd")
        OVERLEDEN = "overleden", _("overleden")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="afsluitingen")
    reden = models.CharField(_("reden"), max_length=14, choices=Reden.choices)
    woorden_inwoner = models.TextField(_("laatste woorden van de inwoner"), blank=True)
    woorden_professional = models.TextField(_("terugblik van de professional"), blank=True)
    nazorg_op = models.DateField(_("nog een keer bellen op"), null=True, blank=True)
    gesloten_op = models.DateTimeField()
    gesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="afsluitingen"
    )
    heropend_op = models.DateTimeField(null=True, blank=True)
    heropend_reden = models.CharField(_("waarom weer open"), max_length=300, blank=True)
    heropend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="heropeningen"
    )

    class Meta:
        verbose_name = _("afsluiting")
        verbose_name_plural = _("afsluitingen")

    def __str__(self) -> str:
        return self.reden
