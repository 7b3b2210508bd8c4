"""Settings for the test suite: a database file per worker process, quick hashing, armed guards."""

import os
from pathlib import Path

from .base import *
from .directories import directory
from .environment import VAR_DIR, env, in_folder

INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]
SECRET_KEY = "for-tests-only-for-tests-only-for-tests-only-for-tests-only"  # noqa: S105 - no secret
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEVELOPMENT_PAGES = True
MAIL_FOLDER = VAR_DIR / f"test-mail-{os.getpid()}"
CLOSED_ACCOUNTS = in_folder(env("CLOSED_ACCOUNTS", default=str(VAR_DIR / f"test-closed-{os.getpid()}.txt")))
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "test-media")))
METRICS_FOLDER = VAR_DIR / f"test-metrics-{os.getpid()}"
count_in(METRICS_FOLDER)
# Offered on the pages that tests look at. It is nowhere; tests that sign in run one of their own.
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [directory("directory", "Northby Directory", "http://127.0.0.1:1", "pipeline", "for-tests")]
    }
}
# Two runs of the suite at once do not meet.
DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / f"test-{os.getpid()}.sqlite3")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_{os.getpid()}"}
    # Two hundred who come at once wait for each other, on a small machine for longer than a server may.
    DATABASES["default"]["OPTIONS"]["connect_timeout"] = 30
    # A connection that a thread leaves behind would keep the database from being dropped.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files are found where they are, not gathered first.
WHITENOISE_AUTOREFRESH = True
MIDDLEWARE = [
    "tests.support.html.StrictHtmlMiddleware",
    "activity.guard.GuardMiddleware",
    *MIDDLEWARE,
]

VAR_DIR.mkdir(exist_ok=True)
