"""One settings file; the environment decides; a bad value stops the start with a sentence.

Every variable begins with DRAAGKRACHT_ and is described in docs/naslag/instellingen.md.
"""

from __future__ import annotations

import ipaddress
import os
import re
import secrets
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def _whole_number(name: str, default: int, low: int, high: int) -> int:
    text = env.str(name, str(default))
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not low <= int(text) <= high:
        raise ImproperlyConfigured(
            f"{name} is '{text}'; het moet een heel getal zijn van {low} tot en met {high}."
        )
    return int(text)


def _yes_no(name: str, default: bool) -> bool:
    text = env.str(name, "ja" if default else "nee").strip().lower()
    if text not in {"ja", "nee"}:
        raise ImproperlyConfigured(f"{name} is '{text}'; het moet 'ja' of 'nee' zijn.")
    return text == "ja"


def _one_of(name: str, default: str, known: tuple[str, ...]) -> str:
    text = env.str(name, default).strip().upper()
    if text not in known:
        raise ImproperlyConfigured(
            f"{name} is '{text}'; het moet {', '.join(known[:-1])} of {known[-1]} zijn."
        )
    return text


def _origins(name: str) -> list[str]:
    origins = [origin.strip() for origin in env.list(name, default=[]) if origin.strip()]
    for origin in origins:
        if not origin.startswith(("https://", "http://")):
            raise ImproperlyConfigured(f"{name} bevat '{origin}'; een adres begint met https:// of http://.")
    return origins


def _networks(name: str) -> list[str]:
    """Addresses and networks, each written whole. "Everybody" is none of them: whoever asks could then be anybody."""
    given = [part.strip() for part in env.list(name, default=[]) if part.strip()]
    for part in given:
        try:
            network = ipaddress.ip_network(part)
        except ValueError:
            raise ImproperlyConfigured(
                f"{name} bevat '{part}'; het moet een adres of netwerk zijn, zoals 10.0.0.4 of 10.0.0.0/24."
            ) from None
        if network.prefixlen == 0:
            raise ImproperlyConfigured(f"{name} bevat '{part}'; noem alleen de adressen van uw eigen proxy.")
    return given


def _address(name: str, default: str) -> str:
    """An address on the web, whole and without anything that could end a header or a policy early."""
    text = env.str(name, default).strip()
    if not re.fullmatch(r"https?://[A-Za-z0-9.\-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/\-]*)?", text):
        raise ImproperlyConfigured(f"{name} is '{text}'; het moet een adres zijn dat met https:// begint.")
    return text


def _short(name: str, default: str, longest: int) -> str:
    text = env.str(name, default).strip()
    if not 1 <= len(text) <= longest:
        raise ImproperlyConfigured(f"{name} is '{text}'; het moet 1 tot en met {longest} tekens lang zijn.")
    return text


def _sender(name: str, default: str) -> str:
    """The sender of an e-mail: an address, with a name before it that tells nothing."""
    text = env.str(name, default).strip()
    if not re.fullmatch(r"[^<>\r\n@]{1,60} <[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+", text):
        raise ImproperlyConfigured(
            f"{name} is '{text}'; het moet een afzender zijn: Mijn plan <naam@gemeente.nl>."
        )
    return text


def _mail_server(name: str, url: str) -> dict[str, object]:
    """Never shown in a message of ours: there may be a password in it."""
    try:
        if url.partition("://")[0] not in ("smtp", "smtp+tls", "smtp+ssl", "filemail"):
            raise ValueError
        return env.email_url_config(url)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} moet beginnen met smtp+tls://, smtp+ssl://, smtp:// of filemail:// (een map, om te proberen)."
        ) from None


def _broker(name: str) -> str:
    """The address of the broker without a last slash, or "". Without HTTPS only on this machine, to try it."""
    if not env.str(name, "").strip():
        return ""
    url = _address(name, "").rstrip("/")
    if not re.match(r"https://|http://(localhost|127\.0\.0\.1)(:|/|$)", url):
        raise ImproperlyConfigured(f"{name} is '{url}'; het moet een adres zijn dat met https:// begint.")
    return url


PAKKET = Path(__file__).resolve().parent.parent
DATA = Path(env.str("DRAAGKRACHT_DATA", "data")).expanduser().resolve()
POORT = _whole_number("DRAAGKRACHT_PORT", 8000, 1, 65535)
DEBUG = _yes_no("DRAAGKRACHT_DEBUG", False)


