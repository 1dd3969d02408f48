from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="verzoeken"),
    path("<uuid:verzoek_id>/", views.answer, name="verzoek"),
]
