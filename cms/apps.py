"""What editors write: the home page and pages of text, kept in Wagtail."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self) -> None:
        from cms import choosers, personal, publishing, retention

        personal.register()
        retention.register()
        publishing.connect()
        choosers.without_scripts()
