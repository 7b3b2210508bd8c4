"""Councils: who. The register, people, memberships, stewards, succession."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "councils"

    def ready(self) -> None:
        from councils import documents, personal, retention
        from councils import panels as own
        from kit import panels

        documents.register()
        personal.register()
        retention.register()
        panels.add("my-work", own.factor_needed, order=0)
