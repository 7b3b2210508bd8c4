"""What editors write: the home page and pages of text, kept in Wagtail."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self) -> None:
        from activity import sweeps
        from cms import choosers, documents, orphans, personal, publishing, retention

        documents.register()
        personal.register()
        retention.register()
        publishing.connect()
        choosers.without_scripts()
        sweeps.add("files that no row knows", orphans.sweep, every=sweeps.DAY)
