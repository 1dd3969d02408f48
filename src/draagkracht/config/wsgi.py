"""The server's entrance (granian, gunicorn or any WSGI server)."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")
application = get_wsgi_application()
if settings.PROXIES:
    # Behind a proxy every request seems to come from it; what others write in that header counts for nothing.
    application = wrap_wsgi_with_proxy_headers(application, settings.PROXIES)
