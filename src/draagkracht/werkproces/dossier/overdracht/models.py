"""Overdracht: one dossier from one colleague to another, with what only the first one knows."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.toegang.velden import EncryptedTextField

from ..models import Dossier


class Overdracht(models.Model):
    """One dossier that goes to another regisseur. Who may look changes when it is accepted, not before.

    Why somebody leaves or is away is not written down: that is theirs. Texts are about the work with this resident.
    """

    class Soort(models.TextChoices):
        BLIJVEND = "blijvend", _("voor altijd")
        TIJDELIJK = "tijdelijk", _("voor een tijd")

    class Status(models.TextChoices):
        VOORGESTELD = "voorgesteld", _("wacht op antwoord")
        AANGENOMEN = "aangenomen", _("overgenomen")
        AFGEWEZEN = "afgewezen", _("niet overgenomen")
        INGETROKKEN = "ingetrokken", _("ingetrokken")
        TERUG = "terug", _("weer terug")

    class Antwoord(models.TextChoices):
        GOED = "goed", _("dat is goed")
        LIEVER_ANDERS = "liever_anders", _("liever iemand anders")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="overdrachten", db_index=False
    )
    van = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="gegeven_overdrachten",
        db_index=False,
    )
    naar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="gekregen_overdrachten",
        db_index=False,
    )
    soort = models.CharField(_("voor hoe lang"), max_length=10, choices=Soort.choices)
    terug_op = models.DateField(_("terug op"), null=True, blank=True)
    is_samen_verder = models.BooleanField(_("ik blijf er nog bij"), default=False)
    beloften = EncryptedTextField(_("wat ik beloofde"), blank=True, default="")
    niet_opnieuw = EncryptedTextField(_("wat u niet opnieuw hoeft te vragen"), blank=True, default="")
    kwetsbaar = EncryptedTextField(_("wat kwetsbaar is"), blank=True, default="")
    woorden = EncryptedTextField(_("wat ik nog wil meegeven"), blank=True, default="")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.VOORGESTELD)
    antwoord = EncryptedTextField(_("waarom niet"), blank=True, default="")
    antwoord_op = models.DateTimeField(null=True, blank=True)
    # The resident: told on, by whom it may be done, and what the next one should know. Never filled in their place.
    verteld_op = models.DateTimeField(_("aan de inwoner verteld"), null=True, blank=True)
    inwoner_antwoord = models.CharField(max_length=14, choices=Antwoord.choices, blank=True)
    inwoner_woorden = EncryptedTextField(_("wat de inwoner wil meegeven"), blank=True, default="")
    inwoner_op = models.DateTimeField(null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="overdrachten")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("overdracht")
        verbose_name_plural = _("overdrachten")
        indexes = [
            models.Index(fields=["dossier", "-op"], name="overdracht_dossier"),
            models.Index(fields=["naar", "status"], name="overdracht_naar"),
            models.Index(fields=["van", "status"], name="overdracht_van"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(status="voorgesteld"), name="overdracht_een_tegelijk"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_lopend(self) -> bool:
        """Whether there is still something to say about it: it waits, or went over."""
        return self.status in (self.Status.VOORGESTELD, self.Status.AANGENOMEN)
