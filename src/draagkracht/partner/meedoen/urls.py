from django.urls import path

from . import views

urlpatterns = [
    path("", views.start, name="start"),
    path("<uuid:deelname_id>/", views.show, name="deel"),
    path("<uuid:deelname_id>/bijdrage/", views.add_bijdrage, name="bijdrage"),
    path("<uuid:deelname_id>/klaar/", views.finish, name="klaar"),
    path("<uuid:deelname_id>/collega/", views.add_collega, name="collega"),
    path("<uuid:deelname_id>/collega/<uuid:deelnemer_id>/weg/", views.remove_collega, name="collega-weg"),
]
