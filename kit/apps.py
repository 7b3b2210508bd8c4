"""The room with no subject: what every other room stands on."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Kit knows no council and no project."""

    name = "kit"
