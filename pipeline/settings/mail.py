"""Mail."""

from pathlib import Path

from .environment import VAR_DIR, env

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
EMAIL_USE_SSL = env.bool("SMTP_SSL", default=False)
EMAIL_TIMEOUT = 10
NOTIFY_KEY = env("NOTIFY_KEY", default="")
NOTIFY_TEMPLATE = env("NOTIFY_TEMPLATE", default="")
NOTIFY_URL = env("NOTIFY_URL", default="https://api.notifications.service.gov.uk")
