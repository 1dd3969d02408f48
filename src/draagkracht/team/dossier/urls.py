from django.urls import path

from . import collegas, gegevens, huishouden, netwerk, toelating, views

urlpatterns = [
    path("", views.show, name="dossier"),
    path("geschiedenis/", views.history, name="geschiedenis"),
    path("inzage/", views.looks, name="inzage"),
    path("gegevens/", gegevens.change, name="gegevens"),
    path("huishouden/", huishouden.link, name="huishouden"),
    path("huishouden/los/", huishouden.unlink, name="huishouden-los"),
    path("netwerk/", netwerk.show, name="netwerk"),
    path("netwerk/<uuid:netwerklid_id>/", netwerk.change, name="netwerklid"),
    path("netwerk/<uuid:netwerklid_id>/weg/", netwerk.remove, name="netwerklid-weg"),
    path("collegas/", collegas.show, name="collegas"),
    path("collegas/<int:betrokkene_id>/klaar/", collegas.end, name="collega-klaar"),
    path("inzien/", toelating.ask, name="inzien"),
]
