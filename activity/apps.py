from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "activity"

    def ready(self) -> None:
        from datetime import timedelta

        from activity import personal, queue, retention, sweeps
        from kit import limits

        personal.register()
        retention.keep(
            "limits",
            "How often something was tried, without who or where",
            term=timedelta(hours=1),
            since="the first try, at most",
            erase=limits.sweep,
            every=sweeps.MINUTE,
        )
        retention.keep(
            "jobs done long ago",
            "Jobs of the worker, and what went wrong with them",
            term=queue.KEPT,
            since="their end",
            erase=queue.prune,
        )
