"""What the site is called, where it is, and its clock."""

from .environment import env

SITE_NAME = "Pipeline"
SITE_URL = env("SITE_URL", default="http://localhost:8000")
TIME_ZONE = "Europe/London"
