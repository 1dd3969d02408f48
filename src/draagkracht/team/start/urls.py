from django.urls import path

from . import nieuw, views

urlpatterns = [
    path("dossiers/", views.start, name="start"),
    path("dossiers/nieuw/", nieuw.new, name="nieuw"),
]
