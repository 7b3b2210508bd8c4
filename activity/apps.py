from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "activity"

    def ready(self) -> None:
        from activity import personal, queue, sweeps
        from kit import limits

        personal.register()
        sweeps.add("limits", limits.sweep)
        sweeps.add("jobs done long ago", queue.prune, every=sweeps.DAY)
