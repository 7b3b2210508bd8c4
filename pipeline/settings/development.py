"""Settings for a developer's own machine: nothing to install, nothing secret."""

from importlib.util import find_spec

from .base import *

DEBUG = True
SECRET_KEY = SECRET_KEY or "for-development-only-for-development-only-for-development-only"
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
DEVELOPMENT_PAGES = True
# Whom to sign in as, which `make run` says, stays in sight.
LOGGING["loggers"]["django_tasks"] = {"level": "WARNING"}

# `make run` needs the packages of the site alone; who changes models has this one as well.
if find_spec("django_linear_migrations"):
    INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]
