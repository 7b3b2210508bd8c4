"""Search: what people can find. A port, the engines behind it, and the list of projects."""

from django.apps import AppConfig
from django.core import checks


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from activity import readers
        from search import personal, retention
        from search.checks import check_engine
        from search.index import filing, phrases

        checks.register(check_engine)
        personal.register()
        retention.register()
        readers.add_immediate("search", filing.hear, read_all=filing.hear_all)
        readers.add_immediate("phrases", phrases.hear, read_all=phrases.hear_all)
