"""The site itself: settings, addresses, base templates, the look."""

from django.apps import AppConfig


class PipelineConfig(AppConfig):
    name = "pipeline"

    def ready(self) -> None:
        from django.contrib.sessions.backends.db import SessionStore

        from activity import sweeps
        from pipeline import checks  # noqa: F401 - registers itself

        # They may hold what somebody typed.
        sweeps.add("sessions that have ended", SessionStore.clear_expired)
