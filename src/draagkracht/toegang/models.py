"""Accounts, organisations and teams, and the read log."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Rol(models.TextChoices):
    PROFESSIONAL = "professional", _("professional")
    TEAMLEIDER = "teamleider", _("teamleider")
    BEHEERDER = "beheerder", _("functioneel beheerder")
    INWONER = "inwoner", _("inwoner")
    NAASTE = "naaste", _("naaste")
    PARTNER = "partner", _("partner")


# Who comes in at the residents' door, with a code and a pincode.
AAN_HUIS = (Rol.INWONER, Rol.NAASTE)

# How a resident is named where others are by their account: who it is stands, encrypted, in the dossier.
DE_INWONER = _("de inwoner")
DE_NAASTE = _("een naaste")


class Grondslag(models.TextChoices):
    """The legal ground on which somebody may look. Consent comes last, only where it is the ground."""

    WMO = "wmo", _("Wmo 2015")
    JEUGDWET = "jeugdwet", _("Jeugdwet")
    PARTICIPATIEWET = "participatiewet", _("Participatiewet")
    WGS = "wgs", _("Wet gemeentelijke schuldhulpverlening")
    VITAAL_BELANG = "vitaal_belang", _("vitaal belang")
    TOEZICHT = "toezicht", _("leiding en toezicht in het team")
    EIGEN = "eigen", _("eigen gegevens")
    TOESTEMMING = "toestemming", _("toestemming van de inwoner")
    GEEN = "geen", _("geen")


class Organisatie(models.Model):
    """The municipality itself, which has the teams, or a party that works along in a plan.

    A party that is switched off sees nothing from the next request on, whatever its people have open.
    """

    class Soort(models.TextChoices):
        GEMEENTE = "gemeente", _("gemeente")
        ZORGAANBIEDER = "zorgaanbieder", _("zorgaanbieder")
        SCHULDHULP = "schuldhulp", _("schuldhulp")
        SCHOOL = "school", _("school")
        WONINGCORPORATIE = "woningcorporatie", _("woningcorporatie")
        GEZONDHEIDSZORG = "gezondheidszorg", _("huisarts of andere gezondheidszorg")
        VERENIGING = "vereniging", _("vereniging")
        VRIJWILLIGERS = "vrijwilligers", _("vrijwilligersorganisatie")
        VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis")
        ANDERS = "anders", _("andere organisatie")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.CharField(max_length=20, db_index=True)
    naam = models.CharField(_("naam"), max_length=120)
    soort = models.CharField(_("soort"), max_length=20, choices=Soort.choices, default=Soort.GEMEENTE)
    is_actief = models.BooleanField(_("werkt mee"), default=True)
    is_demo = models.BooleanField(default=False)
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")

    def __str__(self) -> str:
        return self.naam


class Team(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="teams")
    naam = models.CharField(max_length=120)

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def __str__(self) -> str:
        return self.naam


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, gebruikersnaam: str, wachtwoord: str | None = None, **fields: Any) -> Account:
        account = self.model(gebruikersnaam=gebruikersnaam, **fields)
        account.set_password(wachtwoord)
        account.save(using=self._db)
        return account

    def create_superuser(self, gebruikersnaam: str, password: str | None = None, **fields: Any) -> Account:
        """The first administrator of a municipality, who makes all other accounts at the door of `beheer`."""
        own = {"rol": Rol.BEHEERDER, "naam": gebruikersnaam, "gemeente": settings.GEMEENTE}
        fields = {**own, "is_staff": True, **fields}
        return self.create_user(gebruikersnaam, password, is_superuser=True, **fields)


class Account(AbstractBaseUser, PermissionsMixin):
    """Somebody who can log in. `rol` decides the door; what they may see follows from their dossiers.

    The account of a resident or a naaste has no `naam` and no `email`: those are in the dossier, encrypted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruikersnaam = models.CharField(
        _("gebruikersnaam"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[\w.@+-]+\Z", _("Gebruik letters, cijfers en de tekens @ . + - _"))],
    )
    naam = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    gemeente = models.CharField(max_length=20, db_index=True, default="")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol.choices)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="accounts")
    # Of which party a partner is, and whether a question to that party reaches them. Empty for everybody else.
    organisatie = models.ForeignKey(
        Organisatie, null=True, blank=True, on_delete=models.PROTECT, related_name="accounts"
    )
    is_aanspreekpunt = models.BooleanField(_("leest de vragen aan de organisatie"), default=False)
    # Whom colleagues consult about violence at home, and who takes over a record of it that nobody can read any more.
    is_aandachtsfunctionaris = models.BooleanField(_("aandachtsfunctionaris"), default=False)
    is_demo = models.BooleanField(default=False, help_text=_("Vraagt geen tweede factor."))
    is_active = models.BooleanField(_("actief"), default=True)
    is_staff = models.BooleanField(default=False)
    mislukt = models.PositiveSmallIntegerField(
        default=0, help_text=_("Verkeerde pincodes sinds de laatste goede.")
    )
    # Not kept: nothing asks for it, and each time somebody logs in it would be a line of history by nobody.
    last_login = None

    USERNAME_FIELD = "gebruikersnaam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis", excluded_fields=["password", "mislukt"])

    objects = AccountManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        if self.rol in AAN_HUIS:
            return str(DE_INWONER if self.rol == Rol.INWONER else DE_NAASTE)
        return self.naam or self.gebruikersnaam

    @property
    def stem(self) -> str:
        """The voice this person speaks with."""
        return str(self.rol) if self.rol in AAN_HUIS else "professional"


class Inzage(models.Model):
    """One look, or one denied try. Append-only: each line carries the hash of the line before it in its chain.

    There is one chain per dossier (`keten` = the dossier's id) and one for tries that hit nothing (`keten` = zero), so that
    writers of different dossiers do not wait for each other. The hash is keyed: who can write in the database still cannot
    forge a line. Triggers in the database refuse changes and deletions.
    """

    class Soort(models.TextChoices):
        GELEZEN = "gelezen", _("gelezen")
        GEWEIGERD = "geweigerd", _("geweigerd")

    id = models.BigAutoField(primary_key=True)
    keten = models.UUIDField()
    volgnummer = models.BigIntegerField()
    op = models.DateTimeField()
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="inzagen")
    soort = models.CharField(max_length=10, choices=Soort.choices)
    pagina = models.CharField(max_length=60)
    kanaal = models.CharField(max_length=20)
    doel = models.CharField(max_length=60)
    grondslag = models.CharField(max_length=20, choices=Grondslag.choices)
    toelichting = models.CharField(max_length=300, blank=True)
    vorige = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("inzage")
        verbose_name_plural = _("inzagen")
        constraints = [
            models.UniqueConstraint(fields=["keten", "volgnummer"], name="inzage_keten_volgnummer")
        ]
        indexes = [models.Index(fields=["account", "-op"], name="inzage_account_op")]

    def __str__(self) -> str:
        return f"{self.keten} {self.volgnummer}"
