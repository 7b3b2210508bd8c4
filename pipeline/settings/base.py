"""Settings that hold everywhere; what differs is read from environment variables."""

from logging import DEBUG as DEBUG_LEVEL
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from .directories import directories
from .logs import PLAIN, logging_as

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="")
# Keys from before: what they signed or sealed still holds, and new things get the new key.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
SITE_NAME = "Pipeline"
SITE_URL = env("SITE_URL", default="http://localhost:8000")
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
    "pipeline.requests.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "kit.middleware.OwnOriginMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
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

# SQLite takes its write lock at the start of a transaction: two writers wait, neither fails half-way.
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": env("DATABASE_FILE", default=str(VAR_DIR / "pipeline.sqlite3")),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
        },
    }
}
# A connection to PostgreSQL is kept for a minute, and tried before it is used again: where the server was away, the
# site is back with it, without a restart.
if env("DATABASE_URL", default=""):
    DATABASES["default"] = {
        **env.db("DATABASE_URL"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 2, "application_name": "pipeline"},
    }

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
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

AUTH_USER_MODEL = "councils.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
]

MESSAGE_STORAGE = "kit.messages.OnceStorage"

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_work"
ACCOUNT_ADAPTER = "councils.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "councils.forms.account.SignUpForm",
    "login": "councils.forms.account.SignInForm",
    "request_login_code": "councils.forms.account.RequestCodeForm",
    "confirm_login_code": "councils.forms.account.ConfirmCodeForm",
    "reset_password": "councils.forms.account.ResetPasswordForm",
    "reset_password_from_key": "councils.forms.account.NewPasswordForm",
    "add_email": "councils.forms.account.NewAddressForm",
    "change_password": "councils.forms.account.ChangePasswordForm",
    "set_password": "councils.forms.account.SetPasswordForm",
    "reauthenticate": "councils.forms.factor.PasswordProofForm",
}
MFA_ADAPTER = "councils.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "councils.forms.factor.AuthenticateForm",
    "authenticate_webauthn": "councils.forms.factor.UsePasskeyForm",
    "reauthenticate": "councils.forms.factor.ReauthenticateForm",
    "reauthenticate_webauthn": "councils.forms.factor.ProvePasskeyForm",
    "login_webauthn": "councils.forms.factor.PasskeySignInForm",
    "activate_totp": "councils.forms.factor.ActivateAppForm",
    "deactivate_totp": "councils.forms.factor.RemoveAppForm",
    "generate_recovery_codes": "councils.forms.factor.NewRecoveryCodesForm",
    "add_webauthn": "councils.forms.factor.AddPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey is two factors in one only where the device has asked for a finger or a PIN.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Between reading a code and sending it the half minute may end (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RATE_LIMITS = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A person has one address. A new one takes its place once it is confirmed, and the old one is told.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
# Whoever changes how an account is opened is told of it by mail.
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Ours count in the database, see `councils/doors.py`; allauth's count in the cache, where two at once can slip through.
ACCOUNT_RATE_LIMITS = False

# Accounts elsewhere that sign people in. Who somebody is there is issuer and subject; what it says of their address is
# a proposal, which our own mail confirms. Nothing else is kept: no tokens, no claims. See `councils/provider.py`.
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": directories(env)}}
SOCIALACCOUNT_ADAPTER = "councils.adapter.DirectoryAdapter"
SOCIALACCOUNT_FORMS = {"signup": "councils.forms.account.DirectorySignUpForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False

# Mail is written down first (`EMAIL_BACKEND`), and sent by the worker (`MAIL_TRANSPORT`).
EMAIL_BACKEND = "notifications.outbox.EmailBackend"
MAIL_TRANSPORT = env("MAIL_TRANSPORT", default="folder")
MAIL_FOLDER = Path(env("MAIL_FOLDER", default=str(VAR_DIR / "mail")))
DEFAULT_FROM_EMAIL = env("MAIL_FROM", default="Pipeline <pipeline@localhost>")
EMAIL_HOST = env("SMTP_HOST", default="localhost")
EMAIL_PORT = env.int("SMTP_PORT", default=25)
EMAIL_HOST_USER = env("SMTP_USER", default="")
EMAIL_HOST_PASSWORD = env("SMTP_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("SMTP_TLS", default=False)
EMAIL_TIMEOUT = 10
NOTIFY_KEY = env("NOTIFY_KEY", default="")
NOTIFY_TEMPLATE = env("NOTIFY_TEMPLATE", default="")
NOTIFY_URL = env("NOTIFY_URL", default="https://api.notifications.service.gov.uk")

# English has no prefix; Welsh will live under /cy/.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
FORMAT_MODULE_PATH = "pipeline.formats"

# What searches: see `search/port.py`.
SEARCH_ENGINE = env("SEARCH_ENGINE", default="database")

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# Outside the database and its backups, so that a restore brings nobody back: see `pipeline/closures.py`.
CLOSED_ACCOUNTS = Path(env("CLOSED_ACCOUNTS", default=str(VAR_DIR / "closed-accounts.txt")))

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "admin_sign_in"
WAGTAIL_FRONTEND_LOGIN_URL = "/sign-in/"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# What editors give goes through the doors of `kit/pictures.py` and `kit/papers.py`, and out as what it is.
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.files.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp"}
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.forms.files.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "csv", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
# Whoever may read a document is not asked for a password that others share.
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
# There is one clock, the site's; Wagtail would offer a list with zones in it that browsers do not know.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

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
