from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="partijen"),
    path("vragen/", views.ask, name="partij-vragen"),
    path("<uuid:deelname_id>/", views.show_deelname, name="partij"),
    path("<uuid:deelname_id>/wijzigen/", views.change, name="partij-wijzigen"),
    path("<uuid:deelname_id>/delen/", views.share, name="partij-delen"),
    path("<uuid:deelname_id>/delen/<uuid:deling_id>/stop/", views.stop_sharing, name="partij-delen-stop"),
    path("<uuid:deelname_id>/stop/", views.withdraw, name="partij-stop"),
    path("bijdrage/<uuid:bijdrage_id>/", views.weigh, name="partij-betekenis"),
]
