from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="vraagverheldering"),
    path("bevinding/<uuid:bevinding_id>/", views.change, name="bevinding"),
    path("akkoord/", views.ask, name="visie-akkoord"),
    path("anders/", views.differ, name="visie-anders"),
]