def _secret_key() -> str:
    """From the environment, or made once and kept in the data folder, so that sessions survive a restart."""
    given = env.str("DRAAGKRACHT_SECRET_KEY", "")
    if given:
        return given
    path = DATA / "secret_key"
    if not path.exists():
        DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = _secret_key()
SLEUTELS = env.str("DRAAGKRACHT_SLEUTELS", "")
SLEUTELBESTAND = Path(env.str("DRAAGKRACHT_SLEUTELBESTAND", str(DATA / "sleutels.json")))
BIJLAGEN = DATA / "bijlagen"

# The questions that are asked: a shipped instrument, or a municipality's own file in this folder.
INSTRUMENTEN = DATA / "instrumenten"
INSTRUMENT = env.str("DRAAGKRACHT_INSTRUMENT", "draagkracht-1")

ALLOWED_HOSTS = env.list("DRAAGKRACHT_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = _origins("DRAAGKRACHT_ORIGINS")
IS_HTTPS = _yes_no("DRAAGKRACHT_HTTPS", False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "simple_history",
    "draagkracht.ui",
    "draagkracht.toegang",
    "draagkracht.sociale_kaart",
    "draagkracht.werkproces",
    "draagkracht.entree",
    "draagkracht.team",
    "draagkracht.beheer",
    "draagkracht.partner",
    "draagkracht.portaal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "draagkracht.entree.talen.TaalMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "draagkracht.entree.middleware.SessieMiddleware",
    "draagkracht.portaal.overhandigen.OverhandigdMiddleware",
    "draagkracht.entree.middleware.FoutMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "draagkracht.config.urls"
WSGI_APPLICATION = "draagkracht.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "draagkracht.ui.jinja.environment", "auto_reload": DEBUG},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]


def _database() -> dict[str, object]:
    url = env.str("DRAAGKRACHT_DATABASE_URL", "")
    if not url:
        DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "draagkracht.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                    "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
                ),
            },
        }
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            "DRAAGKRACHT_DATABASE_URL moet met postgres:// beginnen (of leeg zijn voor SQLite)."
        )
    try:
        database = env.db_url_config(url)
    except Exception as error:
        raise ImproperlyConfigured("DRAAGKRACHT_DATABASE_URL is geen geldig databaseadres.") from error
    database["OPTIONS"] = {**database.get("OPTIONS", {}), "pool": True}
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "toegang.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesBackend", "draagkracht.toegang.sessies.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("gebruikersnaam", "naam", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/inloggen/"

TWEEDE_FACTOR = _yes_no("DRAAGKRACHT_TWEEDE_FACTOR", True)
ACCOUNT_ADAPTER = "draagkracht.entree.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "gebruikersnaam"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds
# django-axes guards the password at the login; these guard the six digits after it, and asking the password again.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/300s/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "draagkracht.entree.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Draagkracht"
MFA_PASSKEY_LOGIN_ENABLED = True  # at our own addresses; those of allauth for it are not there

AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = "draagkracht.entree.inloggen.cool_off"
AXES_LOCKOUT_PARAMETERS = "draagkracht.entree.inloggen.counted_by"
AXES_USERNAME_CALLABLE = "draagkracht.entree.inloggen.tried_name"
AXES_RESET_ON_SUCCESS = True
# A failed try is kept with what was sent: never the password, which is nearly somebody's real one.
AXES_USERNAME_FORM_FIELD = "gebruikersnaam"
AXES_PASSWORD_FORM_FIELD = "wachtwoord"  # noqa: S105 - the name of a field
AXES_SENSITIVE_PARAMETERS = ["csrfmiddlewaretoken", "pincode"]
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "draagkracht.entree.inloggen.locked_out"

