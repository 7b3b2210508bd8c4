"""Suggestions while somebody types: names of councils, services and work, and words that stand for others.

They come from the site's own database, whichever engine searches, and are ranked as what is found is: the first one
for a whole title is the first that is found.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from councils.people import Anyone
from councils.standing import standing_of
from kit.documents import kinds
from projects.visibility import labels_of_reader
from search.engines.embedded import full_text
from search.facets import LABEL
from search.language import ranking
from search.language.question import Question, Way, question_of
from search.language.words import SMALL, Word, cut, telling, words_of
from search.models import Entry, Equivalent, Text
from search.models import Word as Known
from search.understanding import telling_of

MOST = 8
SHORTEST = 2
# So many words that begin as the last one does are thought of, and so many things looked at.
ENDINGS = 20
CANDIDATES = 40
ENDED = 0.9


@dataclass(frozen=True)
class Suggestion:
    """What could be looked for, and what that is: "Projects", or what the words stand for."""

    text: str
    about: str


def suggest(text: str, reader: Anyone) -> list[Suggestion]:
    """Give the best suggestions for what has been typed so far, of what the labels let a reader see."""
    typed = cut(text)
    words = words_of(typed)
    if len(typed) < SHORTEST or not words:
        return []
    known = list(_equivalents(typed))
    names = {each.text.casefold(): each for each in _names(words, reader)}
    return [*list(names.values())[: MOST - len(known)], *known]


def _names(words: Sequence[Word], reader: Anyone) -> Iterator[Suggestion]:
    question = _question(words)
    found = nlargest(CANDIDATES, full_text().named(question), key=lambda each: each[1])
    seen = _seen([pk for pk, _rank in found], reader)
    texts = {text.pk: vars(text) for text in Text.objects.filter(pk__in=seen)}
    best = ranking.ranked(question, {pk: texts[pk] for pk in seen if pk in texts})[:MOST]
    entries = Entry.objects.in_bulk(best)
    for entry in (entries[pk] for pk in best if pk in entries):
        yield Suggestion(entry.passages[0][2], str(kinds[entry.kind].label))


def _seen(candidates: Sequence[int], reader: Anyone) -> list[int]:
    """Those of the candidates that the labels let a reader see, in their order."""
    labels = labels_of_reader(standing_of(reader), ())
    values = dict(Entry.objects.filter(pk__in=candidates).values_list("pk", "values"))
    return [pk for pk in candidates if _bears(values.get(pk, ()), labels)]


def _bears(values: Iterable[Sequence[str]], labels: Collection[str]) -> bool:
    return any(facet == LABEL and value in labels for facet, value in values)


def _question(words: Sequence[Word]) -> Question:
    """What asks for all of the words, of which the last may go on."""
    earlier = [word for word in telling(list(words[:-1])) if word.plain not in SMALL]
    last = words[-1]
    parts = {word.stem: word.plain for word in [*earlier, last]}
    ends = Known.objects.filter(word__startswith=last.plain).order_by("-things", "word")[:ENDINGS]
    place = frozenset({list(parts).index(last.stem)})
    ways = [Way((stem,), ENDED, place) for stem in dict.fromkeys(each.stem for each in ends)]
    stems = {*parts, *(stem for way in ways for stem in way.stems)}
    return question_of([(plain, stem) for stem, plain in parts.items()], ways, telling_of(stems).of)


def _equivalents(typed: str) -> Iterator[Suggestion]:
    rows = Equivalent.objects.filter(typed__istartswith=typed).values_list("typed", "means")
    yield from (Suggestion(said, means) for said, means in rows[:2])
