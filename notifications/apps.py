"""Notifications: what people are told."""

from importlib import import_module

from django.apps import AppConfig
from django.core import checks


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from activity import readers, sweeps
        from notifications import outbox, personal, retention, telling
        from notifications.checks import check_transport

        import_module("notifications.letters")
        personal.register()
        retention.register()
        readers.add_immediate("mail", outbox.owe, kinds=telling.kinds())
        sweeps.add("mail", outbox.sweep)
        sweeps.add("mail that has expired", outbox.erase)
        checks.register(check_transport)
