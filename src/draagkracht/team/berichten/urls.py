from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="berichten"),
    path("gelezen/", views.confirm, name="berichten-gelezen"),
]
