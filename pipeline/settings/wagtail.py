"""Wagtail: its admin, and what editors give to pages."""

from .site import SITE_NAME, SITE_URL, TIME_ZONE

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
