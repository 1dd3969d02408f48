"""Findings, what can help with what, and the shared vision."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.methodiek.instrument import pan_of
from draagkracht.methodiek.schaal import DRAAGKRACHT

from ..dossier.models import Dossier, Stem
from ..hulpvraag.models import Hulpvraag
from ..meting.models import Moment


class Bevinding(models.Model):
    """What was found, in words people chose. A proposal from the profile is no finding until somebody chooses it."""

    class Soort(models.TextChoices):
        DRAAGLAST = "draaglast", _("wat weegt")
        GESPREKSPUNT = "gesprekspunt", _("verschil van inzicht")
        GEBLOKKEERD = "geblokkeerd", _("draagkracht die klem zit")
        ONGEBRUIKT = "ongebruikt", _("draagkracht om te gebruiken")
        EIGEN = "eigen", _("zelf toegevoegd")

    class Keuze(models.TextChoices):
        OPEN = "", _("nog niet gekozen")
        OPPAKKEN = "oppakken", _("oppakken")
        PARKEREN = "parkeren", _("parkeren")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="bevindingen")
    hulpvraag = models.ForeignKey(
        Hulpvraag, null=True, blank=True, on_delete=models.SET_NULL, related_name="bevindingen"
    )
    moment = models.ForeignKey(
        Moment, null=True, blank=True, on_delete=models.SET_NULL, related_name="bevindingen"
    )
    soort = models.CharField(_("soort"), max_length=14, choices=Soort.choices)
    onderdeel = models.CharField(_("onderdeel"), max_length=40, blank=True)
    tekst = models.CharField(_("bevinding"), max_length=300)
    waarom = models.CharField(max_length=300, blank=True)
    keuze = models.CharField(_("keuze"), max_length=10, choices=Keuze.choices, blank=True)
    reden = models.CharField(_("reden"), max_length=300, blank=True)
    krachten = models.ManyToManyField(
        "self", symmetrical=False, through="Verband", related_name="lasten", through_fields=("last", "kracht")
    )
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bevindingen")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("bevinding")
        verbose_name_plural = _("bevindingen")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "soort", "onderdeel"],
                condition=~Q(soort="eigen") & ~Q(onderdeel=""),
                name="bevinding_een_keer",
            )
        ]

    def __str__(self) -> str:
        return self.tekst[:60]

    @property
    def pan(self) -> str:
        """The pan of the part it is about: `draaglast`, `draagkracht`, or "" when it is about no known part."""
        return pan_of(self.onderdeel)

    @property
    def is_kracht(self) -> bool:
        """Something that carries: also what people added themselves about a part of draagkracht."""
        return self.pan == DRAAGKRACHT or self.soort in (self.Soort.GEBLOKKEERD, self.Soort.ONGEBRUIKT)


class Verband(models.Model):
    """This draagkracht can help with that draaglast: chosen by people."""

    id = models.BigAutoField(primary_key=True)
    last = models.ForeignKey(Bevinding, on_delete=models.CASCADE, related_name="verbanden")
    kracht = models.ForeignKey(Bevinding, on_delete=models.CASCADE, related_name="helpt_bij")

    class Meta:
        verbose_name = _("verband")
        verbose_name_plural = _("verbanden")
        constraints = [models.UniqueConstraint(fields=["last", "kracht"], name="verband_een_keer")]

    def __str__(self) -> str:
        return f"{self.kracht_id} > {self.last_id}"


class Visie(models.Model):
    """The resident's own summary, and the vision that both agree on. One row per dossier; history keeps each version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="visie")
    samenvatting = models.TextField(_("samenvatting in de woorden van de inwoner"), blank=True)
    samengevat_door = models.CharField(max_length=12, choices=Stem.choices, default=Stem.INWONER)
    tekst = models.TextField(_("gedeelde visie"), blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="visies")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("visie")
        verbose_name_plural = _("visies")

    def __str__(self) -> str:
        return self.tekst[:60]
