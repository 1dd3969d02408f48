"""Inwoner, Huishouden, Netwerklid, Dossier, Betrokkene, and the acts, drafts and agreements that every step shares."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from draagkracht.toegang.models import Grondslag, Team
from draagkracht.toegang.velden import EncryptedJSONField, EncryptedTextField

from ..stappen import StapCode


class Stem(models.TextChoices):
    INWONER = "inwoner", _("inwoner")
    PROFESSIONAL = "professional", _("professional")
    NAASTE = "naaste", _("naaste")


class Huishouden(models.Model):
    """People who live together. Each has a dossier of their own; living together gives nobody a look."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.CharField(max_length=20)

    class Meta:
        verbose_name = _("huishouden")
        verbose_name_plural = _("huishoudens")

    def __str__(self) -> str:
        return str(self.pk)


class Inwoner(models.Model):
    """The resident. What tells who somebody is, is encrypted; `zoekgroepen` lets a part of the name be found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.CharField(max_length=20)
    huishouden = models.ForeignKey(
        Huishouden, null=True, blank=True, on_delete=models.SET_NULL, related_name="inwoners"
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="inwoner"
    )
    naam = EncryptedTextField(_("naam"))
    geboortedatum = EncryptedTextField(_("geboortedatum"), blank=True, default="")
    bsn = EncryptedTextField(_("bsn"), blank=True, default="")
    bsn_hash = models.BinaryField(max_length=32, null=True, blank=True)
    adres = EncryptedTextField(_("adres"), blank=True, default="")
    telefoon = EncryptedTextField(_("telefoon"), blank=True, default="")
    email = EncryptedTextField(_("e-mail"), blank=True, default="")
    bereiken = EncryptedTextField(_("hoe en wanneer veilig te bereiken"), blank=True, default="")
    has_voorleeswens = models.BooleanField(_("wil graag dat wij voorlezen"), default=False)
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis", excluded_fields=["bsn_hash"])

    class Meta:
        verbose_name = _("inwoner")
        verbose_name_plural = _("inwoners")
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "bsn_hash"], condition=Q(bsn_hash__isnull=False), name="inwoner_bsn_uniek"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Zoekgroep(models.Model):
    """One keyed hash of a letter group of a resident's name (see toegang.blind)."""

    id = models.BigAutoField(primary_key=True)
    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="zoekgroepen", db_index=False)
    hash = models.BigIntegerField()

    class Meta:
        verbose_name = _("zoekgroep")
        verbose_name_plural = _("zoekgroepen")
        constraints = [models.UniqueConstraint(fields=["inwoner", "hash"], name="zoekgroep_inwoner_hash")]
        indexes = [models.Index(fields=["hash", "inwoner"], name="zoekgroep_hash")]

    def __str__(self) -> str:
        return str(self.hash)


