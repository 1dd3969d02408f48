from django.urls import path

from . import views

urlpatterns = [
    path("", views.choose, name="invoer"),
    path("controle/", views.check, name="invoer-controle"),
    path("verslag/", views.report, name="invoer-verslag"),
]
