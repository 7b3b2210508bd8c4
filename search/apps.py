"""Search: what people can find. A port, the engines behind it, and the list of projects."""

from django.apps import AppConfig
from django.core import checks


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from activity import readers, sweeps
        from kit import panels
        from projects.enums import Happening
        from search import letters, personal, retention
        from search.checks import check_engine
        from search.index import filing, phrases
        from search.panels import beside_answers, of_project
        from search.saved import rounds, subject

        checks.register(check_engine)
        personal.register()
        retention.register()
        subject.register()
        sweeps.add("saved searches", rounds.run, every=5 * sweeps.MINUTE)
        readers.add_immediate("search", filing.hear, read_all=filing.hear_all)
        readers.add_immediate("phrases", phrases.hear, read_all=phrases.hear_all)
        readers.add_queued("similar work", letters.hear, kinds=frozenset({Happening.PUBLISHED}))
        panels.add("answers", beside_answers, order=10)
        panels.add("project", of_project, order=20)
