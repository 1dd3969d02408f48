"""The seven steps, in the order that is advised and never enforced."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StapCode(models.TextChoices):
    HULPVRAAG = "hulpvraag", _("Hulpvraag")
    METING = "meting", _("Meting")
    VRAAGVERHELDERING = "vraagverheldering", _("Vraagverheldering")
    DOELEN = "doelen", _("Doelen")
    AANPAK = "aanpak", _("Aanpak")
    UITVOERING = "uitvoering", _("Uitvoering")
    DOELBEREIKING = "doelbereiking", _("Doelbereiking")


STAPPEN: tuple[str, ...] = tuple(StapCode.values)
