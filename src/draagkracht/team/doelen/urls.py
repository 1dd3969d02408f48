from django.urls import path

from . import hulp, views

urlpatterns = [
    path("", views.show, name="doelen"),
    path("nieuw/", views.propose, name="doel-nieuw"),
    path("hulp/", hulp.begin, name="doelhulp"),
    path("hulp/<uuid:gesprek_id>/<slug:vraag>/", hulp.ask, name="doelhulp-vraag"),
    path("<uuid:doel_id>/", views.change, name="doel"),
    path("<uuid:doel_id>/akkoord/", views.ask, name="doel-akkoord"),
    path("<uuid:doel_id>/anders/", views.differ, name="doel-anders"),
    path("<uuid:doel_id>/later/", views.park, name="doel-later"),
]