class Dossier(models.Model):
    """One resident's way from hulpvraag to doelbereiking. `versie` counts every act; pages are cached by it."""

    class Voor(models.TextChoices):
        INDIVIDU = "individu", _("één persoon")
        HUISHOUDEN = "huishouden", _("het huishouden")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.CharField(max_length=20)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="dossiers")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.PROTECT, related_name="dossiers")
    voor = models.CharField(_("voor"), max_length=12, choices=Voor.choices, default=Voor.INDIVIDU)
    grondslag = models.CharField(
        _("grondslag"), max_length=20, choices=Grondslag.choices, default=Grondslag.WMO
    )
    geopend_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)
    laatste_stap = models.CharField(max_length=20, choices=StapCode.choices, default=StapCode.HULPVRAAG)
    laatst_op = models.DateTimeField()
    # What another system calls this dossier. Encrypted with a hash beside it: people use a BSN for this.
    kenmerk = EncryptedTextField(_("kenmerk in een ander systeem"), blank=True, default="")
    kenmerk_hash = models.BinaryField(max_length=32, null=True, blank=True)

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        indexes = [
            models.Index(fields=["team", "gesloten_op", "-laatst_op"], name="dossier_team"),
            # Not unique: a refusal would tell that a colleague has a dossier under this name.
            models.Index(
                fields=["gemeente", "kenmerk_hash"],
                condition=Q(kenmerk_hash__isnull=False),
                name="dossier_kenmerk",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Betrokkene(models.Model):
    """A professional's place in a dossier. Without a current one there is no look."""

    class Rol(models.TextChoices):
        REGISSEUR = "regisseur", _("regisseur")
        MEDEBEHANDELAAR = "medewerker", _("medewerker")

    id = models.BigAutoField(primary_key=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="betrokkenen")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="betrokkenheden", db_index=False
    )
    rol = models.CharField(max_length=20, choices=Rol.choices, default=Rol.REGISSEUR)
    vanaf_op = models.DateTimeField()
    tot_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("betrokkene")
        verbose_name_plural = _("betrokkenen")
        indexes = [models.Index(fields=["account", "tot_op", "dossier"], name="betrokkene_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "account"], condition=Q(tot_op__isnull=True), name="betrokkene_een_keer"
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(tot_op__isnull=True, rol="regisseur"),
                name="betrokkene_een_regisseur",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.rol}"


class Toelating(models.Model):
    """A look for a while, with a reason that was written down: how a team leader sees contents."""

    id = models.BigAutoField(primary_key=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="toelatingen", db_index=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="toelatingen"
    )
    reden = models.CharField(_("reden"), max_length=300)
    vanaf_op = models.DateTimeField()
    tot_op = models.DateTimeField()

    class Meta:
        verbose_name = _("toelating")
        verbose_name_plural = _("toelatingen")
        indexes = [models.Index(fields=["dossier", "account", "tot_op"], name="toelating_dossier")]

    def __str__(self) -> str:
        return self.reden


class Netwerklid(models.Model):
    """Somebody around the resident, in the ecogram: how near, which way the help goes, and what it costs them."""

    class Soort(models.TextChoices):
        FAMILIE = "familie", _("familie")
        VRIEND = "vriend", _("vriend of vriendin")
        BUUR = "buur", _("buurman of buurvrouw")
        WERK = "werk", _("collega of werkgever")
        VERENIGING = "vereniging", _("vereniging, geloof of buurt")
        HULP = "hulp", _("hulpverlener of vrijwilliger")
        ANDERS = "anders", _("anders")

    class Nabijheid(models.IntegerChoices):
        DICHTBIJ = 1, _("heel dichtbij")
        MIDDEN = 2, _("gewoon")
        VERAF = 3, _("op afstand")

    class Richting(models.TextChoices):
        GEEFT = "geeft", _("geeft steun")
        KRIJGT = "krijgt", _("krijgt steun")
        BEIDE = "beide", _("over en weer")
        STROEF = "stroef", _("het loopt stroef")

    class Belasting(models.IntegerChoices):
        GEEN = 0, _("kost niets")
        LICHT = 1, _("gaat makkelijk")
        REDELIJK = 2, _("kost soms moeite")
        ZWAAR = 3, _("kost veel")
        TE_ZWAAR = 4, _("is te veel")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="netwerkleden")
    naam = EncryptedTextField(_("naam"))
    relatie = models.CharField(_("relatie"), max_length=60, blank=True)
    soort = models.CharField(_("soort"), max_length=12, choices=Soort.choices)
    nabijheid = models.PositiveSmallIntegerField(
        _("nabijheid"), choices=Nabijheid.choices, default=Nabijheid.MIDDEN
    )
    richting = models.CharField(_("richting"), max_length=8, choices=Richting.choices, default=Richting.BEIDE)
    belasting = models.PositiveSmallIntegerField(
        _("wat het hen kost"), choices=Belasting.choices, null=True, blank=True
    )
    is_huisgenoot = models.BooleanField(_("woont in hetzelfde huis"), default=False)
    toelichting = EncryptedTextField(_("toelichting"), blank=True, default="")
    verwijderd_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("netwerklid")
        verbose_name_plural = _("netwerkleden")

    def __str__(self) -> str:
        return str(self.pk)


class Handeling(models.Model):
    """One act in a dossier: who, when, what. The timeline, the guard against double clicks, and the page's version."""

    id = models.BigAutoField(primary_key=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="handelingen", db_index=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="handelingen"
    )
    op = models.DateTimeField()
    stap = models.CharField(max_length=20, choices=StapCode.choices)
    soort = models.CharField(max_length=40)
    onderwerp = models.UUIDField(null=True, blank=True)
    # NULL for an act without a form: only so can both databases look one up in an index that leaves those out.
    sleutel = models.CharField(max_length=40, null=True, blank=True)

    class Meta:
        verbose_name = _("handeling")
        verbose_name_plural = _("handelingen")
        indexes = [models.Index(fields=["dossier", "-op"], name="handeling_dossier_op")]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"], condition=Q(sleutel__isnull=False), name="handeling_sleutel"
            )
        ]

    def __str__(self) -> str:
        return self.soort


