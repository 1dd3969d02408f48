from django.urls import path

from . import views

urlpatterns = [
    path("", views.voorbeelden, name="voorbeelden"),
    path("beelden/", views.voorbeeld_beelden, name="voorbeeld_beelden"),
    path("gesprek/", views.voorbeeld_gesprek, name="voorbeeld_gesprek"),
    path("afdruk/", views.voorbeeld_afdruk, name="voorbeeld_afdruk"),
]
