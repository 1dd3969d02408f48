from django.apps import AppConfig


class EntreeConfig(AppConfig):
    name = "draagkracht.entree"
    label = "entree"
