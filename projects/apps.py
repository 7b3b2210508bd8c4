"""Projects: what councils share."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"

    def ready(self) -> None:
        from kit import panels as page_panels
        from kit.personal import settlers
        from projects import closing, documents, panels, personal, retention

        documents.register()
        personal.register()
        settlers.append(closing.settle)
        page_panels.add("council", panels.council, order=10)
        page_panels.add("close-account", panels.close_account, order=10)
        retention.register()
