from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="hulpvraag"),
    path("<uuid:hulpvraag_id>/", views.change, name="hulpvraag-aanvullen"),
]
