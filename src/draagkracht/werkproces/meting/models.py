"""Moments, metingen (one voice at one moment) and scores (one part)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ..dossier.models import Dossier, Stem


class Moment(models.Model):
    """A date on which the voices measure. The first is the start; later ones are compared with it.

    `ontbrekende_stem` is set when people said that this voice does not come, with the reason; then the other goes on alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="momenten", db_index=False)
    op = models.DateField(_("datum"))
    aanleiding = models.CharField(_("aanleiding"), max_length=120, blank=True)
    ontbrekende_stem = models.CharField(
        _("stem die niet komt"), max_length=12, choices=Stem.choices, blank=True
    )
    ontbreekt_reden = models.CharField(_("waarom die niet komt"), max_length=300, blank=True)
    ontbreekt_op = models.DateTimeField(null=True, blank=True)
    ontbreekt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="momenten"
    )

    class Meta:
        verbose_name = _("moment")
        verbose_name_plural = _("momenten")
        constraints = [models.UniqueConstraint(fields=["dossier", "op"], name="moment_dossier_op")]

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d}"


class Meting(models.Model):
    """One voice at one moment. Until `afgerond_op` is set for both, neither sees the other's.

    `onderdelen` holds the parts chosen beforehand to talk about; empty means all of them.
    """

    class Wijze(models.TextChoices):
        ZELF = "zelf", _("zelf ingevuld")
        SAMEN = "samen", _("samen aan tafel")
        IMPORT = "import", _("overgenomen uit een ander systeem")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="metingen", db_index=False)
    stem = models.CharField(_("stem"), max_length=12, choices=Stem.choices)
    instrument = models.CharField(max_length=40)
    wijze = models.CharField(max_length=8, choices=Wijze.choices, default=Wijze.ZELF)
    onderdelen = models.JSONField(_("waarover praten wij"), default=list, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="metingen"
    )
    begonnen_op = models.DateTimeField()
    afgerond_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("meting")
        verbose_name_plural = _("metingen")
        constraints = [models.UniqueConstraint(fields=["moment", "stem"], name="meting_moment_stem")]

    def __str__(self) -> str:
        return f"{self.moment_id} {self.stem}"


class Score(models.Model):
    """One part in one meting. Not recorded is not a row, or a row that says why; a score is never filled in."""

    class Status(models.TextChoices):
        VASTGELEGD = "vastgelegd", _("vastgelegd")
        BESPROKEN = "besproken", _("besproken, niet vastgelegd")
        NIET_BESPROKEN = "niet_besproken", _("niet besproken")

    id = models.BigAutoField(primary_key=True)
    meting = models.ForeignKey(Meting, on_delete=models.CASCADE, related_name="scores", db_index=False)
    onderdeel = models.CharField(max_length=40)
    status = models.CharField(max_length=16, choices=Status.choices)
    reden = models.CharField(_("reden"), max_length=300, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    aanwezig = models.PositiveSmallIntegerField(null=True, blank=True)
    inzetbaar = models.PositiveSmallIntegerField(null=True, blank=True)
    woorden = models.TextField(_("in eigen woorden"), blank=True)
    bron = models.JSONField(null=True, blank=True)
    is_afgeleid = models.BooleanField(default=False)
    op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(fields=["meting", "onderdeel"], name="score_meting_onderdeel"),
            *[
                models.CheckConstraint(
                    condition=models.Q(**{f"{maat}__isnull": True}) | models.Q(**{f"{maat}__lte": 4}),
                    name=f"score_{maat}_schaal",
                )
                for maat in ("score", "aanwezig", "inzetbaar")
            ],
        ]

    def __str__(self) -> str:
        return self.onderdeel
