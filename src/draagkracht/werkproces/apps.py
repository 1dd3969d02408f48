from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from draagkracht.methodiek.instrument import choose_instrument


class WerkprocesConfig(AppConfig):
    name = "draagkracht.werkproces"
    label = "werkproces"
    verbose_name = _("Werkproces")

    def ready(self) -> None:
        choose_instrument(settings.INSTRUMENT, settings.INSTRUMENTEN)
