"""What the server of HTTP requests imports."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pipeline.settings.production")
application = get_wsgi_application()
