"""Settings of a server in tests: theirs, with the database and the kept pages of a real one."""

from pipeline.settings import test
from pipeline.settings.database import postgresql
from pipeline.settings.test import *  # noqa: F403 - settings

DATABASES = {"default": postgresql()}
MIDDLEWARE = ["activity.visitor_pages.VisitorPagesMiddleware", *test.MIDDLEWARE]
