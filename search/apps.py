"""Search: what people can find. A port, the engines behind it, and the list of projects."""

from django.apps import AppConfig
from django.core import checks


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from datetime import timedelta

        from activity import readers, shared, sweeps
        from kit import panels, schema
        from projects.enums import Happening
        from search import letters, personal, retention, tasks
        from search.checks import check_engine
        from search.cluster import fitness, sending
        from search.index import filing, owed, phrases
        from search.panels import beside_answers, of_project
        from search.port import has_cluster
        from search.saved import rounds, subject

        checks.register(check_engine)
        personal.register()
        retention.register()
        subject.register()
        sweeps.add("saved searches", rounds.run, every=5 * sweeps.MINUTE)
        readers.add_immediate("search", filing.hear, read_all=filing.hear_all)
        readers.add_immediate("phrases", phrases.hear, read_all=phrases.hear_all)
        if has_cluster():
            shared.marks.add("owed", owed.newest)
            readers.add_queued("cluster", tasks.hear, last=True)
            sweeps.add(
                "search-owed", sending.send_if_it_answers, every=timedelta(seconds=5), lease=timedelta(seconds=15)
            )
        sweeps.add("search-check", tasks.check, every=sweeps.DAY)
        schema.needs.add("search", fitness.what_is_missing)
        readers.add_queued("similar work", letters.hear, kinds=frozenset({Happening.PUBLISHED}))
        panels.add("answers", beside_answers, order=10)
        panels.add("project", of_project, order=20)
