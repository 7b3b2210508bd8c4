from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "activity"

    def ready(self) -> None:
        from activity import sweeps
        from kit import limits

        sweeps.add("limits", limits.sweep)
