"""A facility as it is known, what it is found by, and what somebody proposes to change about it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

EIGEN = "eigen"  # the source of what people here wrote themselves


class Voorziening(models.Model):
    """One service of one organisation.

    Lists (places, opening times, languages, themes) are values of the row, so that a row of history is the whole facility
    and the same file can be compared in one look. What it is found by stands beside it in Zoekregel, Zoektekst,
    Zoektijd and Zoekplek, made anew from this row with every change.
    """

    class Status(models.TextChoices):
        ACTIEF = "actief", _("actief")
        TIJDELIJK_DICHT = "tijdelijk_dicht", _("tijdelijk dicht")
        GESTOPT = "gestopt", _("gestopt")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.CharField(max_length=20)
    bron = models.CharField(_("bron"), max_length=40, default=EIGEN)
    kenmerk = models.CharField(_("kenmerk bij de bron"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=16, choices=Status.choices, default=Status.ACTIEF)

    naam = models.CharField(_("naam"), max_length=200)
    organisatie = models.CharField(_("organisatie"), max_length=200, blank=True)
    omschrijving = models.TextField(_("wat het is"), blank=True)
    voor_wie = models.TextField(_("voor wie"), blank=True)
    aanmelden = models.TextField(_("aanmelden"), blank=True)
    let_op = models.TextField(_("let op"), blank=True)
    onderdelen = models.JSONField(_("waar het bij helpt"), default=list, blank=True)
    trefwoorden = models.JSONField(_("trefwoorden"), default=list, blank=True)
    kosten = models.TextField(_("kosten"), blank=True)
    bedrag = models.DecimalField(
        _("laagste bedrag in euro"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    leeftijd_van = models.PositiveSmallIntegerField(_("vanaf leeftijd"), null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField(_("tot en met leeftijd"), null=True, blank=True)
    talen = models.JSONField(_("talen"), default=list, blank=True)
    plekken = models.JSONField(_("plekken"), default=list, blank=True)
    tijden = models.JSONField(_("openingstijden"), default=list, blank=True)
    tijden_tekst = models.TextField(_("over de openingstijden"), blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=120, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    web = models.CharField(_("website"), max_length=500, blank=True)
    contact = models.CharField(_("contactpersoon of afdeling"), max_length=120, blank=True)

    bron_hash = models.CharField(max_length=64, blank=True, help_text=_("wat de bron de vorige keer zei"))
    eigen_velden = models.JSONField(
        default=list,
        blank=True,
        help_text=_("velden die hier zijn verbeterd en die de bron niet meer overschrijft"),
    )
    nagekeken_op = models.DateField(_("nagekeken op"), null=True, blank=True)
    nagekeken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="voorzieningen",
    )
    nagekeken_namens = models.CharField(_("nagekeken volgens de bron door"), max_length=254, blank=True)
    bevestigd_op = models.DateTimeField(_("bevestigd door de voorziening op"), null=True, blank=True)
    gevraagd_op = models.DateTimeField(_("om bevestiging gevraagd op"), null=True, blank=True)
    toegevoegd_op = models.DateTimeField(_("in de sociale kaart sinds"))
    gewijzigd_op = models.DateTimeField(_("laatst gewijzigd op"))
    versie = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("voorziening")
        verbose_name_plural = _("voorzieningen")
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "bron", "kenmerk"], name="voorziening_bron_kenmerk")
        ]

    def __str__(self) -> str:
        return self.naam


class Feiten(models.Model):
    """What can be asked about a facility besides words, as numbers that a database compares without looking elsewhere.

    They stand in every row by which a facility is found, and each of those has one index that holds them all. `onderdelen`,
    `talen` and `open` are a bit per thing (see zoekbits); an age that is not limited is 0 or 999; `bedrag_cent` is empty
    when the price is not known; `is_actief` is not so when the facility has stopped.
    """

    gemeente = models.CharField(max_length=20)
    naam = models.CharField(max_length=200)
    is_actief = models.BooleanField()
    bedrag_cent = models.PositiveIntegerField(null=True)
    has_korting = models.BooleanField()
    leeftijd_van = models.PositiveSmallIntegerField()
    leeftijd_tot = models.PositiveSmallIntegerField()
    onderdelen = models.BigIntegerField()
    talen = models.BigIntegerField()
    open = models.BigIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.naam


FEITEN = ("onderdelen", "talen", "open", "bedrag_cent", "has_korting", "leeftijd_van", "leeftijd_tot")


class Zoekregel(Feiten):
    """A facility in the order of names. `has_plek` says whether anybody knows where it is."""

    voorziening = models.OneToOneField(
        Voorziening, primary_key=True, on_delete=models.CASCADE, related_name="zoekregel"
    )
    has_plek = models.BooleanField()

    class Meta:
        verbose_name = _("zoekregel")
        verbose_name_plural = _("zoekregels")
        indexes = [
            models.Index(
                fields=["gemeente", "is_actief", "naam", "voorziening", "has_plek", *FEITEN],
                name="zoekregel_naam",
            ),
            models.Index(
                fields=["gemeente"], name="zoekregel_zonder_plek", condition=models.Q(has_plek=False)
            ),
        ]


class Zoektekst(models.Model):
    """The words of a facility: every word once, in lower case without accents.

    The database keeps an index of every three letters in a row of `tekst` (migration 0002), so that a part of a word is
    found without reading them all. A row is never changed, only made anew with a higher number.
    """

    voorziening = models.OneToOneField(Voorziening, on_delete=models.CASCADE, related_name="zoektekst")
    gemeente = models.CharField(max_length=20)
    tekst = models.TextField()

    class Meta:
        verbose_name = _("zoektekst")
        verbose_name_plural = _("zoekteksten")

    def __str__(self) -> str:
        return self.tekst[:60]


class Zoektijd(models.Model):
    """When a facility is certainly open: from minute `van` up to minute `tot` of weekday `dag` (1 is Monday).

    `rang` is 0 for every week, 2 for the second such day of the month, -1 for the last. A time of every second week is not
    here: nobody knows which weeks those are. What goes on after midnight is two rows.
    """

    voorziening = models.ForeignKey(Voorziening, on_delete=models.CASCADE, related_name="zoektijden")
    dag = models.PositiveSmallIntegerField()
    van = models.PositiveSmallIntegerField()
    tot = models.PositiveSmallIntegerField()
    rang = models.SmallIntegerField()

    class Meta:
        verbose_name = _("zoektijd")
        verbose_name_plural = _("zoektijden")

    def __str__(self) -> str:
        return f"{self.dag} {self.van}-{self.tot}"


class Zoekplek(Feiten):
    """Where a facility is, as far as that is known.

    `x`, `y` and `z` are the place as a point on a ball of radius 1: the product with another point grows as the distance
    shrinks, so that the database can order by distance with multiplications alone. Empty when the coordinates are not known.
    """

    voorziening = models.ForeignKey(Voorziening, on_delete=models.CASCADE, related_name="zoekplekken")
    plaats = models.CharField(max_length=80, blank=True)
    postcode4 = models.CharField(max_length=4, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    z = models.FloatField(null=True)

    class Meta:
        verbose_name = _("zoekplek")
        verbose_name_plural = _("zoekplekken")
        indexes = [
            models.Index(
                fields=["gemeente", "lat", "lon", "is_actief", *FEITEN, "x", "y", "z", "voorziening", "naam"],
                name="zoekplek_ligging",
            ),
            models.Index(fields=["gemeente", "plaats", "postcode4", "lat", "lon"], name="zoekplek_plaats"),
            models.Index(fields=["gemeente", "postcode4", "lat", "lon"], name="zoekplek_postcode"),
        ]

    def __str__(self) -> str:
        return self.plaats


class Correctie(models.Model):
    """What a facility itself says should be different. Nothing changes until somebody here takes it over.

    `waarden` holds the fields that were changed, by name; `versie_voor` is the version of the facility that they saw.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("wacht op een besluit")
        OVERGENOMEN = "overgenomen", _("overgenomen")
        AFGEWEZEN = "afgewezen", _("niet overgenomen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voorziening = models.ForeignKey(Voorziening, on_delete=models.CASCADE, related_name="correcties")
    gemeente = models.CharField(max_length=20)
    versie_voor = models.PositiveIntegerField()
    waarden = models.JSONField(default=dict)
    namens = models.CharField(_("uw naam of functie"), max_length=120, blank=True)
    toelichting = models.TextField(_("toelichting"), blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN)
    op = models.DateTimeField()
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="correcties",
    )
    reden = models.TextField(_("waarom niet"), blank=True)
    history = HistoricalRecords(related_name="geschiedenis")

    class Meta:
        verbose_name = _("correctie")
        verbose_name_plural = _("correcties")
        indexes = [
            models.Index(fields=["gemeente", "status", "op"], name="correctie_open"),
            models.Index(fields=["voorziening", "op"], name="correctie_voorziening"),
        ]

    def __str__(self) -> str:
        return f"{self.voorziening_id} {self.op:%Y-%m-%d}"
