from django.urls import path

from . import views

urlpatterns = [
    path("team/", views.show, name="teambeeld"),
    path("team/<slug:code>/", views.show_rows, name="teamregels"),
]
