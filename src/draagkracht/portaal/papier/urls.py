from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="papier"),
    path("zeg-het/", views.show_sheet, name="papier-zeg-het"),
]
