"""What those ask who keep the site running: is the process there, can it serve, which version is it? (Dockerflow)

They are answered before anything else, whatever host they name and without HTTPS, and tell nothing but names of checks.
The figures of `/metrics` are for whoever bears the token of the settings: to others there is no such page.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse
from django.utils.crypto import constant_time_compare

from activity.models import Heartbeat
from kit import schema
from pipeline.metrics import CONTENT_TYPE, figures

Check = Callable[[], bool]


class HealthMiddleware:
    """Answer `/healthz`, `/readyz`, `/version` and `/metrics`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer it here, or pass it on."""
        answer = ANSWERS.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        response = answer(request)
        response["Cache-Control"] = "no-store"
        return response


def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers; nothing else is looked at."""
    return JsonResponse({"status": "ok"})


def readyz(_request: HttpRequest) -> HttpResponse:
    """Say how each check went. Without the database nothing can be served: 503; the rest is for people to mend."""
    checks = {name: "ok" if _holds(check) else "failing" for name, check in CHECKS.items()}
    status = "ok" if set(checks.values()) == {"ok"} else "failing"
    return JsonResponse({"status": status, "checks": checks}, status=200 if checks["database"] == "ok" else 503)


def version(_request: HttpRequest) -> HttpResponse:
    """Say which commit this is."""
    return JsonResponse({"name": "pipeline", "commit": settings.COMMIT})


def metrics(request: HttpRequest) -> HttpResponse:
    """Give the figures of the site to whoever bears the token."""
    borne = request.headers.get("Authorization", "")
    if settings.METRICS_TOKEN and constant_time_compare(borne, f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(figures(), content_type=CONTENT_TYPE)
    return HttpResponseNotFound(content_type="text/plain")


def _holds(check: Check) -> bool:
    try:
        return check()
    except Exception:  # whatever it is, the answer is that it does not hold
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _worker() -> bool:
    return Heartbeat.objects.alive().exists()


def _cache() -> bool:
    cache.set("readyz", "ok", 5)
    return bool(cache.get("readyz") == "ok")


CHECKS: dict[str, Check] = {"database": _database, "migrations": schema.is_current, "worker": _worker, "cache": _cache}
ANSWERS = {"/healthz": healthz, "/readyz": readyz, "/version": version, "/metrics": metrics}
