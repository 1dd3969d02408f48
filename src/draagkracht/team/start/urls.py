from django.urls import path

from . import views

urlpatterns = [
    path("dossiers/", views.start, name="start"),
    path("dossiers/nieuw/", views.start, name="nieuw"),
]
