from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "activity"

    def ready(self) -> None:
        from datetime import timedelta

        from activity import personal, queue, retention, sweeps
        from kit import counts, limits

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
            "counts",
            "How often similar work was shown and used on a day, without who or where",
            term=counts.KEPT,
            since="that day",
            erase=counts.sweep,
        )
        retention.keep(
            "jobs done long ago",
            "Jobs of the worker, and what went wrong with them",
            term=queue.KEPT,
            since="their end",
            erase=queue.prune,
        )
