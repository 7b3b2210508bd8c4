"""What has changed, sent to the cluster.

Each word of an entry bears its edition, and the cluster takes in none that is older than what it has
(`version_type=external`): late, twice or out of order does no harm. What is owed is struck out once it can be found.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from elasticsearch.helpers import streaming_bulk

from search.cluster.client import Trouble, patient
from search.cluster.mapping import building, document, writing
from search.models import Entry, Owed, Rebuilding, Text

logger = logging.getLogger(__name__)

AT_ONCE = 500
CONFLICT = 409
NO_INDEX = "index_not_found_exception"

Word = dict[str, Any]
Refused = dict[int, str]


class Unsent(Exception):
    """The cluster has refused some of what was sent: it is still owed."""


def send() -> None:
    """Send all that is owed. Raises `Trouble` where the cluster does not answer, `Unsent` where it refuses some."""
    refused: Refused = {}
    last = 0
    while some := list(Owed.objects.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = some[-1].pk
        here = _send(some)
        refused |= here
        Owed.objects.filter(pk__in=[each.pk for each in some if each.entry not in here]).delete()
    if refused:
        raise Unsent(f"{len(refused)} entries were refused: {dict(Counter(refused.values()))}")


def send_if_it_answers() -> None:
    """Send all that is owed; what cannot be sent now stays owed, and the log says so."""
    try:
        send()
    except (*Trouble, Unsent) as error:
        logger.warning("Elasticsearch has not taken in what changed (%s: %s).", type(error).__name__, error)


def words_of(entries: Sequence[Entry]) -> Iterator[Word]:
    """What to tell the cluster of these entries; their texts are read after them, so may be newer and never older."""
    texts = Text.objects.in_bulk([entry.pk for entry in entries])
    for entry in entries:
        if entry.pk in texts:
            yield _word("index", entry.pk, entry.edition) | {"_source": document(entry, texts[entry.pk])}


def tell(alias: str, words: Iterable[Word], *, refresh: bool) -> Refused:
    """Tell the index behind an alias, and give what it refuses, by entry, and why. An older word is no news to it."""
    told = streaming_bulk(
        patient(), words, chunk_size=AT_ONCE, raise_on_error=False, index=alias, require_alias=True, refresh=refresh
    )
    answers = [answer for _fine, by_verb in told for answer in by_verb.values()]
    return {
        int(answer["_id"]): answer["error"]["type"]
        for answer in answers
        if "error" in answer and answer["status"] != CONFLICT
    }


def _send(some: Sequence[Owed]) -> Refused:
    editions: dict[int, int] = {}
    for each in some:
        editions[each.entry] = max(each.edition, editions.get(each.entry, 0))
    words = list(_words(editions))
    # First to the index that is being built: should it take the other's place meanwhile, the second is the same one.
    refused = _tell_next(words) if Rebuilding.objects.exists() else {}
    return refused | tell(writing(), words, refresh=True)


def _words(editions: Mapping[int, int]) -> Iterator[Word]:
    entries = list(Entry.objects.filter(pk__in=editions))
    yield from words_of(entries)
    for gone in editions.keys() - {entry.pk for entry in entries}:
        yield _word("delete", gone, editions[gone])


def _tell_next(words: Iterable[Word]) -> Refused:
    """Tell the index that is being built. There may be none yet, or none any more."""
    refused = tell(building(), words, refresh=True)
    return {entry: why for entry, why in refused.items() if why != NO_INDEX}


def _word(verb: str, entry: int, edition: int) -> Word:
    return {"_op_type": verb, "_id": str(entry), "version": edition, "version_type": "external"}
