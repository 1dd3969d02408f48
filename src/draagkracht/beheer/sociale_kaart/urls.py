from django.urls import path

from . import views

urlpatterns = [
    path("", views.choose, name="kaart"),
    path("controle/", views.check, name="kaart-controle"),
    path("verslag/", views.report, name="kaart-verslag"),
    path("sociale-kaart.json", views.download_json, name="kaart-json"),
    path("sociale-kaart.zip", views.download_zip, name="kaart-zip"),
]
