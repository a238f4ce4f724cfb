"""Settings for tests: the product’s own, in a throw-away state folder."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_state = Path(tempfile.mkdtemp(prefix="halte-test-"))
atexit.register(shutil.rmtree, _state, ignore_errors=True)
(_state / "static").mkdir()
os.environ["HALTE_STATE"] = str(_state)
for _name in ("HALTE_ENGINE", "HALTE_KEY_RING", "HALTE_PRODUCTION"):
    os.environ.pop(_name, None)
os.environ["DATABASE_URL"] = os.environ.get("HALTE_TEST_POSTGRESQL", "")

from halte.site.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
