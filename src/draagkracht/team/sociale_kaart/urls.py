from django.urls import path

from . import correcties, views, zoeken

urlpatterns = [
    path("", zoeken.search, name="sociale-kaart"),
    path("nieuw/", views.add, name="voorziening-nieuw"),
    path("correcties/", correcties.show_list, name="correcties"),
    path("correcties/<uuid:correctie_id>/", correcties.decide, name="correctie"),
    path("<uuid:voorziening_id>/", views.show, name="voorziening"),
    path("<uuid:voorziening_id>/wijzigen/", views.change, name="voorziening-wijzigen"),
]
