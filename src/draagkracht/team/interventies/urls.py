from django.urls import path

from . import views

urlpatterns = [
    path("interventies/", views.show_interventies, name="interventies"),
    path("interventies/<slug:code>/", views.show_interventie, name="interventie"),
]
