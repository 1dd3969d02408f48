from django.urls import path

from . import views

urlpatterns = [
    path("meldcodes/", views.overview, name="meldcodes"),
    path("meldcodes/<uuid:meldcode_id>/overnemen/", views.take, name="meldcode-overnemen"),
    path("dossier/<uuid:dossier_id>/meldcode/", views.begin, name="meldcode-begin"),
    path("meldcode/<uuid:meldcode_id>/", views.show, name="meldcode"),
    path("meldcode/<uuid:meldcode_id>/lezers/", views.readers, name="meldcode-lezers"),
    path("meldcode/<uuid:meldcode_id>/afsluiten/", views.close, name="meldcode-afsluiten"),
    path("meldcode/<uuid:meldcode_id>/regel/<uuid:regel_id>/", views.correct, name="meldcode-rechtzetten"),
    path("meldcode/<uuid:meldcode_id>/stap/<str:meldstap>/", views.write, name="meldcode-stap"),
]
