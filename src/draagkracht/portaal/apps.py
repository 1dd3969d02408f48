from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "draagkracht.portaal"
    label = "portaal"
