from django.apps import AppConfig


class PartnerConfig(AppConfig):
    name = "draagkracht.partner"
    label = "partner"
