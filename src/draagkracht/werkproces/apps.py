from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WerkprocesConfig(AppConfig):
    name = "draagkracht.werkproces"
    label = "werkproces"
    verbose_name = _("Werkproces")