class Concept(models.Model):
    """What somebody was typing and had not sent yet. Theirs alone; encrypted; gone when it is sent.

    `dossier_id` is no foreign key: a new dossier's form has a draft before it has a dossier (then it is zero).
    """

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="concepten")
    dossier_id = models.UUIDField()
    plek = models.CharField(max_length=80)
    velden = EncryptedJSONField(_("velden"))
    op = models.DateTimeField()

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepten")
        constraints = [models.UniqueConstraint(fields=["dossier_id", "account", "plek"], name="concept_plek")]

    def __str__(self) -> str:
        return self.plek


class Akkoord(models.Model):
    """One voice's answer to one version of a visie, a doel or a plan. Nobody agrees in another's place."""

    class Onderwerp(models.TextChoices):
        VISIE = "visie", _("de gedeelde visie")
        DOEL = "doel", _("het doel")
        PLAN = "plan", _("het plan")

    class Antwoord(models.TextChoices):
        AKKOORD = "akkoord", _("akkoord")
        ANDERS = "anders", _("liever anders")

    class Wijze(models.TextChoices):
        ZELF = "zelf", _("zelf, via het eigen account")
        SAMEN = "samen", _("zelf, aan tafel op het scherm van de professional")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="akkoorden", db_index=False)
    onderwerp = models.CharField(max_length=8, choices=Onderwerp.choices)
    onderwerp_id = models.UUIDField()
    onderwerp_versie = models.PositiveIntegerField()
    stem = models.CharField(max_length=12, choices=Stem.choices)
    antwoord = models.CharField(max_length=8, choices=Antwoord.choices)
    woorden = models.TextField(_("in eigen woorden"), blank=True)
    wijze = models.CharField(max_length=8, choices=Wijze.choices)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="akkoorden")
    op = models.DateTimeField()

    class Meta:
        verbose_name = _("akkoord")
        verbose_name_plural = _("akkoorden")
        indexes = [models.Index(fields=["dossier", "onderwerp", "-op"], name="akkoord_dossier")]

    def __str__(self) -> str:
        return f"{self.onderwerp} {self.stem} {self.antwoord}"


class Zeggenschap(models.Model):
    """Three answers by the resident alone, after a step. Missing stays missing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="zeggenschappen")
    stap = models.CharField(max_length=20, choices=StapCode.choices)
    geluisterd = models.PositiveSmallIntegerField(null=True, blank=True)
    begrepen = models.PositiveSmallIntegerField(null=True, blank=True)
    beslist = models.PositiveSmallIntegerField(null=True, blank=True)
    op = models.DateTimeField()

    class Meta:
        verbose_name = _("zeggenschap")
        verbose_name_plural = _("zeggenschappen")

    def __str__(self) -> str:
        return f"{self.stap} {self.op:%Y-%m-%d}"
