from django.urls import path

from . import views

urlpatterns = [
    path("overdragen/", views.hand_over, name="overdragen"),
    path("overdragen/terug/", views.come_back, name="overdragen-terug"),
    path("overdragen/<uuid:overdracht_id>/intrekken/", views.withdraw, name="overdracht-intrekken"),
    path("overgedragen/", views.received, name="overgedragen"),
    path("overgedragen/<uuid:overdracht_id>/", views.look, name="overdracht-bekijken"),
    path("dossier/<uuid:dossier_id>/overdracht/", views.show, name="overdracht"),
]
