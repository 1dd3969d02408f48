from django.urls import path

from . import notities, views

urlpatterns = [
    path("", views.show, name="uitvoering"),
    path("afspraak/", views.make, name="afspraak-nieuw"),
    path("afspraak/<uuid:afspraak_id>/", views.change, name="afspraak"),
    path("afspraak/<uuid:afspraak_id>/uitkomst/", views.finish, name="afspraak-uitkomst"),
    path("notitie/<uuid:notitie_id>/", notities.change_note, name="notitie"),
    path("bijlage/<uuid:bijlage_id>/", notities.download, name="bijlage"),
    path("bijlage/<uuid:bijlage_id>/weghalen/", notities.remove, name="bijlage-weghalen"),
]
