from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "draagkracht.team"
    label = "team"
