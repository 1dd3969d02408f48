from django.urls import path

from . import meekijkers, views

urlpatterns = [
    path("", views.show, name="mensen"),
    path("erbij/", views.add, name="mensen-erbij"),
    path("<uuid:netwerklid_id>/", views.change, name="mens"),
    path("<uuid:netwerklid_id>/weg/", views.remove, name="mens-weg"),
    path("<uuid:netwerklid_id>/erbij/", meekijkers.invite, name="mens-uitnodigen"),
    path("<uuid:netwerklid_id>/code/", meekijkers.take_back, name="mens-code-weg"),
    path("<uuid:netwerklid_id>/stop/", meekijkers.stop, name="mens-stop"),
]
