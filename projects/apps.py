"""Projects: what councils share."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"

    def ready(self) -> None:
        from kit import panels as page_panels
        from projects import documents, panels

        documents.register()
        page_panels.add("council", panels.council, order=10)
