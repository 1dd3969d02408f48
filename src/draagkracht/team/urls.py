from django.urls import include, path

app_name = "team"

urlpatterns = [
    path("", include("draagkracht.team.start.urls")),
    path("", include("draagkracht.team.interventies.urls")),
    path("", include("draagkracht.team.meldcode.urls")),
    path("", include("draagkracht.team.overdragen.urls")),
    path("", include("draagkracht.team.teambeeld.urls")),
    path("dossiers/invoer/", include("draagkracht.team.invoer.urls")),
    path("sociale-kaart/", include("draagkracht.team.sociale_kaart.urls")),
    path("dossier/<uuid:dossier_id>/", include("draagkracht.team.dossier.urls")),
    path("dossier/<uuid:dossier_id>/inwoner/", include("draagkracht.team.inwoner.urls")),
    path("dossier/<uuid:dossier_id>/berichten/", include("draagkracht.team.berichten.urls")),
    path("dossier/<uuid:dossier_id>/verzoeken/", include("draagkracht.team.verzoeken.urls")),
    path("dossier/<uuid:dossier_id>/hulpvraag/", include("draagkracht.team.hulpvraag.urls")),
    path("dossier/<uuid:dossier_id>/meting/", include("draagkracht.team.meting.urls")),
    path("dossier/<uuid:dossier_id>/vraagverheldering/", include("draagkracht.team.vraagverheldering.urls")),
    path("dossier/<uuid:dossier_id>/doelen/", include("draagkracht.team.doelen.urls")),
    path("dossier/<uuid:dossier_id>/aanpak/", include("draagkracht.team.aanpak.urls")),
    path("dossier/<uuid:dossier_id>/uitvoering/", include("draagkracht.team.uitvoering.urls")),
    path("dossier/<uuid:dossier_id>/partijen/", include("draagkracht.team.partijen.urls")),
    path("dossier/<uuid:dossier_id>/termijnen/", include("draagkracht.team.termijnen.urls")),
    path("dossier/<uuid:dossier_id>/doelbereiking/", include("draagkracht.team.doelbereiking.urls")),
    path("dossier/<uuid:dossier_id>/zeggenschap/", include("draagkracht.team.zeggenschap.urls")),
    path("dossier/<uuid:dossier_id>/papier/", include("draagkracht.team.papier.urls")),
]
