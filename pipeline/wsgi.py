"""What the server of HTTP requests imports."""

import os
import sys

import django
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pipeline.settings.production")
django.setup()

from pipeline import checks  # noqa: E402 - it knows no settings before

# By this status gunicorn knows that it need not try again.
NO_USE_IN_TRYING_AGAIN = 3

if wrong := checks.what_is_wrong():
    sys.stderr.write("\n".join(["The site does not start:", *wrong, ""]))
    sys.exit(NO_USE_IN_TRYING_AGAIN)
application = get_wsgi_application()
