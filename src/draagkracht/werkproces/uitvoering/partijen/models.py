"""Deelname, Deelnemer and Deling: which party works along, who of them, and what more was shared with them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.toegang.models import Organisatie
from draagkracht.toegang.velden import EncryptedTextField

from ...aanpak.models import Stap
from ...doelen.models import Doel
from ...dossier.models import Dossier
from .gronden import GRONDEN


class Deelname(models.Model):
    """One party in one plan. What it may see follows from the row of now; that it is over follows from `tot_op`."""

    class Status(models.TextChoices):
        GEVRAAGD = "gevraagd", _("gevraagd")
        AANGENOMEN = "aangenomen", _("doet mee")
        ANDERS = "anders", _("stelt iets anders voor")
        AFGEWEZEN = "afgewezen", _("doet niet mee")
        AFGEROND = "afgerond", _("klaar")
        INGETROKKEN = "ingetrokken", _("gestopt")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="deelnames")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="deelnames")
    vraag = EncryptedTextField(_("wat er gevraagd wordt"))
    waartoe = EncryptedTextField(_("waarvoor"))
    grondslag = models.CharField(
        _("grondslag"), max_length=20, choices=[(grond.code, grond.naam) for grond in GRONDEN.values()]
    )
    toestemming_op = models.DateTimeField(_("de inwoner zei ja op"), null=True, blank=True)
    tot_op = models.DateField(_("tot en met"))
    doelen = models.ManyToManyField(Doel, related_name="deelnames", blank=True)
    stappen = models.ManyToManyField(Stap, related_name="deelnames", blank=True)
    status = models.CharField(_("stand"), max_length=12, choices=Status.choices, default=Status.GEVRAAGD)
    antwoord = EncryptedTextField(_("antwoord van de partij"), blank=True, default="")
    antwoord_op = models.DateTimeField(null=True, blank=True)
    antwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="beantwoorde_deelnames",
    )
    voorstel_tot_op = models.DateField(_("de partij stelt voor: tot en met"), null=True, blank=True)
    einde_op = models.DateTimeField(null=True, blank=True)
    einde_reden = EncryptedTextField(_("waarom het stopte"), blank=True, default="")
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deelnames")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("deelname")
        verbose_name_plural = _("deelnames")
        ordering = ["op"]

    def __str__(self) -> str:
        return str(self.pk)


class Deelnemer(models.Model):
    """Somebody of the party who may look along, as long as `tot_op` is empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelname = models.ForeignKey(Deelname, on_delete=models.CASCADE, related_name="deelnemers")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deelnemers", db_index=False
    )
    vanaf_op = models.DateTimeField()
    tot_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("deelnemer")
        verbose_name_plural = _("deelnemers")
        indexes = [models.Index(fields=["account", "tot_op"], name="deelnemer_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["deelname", "account"], condition=Q(tot_op__isnull=True), name="deelnemer_een_keer"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Deling(models.Model):
    """One thing beside its goals and steps that a party may see, until `tot_op`."""

    class Soort(models.TextChoices):
        VISIE = "visie", _("wat wij samen zien")
        BEVINDING = "bevinding", _("een bevinding")
        AFSPRAAK = "afspraak", _("een afspraak")
        BEREIKEN = "bereiken", _("telefoon en e-mail van de inwoner")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelname = models.ForeignKey(Deelname, on_delete=models.CASCADE, related_name="delingen")
    soort = models.CharField(_("wat"), max_length=10, choices=Soort.choices)
    onderwerp = models.UUIDField()
    waarom = EncryptedTextField(_("waarom"))
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delingen")
    tot_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("deling")
        verbose_name_plural = _("delingen")
        constraints = [
            models.UniqueConstraint(
                fields=["deelname", "soort", "onderwerp"],
                condition=Q(tot_op__isnull=True),
                name="deling_een_keer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.onderwerp}"
