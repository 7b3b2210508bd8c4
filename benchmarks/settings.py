"""The settings of a server, on a database of its own in `var/bench/`, over plain HTTP on this machine."""

from pipeline.settings.environment import VAR_DIR, env
from pipeline.settings.production import *

# How many projects there are; each number has a database of its own.
PROJECTS = env.int("BENCH_PROJECTS", default=10_000)
BENCH_DIR = VAR_DIR / "bench" / str(PROJECTS)
BENCH_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "for-benchmarks-only-for-benchmarks-only-for-benchmarks-only-for-benchmarks"  # noqa: S105 - no secret
ROOT_URLCONF = "benchmarks.urls"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
TRUSTED_PROXIES = 0
# What must hold where others come in (`pipeline/checks.py`) need not here.
DEVELOPMENT_PAGES = True
SITE_URL = "http://localhost"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
# A browser sends cookies of this kind over HTTPS alone; ours here speaks HTTP.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
MAIL_TRANSPORT = "folder"
MAIL_FOLDER = BENCH_DIR / "mail"
STATIC_ROOT = BENCH_DIR / "static"
if not env("DATABASE_URL", default=""):
    DATABASES["default"]["NAME"] = str(BENCH_DIR / "pipeline.sqlite3")
LOGGING = {}
LOGGING_CONFIG = None
