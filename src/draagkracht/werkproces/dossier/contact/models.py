"""Uitnodiging, Steunfiguur, Bereikbaarheid, Leeswijze, Bericht, Verzoek and Kennisgeving."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.toegang.velden import EncryptedTextField

from ..models import Dossier, Inwoner, Netwerklid, Stem


class Bereikbaarheid(models.Model):
    """How somebody may be reached without danger. Nothing is sent that is not allowed here, and never any content."""

    inwoner = models.OneToOneField(Inwoner, on_delete=models.CASCADE, related_name="bereikbaarheid")
    has_email = models.BooleanField(_("een kort bericht per e-mail mag"), default=False)
    has_brief = models.BooleanField(_("een brief naar huis mag"), default=False)
    is_voorzichtig = models.BooleanField(_("iemand in huis mag hier niets van weten"), default=False)
    van = models.TimeField(_("niet voor"), null=True, blank=True)
    tot = models.TimeField(_("niet na"), null=True, blank=True)
    dagen = models.JSONField(_("op deze dagen"), default=list, blank=True)  # 1 Monday to 7 Sunday; empty: any
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("bereikbaarheid")
        verbose_name_plural = _("bereikbaarheden")

    def __str__(self) -> str:
        return str(self.inwoner_id)


class Leeswijze(models.Model):
    """How a resident likes to read: language, size, letter, and whether texts are read aloud at once."""

    class Taal(models.TextChoices):
        NEDERLANDS = "nl", "Nederlands"
        ENGELS = "en", "English"
        TURKS = "tr", "Türkçe"
        ARABISCH = "ar", "العربية"
        POOLS = "pl", "Polski"
        OEKRAIENS = "uk", "Українська"

    class Letter(models.TextChoices):
        GEWOON = "gewoon", _("gewoon")
        GROOT = "groot", _("groot")
        HEEL_GROOT = "heel_groot", _("heel groot")

    class Lettertype(models.TextChoices):
        GEWOON = "gewoon", _("gewone letters")
        DYSLEXIE = "dyslexie", _("letters die goed uit elkaar te houden zijn")

    inwoner = models.OneToOneField(Inwoner, on_delete=models.CASCADE, related_name="leeswijze")
    taal = models.CharField(max_length=2, choices=Taal.choices, default=Taal.NEDERLANDS)
    letter = models.CharField(max_length=12, choices=Letter.choices, default=Letter.GEWOON)
    lettertype = models.CharField(max_length=12, choices=Lettertype.choices, default=Lettertype.GEWOON)
    is_stil = models.BooleanField(_("geen sporen in de browser"), default=False)

    class Meta:
        verbose_name = _("leeswijze")
        verbose_name_plural = _("leeswijzen")

    def __str__(self) -> str:
        return self.taal


class Uitnodiging(models.Model):
    """A way in for one person: a code that is told once, and a second proof that the letter does not hold.

    Only hashes are kept. It works once, until `tot_op`, and not after five wrong proofs.
    """

    class Voor(models.TextChoices):
        INWONER = "inwoner", _("de inwoner")
        NAASTE = "naaste", _("een naaste")

    class Kanaal(models.TextChoices):
        BRIEF = "brief", _("een brief om mee te geven of te sturen")
        EMAIL = "email", _("een kort bericht per e-mail")
        TER_PLEKKE = "ter_plekke", _("nu, op de telefoon van de inwoner")

    class Bewijs(models.TextChoices):
        AFGESPROKEN = "afgesproken", _("een woord of getal dat u samen afspreekt")
        GEBOORTEDATUM = "geboortedatum", _("de geboortedatum")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="uitnodigingen", db_index=False
    )
    voor = models.CharField(max_length=8, choices=Voor.choices)
    netwerklid = models.ForeignKey(
        Netwerklid, null=True, blank=True, on_delete=models.CASCADE, related_name="uitnodigingen"
    )
    kanaal = models.CharField(max_length=10, choices=Kanaal.choices)
    bewijs = models.CharField(max_length=14, choices=Bewijs.choices)
    code_hash = models.BinaryField(max_length=32, unique=True)
    bewijs_hash = models.BinaryField(max_length=32)
    mislukt = models.PositiveSmallIntegerField(default=0)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="gegeven_uitnodigingen"
    )
    op = models.DateTimeField()
    tot_op = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="uitnodigingen",
    )

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        indexes = [models.Index(fields=["dossier", "-op"], name="uitnodiging_dossier_op")]

    def __str__(self) -> str:
        return f"{self.voor} {self.op:%Y-%m-%d}"


class Steunfiguur(models.Model):
    """Somebody of the network who may see the plan and their own afspraken: as long as `tot_op` is empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="steunfiguren")
    netwerklid = models.ForeignKey(Netwerklid, on_delete=models.CASCADE, related_name="steunfiguren")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="steunfiguren", db_index=False
    )
    vanaf_op = models.DateTimeField()
    tot_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("steunfiguur")
        verbose_name_plural = _("steunfiguren")
        indexes = [models.Index(fields=["account", "tot_op"], name="steunfiguur_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "account"], condition=Q(tot_op__isnull=True), name="steunfiguur_een_keer"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Bericht(models.Model):
    """A few words on the plan, from one voice to the other. Sent is sent: no later changes."""

    class Onderwerp(models.TextChoices):
        ALGEMEEN = "", _("zomaar")
        DOEL = "doel", _("bij een doel")
        STAP = "stap", _("bij een stap")
        AFSPRAAK = "afspraak", _("bij een afspraak")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="berichten", db_index=False)
    stem = models.CharField(max_length=12, choices=Stem.choices)
    tekst = EncryptedTextField(_("bericht"))
    onderwerp = models.CharField(max_length=8, choices=Onderwerp.choices, blank=True, default="")
    onderwerp_id = models.UUIDField(null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="berichten")
    op = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        indexes = [models.Index(fields=["dossier", "-op"], name="bericht_dossier_op")]

    def __str__(self) -> str:
        return f"{self.stem} {self.op:%Y-%m-%d}"


class Verzoek(models.Model):
    """What a resident asks about the own file, with the answer. A statement of their own needs no answer and stays."""

    class Soort(models.TextChoices):
        VERBETEREN = "verbeteren", _("iets klopt niet, verander het")
        VERKLARING = "verklaring", _("ik wil er iets bij zetten")
        VERWIJDEREN = "verwijderen", _("haal iets weg")
        BEZWAAR = "bezwaar", _("ik wil niet dat dit gebeurt")

    class Besluit(models.TextChoices):
        OPEN = "", _("nog geen antwoord")
        GEDAAN = "gedaan", _("gedaan")
        DEELS = "deels", _("voor een deel gedaan")
        NIET = "niet", _("niet gedaan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="verzoeken", db_index=False)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    over = models.CharField(max_length=60, blank=True)
    woorden = EncryptedTextField(_("in eigen woorden"))
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verzoeken")
    op = models.DateTimeField()
    besluit = models.CharField(max_length=8, choices=Besluit.choices, blank=True, default="")
    antwoord = EncryptedTextField(_("antwoord"), blank=True, default="")
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="beantwoorde_verzoeken",
    )
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("verzoek")
        verbose_name_plural = _("verzoeken")
        indexes = [models.Index(fields=["dossier", "-op"], name="verzoek_dossier_op")]

    def __str__(self) -> str:
        return f"{self.soort} {self.op:%Y-%m-%d}"


class Kennisgeving(models.Model):
    """Something to be sent, neutral in every word, in the hours that are safe. A dead mail server loses nothing."""

    class Soort(models.TextChoices):
        BERICHT = "bericht", _("er staat iets klaar")
        UITNODIGING = "uitnodiging", _("een uitnodiging")

    id = models.BigAutoField(primary_key=True)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="kennisgevingen", db_index=False
    )
    soort = models.CharField(max_length=12, choices=Soort.choices)
    adres = EncryptedTextField(_("e-mail"))
    tekst = EncryptedTextField(_("tekst"))
    op = models.DateTimeField()
    vanaf_op = models.DateTimeField()
    verstuurd_op = models.DateTimeField(null=True, blank=True)
    vervallen_op = models.DateTimeField(null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("kennisgeving")
        verbose_name_plural = _("kennisgevingen")
        indexes = [
            models.Index(
                fields=["vanaf_op"],
                condition=Q(verstuurd_op__isnull=True, vervallen_op__isnull=True),
                name="kennisgeving_te_sturen",
            ),
            models.Index(fields=["dossier", "-op"], name="kennisgeving_dossier_op"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.op:%Y-%m-%d}"
