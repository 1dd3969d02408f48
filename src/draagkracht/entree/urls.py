from allauth.account.views import reauthenticate
from django.urls import include, path

from . import concepten, inloggen, passkey, wachtwoord
from .tweede_factor import Instellen

urlpatterns = [
    path("", inloggen.start, name="start"),
    path("inloggen/", inloggen.log_in, name="account_login"),
    path("uitloggen/", inloggen.log_out, name="account_logout"),
    path("opnieuw-inloggen/", reauthenticate, name="account_reauthenticate"),
    path("tweede-factor/totp/activate/", Instellen.as_view(), name="mfa_activate_totp"),
    path("tweede-factor/", include("allauth.mfa.base.urls")),
    path("tweede-factor/totp/", include("allauth.mfa.totp.urls")),
    path("tweede-factor/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    path("tweede-factor/passkey/", passkey.manage, name="passkeys"),
    path("inloggen/passkey/", passkey.use, name="passkey"),
    path("wachtwoord/", wachtwoord.change, name="wachtwoord"),
    path("concept/", concepten.save, name="concept"),
]
