"""Whether this version and the cluster fit each other: asked before the site or its worker starts."""

from importlib.metadata import version

from search.cluster import rebuilding
from search.cluster.client import Trouble, patient
from search.cluster.mapping import fits
from search.port import has_cluster


def what_is_missing() -> list[str]:
    """Give a line that says what to do.

    A cluster that does not answer may be back in a moment: it keeps nothing from starting.
    """
    if not has_cluster():
        return []
    try:
        return _server() or _index()
    except Trouble:
        return []


def _server() -> list[str]:
    ours, theirs = version("elasticsearch"), patient().info()["version"]["number"]
    if ours.split(".")[0] == theirs.split(".")[0]:
        return []
    return [
        f"The server of ELASTICSEARCH_URL is Elasticsearch {theirs}, and this site speaks to {ours.split('.')[0]}.x."
    ]


def _index() -> list[str]:
    names = rebuilding.current()
    if not names:
        return ["Elasticsearch has no index of this site: run manage.py search_rebuild."]
    if not all(map(fits, names)):
        return ["The index in Elasticsearch is of another version of this site: run manage.py search_rebuild."]
    return []
