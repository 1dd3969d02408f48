from allauth.account.views import reauthenticate
from django.urls import include, path

from . import concepten, inloggen, wachtwoord
from .tweede_factor import Instellen

urlpatterns = [
    path("", inloggen.start, name="start"),
    path("inloggen/", inloggen.log_in, name="account_login"),
    path("uitloggen/", inloggen.log_out, name="account_logout"),
    path("opnieuw-inloggen/", reauthenticate, name="account_reauthenticate"),
    path("tweede-factor/totp/activate/", Instellen.as_view(), name="mfa_activate_totp"),
    path("tweede-factor/", include("allauth.mfa.urls")),
    path("wachtwoord/", wachtwoord.change, name="wachtwoord"),
    path("concept/", concepten.save, name="concept"),
]
