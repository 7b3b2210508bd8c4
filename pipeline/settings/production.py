"""Settings for a server: everything secret comes from the environment, everything travels over HTTPS."""

from .base import *
from .environment import env
from .logs import JSON, logging_as

DEVELOPMENT_PAGES = False
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
# A proxy that ends TLS says so; only behind one may its word be taken.
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING = logging_as(JSON)
# Whole pages of visitors, and what is the same for everybody of other pages: some tens of MiB in each process.
CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 1_000}
CACHES["template_fragments"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "template_fragments",
    "OPTIONS": {"MAX_ENTRIES": 2_000},
}
# Before what reads and sets cookies.
_first_of_cookies = MIDDLEWARE.index("django.contrib.sessions.middleware.SessionMiddleware")
MIDDLEWARE.insert(_first_of_cookies, "activity.visitor_pages.VisitorPagesMiddleware")
