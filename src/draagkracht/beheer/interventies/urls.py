from django.urls import path

from . import views

urlpatterns = [
    path("", views.show_interventies, name="interventies"),
    path("nieuw/", views.add_interventie, name="interventie-nieuw"),
    path("<slug:code>/", views.show_interventie, name="interventie"),
    path("<slug:code>/wijzigen/", views.edit_interventie, name="interventie-wijzigen"),
    path("<slug:code>/gebruik/", views.switch, name="interventie-gebruik"),
    path("<slug:code>/origineel/", views.restore, name="interventie-origineel"),
]
