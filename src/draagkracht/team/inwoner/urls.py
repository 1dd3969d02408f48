from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="inwoner"),
    path("uitnodigen/", views.invite, name="inwoner-uitnodigen"),
    path("brief/", views.letter, name="inwoner-brief"),
    path("uitnodiging/<uuid:uitnodiging_id>/intrekken/", views.withdraw, name="inwoner-intrekken"),
    path("bereiken/", views.reach, name="inwoner-bereiken"),
    path("stoppen/", views.stop, name="inwoner-stoppen"),
]
