from django.urls import include, path

from . import voorziening

app_name = "partner"

urlpatterns = [
    path("partner/", include("draagkracht.partner.meedoen.urls")),
    path("voorziening/<str:token>/", voorziening.show, name="voorziening"),
    path("voorziening/<str:token>/verbeteren/", voorziening.correct, name="verbeteren"),
    path("voorziening/<str:token>/dank/", voorziening.thank, name="dank"),
]
