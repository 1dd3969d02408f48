"""Goals, and the talks in small questions that lead to one."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ..dossier.models import Dossier
from ..vraagverheldering.models import Bevinding

NIVEAUS = (-2, -1, 0, 1, 2)


def _level(niveau: int) -> property:
    return property(lambda doel: doel.niveau(niveau))


class Doel(models.Model):
    """A goal. `niveaus` holds five texts, from -2 (as it is now or worse) to +2 (much better); "" is not agreed yet."""

    class VoorgesteldDoor(models.TextChoices):
        INWONER = "inwoner", _("de inwoner")
        PROFESSIONAL = "professional", _("de professional")
        SAMEN = "samen", _("samen")
        NAASTE = "naaste", _("een naaste")

    class Richting(models.TextChoices):
        DRAAGLAST_VERMINDEREN = "draaglast_verminderen", _("minder last")
        DRAAGKRACHT_VERSTERKEN = "draagkracht_versterken", _("meer draagkracht")

    class Status(models.TextChoices):
        ACTIEF = "actief", _("mee bezig")
        GEPARKEERD = "geparkeerd", _("later")
        AFGEROND = "afgerond", _("afgerond")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="doelen")
    bevindingen = models.ManyToManyField(Bevinding, related_name="doelen", blank=True)
    tekst = models.CharField(_("doel"), max_length=300)
    voorgesteld_door = models.CharField(
        _("wie stelde dit voor"), max_length=12, choices=VoorgesteldDoor.choices
    )
    in_woorden_van = models.CharField(
        _("in wiens woorden"), max_length=12, choices=VoorgesteldDoor.choices, default=VoorgesteldDoor.INWONER
    )
    onderdeel = models.CharField(_("waar gaat het over"), max_length=40)
    richting = models.CharField(_("richting"), max_length=24, choices=Richting.choices)
    streef_op = models.DateField(_("wanneer"), null=True, blank=True)
    niveaus = models.JSONField(_("vijf niveaus"), default=list, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.ACTIEF)
    reden = models.CharField(_("reden"), max_length=300, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="doelen")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("doel")
        verbose_name_plural = _("doelen")
        ordering = ["volgorde", "op"]

    def __str__(self) -> str:
        return self.tekst[:60]

    def niveau(self, niveau: int) -> str:
        """The text of one level (-2..+2); "" when it is not agreed yet."""
        return self.niveaus[niveau + 2] if len(self.niveaus) == len(NIVEAUS) else ""

    niveau_min2, niveau_min1, niveau_0, niveau_plus1, niveau_plus2 = map(_level, NIVEAUS)

    @property
    def has_niveaus(self) -> bool:
        """All five levels have a text."""
        return len(self.niveaus) == len(NIVEAUS) and all(self.niveaus)


class Doelgesprek(models.Model):
    """The small questions that lead to a goal, with the answers to the letter: they stay beside the goal.

    `doel` is the goal that came of it, or the one that is made more concrete; `doel_versie` is that goal's version when
    the talk began. `tekst`, `streef_op` and `niveaus` are the proposal as far as it is. `afgerond_op` is empty while the
    talk may go on; a finished one without a goal was put away.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="doelgesprekken")
    doel = models.ForeignKey(
        Doel, null=True, blank=True, on_delete=models.SET_NULL, related_name="doelgesprekken"
    )
    doel_versie = models.PositiveIntegerField(null=True, blank=True)
    bevinding = models.ForeignKey(
        Bevinding, null=True, blank=True, on_delete=models.SET_NULL, related_name="doelgesprekken"
    )
    onderdeel = models.CharField(_("waar gaat het over"), max_length=40)
    richting = models.CharField(_("richting"), max_length=24, choices=Doel.Richting.choices)
    voorbeeld = models.CharField(_("begonnen met een voorbeeld"), max_length=80, blank=True)
    anders = models.TextField(_("wat anders mag"), blank=True)
    nu = models.TextField(_("hoe het nu is"), blank=True)
    merken = models.TextField(_("waaraan het te merken is"), blank=True)
    doen = models.TextField(_("wat ik dan doe"), blank=True)
    kleiner = models.TextField(_("wat het makkelijker maakt"), blank=True)
    tekst = models.CharField(_("doel"), max_length=300, blank=True)
    streef_op = models.DateField(_("wanneer"), null=True, blank=True)
    zekerheid = models.PositiveSmallIntegerField(_("hoe zeker"), null=True, blank=True)
    niveaus = models.JSONField(_("vijf niveaus"), default=list, blank=True)
    afgerond_op = models.DateTimeField(_("afgerond"), null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="doelgesprekken"
    )
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("gesprek over een doel")
        verbose_name_plural = _("gesprekken over een doel")
        ordering = ["op"]

    def __str__(self) -> str:
        return (self.tekst or self.anders)[:60]

    @property
    def is_open(self) -> bool:
        return self.afgerond_op is None

    @property
    def woorden(self) -> list[tuple[str, str]]:
        """What was said, to the letter: per answer that was given the name of its question and the words."""
        names = ("anders", "nu", "merken", "doen", "kleiner")
        said = [(str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in names]
        return [(naam, woorden) for naam, woorden in said if woorden.strip()]
