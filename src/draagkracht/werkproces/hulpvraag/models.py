"""The question, verbatim; and the plan that a resident may make beforehand."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.methodiek.schaal import VEILIGHEID
from draagkracht.toegang.velden import EncryptedTextField

from ..dossier.models import Dossier


class Hulpvraag(models.Model):
    """One question in somebody's own words. `woorden` never changes after it is recorded; a new question is a new row."""

    class GesteldDoor(models.TextChoices):
        INWONER = "inwoner", _("de inwoner zelf")
        NAASTE = "naaste", _("een naaste")
        PROFESSIONAL = "professional", _("een andere professional")
        ANDERS = "anders", _("iemand anders")

    class Spoed(models.TextChoices):
        ONBEKEND = "", _("nog niet gevraagd")
        NEE = "nee", _("nee, het kan wachten")
        DAGEN = "dagen", _("ja, binnen drie werkdagen praat iemand met u")
        NU = "nu", _("ja, vandaag: er is gevaar")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="hulpvragen")
    woorden = models.TextField(_("de vraag, letterlijk"))
    gesteld_door = models.CharField(
        _("wie stelde de vraag"), max_length=12, choices=GesteldDoor.choices, default=GesteldDoor.INWONER
    )
    namens = EncryptedTextField(_("naam en rol van wie voor de inwoner vroeg"), blank=True, default="")
    onderdelen = models.JSONField(_("waar gaat het over"), default=list, blank=True)
    spoed = models.CharField(_("kan het wachten"), max_length=8, choices=Spoed.choices, blank=True)
    spoed_toelichting = models.TextField(_("wat er dan gebeurt, en wanneer"), blank=True)
    # When somebody spoke with the resident about what could not wait. Empty again when the answer changes.
    gesproken_op = models.DateTimeField(_("gesproken op"), null=True, blank=True)
    gesproken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gesprekken",
    )
    has_clientondersteuning_verteld = models.BooleanField(
        _("verteld: gratis onafhankelijke ondersteuning"), default=False
    )
    has_persoonlijk_plan_verteld = models.BooleanField(
        _("verteld: binnen 7 dagen een eigen plan inleveren mag"), default=False
    )
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="hulpvragen")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("hulpvraag")
        verbose_name_plural = _("hulpvragen")

    def __str__(self) -> str:
        return self.woorden[:60]

    @property
    def is_spoed(self) -> bool:
        """Whether somebody has to speak with the resident soon."""
        return self.spoed in (self.Spoed.DAGEN, self.Spoed.NU)

    @property
    def is_gevaar(self) -> bool:
        """Whether it is about safety, or there is danger now: in nothing that others may read."""
        return VEILIGHEID in self.onderdelen or self.spoed == self.Spoed.NU


class PersoonlijkPlan(models.Model):
    """A resident's own plan, in own words, before anybody asked (Wmo 2015, article 2.3.2). One per dossier, theirs alone
    until it is handed in; then it stays as it was and is where the talk begins.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="persoonlijk_plan")
    speelt = models.TextField(_("wat er speelt"), blank=True)
    anders = models.TextField(_("wat anders moet worden"), blank=True)
    zelf = models.TextField(_("wat iemand zelf kan en doet"), blank=True)
    anderen = models.TextField(_("wie er al helpt, of zou kunnen helpen"), blank=True)
    nodig = models.TextField(_("wat er nodig is"), blank=True)
    belangrijk = models.TextField(_("wat iedereen moet weten"), blank=True)
    begonnen_op = models.DateTimeField()
    ingeleverd_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("persoonlijk plan")
        verbose_name_plural = _("persoonlijke plannen")

    def __str__(self) -> str:
        return str(self.dossier_id)
