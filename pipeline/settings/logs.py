"""The log: a line for each thing that happened, as JSON on a server, with the number of the request in it.

It holds no address as it was asked for, no form and no header: they may bear codes, tokens and names. Django's own
lines about requests do, so `RequestMiddleware` (in `pipeline/requests.py`) writes them instead.
"""

from typing import Any

import structlog

SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_as(renderer: Any) -> dict[str, Any]:
    """The setting LOGGING; every line, ours or a library's, goes through this renderer of structlog's."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    last = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.format_exc_info, renderer]
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*SHARED, structlog.stdlib.ExtraAdder(allow=[])],
        "processors": last,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stream"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            # They tell addresses as they were asked for.
            "django.request": {"handlers": [], "propagate": False},
            "django.security": {"handlers": [], "propagate": False},
            "django_structlog": {"level": "INFO"},
            # Its worker begins and ends anew each half second; what becomes of jobs `django_tasks` tells.
            "django_tasks_db": {"level": "WARNING"},
            # It tells of each request to the cluster.
            "elastic_transport": {"level": "WARNING"},
            # It tells of each change to a page; Events and its own history do so already.
            "wagtail": {"level": "WARNING"},
        },
    }


JSON = structlog.processors.JSONRenderer(ensure_ascii=False)
PLAIN = structlog.dev.ConsoleRenderer(colors=False)
