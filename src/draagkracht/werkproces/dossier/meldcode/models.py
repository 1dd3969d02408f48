"""Meldcode: one record of worries about violence at home, what was written in it, and who may read it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from draagkracht.toegang.velden import EncryptedJSONField, EncryptedTextField

from ..models import Dossier


class Meldcode(models.Model):
    """That it exists is a secret too: it makes no act in the dossier, no line in its read log and no row in any list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="meldcodes")
    over = EncryptedTextField(_("om wie u zich zorgen maakt"))
    begonnen_op = models.DateTimeField()
    begonnen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="meldcodes"
    )
    gesloten_op = models.DateTimeField(null=True, blank=True)
    sleutel = models.CharField(max_length=40, null=True, blank=True, unique=True)

    class Meta:
        verbose_name = _("meldcode")
        verbose_name_plural = _("meldcodes")

    def __str__(self) -> str:
        return str(self.pk)


class Meldcoderegel(models.Model):
    """Something that was written down. Never changed and never taken away: what was wrong is put right in a new one."""

    class Soort(models.TextChoices):
        SIGNALEN = "signalen", _("signaal")
        OVERLEG = "overleg", _("overleg")
        GESPREK = "gesprek", _("gesprek")
        WEGING = "weging", _("weging")
        BESLUIT = "besluit", _("besluit")
        RECHTZETTING = "rechtzetting", _("rechtgezet")
        AFSLUITING = "afsluiting", _("afgesloten")
        HEROPENING = "heropening", _("weer geopend")

    class Bron(models.TextChoices):
        GEZIEN = "gezien", _("dit zag of hoorde ik zelf")
        GEZEGD = "gezegd", _("dit vertelde iemand die het zelf meemaakte")
        GEHOORD = "gehoord", _("dit hoorde ik van een ander")
        INDRUK = "indruk", _("dit denk ik; het is geen feit")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meldcode = models.ForeignKey(
        Meldcode, on_delete=models.PROTECT, related_name="meldcoderegels", db_index=False
    )
    soort = models.CharField(_("wat het is"), max_length=12, choices=Soort.choices)
    tekst = EncryptedTextField(_("tekst"))
    # By kind: bron and wie; met wie; the answers of the weighing; the two decisions. See services.record_meldcoderegel.
    gegevens = EncryptedJSONField(_("wat erbij hoort"), default=dict)
    dag_op = models.DateField(_("op welke dag"))
    over_regel = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="meldcoderegels", null=True, blank=True
    )
    op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="meldcoderegels"
    )
    sleutel = models.CharField(max_length=40, null=True, blank=True, unique=True)

    class Meta:
        verbose_name = _("meldcoderegel")
        verbose_name_plural = _("meldcoderegels")
        indexes = [models.Index(fields=["meldcode", "op"], name="meldcoderegel_op")]

    def __str__(self) -> str:
        return self.soort


class Meldcodelezer(models.Model):
    """Somebody on the list of who may read and write in one record, with who put them there and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meldcode = models.ForeignKey(Meldcode, on_delete=models.PROTECT, related_name="meldcodelezers")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="meldcodelezers"
    )
    reden = EncryptedTextField(_("waarom"), blank=True, default="")
    vanaf_op = models.DateTimeField()
    tot_op = models.DateTimeField(null=True, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="gegeven_meldcodelezers"
    )

    class Meta:
        verbose_name = _("meldcodelezer")
        verbose_name_plural = _("meldcodelezers")
        constraints = [
            models.UniqueConstraint(
                fields=["meldcode", "account"], condition=Q(tot_op__isnull=True), name="meldcodelezer_een"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
