"""The product's settings, in an environment made for tests: a data folder and keys of its own."""

import base64
import json
import os
import tempfile

_key = base64.b64encode(bytes(range(32))).decode()
os.environ["DRAAGKRACHT_DATA"] = tempfile.mkdtemp(prefix="draagkracht-test-")
os.environ["DRAAGKRACHT_SLEUTELS"] = json.dumps({"actief": "k1", "sleutels": {"k1": _key}, "blind": _key})
os.environ["DRAAGKRACHT_SECRET_KEY"] = "alleen-voor-tests"
os.environ["DRAAGKRACHT_DATABASE_URL"] = os.environ.get("DRAAGKRACHT_TEST_DATABASE_URL", "")
os.environ["DRAAGKRACHT_STATIC"] = os.environ["DRAAGKRACHT_DATA"]

from draagkracht.ui.vertalingen import compile_catalogi  # noqa: E402

compile_catalogi()
from draagkracht.config.settings import *  # noqa: E402, F403 - the environment above must stand first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
