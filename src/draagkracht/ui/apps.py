from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "draagkracht.ui"
    label = "ui"
    verbose_name = "Uiterlijk"
