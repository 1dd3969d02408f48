from django.urls import path

from . import eigen, views

urlpatterns = [
    path("", views.show, name="doelen"),
    path("samen/", views.show_visie, name="visie"),
    path("samen/anders/", views.change_visie, name="visie-anders"),
    path("nieuw/", eigen.begin, name="doel-nieuw"),
    path("nieuw/klaar/", eigen.finish, name="doel-nieuw-klaar"),
    path("nieuw/<slug:vraag>/", eigen.ask, name="doel-nieuw-vraag"),
    path("<uuid:doel_id>/", views.show_doel, name="doel"),
    path("<uuid:doel_id>/anders/", views.reword, name="doel-anders"),
    path("<uuid:doel_id>/later/", views.put_off, name="doel-later"),
    path("<uuid:doel_id>/hoe/", views.judge, name="doel-hoe"),
]
