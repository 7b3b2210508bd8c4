"""What somebody means by what they typed: the words made right, and other ways to say them."""

import math
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Max

from councils.people import Anyone
from search.enums import EquivalentKind
from search.index import vocabulary
from search.language.initials import as_initials
from search.language.question import MOST_PARTS, Question, Way, question_of
from search.language.spelling import english
from search.language.words import Word as Typed
from search.language.words import cut, stem_of, telling, words_of
from search.models import Phrase, Word
from search.port import Ask, engine
from search.spellers import speller

LONGEST_PHRASE = 8
# What another way to say something is worth beside the typed word.
WORTH = {
    EquivalentKind.ACRONYM: 0.9,
    EquivalentKind.COUNCIL: 0.8,
    EquivalentKind.WELSH: 0.7,
    EquivalentKind.SYNONYM: 0.5,
}
JOINED = 0.9
INITIALS = 0.6
# Of a text that others are compared with, so many words that tell most.
RAREST = 20


@dataclass(frozen=True)
class Said:
    """A phrase that the table knows, and the words of the text that say it, from the first to the last."""

    phrase: Phrase
    words: tuple[Typed, ...]


@dataclass(frozen=True)
class Understood:
    """What was typed, what is looked for instead where words were misspelt (else the same), and the question; the words
    of it, and the phrases that the table knows among them."""

    typed: str
    meant: str
    question: Question | None
    words: tuple[Typed, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def is_corrected(self) -> bool:
        """Whether something else is looked for than what was typed."""
        return self.typed != self.meant


def understand(text: str, reader: Anyone, *, correct: bool = True) -> Understood:
    """Say what somebody means; without `correct`, by the words as they are typed."""
    typed = cut(text)
    meant = _corrected(typed, reader) if correct else typed
    words = telling(words_of(meant))[:MOST_PARTS]
    if not words:
        return Understood(typed, meant, None)
    said = tuple(_said(words))
    return Understood(typed, meant, _question(words, said), tuple(words), said)


def question_like(text: str) -> Question | None:
    """What finds the like of a text: the words in it that tell most.

    Those that nothing public has come last: only what not everybody sees may have them.
    """
    words = {word.stem: word.plain for word in telling(words_of(text))}
    tells = telling_of(words)
    rarest = sorted(words, key=lambda stem: (stem not in tells.known, -tells.of[stem]))[:RAREST]
    return question_of([(words[stem], stem) for stem in rarest], (), tells.of) if rarest else None


def _question(words: Sequence[Typed], said: Iterable[Said]) -> Question:
    parts = list({word.stem: (word.plain, word.stem) for word in words}.items())
    place = {stem: number for number, (stem, _part) in enumerate(parts)}
    places = [place[word.stem] for word in words]
    ways = [*_equivalents(said, place), *_joined(words, places), *_initials(words, places)]
    stems = {stem for way in ways for stem in way.stems} | place.keys()
    return question_of([part for _stem, part in parts], ways, telling_of(stems).of)


def _said(words: Sequence[Typed]) -> Iterator[Said]:
    """The phrases that the table knows, of any words that follow each other."""
    phrases = {
        " ".join(word.stem for word in words[start:end]): tuple(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(words)) + 1)
    }
    for phrase in Phrase.objects.filter(key__in=phrases).order_by("pk"):
        yield Said(phrase, phrases[phrase.key])


def _equivalents(said: Iterable[Said], place: Mapping[str, int]) -> Iterator[Way]:
    """What else the phrases mean."""
    for each in said:
        if each.phrase.means != each.phrase.key:
            parts = frozenset(place[word.stem] for word in each.words)
            yield Way(tuple(each.phrase.means.split()), WORTH[EquivalentKind(each.phrase.kind)], parts)


def _joined(words: Sequence[Typed], places: Sequence[int]) -> Iterator[Way]:
    """Two words as one, and one as two, where texts have them so: "chat bots", "makerspace"."""
    as_one = {one.plain + other.plain: number for number, (one, other) in enumerate(pairwise(words))}
    as_two = {
        (word.plain[:cut_at], word.plain[cut_at:]): number
        for number, word in enumerate(words)
        for cut_at in range(3, len(word.plain) - 2)
    }
    pieces = [half for halves in as_two for half in halves]
    known = vocabulary.known([*(word.plain for word in words), *as_one, *pieces])
    for joined, number in as_one.items():
        if joined in known:
            yield Way((stem_of(joined),), JOINED, frozenset(places[number : number + 2]))
    for halves, number in as_two.items():
        if "".join(halves) not in known and all(half in known for half in halves):
            yield Way(tuple(stem_of(half) for half in halves), JOINED, frozenset({places[number]}))


def _initials(words: Sequence[Typed], places: Sequence[int]) -> Iterator[Way]:
    """What a short word that is none of English may be the initials of."""
    for word, number in zip(words, places, strict=True):
        initials = as_initials(word.plain)
        if initials and word.plain not in english():
            yield Way((initials,), INITIALS, frozenset({number}))


def _corrected(typed: str, reader: Anyone) -> str:
    """The text with its misspelt words made right: those that neither the index, the table nor English knows."""
    words = telling(words_of(typed))[:MOST_PARTS]
    as_one = {one.plain + other.plain: {one, other} for one, other in pairwise(words)}
    known = vocabulary.known([*(word.plain for word in words), *as_one])
    halves = {half for joined, pair in as_one.items() if joined in known for half in pair}
    unknown = [word for word in words if word.plain not in known and word.plain not in speller() and word not in halves]
    stems = vocabulary.things_with(word.stem for word in unknown)
    private = _finding([word for word in unknown if word.stem not in stems], reader)
    text = unicodedata.normalize("NFC", typed)
    for word in reversed(unknown):
        if word not in private:
            text = f"{text[: word.start]}{_right(word) or text[word.start : word.end]}{text[word.end :]}"
    return text if unknown else typed


def _right(word: Typed) -> str | None:
    """What is meant by a misspelt word. The plural of a word that is known may become one of the same stem alone."""
    right = speller().nearest(word.plain)
    is_plural = word.plain.endswith("s") and word.plain[:-1] in speller()
    return None if is_plural and right and stem_of(right) != word.stem else right


def _finding(words: Sequence[Typed], reader: Anyone) -> set[Typed]:
    """The words by which a reader finds something as they are, of what is not public: no word of that is counted.

    Or by the initials that they may be. Nearly always that is none, which one question tells.
    """
    if not words or not _finds(words, reader):
        return set()
    return {word for word in words if len(words) == 1 or _finds([word], reader)}


def _finds(words: Sequence[Typed], reader: Anyone) -> bool:
    """Whether a reader finds something by any of these words."""
    parts = {word.stem: (word.plain, word.stem) for word in words}
    places = [list(parts).index(word.stem) for word in words]
    question = question_of(list(parts.values()), _initials(words, places), {})
    return engine().find(Ask(reader, question, size=0, loosely=True, counted=False)).total > 0


@dataclass(frozen=True)
class Telling:
    """How much stems tell (their inverse document frequency), and which of them anything public has."""

    of: Mapping[str, float]
    known: frozenset[str]


def telling_of(stems: Collection[str]) -> Telling:
    """Say how much stems tell, in two queries."""
    things = vocabulary.things_with(stems)
    # The commonest word of all is nearly everywhere.
    most = Word.objects.aggregate(most=Max("things"))["most"] or 0
    numbers = {stem: things.get(stem, 0) for stem in stems}
    tells = {stem: math.log(1 + (max(most - number, 0) + 0.5) / (number + 0.5)) for stem, number in numbers.items()}
    return Telling(tells, frozenset(things))
