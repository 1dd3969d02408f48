"""Every address, door by door."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("draagkracht.entree.urls")),
    path("", include("draagkracht.team.urls")),
    path("beheer/", include("draagkracht.beheer.urls")),
    path("", include("draagkracht.partner.urls")),
    path("mijn/", include("draagkracht.portaal.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("voorbeelden/", include("draagkracht.ui.urls"))]

handler400 = "draagkracht.entree.fouten.bad_request"
handler403 = "draagkracht.entree.fouten.not_found"  # what you may not see does not exist
handler404 = "draagkracht.entree.fouten.not_found"
handler500 = "draagkracht.entree.fouten.server_error"
