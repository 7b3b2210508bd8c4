"""Projects: what councils share."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"

    def ready(self) -> None:
        from activity import sweeps
        from kit import panels as page_panels
        from projects import documents, panels, tasks

        documents.register()
        page_panels.add("council", panels.council, order=10)
        sweeps.add("invitations that were not answered", tasks.expire_invitations, every=sweeps.DAY)
        sweeps.add("lists that were brought", tasks.forget_lists, every=sweeps.DAY)
