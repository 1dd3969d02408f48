from django.urls import include, path

from draagkracht.entree import passkey

from . import overhandigen
from .binnenkomen import digid_views, passkeys
from .binnenkomen import views as binnenkomen
from .lezen import views as lezen
from .thuis import views as thuis

app_name = "portaal"

urlpatterns = [
    path("", thuis.show, name="thuis"),
    path("inloggen/", binnenkomen.log_in, name="inloggen"),
    path("welkom/", binnenkomen.welcome, name="welkom"),
    path("welkom/wie/", binnenkomen.prove, name="bewijs"),
    path("welkom/erbij/", binnenkomen.join, name="erbij"),
    path("welkom/pincode/", binnenkomen.choose_pincode, name="pincode-kiezen"),
    path("welkom/<str:code>/", binnenkomen.welcome, name="welkom-code"),
    path("taal/", binnenkomen.choose_taal, name="taal"),
    path("uitloggen/", binnenkomen.log_out, name="uitloggen"),
    path("weg/", binnenkomen.hurry_away, name="weg"),
    path("wakker/", binnenkomen.stay, name="wakker"),
    path("doelen/", include("draagkracht.portaal.doelen.urls")),
    path("plan/", include("draagkracht.portaal.plan.urls")),
    path("week/", include("draagkracht.portaal.week.urls")),
    path("mening/", include("draagkracht.portaal.mening.urls")),
    path("lezen/", lezen.show, name="lezen"),
    path("inloggen/passkey/", passkey.use, name="passkey"),
    path("digid/", digid_views.leave, name="digid"),
    path("digid/terug/", digid_views.come_back, name="digid-terug"),
    path("pincode/passkey/", passkeys.show, name="passkeys"),
    path("pincode/", lezen.change, name="pincode"),
    path("vraag/", include("draagkracht.portaal.vraag.urls")),
    path("eigen-plan/", include("draagkracht.portaal.eigen_plan.urls")),
    path("hoe-gaat-het/", include("draagkracht.portaal.hoegaathet.urls")),
    path("papier/", include("draagkracht.portaal.papier.urls")),
    path("teruggeven/", overhandigen.give_back, name="teruggeven"),
    path("ernaast/", overhandigen.show_dutch, name="ernaast"),
    path("mensen/", include("draagkracht.portaal.mensen.urls")),
    path("meekijken/", include("draagkracht.portaal.meekijken.urls")),
    path("wie-helpt/", include("draagkracht.portaal.hulp.urls")),
    path("berichten/", include("draagkracht.portaal.berichten.urls")),
    path("over-mij/", include("draagkracht.portaal.over_mij.urls")),
    path("overhandigen/<uuid:dossier_id>/", overhandigen.hand_over, name="overhandigen"),
]
