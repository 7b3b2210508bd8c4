"""Councils: who. The register, people, memberships, stewards, succession."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "councils"