SESSION_ENGINE = "draagkracht.toegang.sessies"
SESSION_COOKIE_NAME = "sessie"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = IS_HTTPS
SESSIE_MINUTEN = _whole_number("DRAAGKRACHT_SESSIE_MINUTEN", 60, 1, 720)
# At the residents' door: shorter, because more people may pick up that phone; and where "Snel weg" goes.
PORTAAL_MINUTEN = _whole_number("DRAAGKRACHT_PORTAAL_MINUTEN", 20, 5, 120)
SNEL_WEG = _address("DRAAGKRACHT_SNEL_WEG", "https://www.buienradar.nl/")
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "draagkracht.entree.fouten.csrf_failure"
# Whose word counts for where a request comes from; tries are counted by that address.
PROXIES = _networks("DRAAGKRACHT_PROXIES")
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # The quick exit is a form whose answer sends the browser away.
        "form-action": [SELF, "/".join(SNEL_WEG.split("/")[:3])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "nl"
# Only the residents' door speaks the others; every page of ours but those is Dutch, whatever a browser asks for.
LANGUAGES = [
    ("nl", "Nederlands"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("pl", "Polski"),
    ("uk", "Українська"),
]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("DRAAGKRACHT_STATIC", str(PAKKET / "static_verzameld")))
# Until `make install` has collected the files (in tests), they are served from where they lie, without a manifest.
# Collecting them is what makes the manifest, so then there is none yet.
IS_COLLECTED = (STATIC_ROOT / "staticfiles.json").exists() or "collectstatic" in sys.argv
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not IS_COLLECTED

DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = ["draagkracht.entree.uploads.InMemory"]
UPLOAD_MAX_BYTES = 20 * 1024 * 1024  # the largest file that any form takes
BIJLAGE_MAX_BYTES = 10 * 1024 * 1024

# E-mail to residents: nothing is sent until a mail server is named. Links in it need the address people type.
MAIL_URL = env.str("DRAAGKRACHT_MAIL_URL", "").strip()
ADRES = _address("DRAAGKRACHT_ADRES", "").rstrip("/") if env.str("DRAAGKRACHT_ADRES", "") else ""
DEFAULT_FROM_EMAIL = _sender("DRAAGKRACHT_MAIL_VAN", "Mijn plan <bericht@localhost>")
EMAIL_TIMEOUT = 20  # seconds
if MAIL_URL:
    _mail = _mail_server("DRAAGKRACHT_MAIL_URL", MAIL_URL)
    EMAIL_BACKEND, EMAIL_FILE_PATH = _mail["EMAIL_BACKEND"], MAIL_URL.partition("://")[2]
    EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"] or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"] or "", _mail["EMAIL_HOST_PASSWORD"] or ""
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
    if not {"DRAAGKRACHT_ADRES", "DRAAGKRACHT_MAIL_VAN"} <= set(os.environ):
        raise ImproperlyConfigured(
            "Bij DRAAGKRACHT_MAIL_URL horen ook DRAAGKRACHT_ADRES en DRAAGKRACHT_MAIL_VAN."
        )

# Logging in by way of an OpenID Connect broker (DigiD): off until a broker is named.
OIDC_URL = _broker("DRAAGKRACHT_OIDC_URL")
OIDC_CLIENT = env.str("DRAAGKRACHT_OIDC_CLIENT", "").strip()
OIDC_SECRET = env.str("DRAAGKRACHT_OIDC_SECRET", "").strip()
OIDC_BSN = _short("DRAAGKRACHT_OIDC_BSN", "bsn", 100)
OIDC_SCOPE = _short("DRAAGKRACHT_OIDC_SCOPE", "openid", 200)
if OIDC_URL and not (OIDC_CLIENT and OIDC_SECRET):
    raise ImproperlyConfigured(
        "Bij DRAAGKRACHT_OIDC_URL horen ook DRAAGKRACHT_OIDC_CLIENT en DRAAGKRACHT_OIDC_SECRET."
    )

GEMEENTE = _short("DRAAGKRACHT_GEMEENTE", "demo", 20)

LOGNIVEAU = _one_of("DRAAGKRACHT_LOGNIVEAU", "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    # An address with a link in it is a key: what Django says about a refused request must not hand it on.
    "filters": {"zonder_sleutels": {"()": "draagkracht.entree.logboek.ZonderSleutels"}},
    "handlers": {
        "scherm": {"class": "logging.StreamHandler", "formatter": "regel", "filters": ["zonder_sleutels"]}
    },
    # It would write down whose name, or which code, was tried from where.
    "loggers": {"axes": {"level": "ERROR"}},
    "root": {"handlers": ["scherm"], "level": LOGNIVEAU},
}
SILENCED_SYSTEM_CHECKS = [
    "security.W008",  # the proxy redirects to HTTPS
]
