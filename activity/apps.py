from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "activity"

    def ready(self) -> None:
        from activity import queue, sweeps
        from kit import limits

        sweeps.add("limits", limits.sweep)
        sweeps.add("jobs done long ago", queue.prune, every=sweeps.DAY)
