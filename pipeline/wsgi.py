"""What the server of HTTP requests imports."""

import os
import sys

import django
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pipeline.settings.production")
django.setup()

from kit import schema  # noqa: E402 - they know no settings before
from pipeline import checks  # noqa: E402

# By this status gunicorn knows that it need not try again.
NO_USE_IN_TRYING_AGAIN = 3

if wrong := checks.what_is_wrong() or schema.what_is_missing():
    sys.stderr.write("\n".join(["The site does not start:", *wrong, ""]))
    sys.exit(NO_USE_IN_TRYING_AGAIN)
connections.close_all()
application = get_wsgi_application()
