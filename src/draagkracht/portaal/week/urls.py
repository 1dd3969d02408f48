from django.urls import path

from . import agenda, views

urlpatterns = [
    path("", views.show, name="week"),
    path("nieuw/", views.add, name="stapje-nieuw"),
    path("terug/", views.look_back, name="terugblik"),
    path("agenda/", agenda.show, name="agenda"),
    path("agenda.ics", agenda.fetch, name="agenda-bestand"),
    path("<uuid:afspraak_id>/", views.change, name="stapje"),
    path("<uuid:afspraak_id>/ging/", views.tell, name="stapje-ging"),
]
