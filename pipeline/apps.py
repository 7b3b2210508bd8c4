"""The site itself: settings, addresses, base templates, the look."""

from django.apps import AppConfig


class PipelineConfig(AppConfig):
    name = "pipeline"

    def ready(self) -> None:
        from datetime import timedelta

        from django.conf import settings
        from django.contrib.sessions.backends.db import SessionStore

        from activity import retention, sweeps
        from pipeline import (
            checks,  # noqa: F401 - registers itself
            closures,
        )

        sweeps.add("closed accounts", closures.note)
        retention.keep(
            "sessions that have ended",
            "A session, with a form that somebody may have typed into",
            term=timedelta(seconds=settings.SESSION_COOKIE_AGE),
            since="its last use",
            erase=SessionStore.clear_expired,
            every=sweeps.MINUTE,
        )
