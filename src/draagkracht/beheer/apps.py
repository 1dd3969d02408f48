from django.apps import AppConfig


class BeheerConfig(AppConfig):
    name = "draagkracht.beheer"
    label = "beheer"
