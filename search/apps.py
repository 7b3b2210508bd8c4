"""Search: what people can find. A port, the engines behind it, and the list of projects."""

from django.apps import AppConfig
from django.core import checks


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from activity import readers
        from search import filing, personal
        from search.checks import check_engine

        checks.register(check_engine)
        personal.register()
        readers.add_immediate("list of projects", filing.hear, kinds=filing.FILED_ANEW, read_all=filing.hear_all)
