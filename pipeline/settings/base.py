"""Settings that hold everywhere; what differs is read from environment variables."""

from logging import DEBUG as DEBUG_LEVEL
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from .accounts import *
from .api import *
from .database import *
from .environment import BASE_DIR, VAR_DIR, env, in_folder
from .logs import PLAIN, logging_as
from .mail import *
from .metrics import *
from .site import *
from .wagtail import *

DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="")
# Keys from before: what they signed or sealed still holds, and new things get the new key.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
# How many proxies of ours stand before the site and name the caller in X-Forwarded-For; None: nobody has said.
TRUSTED_PROXIES: int | None = env.int("TRUSTED_PROXIES") if env("TRUSTED_PROXIES", default="") else None
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "pipeline",
    "cms",
    "search",
    "notifications",
    "projects",
    "councils",
    "activity",
    "kit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "csp",
    "corsheaders",
    "drf_spectacular",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "modelsearch",
    "taggit",
    "treebeard",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "pipeline.health.HealthMiddleware",
    "pipeline.metrics.CountMiddleware",
    "pipeline.requests.RequestMiddleware",
    "kit.api.middleware.ProblemMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "kit.middleware.OwnOriginMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "kit.middleware.LengthMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kit.middleware.NoStoreMiddleware",
    "councils.middleware.SessionEndMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "activity.middleware.OriginMiddleware",
    "councils.middleware.LimitMiddleware",
    "councils.middleware.PrivilegedReadMiddleware",
    "kit.middleware.RefusalMiddleware",
    "councils.middleware.SecondFactorMiddleware",
]

ROOT_URLCONF = "pipeline.urls"
WSGI_APPLICATION = "pipeline.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "kit.templatetags.kit"],
        },
    }
]
FORM_RENDERER = "kit.forms.renderer.Renderer"

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # What `{% cache %}` keeps until the next Event: only a server does, see decision 12.
    "template_fragments": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    # Wagtail would keep whole rows there: a picture, and who uploaded it with all that this request knows of them.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

# The queue is in the database, so that a job is committed together with the rows it is about.
TASKS = {
    "default": {
        "BACKEND": "activity.queue.Backend",
        "QUEUES": ["default", "mail"],
    }
}

MESSAGE_STORAGE = "kit.messages.OnceStorage"

# English has no prefix; Welsh will live under /cy/.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "pipeline.formats"

# What searches: see `search/port.py`.
SEARCH_ENGINE = env("SEARCH_ENGINE", default="database")
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")
# Sites that share a cluster are told apart by it.
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX", default="pipeline")

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# Outside the database and its backups, so that a restore brings nobody back: see `pipeline/closures.py`.
CLOSED_ACCOUNTS = in_folder(env("CLOSED_ACCOUNTS", default=str(VAR_DIR / "closed-accounts.txt")))

# Nothing runs and nothing is fetched but our own style, fonts and pictures. The admin's is in `cms/policy.py`.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "connect-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
# A session ends so many seconds after its last request, and so many after it was opened.
SESSION_IDLE = 2 * 60 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kit.views.send_again"
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# A form with files, all together: a picture of 10 MB for the admin, which is the most that Wagtail takes.
LONGEST_WITH_FILES = 12_000_000

# What the site team reads by its role stands there as well: see `councils/middleware.py`.
LOGGING = logging_as(PLAIN)
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = "pk"
# What a browser says of itself is not kept, and one line for a request is enough.
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = DEBUG_LEVEL
COMMIT = env("COMMIT", default="")

SILENCED_SYSTEM_CHECKS: list[str] = []
