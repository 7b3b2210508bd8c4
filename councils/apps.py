"""Councils: who. The register, people, memberships, stewards, succession."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "councils"

    def ready(self) -> None:
        from councils import panels as own
        from councils import personal, retention
        from kit import panels

        personal.register()
        retention.register()
        panels.add("my-work", own.factor_needed, order=0)
