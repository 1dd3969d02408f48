"""Steps of the plan and its versions; what is manageable, wishes about interventions, and plans that were worked out."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.sociale_kaart.voorzieningen.models import Voorziening
from draagkracht.toegang.velden import EncryptedJSONField, EncryptedTextField

from ..doelen.models import Doel
from ..dossier.models import Dossier, Netwerklid, Stem
from ..vraagverheldering.models import Bevinding
from .plankeuze import pick_plannen


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
    netwerkleden = models.ManyToManyField(Netwerklid, related_name="stappen", blank=True)
    # Where it is, when that is a facility of the sociale kaart. One that goes from the map leaves the step as it is.
    voorziening = models.ForeignKey(
        Voorziening, null=True, blank=True, on_delete=models.SET_NULL, related_name="stappen"
    )
    leer_ik = models.CharField(_("wat leer ik"), max_length=300, blank=True)
    fase = models.CharField(_("fase"), max_length=14, choices=Fase.choices, default=Fase.STABILISEREN)
    start_op = models.DateField(_("vanaf"), null=True, blank=True)
    weken = models.PositiveSmallIntegerField(_("hoeveel weken"), null=True, blank=True)
    uren_per_week = models.DecimalField(
        _("uren per week"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    # The code in the catalogue of interventions this step was made from; "" when people wrote it themselves.
    interventie = models.CharField(max_length=80, blank=True, default="")
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


class Behapbaar(models.Model):
    """What fits beside the rest of life: hours a week, and how many things at the same time. One row per dossier."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="behapbaar")
    uren_per_week = models.PositiveSmallIntegerField(_("uren per week"))
    tegelijk = models.PositiveSmallIntegerField(_("dingen tegelijk"))
    horizon_weken = models.PositiveSmallIntegerField(_("hoeveel weken vooruit"), default=26)
    woorden = models.CharField(_("in eigen woorden"), max_length=300, blank=True)
    in_woorden_van = models.CharField(_("wie zei dit"), max_length=12, choices=Stem.choices)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="behapbaar")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("behapbaar")
        verbose_name_plural = _("behapbaar")

    def __str__(self) -> str:
        return f"{self.uren_per_week} uur, {self.tegelijk} tegelijk"


class Voorkeur(models.Model):
    """What the resident says of one intervention, and the Monday on which people fixed it. No row: nothing was said."""

    class Waarde(models.IntegerChoices):
        NEE = -2, _("nee")
        LIEVER_NIET = -1, _("liever niet")
        GEEN = 0, _("geen voorkeur")
        GRAAG = 2, _("graag")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="voorkeuren", db_index=False)
    interventie = models.CharField(max_length=80)
    waarde = models.SmallIntegerField(_("voorkeur"), choices=Waarde.choices, default=Waarde.GEEN)
    woorden = models.CharField(_("in eigen woorden"), max_length=300, blank=True)
    vast_op = models.DateField(_("vast vanaf"), null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="voorkeuren")
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("voorkeur")
        verbose_name_plural = _("voorkeuren")
        constraints = [
            models.UniqueConstraint(fields=["dossier", "interventie"], name="voorkeur_dossier_interventie")
        ]

    def __str__(self) -> str:
        return f"{self.interventie} {self.waarde}"


class Planvoorstel(models.Model):
    """One question to the planner with its answer: up to three plans. Never changed after the answer, except `gekozen`.

    `invoer` and `uitvoer` are the JSON of the planner; `verwijzingen` says which goal or step each code in them is,
    `weggelaten` what did not go along, with why, and `al_gediend` the goals that need no new step. `uitvoer` is empty
    while it is worked out, and `fout` says why it failed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="planvoorstellen", db_index=False
    )
    begin_op = models.DateField(_("begin"))
    catalogus = models.CharField(max_length=40, blank=True)
    invoer = models.JSONField(default=dict)
    verwijzingen = models.JSONField(default=dict)
    weggelaten = models.JSONField(default=list)
    al_gediend = models.JSONField(default=list)
    uitvoer = models.JSONField(null=True, blank=True)
    fout = models.CharField(max_length=300, blank=True)
    berekend_op = models.DateTimeField(null=True, blank=True)
    gekozen = models.PositiveSmallIntegerField(_("gekozen plan"), null=True, blank=True)
    gekozen_op = models.DateTimeField(null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="planvoorstellen"
    )

    class Meta:
        verbose_name = _("planvoorstel")
        verbose_name_plural = _("planvoorstellen")
        indexes = [models.Index(fields=["dossier", "-op"], name="planvoorstel_dossier_op")]

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d}"

    @property
    def plannen(self) -> list[dict[str, Any]]:
        """The plans to choose from, the best first; none while they are worked out."""
        return pick_plannen((self.uitvoer or {}).get("plannen", []))
