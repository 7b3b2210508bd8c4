"""The words of what everybody may see, counted as things come and go."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import models, transaction
from django.db.models import F

from kit.documents import EVERYONE
from search.facets import LABEL
from search.language.words import stem_of, words_of
from search.models import Entry, Word
from search.models.word import LONGEST_WORD

AT_ONCE = 5_000


def move(before: Iterable[Entry], now: Iterable[Entry]) -> None:
    """Count anew the words that entries no longer have, and those that they have come to have.

    Always in the same order, so that two who do so at once wait for each other and neither for ever.
    """
    change = Counter(word for entry in now for word in _public_words(entry))
    change.subtract(word for entry in before for word in _public_words(entry))
    changed = [(word, number) for word, number in sorted(change.items()) if number]
    for start in range(0, len(changed), AT_ONCE):
        _count(dict(changed[start : start + AT_ONCE]))


def differing() -> dict[str, int]:
    """The words that are not counted as the entries have them, and of how many things they should be."""
    kept = {word: (stem, things) for word, stem, things in Word.objects.values_list("word", "stem", "things")}
    counted = Counter(word for entry in Entry.objects.iterator() for word in _public_words(entry))
    right = {word: (stem_of(word), things) for word, things in counted.items()}
    return {word: counted[word] for word in sorted(kept | right) if kept.get(word) != right.get(word)}


@transaction.atomic
def make() -> None:
    """Count those anew that are not counted right."""
    # Whoever files something meanwhile waits, and counts on from what is right.
    list(Word.objects.select_for_update().order_by("word").values_list("word"))
    wrong = list(differing().items())
    for start in range(0, len(wrong), AT_ONCE):
        some = dict(wrong[start : start + AT_ONCE])
        Word.objects.filter(word__in=some).delete()
        right = [Word(word=word, stem=stem_of(word), things=number) for word, number in some.items() if number]
        Word.objects.bulk_create(right)


def _count(changed: Mapping[str, int]) -> None:
    Word.objects.bulk_create([Word(word=word, stem=stem_of(word)) for word in changed], ignore_conflicts=True)
    list(Word.objects.select_for_update().filter(word__in=changed).order_by("word").values_list("word"))
    for number in set(changed.values()):
        of_these = [word for word, by in changed.items() if by == number]
        Word.objects.filter(word__in=of_these).update(things=F("things") + number)
    Word.objects.filter(word__in=changed, things__lte=0).delete()


def things_with(stems: Iterable[str]) -> dict[str, int]:
    """How many things have each of these stems, nearly: as many as have the commonest of its words."""
    found = Word.objects.filter(stem__in=set(stems)).values("stem").annotate(most=models.Max("things"))
    return {row["stem"]: row["most"] for row in found.order_by()}


def known(words: Iterable[str]) -> dict[str, int]:
    """How many things have each of these words; those that none has are left out."""
    return dict(Word.objects.filter(word__in=set(words)).values_list("word", "things"))


def _public_words(entry: Entry) -> set[str]:
    if [LABEL, EVERYONE] not in entry.values:
        return set()
    words = {word.plain for _name, _field, text in entry.passages for word in words_of(text)}
    return {word for word in words if len(word) <= LONGEST_WORD}
