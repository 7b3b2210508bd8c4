"""Search: what people can find. A port, the engines behind it, and the list of projects."""

from django.apps import AppConfig
from django.core import checks


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from activity import readers, sweeps
        from search import personal
        from search.checks import check_engine
        from search.index import filing, phrases
        from search.saved import rounds, subject

        checks.register(check_engine)
        personal.register()
        subject.register()
        sweeps.add("saved searches", rounds.run, every=5 * sweeps.MINUTE)
        readers.add_immediate("search", filing.hear, read_all=filing.hear_all)
        readers.add_immediate("phrases", phrases.hear, read_all=phrases.hear_all)
